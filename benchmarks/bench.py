"""How thorough a run of the bench is."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.books import Size


@dataclass(frozen=True)
class Bench:
    """Sizes and numbers of runs."""

    size: Size
    """The book of most lines."""
    rounds: int
    """Pairs of programs started by turns."""
    turns: int
    """Rounds of keys within running programs."""
    keys: int
    """Keys of a round, on each side."""
    words: int
    """Words that are searched for."""
    idle: float
    """Seconds of idleness that are watched."""
    settling: float
    """Seconds before that in which a program may still load."""
    writes: int
    """Touches that are written, on each side."""
    made: str
    """How it is run."""


FULL = Bench(
    Size(10_000, 1_000_000), rounds=15, turns=9, keys=20, words=4, idle=20, settling=3, writes=300, made="`make bench`"
)
QUICK = Bench(
    Size(10_000, 100_000), rounds=5, turns=3, keys=6, words=2, idle=4, settling=2, writes=100,
    made="`make bench-quick`, which is noisier and leaves the peers and the instructions out",
)  # fmt: skip
