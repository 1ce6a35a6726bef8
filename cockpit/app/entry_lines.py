"""The two lines that a verb or a next action is typed into, for the clients in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.core.verbs import Verb

if TYPE_CHECKING:
    from cockpit.app.place import Place


def plan(screen: Place) -> None:
    """Add a next action in words."""
    from cockpit.app.errands.planning import Planning
    from cockpit.store import holidays

    if targets := screen.targets():
        desk = screen.desk
        off = holidays.kept(desk.book)
        names = desk.names(targets)
        errand = Planning(names, targets, desk.today, lambda made: desk.plan(targets, made), holidays=off)
        screen.run_errand(errand, "next-action")


def log_line(screen: Place, verb: Verb) -> None:
    """Open the log line for a verb."""
    from cockpit.app.errands.log_line import Logging
    from cockpit.store import holidays, people

    if not (targets := screen.targets()):
        return
    desk, count = screen.desk, screen.take_count()
    here = people.of_client(desk.book, targets[0]) if len(targets) == 1 else []
    errand = Logging(
        verb,
        desk.names(targets),
        [(person.id, person.name) for person in here],
        desk.now(),
        count,
        lambda note, at, persons, promise: screen.log_noted(
            targets, verb, follow_up=count, note=note, at=at, people=persons, promise=promise
        ),
        holidays.kept(desk.book),
    )
    errand.number = "" if count is None else str(count)
    screen.run_errand(errand, f"note-{verb.id}")
