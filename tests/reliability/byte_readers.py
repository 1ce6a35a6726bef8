"""The readers of bytes that others wrote, led by what they have run through (atheris), where that is installed.

`python -m tests.reliability.byte_readers [--runs 20000] [--reader csv]`. Atheris is no part of the development
environment: `pip install atheris`, where there is a wheel of it for this Python.
"""

from __future__ import annotations

import argparse
import importlib.util
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.reliability import shim

READERS = {
    "csv": ("clients.csv", "sales.csv", "google.csv", "quoted.csv"),
    "vcf": ("cards.vcf",),
    "json": ("records.json", "list.json"),
    "xml": ("calls.xml", "sms.xml"),
    "txt": ("WhatsApp Chat with Anna.txt",),
    "xlsx": ("book.xlsx",),
}
"""By a file's ending, the samples that the first tries are made of."""


def why_not() -> str:
    """Why atheris cannot be used here; empty where it can."""
    if importlib.util.find_spec("atheris") is None:
        return "atheris is not installed (pip install atheris): the seeded files of torn_files stand for it"
    return ""


def reader(ending: str, folder: Path) -> Callable[[bytes], None]:
    """What is run for each try: a file is looked at and read to its end; anything but a refusal is a finding."""
    from cockpit.core.errors import BadInput
    from cockpit.exchange.intake import Reading, prepare

    path = folder / f"try.{ending}"

    def one(data: bytes) -> None:
        path.write_bytes(data)
        try:
            for _chunk in Reading([prepare(path)]).chunks():
                pass
        except BadInput as refused:
            assert str(refused).strip()

    return one


def prove(ending: str, runs: int) -> str:
    """Run that many tries in a child; gives what it found, empty where nothing."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.reliability.byte_readers", "--reader", ending, "--runs", str(runs), "--child"],
        cwd=shim.ROOT, capture_output=True, text=True,
    )  # fmt: skip
    return "" if done.returncode == 0 else done.stderr[-3000:]


def _child(ending: str, runs: int) -> None:
    import atheris  # type: ignore[import-not-found,unused-ignore]

    with atheris.instrument_imports(include=["cockpit.exchange"]):
        import cockpit.exchange.intake  # noqa: F401

    from tests.reliability.torn_files import samples

    found: dict[str, Any] = samples()
    with tempfile.TemporaryDirectory() as made:
        seeds = Path(made) / "seeds"
        seeds.mkdir()
        for name in READERS[ending]:
            (seeds / name.replace(" ", "-")).write_bytes(found[name])
        words = [sys.argv[0], f"-runs={runs}", "-seed=1", "-max_len=4096", "-timeout=20", "-rss_limit_mb=3000"]
        atheris.Setup([*words, f"-artifact_prefix={tempfile.gettempdir()}/cockpit-", str(seeds)], reader(ending, seeds))
        atheris.Fuzz()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=20_000)
    parser.add_argument("--reader", choices=sorted(READERS), action="append")
    parser.add_argument("--child", action="store_true")
    asked = parser.parse_args()
    if why := why_not():
        sys.exit(why)
    if asked.child:
        _child(asked.reader[0], asked.runs)
        sys.exit()
    for each in asked.reader or READERS:
        print(each, prove(each, asked.runs) or "nothing found", flush=True)
