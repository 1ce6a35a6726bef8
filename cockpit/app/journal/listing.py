"""The journal as a list: acts by day, newest first, read as it is scrolled; an act unfolds its rows under itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rich.cells import cell_len

from cockpit.app.desk import Desk
from cockpit.app.outbox import MARK
from cockpit.app.panels.listing import Subject
from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Part, cut, width_of
from cockpit.clock import local_time
from cockpit.core import formatter as fmt
from cockpit.core.errors import CockpitError
from cockpit.core.journal_words import SOURCES, shown
from cockpit.core.visible import visible
from cockpit.core.words import _, ngettext
from cockpit.store import journal, journal_rows
from cockpit.store.journal import Entry
from cockpit.store.outbox import Waiting, said

PORTION = 200
UNFOLDED = 20
"""Rows that an act shows when it is unfolded; Enter on the line after them shows more."""

LEAST_NAME = 14
LEAST_LABEL = 44
"""Cells of what was done below which the column of who did it stands back: the lines under the list say it."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line: of a day, an act, a part of what an act did, or nothing."""

    kind: str
    """"waiting", "day", "act", "row", "more", "gap"."""
    entry: Entry | None = None
    day: date | None = None
    parts: tuple[tuple[str, str], ...] = ()
    """(text, style of the palette) of a row."""
    number: int = 0
    waiting: Waiting | None = None


class Journal:
    """The acts of the book; over them the entries that wait to be written."""

    def __init__(self, desk: Desk, palette: Palette, *, every: bool, unfolded: Mapping[int, int]) -> None:
        """Count them and read the newest; the others are read as they are shown.

        Args:
            desk: at which the book lies.
            palette: the colours.
            every: whether what undo passes over is shown as well.
            unfolded: how many rows each of the unfolded acts shows.
        """
        self._desk, self._palette, self._every, self._unfolded = desk, palette, every, unfolded
        self.count = journal.count(desk.book, every=every)
        self._left = self.count
        self._lines = [_Line("waiting", waiting=one) for one in reversed(desk.outbox.waiting)]
        self._last: Entry | None = None
        self._day: date | None = None
        if self._left:
            self._read_on()

    def __len__(self) -> int:
        return max(1, len(self._lines) + self._left)

    def _line(self, index: int) -> _Line | None:
        """The line, after reading as far as it."""
        while self._left and index >= len(self._lines):
            try:
                self._read_on()
            except CockpitError:
                # lines are made while they are drawn, where nothing may fail; the next drawing asks again
                return None
        return self._lines[index] if 0 <= index < len(self._lines) else None

    def _read_on(self) -> None:
        before = self._last.id if self._last is not None else None
        found = journal.entries(self._desk.book, PORTION, before=before, every=self._every)
        fresh: list[_Line] = []
        day = self._day
        for entry in found:
            at = local_time(entry.at_ms).date() if entry.id else None
            if at != day or (not fresh and not self._lines):
                if fresh or self._lines:
                    fresh.append(_Line("gap"))
                fresh.append(_Line("day", entry, at))
                day = at
            fresh.append(_Line("act", entry))
            if entry.id in self._unfolded:
                fresh += self._rows(entry)
        self._lines += fresh
        self._day = day
        self._left = max(0, self._left - len(found)) if len(found) == PORTION else 0
        if found:
            self._last = found[-1]

    def _rows(self, entry: Entry) -> list[_Line]:
        """What an act did, row by row."""
        desk, most = self._desk, self._unfolded[entry.id]
        lines: list[_Line] = []
        for change in journal_rows.changes(desk.book, entry.id, most):
            told = shown(
                change.table, change.kind, change.before, change.after, change.client, desk.book.currency, desk.today
            )
            head = ((f"{told.sign} {told.what}  ", "quiet"), (f"{told.who}  " if told.who else "", "strong"))
            for place, text in enumerate(told.lines or ("",)):
                before = head if not place else ((" " * sum(cell_len(visible(each)) for each, _s in head), "quiet"),)
                lines.append(_Line("row", entry, parts=(*before, (text, "plain")), number=len(lines)))
        if entry.rows > most:
            lines.append(_Line("more", entry, number=entry.rows - most))
        return lines

    # what a list tells

    def entry(self, index: int) -> Entry | None:
        """The act that a line belongs to."""
        line = self._line(index)
        return line.entry if line is not None and self.at_rest(index) else None

    def waiting(self, index: int) -> Waiting | None:
        """The entry that waits to be written, where the line is of one."""
        line = self._line(index)
        return line.waiting if line is not None else None

    def is_more(self, index: int) -> bool:
        """Whether the line stands for rows that are not shown yet."""
        line = self._line(index)
        return line is not None and line.kind == "more"

    def at_rest(self, index: int) -> bool:
        """The cursor rests on acts and on what they did."""
        line = self._line(index)
        return line is not None and line.kind in ("waiting", "act", "row", "more")

    def subject(self, index: int) -> Subject | None:
        """The act, or the row of it."""
        line = self._line(index)
        if line is not None and line.waiting is not None:
            return Subject("waiting", line.waiting.id)
        if line is None or line.entry is None or not self.at_rest(index):
            return None
        place = "" if line.kind == "act" else "more" if line.kind == "more" else str(line.number)
        return Subject("operation", line.entry.id, place)

    def line(self, index: int, width: int) -> list[Part]:
        """A day; or time, label, how many rows, who."""
        line, palette = self._line(index), self._palette
        if line is None:
            return [("…" if self.count else _("Nothing was done yet."), palette.quiet)]
        if line.kind == "day":
            name = fmt.near_day(line.day, self._desk.today) if line.day else _("at any time")
            return [(name[:1].upper() + name[1:], palette.strong)]
        if line.waiting is not None:
            return self._waits(line.waiting, width)
        if line.kind == "more":
            text = ngettext("{n} more row: Enter shows it", "{n} more rows: Enter shows more", line.number)
            return [("          ", palette.quiet), (text.format(n=fmt.number(line.number)), palette.key)]
        if line.kind == "row":
            return [("          ", palette.quiet), *self._row(line.parts, width - 10)]
        return self._act(line.entry, width) if line.entry is not None else []

    def _waits(self, one: Waiting, width: int) -> list[Part]:
        """An entry that is not in the book: when it was made, what it says."""
        palette = self._palette
        stuck = one.id in self._desk.outbox.stuck
        state = _("waits to be written")
        room = max(10, width - 12 - cell_len(state))
        what = cut(visible(said(one.entry, self._desk.today)), room)
        return [
            (f"{local_time(one.entry.now.ms):%H:%M}  ", palette.quiet),
            (f"{MARK} ", palette.ink("alarm" if stuck else "warn")),
            (what + " " * (room - cell_len(what)), palette.strong),
            (f"  {state}", palette.ink("alarm" if stuck else "warn")),
        ]

    def _row(self, told: tuple[tuple[str, str], ...], width: int) -> list[Part]:
        """What became of a row, whose name (or the room under it) gives way where what was written needs the room."""
        parts = [(visible(text), getattr(self._palette, style)) for text, style in told]
        over = width_of(parts) - width
        if over > 0 and len(parts) > 1:
            name, style = parts[-2]
            room = max(LEAST_NAME, cell_len(name) - over)
            parts[-2] = (f"{cut(name.rstrip(' '), room - 2)}  " if name.strip() else " " * room, style)
        return parts

    def _act(self, entry: Entry, width: int) -> list[Part]:
        palette = self._palette
        taken = entry.undone_by is not None
        clock = f"{local_time(entry.at_ms):%H:%M}" if entry.id else ""
        sign = "↶" if taken or entry.source == "undo" else "↷" if entry.source == "redo" else " "
        rows = ngettext("{n} row", "{n} rows", entry.rows).format(n=fmt.number(entry.rows))
        who = _(SOURCES[entry.source]) if entry.source in SOURCES else entry.source
        back, whose = _("taken back"), max(cell_len(_(each)) for each in SOURCES.values())
        state = f"  {back if taken else rows:>{max(12, cell_len(back))}}"
        source = f"  {who:<{whose}}"
        if width - 10 - cell_len(state) - cell_len(source) < LEAST_LABEL:
            source = ""
        quiet = taken or entry.source in ("undo", "redo", "view", "system")
        # 2 for the fold, 6 for the time, 2 for the sign
        room = max(8, width - 10 - cell_len(state) - cell_len(source))
        if not taken and cell_len(visible(entry.label)) > room:
            # how many rows is the least of it, and stands under the list as well
            room, state = room + cell_len(state), ""
        label = cut(visible(entry.label), room)
        return [
            ("▾ " if entry.id in self._unfolded else "▸ ", palette.quiet),
            (f"{clock:<6}", palette.quiet),
            (f"{sign} ", palette.ink("warn")),
            (label, palette.quiet if quiet else palette.plain),
            (" " * (room - cell_len(label)), palette.plain),
            (state, palette.ink("warn") if taken else palette.quiet),
            (source, palette.quiet),
        ]
