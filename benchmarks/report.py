"""The table that is printed, the JSON beside it, and whether a line is over its limit."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.ratios import Ratio


@dataclass(frozen=True)
class Target:
    """What a line is held to."""

    name: str
    floor: str
    limit: float | None = None
    """Above it the line does not hold; None for a line that is only shown."""
    aim: float | None = None
    least: float | None = None
    """Below it the line does not hold: a peer that would come before us."""


@dataclass(frozen=True)
class Figure:
    """One line of the table."""

    name: str
    floor: str
    limit: float | None
    aim: float | None
    ratio: float | None
    """None where it could not be measured; `note` says why."""
    low: float = 0.0
    high: float = 0.0
    runs: int = 0
    by: str = "wall"
    """"wall", "cpu", "instructions", "memory", or "bytes", which is a number and no ratio."""
    beside: tuple[tuple[str, float], ...] = ()
    """Other measures of the same runs, by name."""
    note: str = ""
    least: float | None = None
    failed: bool = False
    """The program did not do what the line asks of it."""

    @property
    def over(self) -> bool:
        """Whether the line does not hold. One that was not measured is not said to hold, nor to be over."""
        if self.ratio is None:
            return False
        if self.least is not None and self.ratio < self.least:
            return True
        return self.limit is not None and self.ratio > self.limit

    @property
    def standing(self) -> str:
        """In a word."""
        if self.ratio is None:
            return "FAILED" if self.failed else "not measured"
        if self.over:
            return "OVER" if self.limit is not None else "AHEAD"
        if self.least is not None:
            return "behind"
        if self.aim is not None and self.ratio <= self.aim:
            return "aim met"
        return "holds" if self.limit is not None else ""


def figure(target: Target, found: Ratio, by: str = "wall", note: str = "", **beside: float) -> Figure:
    """A line of the table from its target and what was found."""
    return Figure(
        target.name, target.floor, target.limit, target.aim, found.value, found.low, found.high, found.runs, by,
        tuple(beside.items()), note, target.least,
    )  # fmt: skip


def missing(target: Target, why: str) -> Figure:
    """A line that could not be measured."""
    return Figure(target.name, target.floor, target.limit, target.aim, None, note=why, least=target.least)


def _written(value: float | None, by: str = "wall") -> str:
    if value is None:
        return "-"
    return f"{value:,.0f}" if by == "bytes" else f"{value:.2f}"


def cells(each: Figure) -> tuple[str, ...]:
    """What, ratio, spread, limit, aim, standing, by, and the other measures, as text."""
    spread = f"{_written(each.low, each.by)}-{_written(each.high, each.by)}" if each.runs > 1 else ""
    others = ", ".join(f"{name.replace('_', ' ')} {_written(value, name)}" for name, value in each.beside)
    beside = "; ".join(part for part in (others, each.note) if part)
    return (
        each.name, _written(each.ratio, each.by), spread, _written(each.limit, each.by), _written(each.aim, each.by),
        each.standing, each.by if each.ratio is not None else "", beside,
    )  # fmt: skip


HEAD = ("what", "ratio", "spread", "limit", "aim", "", "by", "beside")


def table(figures: Sequence[Figure]) -> str:
    """The table as plain text, a line a figure."""
    rows = [HEAD, *(cells(each) for each in figures)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(HEAD) - 1)]
    lines = []
    for row in rows:
        parts = [row[0].ljust(widths[0])]
        parts += [row[at].rjust(widths[at]) for at in range(1, 5)]
        parts += [row[at].ljust(widths[at]) for at in (5, 6)]
        lines.append("  ".join([*parts, row[7]]).rstrip())
    return "\n".join(lines)


def verdict(figures: Sequence[Figure]) -> str:
    """In one sentence, what holds."""
    limited = [each for each in figures if each.limit is not None or each.least is not None]
    over = [each for each in limited if each.over]
    unknown = [each for each in limited if each.ratio is None]
    held = len(limited) - len(over) - len(unknown)
    told = f"{held} of {len(limited)} limits hold"
    if over:
        told += "; over: " + ", ".join(f"{each.name} ({_written(each.ratio, each.by)})" for each in over)
    if unknown:
        told += "; not measured: " + ", ".join(each.name for each in unknown)
    return told


def plain(figures: Sequence[Figure]) -> list[dict[str, Any]]:
    """The figures as JSON has them."""
    found = []
    for each in figures:
        value = asdict(each)
        value["spread"] = [value.pop("low"), value.pop("high")] if each.runs else None
        value["beside"] = dict(each.beside)
        value["over"] = each.over
        found.append(value)
    return found


def read(path: Path) -> list[Figure]:
    """The figures that were kept; none where there is no such file."""
    if not path.exists():
        return []
    found = []
    for value in json.loads(path.read_text(encoding="utf-8")):
        value["low"], value["high"] = value.pop("spread") or (0.0, 0.0)
        value["beside"] = tuple(value["beside"].items())
        del value["over"]
        found.append(Figure(**value))
    return found


def renewed(kept: Sequence[Figure], line: str, found: Sequence[Figure]) -> list[Figure]:
    """Figures with those of a line measured again in their place; one that had broken off stands by the line's name."""
    names = {line, *(each.name for each in found)}
    at = next((at for at, each in enumerate(kept) if each.name in names), len(kept))
    rest = [[each for each in part if each.name not in names] for part in (kept[:at], kept[at:])]
    return [*rest[0], *found, *rest[1]]


def write(figures: Sequence[Figure], path: Path) -> None:
    """Keep the figures as JSON."""
    path.write_text(json.dumps(plain(figures), indent=1) + "\n", encoding="utf-8")
