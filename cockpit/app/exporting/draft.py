"""What would go out of the place where one stands: told at once, made of the book only when it is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cockpit.app.commands.agenda import AGENDA
from cockpit.app.commands.command import CLIENT, GRID, SWEEP
from cockpit.app.commands.journal import JOURNAL
from cockpit.app.commands.routine import ROUTINE
from cockpit.app.commands.strangers import STRANGERS
from cockpit.app.commands.templates import TEMPLATES
from cockpit.app.commands.texts import TEXTS
from cockpit.app.desk import Desk
from cockpit.core.outgoing import Table
from cockpit.core.words import N_, _
from cockpit.store import lists
from cockpit.store.book import Book


@dataclass(frozen=True, slots=True)
class Draft:
    """A list that can go out."""

    title: str
    count: int | None
    """Rows; None where counting is as much work as writing."""
    table: Callable[[Book], Table]
    """Makes it, in a thread, from a connection of its own."""
    clients: list[int] | None
    """Whose contacts and actions go with it; None for those of the whole book."""


def draft_of(screen: Any) -> Draft | None:
    """What can go out of a place: its own `outgoing()` where it has one, else what is known of it here."""
    told = getattr(screen, "outgoing", None)
    if told is not None:
        table: Table = told()
        return Draft(table.title, len(table.rows), lambda _book: table, screen.targets() or None)
    build = _BUILDERS.get(screen.place)
    return build(screen) if build is not None else None


def _some(desk: Desk, members: list[int], whole: bool) -> Draft:
    portfolio, reading = desk.portfolio, desk.reading
    return Draft(
        _("clients"),
        len(members),
        lambda book: lists.clients(book, portfolio, reading, members),
        None if whole else members,
    )


def _grid(screen: Any) -> Draft:
    """The marked clients, else those that are bright, else all, as they stand."""
    desk: Desk = screen.desk
    standing = [client for group in desk.groups for client in group.members]
    wanted = desk.marks or desk.look().bright
    members = standing if wanted is None else [client for client in standing if client in wanted]
    return _some(desk, members, wanted is None)


def _sweep(screen: Any) -> Draft:
    """The clients of today's list."""
    return _some(
        screen.desk,
        [card.client for card in screen.course.sweep.cards] if screen.course.sweep is not None else [],
        False,
    )


def _client(screen: Any) -> Draft:
    """The tab that is open."""
    from cockpit.app.panels.client import ACTIONS, HISTORY, PEOPLE

    panel, desk = screen.client_panel, screen.desk
    client: int = panel.client
    name = desk.names([client])
    listed = {HISTORY: (lists.history, _("history")), ACTIONS: (lists.actions, _("actions")),
              PEOPLE: (lists.people, _("people"))}.get(panel.tab)  # fmt: skip
    if listed is None:
        return _some(desk, [client], False)
    make, what = listed
    return Draft(f"{name} {what}", None, lambda book: make(book, [client]), [client])


def _routine(screen: Any) -> Draft:
    """The list of the period that is shown."""
    shown = screen.list
    period, starts = screen.period, shown.starts.isoformat() if shown is not None else ""
    count = len(shown.items) if shown is not None else 0
    return Draft(_("routine"), count, lambda book: lists.routine(book, period, starts), None)


def _whole(title: str, make: Callable[[Book], Table]) -> Callable[[Any], Draft]:
    """A list of the book that goes out whole, however it is scrolled."""
    return lambda screen: Draft(_(title), None, make, None)


_BUILDERS: dict[str, Callable[[Any], Draft]] = {
    GRID: _grid,
    CLIENT: _client,
    SWEEP: _sweep,
    ROUTINE: _routine,
    AGENDA: _whole(N_("actions"), lists.actions),
    JOURNAL: _whole(N_("journal"), lists.journal),
    STRANGERS: _whole(N_("incoming numbers"), lists.strangers),
    TEXTS: _whole(N_("texts"), lists.texts),
    TEMPLATES: _whole(N_("templates"), lists.templates),
}
