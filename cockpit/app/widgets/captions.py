"""The lines under the grid: who is under the cursor and why, the legend that counts, the keys that apply."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from rich.cells import cell_len
from rich.style import Style
from textual import events
from textual.message import Message

from cockpit.app.commands.command import Command
from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Lines, Part, width_of
from cockpit.core import formatter as fmt
from cockpit.core.facts import ClientFacts
from cockpit.core.lens import Lens, lenses
from cockpit.core.portfolio import Portfolio, Reading
from cockpit.core.words import _

URGENT = ("alarm", "warn", "unknown", "mild", "calm", "muted")
"""The tones of states, those first that want something done."""


def reason_lines(
    facts: ClientFacts | None, book: Portfolio, reading: Reading, palette: Palette, *, wide: bool = False
) -> list[list[Part]]:
    """Two lines: the client and what comes next; its state and the reason for it.

    Args:
        facts: the client; None shows nothing.
        book: all of them.
        reading: the book through its lens.
        palette: the colours.
        wide: there is room to spare.
    """
    if facts is None:
        return [[(" ", palette.plain)], [(" ", palette.plain)]]
    state = reading.lens.states[reading.states.get(facts.id, 0)]
    first: list[Part] = [(f" {facts.name}", palette.strong)]
    where = " · ".join(part for part in (facts.city, facts.segment, facts.potential_class) if part)
    if where:
        first.append((f"  {where}", palette.quiet))
    if facts.action_due is not None and reading.lens.id != "next":
        due = date.fromisoformat(facts.action_due)
        when = fmt.near_day(due, book.today) + (f" {facts.action_at}" if facts.action_at else "")
        style = palette.ink("alarm") if facts.action_due < book.iso else palette.plain
        first += [(_("  next "), palette.quiet), (f"{when}: {facts.action_text}", style)]
    label = _(state.label)
    # from client to client the reasons begin below each other, and fewer cells change
    aligned = _widest(tuple(_(each.label) for each in reading.lens.states)) if wide else 0
    second: list[Part] = [
        (f" {state.glyph} {label}" + " " * (aligned - cell_len(label)), palette.ink(state.tone)),
        (f"  {reading.lens.reason(facts, book)}", palette.plain),
    ]
    return [first, second]


@lru_cache(32)
def _widest(labels: tuple[str, ...]) -> int:
    return max(map(cell_len, labels))


def said_lines(text: str, tone: str, palette: Palette, width: int) -> list[list[Part]]:
    """What was said, in one line or in two."""
    sign = {"alarm": "✗", "warn": "!"}.get(tone, "✓")
    told = [text]
    if cell_len(text) > width - 3:
        # only here: what lists are made of is not asked for by a first frame
        from cockpit.app.panels.listing import wrapped

        # the first two lines of it: what it is about stands first, and the journal has it whole
        told = wrapped(text, width - 4)
    first, *rest = [told[0], " ".join(told[1:])] if len(told) > 1 else told
    lines: list[list[Part]] = [[(f" {sign} ", palette.ink(tone)), (first, palette.strong)]]
    return [*lines, *([("   ", palette.plain), (each, palette.strong)] for each in rest)]


class Legend(Lines):
    """The states of the lens with their counts, and the other lenses; a click on a state filters.

    It is as wide as the screen, and knows what it says before it has been laid out.
    """

    class Filtered(Message):
        """A state was clicked."""

        def __init__(self, state: int) -> None:
            """Say which."""
            super().__init__()
            self.state = state

    class Asked(Message):
        """Another lens was clicked."""

        def __init__(self, lens: str) -> None:
            """Say which."""
            super().__init__()
            self.lens = lens

    def set(self, reading: Reading, wanted: frozenset[int] | None, palette: Palette, choosing: bool) -> None:
        """Show the legend of a reading.

        Args:
            reading: the book through its lens.
            wanted: the states that are not dimmed, None for all.
            palette: the colours.
            choosing: whether a state's letter is waited for; the letters then step forward.
        """
        if self.shows(reading.lens.id, tuple(reading.counts), wanted, palette, choosing, self.screen.size.width):
            return
        self._spots: list[tuple[int, int, int | str]] = []
        parts: list[Part] = []
        letters = reading.lens.letters()
        raised = palette.raise_(palette.quiet)
        narrow = self.screen.size.width < 100
        labels = self._labels(reading)
        if narrow:
            # the question itself must never be the part that is left out
            parts.append((f" {_(reading.lens.label)}", palette.raise_(palette.key)))
        start = width_of(parts)
        for index, state in enumerate(reading.lens.states):
            off = wanted is not None and index not in wanted
            before = len(parts)
            parts.append((" ", raised))
            parts.append((f" {state.glyph} ", palette.dimmed if off else palette.tone(state.tone)))
            style = palette.raise_(palette.dimmed) if off and not choosing else raised
            if labels[index]:
                keyed = palette.raise_(palette.key) if choosing else style
                parts += _lettered(f" {labels[index]}", letters[index], style, keyed)
            strong = style if off else palette.raise_(palette.strong)
            parts.append((f" {fmt.number(reading.counts[index])}", strong))
            parts.append(("" if narrow else " ", raised))
            end = start + width_of(parts[before:])
            self._spots.append((start, end, index))
            start = end
        if narrow:
            self.show([parts], raised)
            return
        right = self._lens_names(reading.lens, palette, start)
        self.show([[*parts, *right]], raised)

    def _labels(self, reading: Reading) -> list[str]:
        """The states' names, whole; where there is no room for all, the states that want something keep theirs."""
        labels = [_(state.label) for state in reading.lens.states]
        counts = sum(len(fmt.number(count)) for count in reading.counts)
        narrow = self.screen.size.width < 100
        room = self.screen.size.width - counts - (5 if narrow else 6) * len(labels)
        if narrow:
            room -= cell_len(_(reading.lens.label)) + 1
        kept = [""] * len(labels)
        for index in sorted(range(len(labels)), key=lambda at: URGENT.index(reading.lens.states[at].tone)):
            size = cell_len(labels[index]) + 1
            if size <= room:
                kept[index] = labels[index]
                room -= size
        return kept

    def _lens_names(self, now: Lens, palette: Palette, taken: int) -> list[Part]:
        raised = palette.raise_(palette.quiet)
        shown = list(lenses().values())
        room = self.screen.size.width - taken
        names = sum(cell_len(_(lens.label)) + 3 for lens in shown)
        if names > room:
            shown = [now]
            names = cell_len(_(now.label)) + 3
        if names > room:
            return []
        parts: list[Part] = [(" " * (room - names), raised)]
        position = taken + room - names
        for place, lens in enumerate(shown):
            if place:
                parts.append((" · ", palette.raise_(palette.rule)))
                position += 3
            label = _(lens.label)
            parts.append((label, palette.raise_(palette.key) if lens is now else raised))
            self._spots.append((position, position + cell_len(label), lens.id))
            position += cell_len(label)
        parts.append((" ", raised))
        return parts

    def on_click(self, event: events.Click) -> None:
        """Filter by the state, or ask the lens, that was clicked."""
        for start, end, what in getattr(self, "_spots", []):
            if start <= event.x < end:
                self.post_message(self.Filtered(what) if isinstance(what, int) else self.Asked(what))


def _lettered(text: str, letter: str, style: Style, keyed: Style) -> list[Part]:
    at = text.lower().find(letter) if letter else -1
    if at < 0 or style == keyed:
        return [(text, style)]
    return [(text[:at], style), (text[at], keyed), (text[at + 1 :], style)]


class Keys(Lines):
    """The footer: what applies now, as much of it as fits; a click does it."""

    class Pressed(Message):
        """A command was clicked."""

        def __init__(self, command: str) -> None:
            """Say which."""
            super().__init__()
            self.command = command

    def set(self, commands: Sequence[Command], palette: Palette, count: str = "") -> None:
        """Show the commands in order, and the number typed before a verb."""
        if self.shows(tuple(commands), palette, count, self.screen.size.width):
            return
        raised = palette.raise_(palette.quiet)
        parts: list[Part] = []
        self._spots: list[tuple[int, int, str]] = []
        if count:
            parts += [(f" {count}", palette.raise_(palette.key)), (_("… days: now the verb "), raised)]
        # the line is as wide as the screen; its own size is nought while the prompt stands in its place
        room = self.screen.size.width - width_of(parts)
        fitting = set()
        for command in sorted(
            (each for each in commands if each.foot and each.keys), key=lambda each: each.keep or each.foot
        ):
            size = cell_len(command.key_text) + cell_len(_(command.label)) + 3
            if size <= room:
                fitting.add(command.id)
                room -= size
        start = width_of(parts)
        for command in commands:
            if command.id in fitting:
                added = [(f" {command.key_text}", palette.raise_(palette.key)), (f" {_(command.label)} ", raised)]
                end = start + width_of(added)
                parts += added
                self._spots.append((start, end, command.id))
                start = end
        self.show([parts], raised)

    def take_or_leave(self, palette: Palette) -> None:
        """Show the two keys that end a choice, or a text that every letter goes into."""
        key, words = palette.raise_(palette.key), palette.raise_(palette.quiet)
        self.show([[(" Enter", key), (_(" takes it "), words), (" Esc", key), (_(" leaves it "), words)]], words)

    def on_click(self, event: events.Click) -> None:
        """Do what was clicked."""
        for start, end, command in getattr(self, "_spots", []):
            if start <= event.x < end:
                self.post_message(self.Pressed(command))
