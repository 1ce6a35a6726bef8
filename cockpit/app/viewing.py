"""Views by name: lens, groups, order, tiles and what is kept bright, chosen by a digit."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cockpit.app.choice import Choice, Option
from cockpit.app.errands.wording import Wording
from cockpit.app.widgets.line import cut
from cockpit.core.arrangement import GROUPS, ORDERS
from cockpit.core.lens import lenses
from cockpit.core.words import _
from cockpit.store import views
from cockpit.store.views import View

if TYPE_CHECKING:
    from cockpit.app.desk import Desk
    from cockpit.app.screens.home import HomeScreen

DIGITS = "123456789"
LINES, SHORTEST = 3, 3
"""Lines that a choice may take on any screen; cells of a name below which it says nothing."""


def choose_view(screen: HomeScreen) -> None:
    """Ask for the digit of a view, or what is to become of the views."""
    desk = screen.desk
    found = views.named(desk.book)
    tail = [Option("n", _("keep"), partial(_ask_name, screen))]
    if found:
        tail += [
            Option("r", _("rename"), partial(_choose_one, screen, _("rename view"), _ask_new_name)),
            Option("x", _("forget"), partial(_choose_one, screen, _("forget view"), _forget)),
        ]
    now = present(desk)
    heads = [
        Option(digit, name, partial(look_through, screen, name), view == now)
        for digit, (name, view) in zip(DIGITS, found.items(), strict=False)
    ]
    screen.choice = _fitting(screen, _("views"), heads, tail)


def present(desk: Desk) -> View:
    """How the grid is looked at now, what is bright as well."""
    states = desk.lens.states
    wanted = sorted(desk.wanted_states or ())
    return desk.view._replace(lens=desk.lens.id, bright=" ".join(states[index].id for index in wanted))


def look_through(screen: HomeScreen, name: str) -> None:
    """Look at the book through a view; what it names that is no more is left as it is."""
    desk = screen.desk
    view = views.named(desk.book).get(name)
    if view is None:
        desk.say(_("there is no view “{name}”").format(name=name), "warn")
        return
    look_so(desk, view)
    desk.say(_("view: {name}").format(name=name))


def look_so(desk: Desk, view: View) -> None:
    """Look at the book in a way that was present somewhere; what it names that is no more is left as it is."""
    # only what differs: each is kept, and drawn, by itself
    if view.ordering in ORDERS and view.ordering != desk.view.ordering:
        desk.use_order(view.ordering)
    if view.grouping in GROUPS and view.grouping != desk.view.grouping:
        desk.use_groups(view.grouping)
    if view.tile != desk.view.tile:
        desk.use_tile(view.tile)
    if view.lens in lenses() and view.lens != desk.lens.id:
        desk.use_lens(lenses()[view.lens])
    bright = frozenset(index for index, state in enumerate(desk.lens.states) if state.id in view.bright.split())
    desk.filter(bright or None)


def _ask_name(screen: HomeScreen) -> None:
    hint = _("keeps lens, groups, order, tiles and filter")
    screen.run_errand(Wording(_("name of the view"), partial(_keep, screen), hint=hint))


def _keep(screen: HomeScreen, typed: str) -> None:
    desk, name = screen.desk, views.name_of(typed)
    views.keep(desk.book, present(desk), desk.now(), name)
    at = list(views.named(desk.book)).index(name) + 1
    if at <= len(DIGITS):
        desk.say(_("view kept: {name} · w {digit} brings it back").format(name=name, digit=at))
    else:
        desk.say(_("view kept: {name} · Ctrl+P finds it").format(name=name))


def _choose_one(screen: HomeScreen, title: str, do: object) -> None:
    """Ask which view."""
    assert callable(do)
    names = list(views.named(screen.desk.book))
    heads = [
        Option(digit, cut(name, views.LONGEST), partial(do, screen, name))
        for digit, name in zip(DIGITS, names, strict=False)
    ]
    screen.choice = _fitting(screen, title, heads, [])


def _ask_new_name(screen: HomeScreen, name: str) -> None:
    screen.run_errand(Wording(_("rename view"), partial(_rename, screen, name), name))


def _rename(screen: HomeScreen, name: str, typed: str) -> None:
    desk = screen.desk
    fresh = views.rename(desk.book, name, typed, desk.now())
    desk.say(_("view {old} is now {new} · u takes it back").format(old=name, new=fresh))


def _forget(screen: HomeScreen, name: str) -> None:
    desk = screen.desk
    views.forget(desk.book, name, desk.now())
    desk.say(_("view forgotten: {name} · u brings it back").format(name=name))


def _fitting(screen: HomeScreen, title: str, heads: list[Option], tail: list[Option]) -> Choice:
    """A choice whose names are as long as the lines that a choice may take let them be."""
    for longest in range(views.LONGEST, SHORTEST, -1):
        shown = [one._replace(label=cut(one.label, longest)) for one in heads]
        choice = Choice(title, (*shown, *tail))
        if len(choice.lines(screen.palette, screen.size.width)) <= LINES:
            break
    return choice
