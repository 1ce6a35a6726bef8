"""A letter of a search to its frame."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks import ratios
from benchmarks.bench import Bench
from benchmarks.books import copied
from benchmarks.keys import Player, Step, pressed
from benchmarks.programs import LEGEND, floor, screen, settled
from benchmarks.report import Figure, Target, figure

KEY = Target("search key to frame", "the same key in an app with one Input", 3, 2)
BACK = "\x7f"
WORDS = ("bar", "kolda", "sol", "marn")
"""Parts of names, cities, and of both."""


def steps(words: tuple[str, ...]) -> tuple[Step, ...]:
    """Every letter is timed; between two words the first is taken back, letter by letter, untimed."""
    found: list[Step] = []
    for at, word in enumerate(words):
        back = (BACK,) * len(words[at - 1])
        found += [Step(word[0], back), *(Step(letter) for letter in word[1:])]
    return tuple(found)


def measure(bench: Bench) -> Iterator[Figure]:
    """The same letters to both."""
    with copied(bench.size) as book, screen(book) as ours, floor("entry", book.parent) as entry:
        settled(ours, LEGEND)
        entry.until(b"48;2")
        entry.settle(0.7)
        ours.key("/")
        words = WORDS[: bench.words]
        for letter in words[-1]:
            ours.key(letter)
            entry.key(letter)
        once = steps(words)
        found = pressed(Player(ours, once), Player(entry, once), bench.turns, len(once))
    yield figure(
        KEY, ratios.cpu(found.pairs), "cpu", wall=ratios.wall(found.pairs).value, bytes=found.bytes_median,
        frames_a_key=found.frames_mean,
    )  # fmt: skip
