"""Instructions, counted by callgrind: they repeat from run to run, whatever else the machine does."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.books import ROOT
from benchmarks.programs import environment
from benchmarks.terminal import SIZE, NoFrame, Terminal

SLOWLY = 600.0
"""Seconds that a program may take for its first frame: callgrind makes it some sixty times slower."""


class Uncounted(Exception):
    """Instructions cannot be counted here; the sentence says why."""


class Counter(Terminal):
    """A program under callgrind in a terminal, whose instructions so far can be asked for."""

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        valgrind = shutil.which("valgrind")
        if valgrind is None or shutil.which("vgdb") is None:
            raise Uncounted("there is no valgrind here")
        self._folder = folder
        self._dumps = 0
        around = {**environment(folder), "PYTHONHASHSEED": "0"}
        kept = [f"--callgrind-out-file={folder / 'counted'}", f"--vgdb-prefix={folder / 'vgdb'}"]
        super().__init__([valgrind, "--tool=callgrind", "-q", *kept, *command], around, size=SIZE, folder=ROOT)

    def shows(self, *wanted: bytes) -> None:
        """Read until all of these came."""
        end = time.monotonic() + SLOWLY
        while not all(each in self.recording.text for each in wanted):
            if time.monotonic() > end:
                raise NoFrame(f"{wanted!r} did not come in {SLOWLY:.0f} s under callgrind")
            self.read(1.0)

    def counted(self) -> int:
        """Instructions since the last time that this was asked, or since the start."""
        self._dumps += 1
        asked = subprocess.run(
            ["vgdb", f"--pid={self.pid}", f"--vgdb-prefix={self._folder / 'vgdb'}", "dump"],
            capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        path = self._folder / f"counted.{self._dumps}"
        if not path.exists():
            raise Uncounted(f"callgrind gave no figures: {(asked.stderr or asked.stdout).strip()[-200:]}")
        found = re.search(r"^(?:totals|summary): (\d+)", path.read_text(encoding="utf-8"), re.MULTILINE)
        if found is None:
            raise Uncounted("callgrind's figures have no sum")
        return int(found[1])
