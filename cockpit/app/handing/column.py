"""The words beside the code: who, on which number, what is written and what it takes up."""

from __future__ import annotations

from dataclasses import dataclass, field

from rich.cells import cell_len

from cockpit.app.desk import Said
from cockpit.app.handing.draft import Draft
from cockpit.app.handing.reach import MODE_LABELS, Reach
from cockpit.app.handing.size import accents_words, size_words
from cockpit.app.panels.listing import wrapped
from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Part, cut
from cockpit.core import texting
from cockpit.core.words import _
from cockpit.store.consent import CALL, MODES, TEXT
from cockpit.store.people import RANK_LABELS


@dataclass
class Column:
    """What the column shows."""

    name: str
    where: str
    reaches: list[Reach]
    at: int
    """Place of the number in hand."""
    mode: str
    draft: Draft
    refusal: str = ""
    """Why nothing is offered; empty where it is."""
    resting: bool = False
    """Whether that goes for the whole client, so that no number is shown at all."""
    hint: list[list[Part]] = field(default_factory=list)
    """What stands at the foot: what was said, what is being understood, why there is no code."""


def column_lines(column: Column, palette: Palette, width: int, height: int) -> list[list[Part]]:
    """The column in at most `height` lines of `width` cells; where there are few, what matters least goes first."""
    head = [[(cut(column.name, width), palette.strong)]]
    where = [[(cut(column.where, width), palette.quiet)]] if column.where else []
    body = _body(column, palette, width)
    people = [] if column.resting else _people(column, palette, width, 6)
    tabs = [] if column.resting else [_tabs(column, palette)]
    templates = _templates(column, palette, width)
    for spared in range(5):
        if spared >= 2:
            where = []
        if spared >= 3:
            people = [] if column.resting else _people(column, palette, width, 2)
        if spared >= 4 and templates:
            templates = [_chosen(column, palette, width)]
        blocks = [
            [*head, *where],
            people,
            [*tabs, *([[]] if templates and not spared else []), *templates],
            body,
            column.hint,
        ]
        shown = [block for block in blocks if block]
        if sum(map(len, shown)) + (len(shown) - 1 if spared < 2 else 0) <= height:
            break
    lines: list[list[Part]] = []
    for place, block in enumerate(shown):
        if place and spared < 2:
            lines.append([])
        lines.extend(block)
    if len(lines) > height:
        # what is said must be read whatever else is not
        kept = max(1, height - len(column.hint))
        lines = [*lines[:kept], *column.hint][:height]
    return lines


def _people(column: Column, palette: Palette, width: int, most: int) -> list[list[Part]]:
    """The numbers around the one in hand."""
    if not column.reaches:
        return [[(line, palette.quiet)] for line in wrapped(_("no number known: F2 in the People tab adds one"), width)]
    first = max(0, min(column.at - most // 2, len(column.reaches) - most))
    shown = column.reaches[first : first + most]
    numbers = max(cell_len(reach.number.shown) for reach in shown)
    room = max(6, width - numbers - 4)
    names = min(room, max(cell_len(reach.name) for reach in shown))
    lines: list[list[Part]] = []
    for place, reach in enumerate(shown, first):
        here = place == column.at
        name = cut(reach.name, names)
        number = f"{reach.number.shown:<{numbers}}"
        beside = _beside(reach, column.mode)
        if cell_len(beside) + 2 > room - names:
            beside = ""
        parts: list[Part] = [
            ("▸ " if here else "  ", palette.key),
            (name + " " * (names - cell_len(name)), palette.strong if here else palette.quiet),
            (f"  {cut(number, width - 4)}", palette.strong if here else palette.quiet),
            (f"  {beside}", palette.ink("alarm") if reach.refuses(column.mode) else palette.quiet),
        ]
        lines.append(parts)
    return lines


def _beside(reach: Reach, mode: str) -> str:
    """What is known of a number and of who answers there, in a few words."""
    if reach.refuses(mode):
        return _("no calls") if mode == CALL else _("no texts")
    rank = _(RANK_LABELS[reach.person.rank]) if reach.person is not None and reach.person.rank else ""
    return " · ".join(part for part in (reach.label, rank) if part)


def _tabs(column: Column, palette: Palette) -> list[Part]:
    parts: list[Part] = []
    for mode in MODES:
        label = _(MODE_LABELS[mode])
        here = mode == column.mode
        parts.append((f"● {label}" if here else f"○ {label}", palette.key if here else palette.quiet))
        parts.append(("   ", palette.plain))
    return parts


def _templates(column: Column, palette: Palette, width: int) -> list[list[Part]]:
    """The purposes with their digits, as many on a line as fit."""
    if column.mode == CALL or column.refusal:
        return []
    lines: list[list[Part]] = [[]]
    room = width
    for place, template in enumerate(column.draft.choices[:9]):
        here = place == column.draft.chosen
        purpose = cut(template.purpose, max(4, width - 4))
        size = cell_len(purpose) + 4
        if size - 2 > room and lines[-1]:
            lines.append([])
            room = width
        lines[-1] += [
            (f"{place + 1} ", palette.key if here else palette.quiet),
            (purpose, palette.strong if here else palette.quiet),
            ("  ", palette.plain),
        ]
        room -= size
    return lines if lines[0] else [[(_("no texts: g t adds one"), palette.quiet)]]


def _chosen(column: Column, palette: Palette, width: int) -> list[Part]:
    template = column.draft.template
    if template is None or column.draft.chosen is None:
        return [(_("1–9 chooses a text"), palette.quiet)]
    return [(f"{column.draft.chosen + 1} ", palette.key), (cut(template.purpose, width - 2), palette.strong)]


def _body(column: Column, palette: Palette, width: int) -> list[list[Part]]:
    if column.refusal:
        return [[(line, palette.ink("alarm"))] for line in wrapped(column.refusal, width)]
    if not column.reaches:
        return []
    reach = column.reaches[column.at]
    lines: list[list[Part]] = []
    if column.mode == CALL:
        details = [reach.name, *(part for part in (reach.label, _agreed(reach, CALL)) if part)]
        lines.append([(reach.number.shown, palette.strong)])
        lines += [[(line, palette.quiet)] for part in _joined(details, width) for line in _wrapped(part, width)]
        return lines
    return _message(column, palette, width)


def _agreed(reach: Reach, mode: str) -> str:
    if not reach.agreed(mode):
        return ""
    return _("agreed to calls") if mode == CALL else _("agreed to texts")


def _message(column: Column, palette: Palette, width: int) -> list[list[Part]]:
    filled = column.draft.filled
    if filled is None:
        return []
    gaps = [texting.gap(name) for name in filled.missing]
    lines = [_marked(line, gaps, palette) for line in _wrapped(filled.text, width)]
    about = [*size_words(filled.text), _agreed(column.reaches[column.at], TEXT)]
    lines += [[(line, palette.quiet)] for line in _joined([words for words in about if words], width)]
    accents = accents_words(filled.text, plain=column.draft.plain) if _latin(column) else ""
    lines += [[(line, palette.ink("warn"))] for line in wrapped(accents, width)] if accents else []
    return lines


def _latin(column: Column) -> bool:
    """Whether leaving accents out is a question at all; where they are left out already, it was."""
    filled = column.draft.filled
    return filled is not None and (column.draft.plain or not filled.missing)


def _wrapped(text: str, width: int) -> list[str]:
    """In lines of at most so many cells; letters two cells wide count twice."""
    wide = cell_len(text) / max(1, len(text))
    return wrapped(text, max(8, int(width / wide)) if wide > 1 else width)


def _joined(words: list[str], width: int) -> list[str]:
    """Pieces parted by dots, broken between them only."""
    lines = [""]
    for piece in words:
        joined = f"{lines[-1]} · {piece}" if lines[-1] else piece
        if cell_len(joined) > width and lines[-1]:
            lines.append(piece)
        else:
            lines[-1] = joined
    return lines


def _marked(line: str, gaps: list[str], palette: Palette) -> list[Part]:
    """A line with its gaps standing out."""
    parts: list[Part] = []
    while line:
        found = [(line.find(gap), gap) for gap in gaps if gap in line]
        if not found:
            parts.append((line, palette.plain))
            break
        at, gap = min(found)
        parts += [(line[:at], palette.plain), (gap, palette.ink("warn"))]
        line = line[at + len(gap) :]
    return parts


def spoken_lines(understood: list[list[Part]], said: Said | None, palette: Palette, width: int) -> list[list[Part]]:
    """What is understood of what is being typed, and what was said, broken to the width."""
    lines: list[list[Part]] = []
    for line in understood:
        if len(line) == 1:
            lines += [[(piece, line[0][1])] for piece in _wrapped(line[0][0].strip(), width)]
        else:
            lines.append(line)
    if said is not None:
        sign = {"alarm": "✗", "warn": "!"}.get(said.tone, "✓")
        for place, words in enumerate(_wrapped(said.text, width - 2)):
            lines.append([("  " if place else f"{sign} ", palette.ink(said.tone)), (words, palette.strong)])
    return lines
