"""The same start and keys in instructions, which repeat from run to run: the figures to compare commits by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

from benchmarks.bench import Bench
from benchmarks.books import copied, folder
from benchmarks.counting import SLOWLY, Counter, Uncounted
from benchmarks.lines import cursor, lens, start
from benchmarks.programs import LEGEND, floor_command, screen, screen_command, settled
from benchmarks.ratios import Ratio
from benchmarks.report import Figure, Target, figure, missing

KEYS = [step.key for step in cursor.WALK]
TABS = ["\t"] * lens.LENSES
STATES = b"resting"
"""The last of the first lens's legend, which is drawn after all else."""
FIRST = Target("start to first frame", start.FLOOR)
CURSOR = Target("cursor key", cursor.KEY.floor)
TURN = Target("lens change", lens.FLOOR)
ALL = (FIRST, CURSOR, TURN)


def measure(bench: Bench) -> Iterator[Figure]:
    """Each program once: it is the same every time. They run side by side, which instructions do not notice.

    What a key takes is the difference between a round of keys and one twice as long: what is done beside the keys, and
    by the first of them alone, is in neither.
    """
    try:
        with copied(bench.size) as book, ExitStack() as open_:
            # left by its key once, as a book is whose start is measured
            with screen(book) as before:
                settled(before, LEGEND).leave("q")

            def started(command: Sequence[str]) -> Counter:
                return open_.enter_context(Counter(command, open_.enter_context(folder())))

            programs = (
                (started(screen_command(book)), (LEGEND, STATES), (KEYS, KEYS, KEYS * 2, TABS, TABS, TABS * 2)),
                (started(floor_command("bare")), (start.BARE,), ()),
                (started(floor_command("cell")), (b"\x1b[?1006h",), (KEYS, KEYS, KEYS * 2)),
                (started(floor_command("repaint")), (lens.PLANE,), (["x"] * 5, ["x"] * 5, ["x"] * 10)),
            )
            with ThreadPoolExecutor(len(programs)) as pool:
                ours, bare, cell, plane = pool.map(lambda each: _run(*each), programs)
    except Uncounted as fault:
        for target in ALL:
            yield missing(Target(f"instructions: {target.name}", target.floor), str(fault))
        return
    for target, mine, theirs in (
        (FIRST, ours[0], bare[0]),
        (CURSOR, (ours[4] - ours[3]) / len(KEYS), (cell[4] - cell[3]) / len(KEYS)),
        (TURN, (ours[7] - ours[6]) / len(TABS), (plane[4] - plane[3]) / 5),
    ):
        ratio = mine / theirs
        named = Target(f"instructions: {target.name}", target.floor)
        yield figure(named, Ratio(ratio, ratio, ratio, 1), "instructions", millions=mine / 1e6)


def _run(program: Counter, seen: Sequence[bytes], rounds: Sequence[Sequence[str]]) -> list[int]:
    """Instructions to the first frame, from there until nothing is loaded any more, and of each round of keys."""
    program.shows(*seen)
    found = [program.counted()]
    program.settle(2.0, SLOWLY)
    found.append(program.counted())
    for keys in rounds:
        for key in keys:
            recording = program.send(key)
            while not recording.ended:
                program.read(30.0)
        program.settle(0.3)
        found.append(program.counted())
    return found
