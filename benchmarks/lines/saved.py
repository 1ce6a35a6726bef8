"""A key that logs a call, to the frame that says it is saved."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

import pyte

from benchmarks import ratios
from benchmarks.bench import Bench
from benchmarks.books import copied
from benchmarks.floors.raw import RawTable
from benchmarks.keys import Player, Step
from benchmarks.lines.cursor import DOWN, RIGHT
from benchmarks.lines.touch import timed
from benchmarks.programs import LEGEND, screen, settled
from benchmarks.report import Figure, Target, figure
from benchmarks.terminal import SIZE, NoFrame

KEY = Target("key to frame that shows it saved", "a cursor key's frame here, and a raw insert", 1.5, 1.2)
SAID = "call, reached: "


def measure(bench: Bench) -> Iterator[Figure]:
    """By turns a cursor key, a call, and a raw row on the same disk; the call's frame against the other two's sum."""
    with copied(bench.size) as book, screen(book) as ours:
        raw = RawTable(book.with_name("raw.db"))
        settled(ours, LEGEND)
        shown = pyte.Screen(*SIZE)
        stream = pyte.ByteStream(shown)
        # a frame brings only the cells that differ: what it says is read off the screen
        stream.feed(ours.recording.text)
        moves = Player(ours, (Step(RIGHT), Step(DOWN)))
        mine, floor, frames = [], [], []
        for turn in range(-1, bench.turns):
            saved, moved, written = [], [], []
            for _key in range(bench.keys):
                moved.append(moves.play()[0].wall)
                stream.feed(ours.recording.text)
                recording = ours.key("c")
                stream.feed(recording.text)
                if not any(SAID in line for line in shown.display):
                    raise NoFrame("a call was logged, and no frame says so")
                saved.append(recording.ended - recording.began)
                frames.append(recording.frames)
                written.append(timed(raw.insert).wall)
            if turn >= 0:
                mine.append(statistics.median(saved))
                floor.append(statistics.median(moved) + statistics.median(written))
        raw.close()
    yield figure(KEY, ratios.ratio(mine, floor), frames_a_key=statistics.fmean(frames))
