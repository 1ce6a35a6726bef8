"""The table in the pages for readers, between two markers that stay."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from benchmarks.bench import Bench
from benchmarks.books import ROOT
from benchmarks.report import Figure, cells, verdict

LONG, SHORT = ROOT / "docs" / "speed.md", ROOT / "README.md"
MADE_BY = "<!-- made by {} -->", "<!-- end of what {} made -->"


def between(page: str, body: str, maker: str = "make bench") -> str:
    """The page with what stands between the markers replaced.

    Raises:
        ValueError: where the markers are not there.
    """
    opened, closed = (each.format(maker) for each in MADE_BY)
    head, begin, rest = page.partition(opened)
    _old, end, tail = rest.partition(closed)
    if not begin or not end:
        raise ValueError(f"no {opened} … {closed} in the page")
    return f"{head}{begin}\n\n{body.strip()}\n\n{end}{tail}"


def _row(values: Sequence[str]) -> str:
    return f"| {' | '.join(values)} |"


def long(figures: Sequence[Figure], bench: Bench) -> str:
    """All lines."""
    rows = [_row(("what", "floor", "ratio", "spread", "limit", "aim", "", "by", "beside")),
            _row(("---", "---", "---:", "---:", "---:", "---:", "---", "---", "---"))]  # fmt: skip
    for each in figures:
        name, ratio, spread, limit, aim, standing, by, beside = cells(each)
        rows.append(_row((name, each.floor, ratio, spread, limit, aim, _marked(standing), by, beside)))
    return "\n".join([_on(bench), "", *rows, "", f"{verdict(figures)}."])


def short(figures: Sequence[Figure], bench: Bench) -> str:
    """The lines that have a limit, and the peers."""
    rows = [_row(("what", "its floor", "times its floor", "limit", "")), _row(("---", "---", "---:", "---:", "---"))]
    for each in figures:
        if each.limit is None and each.least is None:
            continue
        name, ratio, _spread, limit, _aim, standing, by, _beside = cells(each)
        rows.append(_row((name, each.floor or by, ratio, limit, _marked(standing))))
    return "\n".join([_on(bench), "", *rows])


def _marked(standing: str) -> str:
    return f"**{standing}**" if standing in ("OVER", "AHEAD") else standing


def _on(bench: Bench) -> str:
    return (
        f"A book of {bench.size}; a terminal of 200x50; Python {sys.version.split()[0]}, Textual {version('textual')},"
        f" {platform.system()} on {os.cpu_count()} processors; by {bench.made}."
    )


def write(figures: Sequence[Figure], bench: Bench) -> list[Path]:
    """Put the tables into the pages; returns the pages."""
    for page, made in ((LONG, long), (SHORT, short)):
        page.write_text(between(page.read_text(encoding="utf-8"), made(figures, bench)), encoding="utf-8")
    return [LONG, SHORT]
