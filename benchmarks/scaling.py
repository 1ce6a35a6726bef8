"""`make bench-scale`: the lines of the table over books of growing size, drawn for the docs."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import replace

from benchmarks import pages
from benchmarks.bench import QUICK
from benchmarks.books import ROOT, Size
from benchmarks.chart import chart
from benchmarks.lines import ALL
from benchmarks.terminal import NoFrame

PICTURES = ROOT / "docs" / "pictures"
CLIENTS = (100, 1_000, 10_000, 20_000)
TOUCHES = (0, 100_000, 1_000_000, 5_000_000)
FLAT = ("cursor", "panel", "lens", "saved", "touch", "log", "idle")
GROWING = ("start", "search", "memory", "verbs", "import")
READ = "Times its floor, which is the broken line; a level course does not grow with the book."
SHORT = {
    "start to first frame": "start",
    "start to first frame, processor": "",
    "cursor key to frame": "cursor key",
    "bytes that a cursor key sends": "",
    "cursor key with a client's panel open": "cursor key, panel open",
    "search key to frame": "search key",
    "key to frame that shows it saved": "key to frame, saved",
    "idle, processor": "idle",
    "idle, wake-ups": "",
    "cockpit log, without a screen": "cockpit log",
    "import of 100,000 rows": "import",
    "cockpit import one-row.csv --dry-run": "",
}
"""What a line is called in the picture; empty for one that is left out."""


GROWTHS = {
    "clients": [Size(clients, 100_000) for clients in CLIENTS],
    "touches": [Size(10_000, touches) for touches in TOUCHES],
}
KEPT = ROOT / "benchmarks" / "scaling.json"


def main() -> None:
    """Measure, and draw two pictures for each kind of growth."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scaling", description=main.__doc__)
    parser.add_argument("growth", nargs="?", choices=GROWTHS, help="only this one; the other's pictures stay")
    only = parser.parse_args().growth
    began = time.monotonic()
    kept: dict[str, object] = json.loads(KEPT.read_text(encoding="utf-8")) if only and KEPT.exists() else {}
    shown: list[str] = []
    for name, sizes in GROWTHS.items():
        labels = [f"{getattr(size, name):,}" for size in sizes]
        for kind, lines in (("keys", FLAT), ("book", GROWING)):
            title = f"{'What a key costs' if kind == 'keys' else 'What reads the whole book'}, by {name}"
            picture = PICTURES / f"scaling-{name}-{kind}.svg"
            if only in (None, name):
                courses = _courses(lines, sizes, began)
                kept[f"{name}, {kind}"] = {"sizes": labels, "courses": courses}
                drawn = chart(title, READ, [f"{label} {name}" for label in labels], courses)
                picture.write_text(drawn, encoding="utf-8")
            shown.append(f"![{title}](pictures/{picture.name})")
    KEPT.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    page = pages.LONG.read_text(encoding="utf-8")
    pages.LONG.write_text(pages.between(page, "\n\n".join(shown), "make bench-scale"), encoding="utf-8")
    print(f"drawn into {PICTURES.relative_to(ROOT)} in {(time.monotonic() - began) / 60:.0f} minutes")


def _courses(lines: Sequence[str], sizes: Sequence[Size], began: float) -> dict[str, list[float | None]]:
    found: dict[str, list[float | None]] = {}
    for at, size in enumerate(sizes):
        for line in lines:
            print(f"{time.monotonic() - began:5.0f} s  {size}: {line}", file=sys.stderr, flush=True)
            try:
                for each in ALL[line](replace(QUICK, size=size)):
                    name = SHORT.get(each.name, each.name)
                    if name:
                        found.setdefault(name, [None] * len(sizes))[at] = each.ratio
            except (NoFrame, RuntimeError) as fault:
                print(f"         not measured: {fault}", file=sys.stderr)
    return found


if __name__ == "__main__":
    main()
