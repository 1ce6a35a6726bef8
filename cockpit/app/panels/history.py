"""History: all touches, newest first, any number of them; read in portions as the list is scrolled."""

from __future__ import annotations

from datetime import date

from rich.cells import cell_len

from cockpit.app.desk import Desk
from cockpit.app.panels.listing import Subject
from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Part
from cockpit.core import formatter as fmt
from cockpit.core.errors import CockpitError
from cockpit.core.moment import Moment
from cockpit.core.verbs import Verb, of_touch
from cockpit.core.words import _
from cockpit.store import touches
from cockpit.store.touches import Touch

PORTION = 200


class History:
    """The touches as a list; one line a touch, its note cut to the line (Enter unfolds it)."""

    def __init__(self, desk: Desk, client: int, palette: Palette) -> None:
        """Count the client's touches."""
        self._desk, self._client, self._palette = desk, client, palette
        self._count = touches.count(desk.book, client)
        self._portions: dict[int, list[Touch]] = {}
        self.unfolded: int | None = None

    def __len__(self) -> int:
        return max(1, self._count)

    def touch(self, index: int) -> Touch | None:
        """The touch of a line."""
        if index >= self._count:
            return None
        portion = index // PORTION
        if portion not in self._portions:
            try:
                read = touches.history(self._desk.book, self._client, PORTION, portion * PORTION)
            except CockpitError:
                # lines are made while they are drawn, where nothing may fail; the next drawing asks again
                return None
            self._portions[portion] = read
        found = self._portions[portion]
        return found[index % PORTION] if index % PORTION < len(found) else None

    def line(self, index: int, width: int) -> list[Part]:
        """Day, verb, person, note."""
        touch, palette, today = self.touch(index), self._palette, self._desk.today
        if touch is None:
            return [("…" if self._count else _("no touches yet: c logs a call, s a text"), palette.quiet)]
        verb = _verb(touch)
        clock = Moment(touch.at_ms, "", touch.offset_min, touch.day).clock
        day = fmt.short_day(date.fromisoformat(touch.day), today)
        parts: list[Part] = [
            (f"{day:<{fmt.day_cells() + 1}}", palette.quiet),
            (f"{verb.glyph} ", palette.key if touch.reach == "contact" else palette.quiet),
            (_(verb.label), palette.strong if touch.reach == "contact" else palette.plain),
        ]
        if touch.note:
            parts.append((f": {' '.join(touch.note.split())}", palette.plain))
        parts.append((f"  {touch.people or clock}", palette.quiet))
        return parts

    def at_rest(self, index: int) -> bool:
        """The cursor rests on every touch."""
        return index < self._count

    def subject(self, index: int) -> Subject | None:
        """The touch, its note to be edited where it stands: behind the day, the sign and what it was."""
        touch = self.touch(index)
        if touch is None:
            return None
        before = fmt.day_cells() + 1 + cell_len(f"{_verb(touch).glyph} {_(_verb(touch).label)}: ")
        return Subject("touch", touch.id, "note", touch.note or "", before)

    def whole(self, index: int) -> str:
        """A touch in full: day, time, verb, people, note."""
        touch = self.touch(index)
        if touch is None:
            return ""
        verb = _verb(touch)
        clock = Moment(touch.at_ms, "", touch.offset_min, touch.day).clock
        head = [fmt.full_day(date.fromisoformat(touch.day)), clock, _(verb.label), touch.people]
        return " · ".join(part for part in head if part) + (f"\n{touch.note}" if touch.note else "")


def _verb(touch: Touch) -> Verb:
    return of_touch(touch.channel, touch.direction, touch.outcome)
