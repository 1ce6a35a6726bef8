"""`python -m benchmarks`: measure, print the table, keep it; the exit status is 1 where a limit does not hold."""

from __future__ import annotations

import argparse
import sys
import time

from benchmarks import pages, report
from benchmarks.bench import FULL, QUICK, Bench
from benchmarks.books import ROOT
from benchmarks.lines import ALL, THOROUGH
from benchmarks.report import Figure
from benchmarks.terminal import NoFrame

LATEST = ROOT / "benchmarks" / "latest.json"


def main() -> int:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure the cockpit beside its floors.")
    parser.add_argument("--quick", action="store_true", help="a smaller book and fewer rounds: two minutes")
    parser.add_argument(
        "--only", nargs="+", choices=list(ALL), metavar="LINE",
        help=f"measure these again, beside what {LATEST.name} has of the others: {', '.join(ALL)}",
    )  # fmt: skip
    parser.add_argument("--pages", action="store_true", help="put the table into docs/speed.md and the README as well")
    told = parser.parse_args()
    bench = QUICK if told.quick else FULL
    lines = told.only or [name for name in ALL if not (told.quick and name in THOROUGH)]
    began = time.monotonic()
    figures: list[Figure] = []
    kept = report.read(LATEST) if told.only else []
    for name in lines:
        print(f"{time.monotonic() - began:4.0f} s  {name}", file=sys.stderr, flush=True)
        found = _measured(name, bench)
        figures += found
        kept = report.renewed(kept, name, found)
    print(f"\n{bench.size}; terminal 200x50; Python {sys.version.split()[0]}; {time.monotonic() - began:.0f} s")
    print(report.table(figures))
    print(report.verdict(figures))
    report.write(kept, LATEST)
    if told.pages:
        for page in pages.write(kept, bench):
            print(f"written: {page.relative_to(ROOT)}")
    return 1 if any(each.over or each.failed for each in figures) else 0


def _measured(name: str, bench: Bench) -> list[Figure]:
    """The figures of a line; where it breaks off, those that it gave before, and one that says why."""
    found: list[Figure] = []
    try:
        for each in ALL[name](bench):
            found.append(each)
            print("        " + " ".join(part for part in report.cells(each) if part), file=sys.stderr, flush=True)
    except (NoFrame, RuntimeError) as fault:
        found.append(Figure(name, "", None, None, None, note=str(fault), failed=True))
        print(f"        {fault}", file=sys.stderr, flush=True)
    return found


if __name__ == "__main__":
    sys.exit(main())
