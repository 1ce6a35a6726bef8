"""`python -m benchmarks`: measure, print the table, keep it; the exit status is 1 where a limit does not hold."""

from __future__ import annotations

import argparse
import sys
import time

from benchmarks import report
from benchmarks.bench import FULL, QUICK
from benchmarks.books import ROOT
from benchmarks.lines import ALL
from benchmarks.report import Figure
from benchmarks.terminal import NoFrame

LATEST = ROOT / "benchmarks" / "latest.json"


def main() -> int:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure the cockpit beside its floors.")
    parser.add_argument("--quick", action="store_true", help="a smaller book and fewer rounds: two minutes")
    parser.add_argument("--only", nargs="+", choices=list(ALL), default=list(ALL), metavar="LINE", help=", ".join(ALL))
    told = parser.parse_args()
    bench = QUICK if told.quick else FULL
    began = time.monotonic()
    figures: list[Figure] = []
    for name in told.only:
        print(f"{time.monotonic() - began:4.0f} s  {name}", file=sys.stderr, flush=True)
        try:
            for each in ALL[name](bench):
                figures.append(each)
                print("        " + " ".join(report.cells(each)), file=sys.stderr, flush=True)
        except NoFrame as fault:
            figures.append(Figure(name, "", None, None, None, note=str(fault)))
    print(f"\n{bench.size}; terminal 200x50; Python {sys.version.split()[0]}")
    print(report.table(figures))
    print(report.verdict(figures))
    report.write(figures, LATEST)
    return 1 if any(each.over for each in figures) else 0


if __name__ == "__main__":
    sys.exit(main())
