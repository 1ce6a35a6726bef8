"""The long run: every proof with larger counts, the figures written into docs/reliability.md.

`make soak`, or `python -m tests.reliability.soak [--scale 0.1] [--seed 1] [--workers 2] [--only power ...]`; it ends
with 1 where a proof failed, and then leaves the document as it was.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from tests.reliability import (
    bad_books,
    byte_readers,
    draft_ends,
    faults,
    kills,
    migration_cuts,
    mutations,
    power_cut,
    restore_cuts,
    screen_kills,
    shim,
    torn_files,
)

DOCUMENT = shim.ROOT / "docs" / "reliability.md"
BEGIN, END = "<!-- figures: make soak writes them -->", "<!-- end of the figures -->"
CONTROLS = {
    "delete-full": "control: SQLite's default (DELETE, FULL)",
    "wal-normal": "control: WAL, NORMAL",
    "off": "control: synchronous OFF",
    "early": "control: acknowledged before the commit",
}


class Figure(NamedTuple):
    """One line of the table."""

    proof: str
    count: str
    found: str
    seconds: float
    command: str
    sound: bool


def _power(scale: float, seed: int) -> Iterator[Figure]:
    parts, states = max(1, round(10 * scale)), 10_000
    lost = corrupt = done = 0
    start = time.perf_counter()
    for part in range(parts):
        tally = power_cut.prove(states, seed + part)
        lost, corrupt, done = lost + tally.lost, corrupt + tally.corrupt, done + tally.states
    yield Figure(
        "power cut", f"{done:,} states", f"{lost} lost, {corrupt} corrupt", time.perf_counter() - start,
        f"python -m tests.reliability.power_cut --states {states}", lost == corrupt == 0 and done == parts * states,
    )  # fmt: skip
    for settings, name in CONTROLS.items():
        tally = power_cut.prove(max(200, round(2000 * scale)), seed, settings)
        yield Figure(
            name, f"{tally.states:,} states", f"**{tally.lost:,} lost, {tally.corrupt:,} corrupt**", tally.seconds,
            f"python -m tests.reliability.power_cut --settings {settings}", tally.lost > 0,
        )  # fmt: skip


def _migrations(scale: float, seed: int) -> Iterator[Figure]:
    for step in migration_cuts.steps():
        tally = migration_cuts.prove(step, round(20_000 * scale), seed)
        yield Figure(
            f"power cut while schema {step} is brought up to date", f"{tally.states:,} states",
            f"{tally.lost + tally.corrupt} between old and new", tally.seconds,
            "python -m tests.reliability.migration_cuts", tally.lost == tally.corrupt == 0,
        )  # fmt: skip
    tally = migration_cuts.prove(1, max(200, round(2000 * scale)), seed, "apart")
    yield Figure(
        "control: migrations without one transaction", f"{tally.states:,} states", f"**{tally.corrupt:,} between**",
        tally.seconds, "python -m tests.reliability.migration_cuts --how apart", tally.corrupt > 0,
    )  # fmt: skip


def _kills(scale: float, seed: int) -> Iterator[Figure]:
    start = time.perf_counter()
    told = kills.prove(round(2000 * scale), seed)
    yield Figure(
        "kill -9 of a writer", f"{told.rounds:,} rounds, {told.acknowledged:,} entries acknowledged",
        f"{told.lost} lost, {told.twice} twice", time.perf_counter() - start, "python -m tests.reliability.kills",
        told.lost == told.twice == told.not_whole == 0,
    )  # fmt: skip


def _screens(scale: float, seed: int) -> Iterator[Figure]:
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as made:
        told = screen_kills.prove(Path(made) / power_cut.NAME, round(400 * scale), seed)
    yield Figure(
        "kill -9 of the screen", f"{told.rounds:,} rounds, {told.acknowledged:,} entries said", f"{told.lost} lost",
        time.perf_counter() - start, "python -m tests.reliability.screen_kills", told.lost == told.not_whole == 0,
    )  # fmt: skip


def _drafts(_scale: float, _seed: int) -> Iterator[Figure]:
    start = time.perf_counter()
    with power_cut.quick_folder() as room:
        told = draft_ends.prove(room)
    print(*told.missing, sep="\n", flush=True)
    yield Figure(
        "the program ends while something is typed", f"{told.runs} ends", f"{told.runs - told.kept} drafts not offered",
        time.perf_counter() - start, "python -m tests.reliability.draft_ends", told.kept == told.runs,
    )  # fmt: skip


def _faults(_scale: float, _seed: int) -> Iterator[Figure]:
    for act in faults.ACTS:
        start = time.perf_counter()
        told = faults.prove(act)
        bad = told["bad"]
        assert isinstance(bad, list)
        yield Figure(
            f"a fault at each call to the disk: {act}",
            f"{told['points']:,} faults, {told['refused and durable']} of them durable all the same",
            f"{len(bad)} lost, twice or without a sentence", time.perf_counter() - start,
            f"python -m tests.reliability.faults --act {act}", not bad,
        )  # fmt: skip


def _writers(scale: float, _seed: int) -> Iterator[Figure]:
    entries = max(1000, round(10_000 * scale))
    test = "tests/reliability/test_two_writers.py"
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-o", "timeout=3600", test],
        cwd=shim.ROOT, env={**os.environ, "COCKPIT_PROOF_ENTRIES": str(entries)},
    )  # fmt: skip
    missing = "0 missing, 0 twice" if done.returncode == 0 else "failed"
    yield Figure(
        "two writers beside an open screen", f"{2 * entries:,} entries", missing, time.perf_counter() - start,
        f"pytest {test}", done.returncode == 0,
    )  # fmt: skip


def _restores(scale: float, seed: int) -> Iterator[Figure]:
    for damaged, name in ((False, "a backup takes the book's place"), (True, "a backup takes a damaged book's place")):
        tally = restore_cuts.prove(round(5_000 * scale), seed, damaged=damaged)
        yield Figure(
            f"power cut while {name}", f"{tally.states:,} states", f"{tally.lost + tally.corrupt} without a book",
            tally.seconds, "python -m tests.reliability.restore_cuts", tally.lost == tally.corrupt == 0,
        )  # fmt: skip


def _bad_books(scale: float, seed: int) -> Iterator[Figure]:
    told = bad_books.prove(round(40_000 * scale), seed, verbs=3)
    bad = told["faults"]
    yield Figure(
        "damaged books", f"{told.get('books', 0):,} books, {told.get('bad', 0):,} of them not whole",
        f"{len(bad)} written into or without a sentence", told.get("seconds", 0.0),
        "python -m tests.reliability.bad_books", not bad,
    )  # fmt: skip


def _torn_files(scale: float, seed: int) -> Iterator[Figure]:
    told = torn_files.prove(round(20_000 * scale), seed)
    bad = told["faults"]
    yield Figure(
        "torn files to import", f"{told.get('files', 0):,} files, {told.get('refused', 0):,} of them refused",
        f"{len(bad)} without a sentence, or twice", told.get("seconds", 0.0),
        "python -m tests.reliability.torn_files", not bad,
    )  # fmt: skip


def _keys(scale: float, seed: int) -> Iterator[Figure]:
    keys, test = max(300, round(5_000 * scale)), "tests/reliability/test_key_stream.py"
    yield _tested("keys at random into the screen", f"6 runs of {keys:,} keys", test, COCKPIT_PROOF_KEYS=str(keys),
                  COCKPIT_PROOF_SEED=str(1000 * seed))  # fmt: skip


def _typed(scale: float, _seed: int) -> Iterator[Figure]:
    examples = max(150, round(3_000 * scale))
    yield _tested("whatever is typed, in five languages", f"{examples:,} examples of each kind",
                  "tests/reliability/test_typed.py", COCKPIT_PROOF_EXAMPLES=str(examples))  # fmt: skip


def _tested(proof: str, count: str, test: str, **more: str) -> Figure:
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-o", "timeout=7200", test],
        cwd=shim.ROOT, env={**os.environ, **more},
    )  # fmt: skip
    found = "0 faults" if done.returncode == 0 else "failed"
    return Figure(proof, count, found, time.perf_counter() - start, f"pytest {test}", done.returncode == 0)


def _readers(scale: float, _seed: int) -> Iterator[Figure]:
    if why := byte_readers.why_not():
        print(why, flush=True)
        return
    runs, start = round(100_000 * scale), time.perf_counter()
    bad = {ending: found for ending in byte_readers.READERS if (found := byte_readers.prove(ending, runs))}
    print(*bad.values(), sep="\n", flush=True)
    yield Figure(
        "readers of bytes, led by what they ran through", f"{runs:,} tries of each of {len(byte_readers.READERS)}",
        f"{len(bad)} with a fault", time.perf_counter() - start, "python -m tests.reliability.byte_readers", not bad,
    )  # fmt: skip


def _mutations(_scale: float, _seed: int) -> Iterator[Figure]:
    start = time.perf_counter()
    left = [one.name for one in mutations.MUTATIONS if mutations.survives(one)]
    print(*left, sep="\n", flush=True)
    yield Figure(
        "promises broken on purpose", f"{len(mutations.MUTATIONS)} mutations", f"{len(left)} not seen by a test",
        time.perf_counter() - start, "python -m tests.reliability.mutations", not left,
    )  # fmt: skip


PROOFS: dict[str, Callable[[float, int], Iterator[Figure]]] = {
    "power": _power, "migrations": _migrations, "kills": _kills, "screens": _screens, "drafts": _drafts,
    "faults": _faults,
    "writers": _writers, "restores": _restores, "books": _bad_books, "files": _torn_files, "keys": _keys,
    "typed": _typed, "readers": _readers, "mutations": _mutations,
}  # fmt: skip


def proved(name: str, scale: float, seed: int) -> list[Figure]:
    """The figures of one proof, each told as it comes."""
    figures = []
    for figure in PROOFS[name](scale, seed):
        figures.append(figure)
        print("sound " if figure.sound else "FAILED", *figure[:3], f"{figure.seconds:.0f} s", flush=True)
    return figures


def written(figures: list[Figure]) -> None:
    """Put the figures into the document's table: a line proved again takes its place, a new one follows the last."""
    text = DOCUMENT.read_text(encoding="utf-8")
    before, (table, after) = text.split(BEGIN)[0], text.split(BEGIN)[1].split(END)
    head, lines = table.strip().splitlines()[:2], table.strip().splitlines()[2:]
    at = len(lines)
    for one in figures:
        start = f"| {one.proof} |"
        line = f"{start} {one.count} | {one.found} | {one.seconds:.0f} | `{one.command}` |"
        found = next((place for place, each in enumerate(lines) if each.startswith(start)), None)
        at = at if found is None else found
        lines[at : at + (found is not None)] = [line]
        at += 1
    DOCUMENT.write_text(f"{before}{BEGIN}\n" + "\n".join([*head, *lines]) + f"\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=1, help="proofs at a time, each in a process of its own")
    parser.add_argument("--only", choices=sorted(PROOFS), action="append")
    asked = parser.parse_args()
    if why := shim.why_not():
        sys.exit(why)
    # none begins as a copy of this process: what one of them has loaded is no matter of the next
    with ProcessPoolExecutor(asked.workers, get_context("spawn"), max_tasks_per_child=1) as pool:
        # the longest first, so that the end is not waited for by one alone; the table keeps its order
        wanted = [name for name in ("mutations", *PROOFS) if name in (asked.only or PROOFS)]
        begun = {name: pool.submit(proved, name, asked.scale, asked.seed) for name in dict.fromkeys(wanted)}
        figures = [figure for name in PROOFS if name in begun for figure in begun[name].result()]
    if not all(figure.sound for figure in figures):
        sys.exit(1)
    written(figures)
