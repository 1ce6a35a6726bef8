"""The first paint of other programs on the same clients, and Textual's own table as a grid."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import ratios
from benchmarks.bench import Bench
from benchmarks.books import ROOT, Size, copied, folder
from benchmarks.keys import Player, Step, pressed
from benchmarks.lines.lens import LENSES, TURN
from benchmarks.lines.start import BARE, FLOOR, first_frame
from benchmarks.peers import CLIENTS, PEERS, Absent, Peer, clients_file, first_paint, set_up
from benchmarks.programs import LEGEND, environment, floor, screen, settled
from benchmarks.ratios import Sample
from benchmarks.report import Figure, Target, figure, missing
from benchmarks.terminal import NoFrame, Terminal

TABLE = [sys.executable, "-m", "benchmarks.floors.table"]
TURNED = Target("lens change: a DataTable of 10,000 cells", "the cockpit's lens change", least=1.0)
CODE = b"00000"


def measure(bench: Bench) -> Iterator[Figure]:
    """A peer has to come after us: what it must not fall below is our own ratio of the same run."""
    rounds = max(2, bench.rounds // 3)
    with copied(Size(CLIENTS, bench.size.touches)) as book:
        here = book.parent

        def bare() -> Sample:
            return first_frame(floor("bare", here), BARE, 0)

        # as on every day but the first: the book was left by its key
        with screen(book) as terminal:
            settled(terminal, LEGEND).leave("q")
        pairs = ratios.by_turns(lambda: first_frame(screen(book), LEGEND), bare, rounds)
        own = ratios.wall(pairs)
        yield figure(Target("first paint: the cockpit", FLOOR), own, cpu=ratios.cpu(pairs).value)
        yield _painted("DataTable as a grid", lambda: first_frame(_table(here), CODE, 0), bare, rounds, own.value)
        try:
            yield _lens(book)
        except NoFrame as fault:
            yield missing(TURNED, str(fault))
        for peer in PEERS:
            with folder() as place:
                yield _peer(peer, place, bare, rounds, own.value)


def _painted(name: str, theirs: Callable[[], Sample], bare: Callable[[], Sample], rounds: int, own: float,
             what: str = "") -> Figure:  # fmt: skip
    pairs = ratios.by_turns(theirs, bare, rounds)
    target = Target(f"first paint: {name}", FLOOR, least=own)
    return figure(target, ratios.wall(pairs), note=what, cpu=ratios.cpu(pairs).value)


def _table(home: Path) -> Terminal:
    return Terminal([*TABLE, str(clients_file())], environment(home), folder=ROOT)


def _lens(book: Path) -> Figure:
    """Every cell styled anew, against our own lens change."""
    with screen(book) as ours, _table(book.parent) as table:
        settled(ours, LEGEND)
        settled(table, CODE)
        for _lens in range(LENSES):
            ours.key("\t", 0.3)
        found = pressed(Player(table, (Step("x"),)), Player(ours, TURN), 2, 2)
    return figure(TURNED, ratios.wall(found.pairs), cpu=ratios.cpu(found.pairs).value)


def _peer(peer: Peer, place: Path, bare: Callable[[], Sample], rounds: int, own: float) -> Figure:
    try:
        programs = set_up(peer)
        command, seen = peer.start(programs, place), peer.seen()
        return _painted(peer.name, lambda: first_paint(command, place, seen), bare, rounds, own, peer.what)
    except (Absent, NoFrame) as fault:
        return missing(Target(f"first paint: {peer.name}", FLOOR, least=own), str(fault))
