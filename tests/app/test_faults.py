"""A fault of the program in a real terminal: one sentence, no value of anybody's, details for the owner alone."""

from __future__ import annotations

import re
import shutil
import stat
from pathlib import Path

import pytest

from cockpit import paths
from tests.app.own_terminal import OwnTerminal

SECRET = "Sekretna Piekarnia 601 234 567"
FAULTS = {
    "a widget": """
from cockpit.app.widgets.line import Lines
def render_lines(self, crop, own=Lines.render_lines):
    secret = "{secret}"
    if Path("{flag}").exists():
        raise RuntimeError("a widget")
    return own(self, crop)
Lines.render_lines = render_lines
""",
    "a key": """
from cockpit.app.place import Place
def take(self, *given):
    secret = "{secret}"
    raise RuntimeError("a key")
Place.log_verb = take
""",
    "a thread": """
from cockpit.app.app import CockpitApp
def look_around(self):
    def work():
        secret = "{secret}"
        raise RuntimeError("a thread")
    self.run_worker(work, thread=True)
from cockpit.app.place import Place
Place.log_verb = lambda self, verb: look_around(self.cockpit)
""",
    "the driver": """
from textual.drivers.linux_driver import LinuxDriver
def process_message(self, message, own=LinuxDriver.process_message):
    secret = "{secret}"
    if getattr(message, "key", "") == "c":
        raise RuntimeError("the driver")
    own(self, message)
LinuxDriver.process_message = process_message
""",
}
BEFORE = """
import sys
from pathlib import Path
sys.argv = ["cockpit", *sys.argv[1:]]
sys.path.insert(0, {root!r})
"""
AFTER = """
from cockpit.cli import main
raise SystemExit(main())
"""


@pytest.mark.parametrize("where", FAULTS)
def test_a_fault_gives_the_terminal_back_and_tells_nothing(tmp_path: Path, where: str):
    path, flag = tmp_path / "book.cockpit", tmp_path / "now"
    shutil.copyfile(paths.sample(), path)
    path.chmod(0o600)
    program = tmp_path / "faulty.py"
    root = str(Path(__file__).resolve().parents[2])
    program.write_text(
        BEFORE.format(root=root) + FAULTS[where].format(secret=SECRET, flag=flag) + AFTER, encoding="utf-8"
    )
    shown = OwnTerminal(path, program=[str(program)])
    try:
        shown.until("help")
        shown.rest()
        flag.touch()
        shown.type(b"c")
        assert shown.ended() == 1
        assert shown.restored() == []
        told = bytes(shown.sent).rpartition(b"\x1b[?1049l")[2].decode()
        assert re.search(r"a fault of the program \(\w+\); nothing that was confirmed is lost; details in /", told)
        assert SECRET not in told and "Traceback" not in told and "secret" not in told
        assert len(told.split("cockpit: ")) == 2
        log = tmp_path / "home" / "crash.log"
        details = log.read_text(encoding="utf-8")
        assert f"RuntimeError: {where}" in details
        assert SECRET not in details.replace(f'secret = "{SECRET}"', "")
        assert stat.S_IMODE(log.stat().st_mode) == 0o600
    finally:
        shown.close()
