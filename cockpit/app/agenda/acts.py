"""What is done on the agenda: ticked, moved, edited, deleted, added; several at once where they are marked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from cockpit.app.agenda.listing import Agenda
from cockpit.app.errands.tasking import Tasking, as_words
from cockpit.app.errands.wording import Wording as Asking
from cockpit.core import agenda as rules
from cockpit.core import formatter as fmt
from cockpit.core.agenda import Entry
from cockpit.core.agenda_words import landed
from cockpit.core.rescheduling import Move
from cockpit.core.task_words import working_day
from cockpit.core.words import _, ngettext
from cockpit.store import agenda, holidays, settings
from cockpit.store.agenda import Place, Wording

if TYPE_CHECKING:
    from cockpit.app.screens.agenda import AgendaScreen


def names_of(entries: Sequence[Entry]) -> str:
    """How a sentence calls them: by the words where it is one, else their number."""
    if len(entries) == 1:
        return entries[0].text
    return ngettext("{n} action", "{n} actions", len(entries)).format(n=fmt.number(len(entries)))


def _changed(screen: AgendaScreen, clients: Sequence[int | None]) -> None:
    """Re-read what was changed: the clients concerned, and the count of tasks that is read with any client."""
    screen.marks = frozenset()
    desk = screen.desk
    concerned = {client for client in clients if client is not None and client in desk.portfolio.by_id}
    # for tasks alone not the whole book is read again
    desk.changed(concerned or list(desk.portfolio.by_id)[:1])


def _clients(entries: Sequence[Entry]) -> list[int | None]:
    return [entry.client for entry in entries]


def tick(screen: AgendaScreen) -> None:
    """Tick what is in hand, then offer the next action to the clients that are left without one."""
    entries, desk = screen.wanted(), screen.desk
    if not entries:
        return
    agenda.tick(desk.book, [entry.id for entry in entries], desk.now(), names=names_of(entries))
    clients = [entry.client for entry in entries if entry.client is not None]
    left = rules.without_next(entries, agenda.clients_with_open(desk.book, clients))
    done = _("done: {text} · a adds the next") if clients else _("done: {text} · u takes it back")
    desk.say(done.format(text=names_of(entries)))
    _changed(screen, _clients(entries))
    if left:
        ask(screen, left)


def plan(screen: AgendaScreen) -> None:
    """`a`: the next action of the clients in hand; on a task, or where nothing stands, another task."""
    ask(screen, screen.targets())


def add_task(screen: AgendaScreen) -> None:
    """`T`: a task for no client."""
    ask(screen, [])


def ask(screen: AgendaScreen, clients: Sequence[int]) -> None:
    """Ask for an action in words."""
    desk = screen.desk
    names = desk.names(clients) if clients else ""
    label = _("next action · {names}").format(names=names) if clients else _("task")

    def keep(made: Wording) -> None:
        agenda.add(desk.book, clients, made, desk.now(), names=names)
        day = fmt.near_day(made.due, desk.today)
        desk.say(_("{day}: {text} · {names}").format(day=day, text=made.text, names=names or _("task")))
        _changed(screen, clients)

    again = "next-action" if clients else "agenda-task"
    screen.run_errand(Tasking(label, desk.today, keep, holidays=screen.holidays), again, alone=not clients)


def edit(screen: AgendaScreen) -> None:
    """F2: the words, the day, the time, the minutes, the ground."""
    entry, desk = screen.entry, screen.desk
    if entry is None:
        return

    def keep(made: Wording) -> None:
        agenda.change(desk.book, entry.id, made, desk.now())
        desk.say(_("kept · u takes it back"))
        _changed(screen, [entry.client])

    was = Wording(entry.text, date.fromisoformat(entry.due), entry.at, entry.minutes, entry.ground, entry.horizon)
    errand = Tasking(_("edit"), desk.today, keep, was=was, holidays=screen.holidays)
    screen.run_errand(errand.changing(lambda: as_words(agenda.worded(desk.book, entry.id))))


def delete(screen: AgendaScreen) -> None:
    """Del: what is in hand."""
    entries, desk = screen.wanted(), screen.desk
    if entries:
        agenda.delete(desk.book, [entry.id for entry in entries], desk.now(), names=names_of(entries))
        desk.say(_("deleted: {names} · u brings it back").format(names=names_of(entries)))
        _changed(screen, _clients(entries))


def later(screen: AgendaScreen) -> None:
    """`+`: a day later, or as many as the number before it says."""
    move(screen, screen.wanted(), Move(days=screen.take_count() or 1))


def earlier(screen: AgendaScreen) -> None:
    """`-`: a day earlier, not before today."""
    move(screen, screen.wanted(), Move(days=-1))


def next_section(screen: AgendaScreen) -> None:
    """Tab: the first action of the next section, from the last section to the first."""
    _go_to_section(screen, 1)


def section_before(screen: AgendaScreen) -> None:
    """Shift+Tab: the first action of this section, or of the one before."""
    _go_to_section(screen, -1)


def _go_to_section(screen: AgendaScreen, way: int) -> None:
    model, here = screen.rows.model, screen.rows.cursor
    firsts = model.firsts() if isinstance(model, Agenda) else []
    ahead = [index for index in firsts if (index - here) * way > 0]
    if firsts:
        screen.rows.move((ahead or firsts)[0 if way > 0 else -1], way)


def ask_when(screen: AgendaScreen) -> None:
    """`w`: another day in words."""
    from cockpit.app.errands.moving import Moving

    entries = screen.wanted()
    if entries:
        days = [date.fromisoformat(entry.due) for entry in entries]
        screen.run_errand(
            Moving(names_of(entries), days, screen.desk.today, screen.holidays, lambda to: move(screen, entries, to))
        )


def move(screen: AgendaScreen, entries: Sequence[Entry], to: Move) -> None:
    """Put some on another day as one change, and say where they have come to lie."""
    desk, entries = screen.desk, _as_now(screen, entries)
    places = {
        entry.id: Place(to.lands(date.fromisoformat(entry.due), desk.today, screen.holidays), to.at)
        for entry in entries
    }
    still = all(places[entry.id] == (date.fromisoformat(entry.due), to.at and entry.at) for entry in entries)
    if not entries:
        return
    if still:
        desk.say(_("{names} stays where it is: nothing goes back beyond today").format(names=names_of(entries)), "warn")
        return
    agenda.move(desk.book, places, desk.now(), names=names_of(entries))
    where = landed([place.due for place in places.values()], desk.today, screen.holidays)
    desk.say(_("{names}: {day} · u takes it back").format(names=names_of(entries), day=where))
    _changed(screen, _clients(entries))


def _as_now(screen: AgendaScreen, entries: Sequence[Entry]) -> list[Entry]:
    """The same with what another program wrote meanwhile: a day later is later than where it lies now."""
    desk = screen.desk
    if not desk.book.changed_outside():
        return list(entries)
    desk.changed(())
    now = {entry.id: entry for entry in agenda.open_entries(desk.book)}
    # of one that is gone or done the store will say so
    return [now.get(entry.id, entry) for entry in entries]


def ask_day(screen: AgendaScreen) -> None:
    """`z`: how long a working day is."""
    now = fmt.minutes(screen.desk.portfolio.policy.day_minutes)
    hint = _("as “7h” or “6h30m”; now {time}").format(time=now)
    screen.run_errand(Asking(_("a working day"), lambda typed: set_day(screen, typed), hint=hint))


def set_day(screen: AgendaScreen, typed: str) -> None:
    """Hold days against so many minutes from now on."""
    settings.put(screen.desk.book, screen.desk.now(), "day_minutes", working_day(typed))
    screen.desk.changed(())


def ask_country(screen: AgendaScreen) -> None:
    """`H`: the country whose holidays count."""
    desk = screen.desk

    def choose(typed: str) -> None:
        code = holidays.choose(desk.book, typed, desk.now())
        screen.holidays = {}
        screen.refill(None)
        said = _("holidays of {country}").format(country=code) if code else _("no country's holidays")
        desk.say(_("{what} · u takes it back").format(what=said))

    hint = _("two letters: PL, FR, DE, UA, KZ, GB, …; empty for none")
    errand = Asking(_("country"), choose, holidays.country(desk.book), hint)
    screen.run_errand(errand.changing(lambda: holidays.country(desk.book)))
