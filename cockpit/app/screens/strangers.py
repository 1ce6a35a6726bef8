"""Incoming numbers: who called and wrote and is not in the book, to be assigned, made a client, or left out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rich.cells import cell_len, set_cell_size

from cockpit.app.commands.strangers import STRANGERS
from cockpit.app.desk import Desk
from cockpit.app.page import Page
from cockpit.app.panels.listing import Listing, Subject, wrapped
from cockpit.app.widgets.line import Part, cut, width_of
from cockpit.core import formatter as fmt
from cockpit.core.moment import Moment
from cockpit.core.verbs import of_touch
from cockpit.core.visible import visible
from cockpit.core.words import _, ngettext
from cockpit.store import strangers
from cockpit.store.search import Haystack
from cockpit.store.strangers import Assigned, Maybe, Stranger

MOST_FOUND = 50
"""Clients that are offered for a number."""


class StrangersScreen(Page):
    """The numbers that wait."""

    def __init__(self, desk: Desk) -> None:
        """Work at a desk."""
        super().__init__(desk)
        self.waiting: list[Stranger] = []
        self._maybe: dict[int, Maybe] = {}
        self._names: dict[int, str] = {}

    @property
    def place(self) -> str:
        """The incoming numbers."""
        return STRANGERS

    @property
    def stranger(self) -> Stranger | None:
        """The one under the cursor."""
        subject = self.here()
        return next((one for one in self.waiting if subject is not None and one.id == subject.id), None)

    # showing

    def head(self, width: int) -> list[list[Part]]:
        """How many wait, and where they come from."""
        palette = self.palette
        count = ngettext("{n} number waits", "{n} numbers wait", len(self.waiting)).format(
            n=fmt.number(len(self.waiting))
        )
        records = sum(one.calls + one.texts for one in self.waiting)
        told = ngettext("{n} call or text", "{n} calls and texts", records).format(n=fmt.number(records))
        figures = f"   {count} · {told}" if self.waiting else ""
        return [
            [(_("Incoming numbers"), palette.strong), (figures, palette.quiet)],
            [(_("in your phone's backup, in nobody's card"), palette.quiet)],
            [],
        ]

    def listing(self, width: int) -> Listing:
        """A line a number: the name that the phone knew, the number, how often, when last, who it may be."""
        desk, palette, listing = self.desk, self.palette, Listing()
        self.waiting = strangers.waiting(desk.book)
        self._maybe = strangers.candidates(desk.book, self.waiting)
        if not self.waiting:
            listing.add([(_("Nobody waits."), palette.strong)])
            listing.gap(palette)
            words = _(
                "Ctrl+O brings in a phone's backup or an exported chat; numbers that are in nobody's card come here."
            )
            for line in wrapped(words, width - 2):
                listing.add([(line, palette.quiet)])
            return listing
        calls = max(len(_calls(one)) for one in self.waiting)
        texts = max(len(_texts(one)) for one in self.waiting)
        numbers = min(24, max(cell_len(visible(one.party)) for one in self.waiting))
        names = max(10, min(24, width - numbers - calls - texts - 20))
        for one in self.waiting:
            day = fmt.short_day(date.fromisoformat(one.last_day), desk.today)
            unnamed = not one.name or one.name == one.party
            listing.add(
                [
                    (
                        _padded(_("no name") if unnamed else one.name, names),
                        palette.quiet if unnamed else palette.strong,
                    ),
                    ("  ", palette.plain),
                    (_padded(one.party, numbers), palette.plain),
                    (f"  {_calls(one):>{calls}}  {_texts(one):>{texts}}", palette.quiet),
                    (f"  {day:>10}", palette.quiet),
                    (f"  {self._hint(one)}", palette.key),
                ],
                Subject("stranger", one.id),
            )
        return listing

    def _hint(self, one: Stranger) -> str:
        maybe = self._maybe[one.id].clients
        if not maybe:
            return ""
        return f"? {self._called(maybe[0])}" if len(maybe) == 1 else f"? {fmt.clients(len(maybe))}"

    def _called(self, client: int) -> str:
        facts = self.desk.portfolio.by_id.get(client)
        if facts is not None:
            return facts.name
        if client not in self._names:
            self._names[client] = self.desk.names([client])
        return self._names[client]

    def reasons(self) -> list[list[Part]]:
        """Why the number waits."""
        one, palette = self.stranger, self.palette
        if one is None:
            return []
        maybe = self._maybe[one.id]
        names = ", ".join(self._called(client) for client in maybe.clients[:3])
        if not maybe.clients:
            why = _("Nobody in the book has this number.") if one.digits else _("Nobody in the book is called so.")
        elif not maybe.by_number:
            why = _("The number is new; the name is known: {names}.").format(names=names)
        elif len(maybe.clients) > 1:
            why = _("Several have it: {names}.").format(names=names)
        else:
            why = _("{names} has it by now: Enter, Enter takes it in.").format(names=names)
        return [[(f" {why}", palette.plain)]]

    def aside(self, width: int, height: int) -> list[list[Part]]:
        """The last records of the number under the cursor."""
        one, palette = self.stranger, self.palette
        if one is None:
            return []
        lines: list[list[Part]] = [[(visible(one.shown), palette.strong)], [(visible(one.party), palette.quiet)], []]
        for record in strangers.last_records(self.desk.book, one, max(1, height - len(lines))):
            verb = of_touch(record.channel, record.direction, record.outcome)
            clock = Moment(record.at_ms, "", record.offset_min, record.day).clock
            day = fmt.short_day(date.fromisoformat(record.day), self.desk.today)
            minutes = _("{n} min").format(n=record.minutes) if record.channel == "call" else ""
            what = _kind(record.channel, record.direction)
            lines.append([(f"{day:>{fmt.day_cells(year=False)}} {clock} ", palette.quiet),
                          (f"{verb.glyph} ", palette.key), (what, palette.plain)])  # fmt: skip
            if minutes and width_of(lines[-1]) + cell_len(minutes) < width:
                lines[-1].append((f" {minutes}", palette.quiet))
        return lines

    # commands

    def _wanted(self) -> Stranger | None:
        """The one under the cursor; where none is, that is said."""
        if self.rows.model is None:
            # a key typed ahead comes before the first drawing
            self.refill(0)
        if self.stranger is None:
            self.desk.say(_("no number waits"), "warn")
        return self.stranger

    def assign(self) -> None:
        """Ask for the client of the number under the cursor."""
        from cockpit.app.errands.assigning import Assigning

        one, desk = self._wanted(), self.desk
        if one is None:
            return
        haystack = Haystack(desk.book)
        known = self._maybe[one.id].clients

        def find(text: str) -> Sequence[int]:
            if not text.strip():
                return known
            found = haystack.find(text)
            by_id = desk.portfolio.by_id
            here = [client for client in found if client in by_id]
            return sorted(here, key=lambda client: (found[client].rank, by_id[client].fold))[:MOST_FOUND]

        self.run_errand(Assigning(cut(one.shown, 24), find, self._called, lambda client: self._assigned(one, client)))

    def _assigned(self, one: Stranger, client: int) -> None:
        self._said(one, strangers.assign(self.desk.book, one, client, self.desk.now()))

    def make_client(self) -> None:
        """Ask for the name of a new client, the phone's name for a start."""
        from cockpit.app.errands.wording import Wording

        one, desk = self._wanted(), self.desk
        if one is None:
            return
        self.run_errand(
            Wording(
                _("new client"),
                lambda name: self._said(one, strangers.assign_to_new(desk.book, one, name, desk.now())),
                one.name,
                _("the name of the firm; the number comes with it"),
            )
        )

    def _said(self, one: Stranger, done: Assigned) -> None:
        desk = self.desk
        desk.changed(())
        touches = ngettext("{n} touch", "{n} touches", done.touches).format(n=fmt.number(done.touches))
        words = _("{who} is at {client} now: {touches} · u takes it back")
        desk.say(words.format(who=one.shown, client=self._called(done.client), touches=touches))
        self.draw()

    def leave_number_out(self) -> None:
        """Leave the number under the cursor out."""
        one, desk = self._wanted(), self.desk
        if one is None:
            return
        strangers.leave_out(desk.book, one, desk.now())
        desk.say(_("left out: {who} · u takes it back").format(who=one.shown))
        self.refill(None)


def _calls(one: Stranger) -> str:
    return ngettext("{n} call", "{n} calls", one.calls).format(n=fmt.number(one.calls)) if one.calls else ""


def _texts(one: Stranger) -> str:
    return ngettext("{n} text", "{n} texts", one.texts).format(n=fmt.number(one.texts)) if one.texts else ""


def _kind(channel: str, direction: str) -> str:
    kinds = {
        ("call", "in"): _("call from them"),
        ("call", "out"): _("call to them"),
        ("text", "in"): _("text from them"),
        ("text", "out"): _("text to them"),
    }
    return kinds.get((channel, direction), _("other"))


def _padded(text: str, cells: int) -> str:
    return set_cell_size(cut(visible(text), cells), cells)
