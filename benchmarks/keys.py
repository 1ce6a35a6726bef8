"""Keys given by turns to two programs that stand open: from the key to the end of the last frame it leads to."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from benchmarks.ratios import Pair, Sample, median
from benchmarks.terminal import Terminal


@dataclass(frozen=True)
class Step:
    """A key that is timed, after keys that are not."""

    key: str
    before: tuple[str, ...] = ()


@dataclass
class Pressed:
    """What the rounds gave."""

    pairs: list[Pair] = field(default_factory=list)
    """A pair a round: the medians of its keys."""
    sizes: list[int] = field(default_factory=list)
    """Bytes that each of our keys sent."""
    frames: list[int] = field(default_factory=list)
    """Frames that each of our keys led to."""

    @property
    def bytes_median(self) -> float:
        """Bytes of a key."""
        return statistics.median(self.sizes)

    @property
    def frames_mean(self) -> float:
        """Frames of a key."""
        return statistics.fmean(self.frames)


class Player:
    """Goes through steps again and again on one program."""

    def __init__(self, terminal: Terminal, steps: Sequence[Step]) -> None:
        self.terminal = terminal
        self._steps = self._forever(steps)
        self.length = len(steps)

    @staticmethod
    def _forever(steps: Sequence[Step]) -> Iterator[Step]:
        while True:
            yield from steps

    def play(self) -> tuple[Sample, int, int]:
        """The next timed key: (seconds, bytes, frames)."""
        step = next(self._steps)
        for key in step.before:
            self.terminal.key(key)
        before = self.terminal.cpu()
        recording = self.terminal.key(step.key)
        wall = recording.ended - recording.began
        return Sample(wall, self.terminal.cpu() - before), recording.size, recording.frames


def pressed(ours: Player, floor: Player, turns: int, keys: int) -> Pressed:
    """Give keys by turns, one to ours, one to the floor."""
    for player in (ours, floor):
        for _key in range(player.length):
            player.play()
    found = Pressed()
    for _turn in range(turns):
        mine, theirs = [], []
        for _key in range(keys):
            sample, size, frames = ours.play()
            mine.append(sample)
            found.sizes.append(size)
            found.frames.append(frames)
            theirs.append(floor.play()[0])
        found.pairs.append(Pair(median(mine), median(theirs)))
    return found
