"""From runs by turns to a ratio with its spread."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Sample(NamedTuple):
    """One run of one side: seconds of wall clock, and of processor."""

    wall: float
    cpu: float


class Pair(NamedTuple):
    """A run of ours and a run of the floor, one right after the other."""

    ours: Sample
    floor: Sample


@dataclass(frozen=True)
class Ratio:
    """The ratio of the medians; the lowest and the highest ratio of a pair."""

    value: float
    low: float
    high: float
    runs: int


def ratio(ours: Sequence[float], floor: Sequence[float]) -> Ratio:
    """Compare two series, taken by turns."""
    pairs = [mine / theirs for mine, theirs in zip(ours, floor, strict=True)]
    return Ratio(statistics.median(ours) / statistics.median(floor), min(pairs), max(pairs), len(pairs))


def wall(pairs: Sequence[Pair]) -> Ratio:
    """By the clock on the wall: what a person waits."""
    return ratio([pair.ours.wall for pair in pairs], [pair.floor.wall for pair in pairs])


def cpu(pairs: Sequence[Pair]) -> Ratio:
    """By the processor's clock: what other programs on the machine do not disturb."""
    return ratio([pair.ours.cpu for pair in pairs], [pair.floor.cpu for pair in pairs])


def by_turns(ours: Callable[[], Sample], floor: Callable[[], Sample], rounds: int) -> list[Pair]:
    """Run ours and the floor in turn, after one of each that does not count: it fills the caches of both."""
    ours()
    floor()
    return [Pair(ours(), floor()) for _round in range(rounds)]


def median(samples: Sequence[Sample]) -> Sample:
    """The median of each of the two."""
    return Sample(*(statistics.median(column) for column in zip(*samples, strict=True)))
