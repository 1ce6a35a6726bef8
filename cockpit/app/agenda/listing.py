"""The agenda as a list: a heading for each section, a line for each action; a line is made when it is shown."""

from __future__ import annotations

from collections.abc import Container, Sequence
from datetime import date, timedelta

from rich.cells import cell_len, set_cell_size

from cockpit.app.panels.listing import Subject
from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Part, cut, flowed
from cockpit.core import agenda
from cockpit.core import formatter as fmt
from cockpit.core.agenda import Entry, Section
from cockpit.core.agenda_words import load_words, when
from cockpit.core.visible import visible
from cockpit.core.words import _

MARK = "✓"
WIDE = 96
"""From this width on a ground is written out."""


class Agenda:
    """The lines of the agenda."""

    def __init__(
        self,
        sections: Sequence[Section],
        today: date,
        palette: Palette,
        *,
        marks: Container[int] = (),
        day_minutes: int = 0,
        holidays: Container[str] = (),
    ) -> None:
        """Lay the sections out, one under the other."""
        self._today, self._palette = today, palette
        self.marks = marks
        """Ids of the actions that are marked."""
        self._day_minutes, self._holidays = day_minutes, holidays
        self._lines: list[Section | Entry | None] = []
        self._sections: list[str] = []
        for section in sections:
            if self._lines:
                self._put(None, "")
            self._put(section, section.id)
            for entry in section.entries:
                self._put(entry, section.id)

    def _put(self, line: Section | Entry | None, section: str) -> None:
        self._lines.append(line)
        self._sections.append(section)

    def __len__(self) -> int:
        # where nothing is planned a sentence stands there, which may take two lines
        return len(self._lines) or 2

    def entry(self, index: int) -> Entry | None:
        """The action of a line."""
        found = self._lines[index] if 0 <= index < len(self._lines) else None
        return found if isinstance(found, Entry) else None

    def entries(self) -> list[Entry]:
        """All of them, as they stand."""
        return [line for line in self._lines if isinstance(line, Entry)]

    def firsts(self) -> list[int]:
        """The line of the first action of each section."""
        places: dict[str, int] = {}
        for index, section in enumerate(self._sections):
            if self.at_rest(index):
                places.setdefault(section, index)
        return list(places.values())

    def at_rest(self, index: int) -> bool:
        """The cursor rests on every action."""
        return self.entry(index) is not None

    def subject(self, index: int) -> Subject | None:
        """The action."""
        entry = self.entry(index)
        return Subject("action", entry.id, "text", client=entry.client) if entry is not None else None

    def line(self, index: int, width: int) -> list[Part]:
        """A heading with what it holds; or when, for whom, what, how long, on which ground."""
        if not self._lines:
            words = _("Nothing is planned: a on a client adds a next action, T here a task.")
            return ([*flowed([(words, self._palette.quiet)], width), []])[index]
        if index >= len(self._lines):
            return []
        line = self._lines[index]
        if line is None:
            return []
        if isinstance(line, Section):
            return self._heading(line)
        return self._entry(line, self._sections[index], width)

    def _heading(self, section: Section) -> list[Part]:
        capacity = None
        if section.id in (agenda.TODAY, agenda.TOMORROW):
            day = self._today + timedelta(days=section.id == agenda.TOMORROW)
            capacity = agenda.capacity(day, self._day_minutes, self._holidays)
        style = self._palette.ink("warn") if section.id == agenda.OVERDUE else self._palette.strong
        over = bool(capacity) and agenda.fullness(section.load, capacity or 0) == "over"
        rest = " · ".join(["", *load_words(section.load, capacity)])
        return [
            (_(agenda.SECTIONS[section.id]), style),
            (rest, self._palette.quiet),
            (_(" ! more than the day holds") if over else "", self._palette.ink("alarm")),
        ]

    def _entry(self, entry: Entry, section: str, width: int) -> list[Part]:
        palette = self._palette
        style = palette.ink("warn") if section == agenda.OVERDUE else palette.key
        right = self._effort(entry, width)
        # "27 Nov 10:00", and one cell free
        whens = fmt.day_cells(year=False) + 7
        # what was planned stands under the list as well, the name nowhere else as long
        name_cells = max(16, min(30, (width - 2 - whens) * 2 // 5))
        text_cells = max(8, width - 2 - whens - name_cells - cell_len(right))
        return [
            (f"{MARK} " if entry.id in self.marks else "  ", palette.key),
            (sized(when(entry, section, self._today), whens), style),
            (sized(entry.name or _("task"), name_cells), palette.strong if entry.name else palette.quiet),
            (sized(entry.text, text_cells), palette.plain),
            (right, palette.quiet),
        ]

    def _effort(self, entry: Entry, width: int) -> str:
        """How long and on which ground, at the right edge; nothing where nothing was said of it."""
        minutes = fmt.minutes(entry.minutes) if entry.minutes else ""
        if entry.ground == "act":
            ground = ""
        else:
            ground = _(agenda.GROUNDS[entry.ground]) if width >= WIDE else agenda.GROUND_GLYPHS[entry.ground]
        if not minutes and not ground:
            return ""
        cells = 1 + max(cell_len(_(each)) for each in agenda.GROUNDS.values()) if width >= WIDE else 1
        return f"{minutes:>8} {sized(ground, cells) if ground else ' ' * cells}"


def sized(text: str, cells: int) -> str:
    """The text in just so many cells, the last of them empty where there is more than one."""
    return set_cell_size(cut(visible(text), max(1, cells - 1)), cells)
