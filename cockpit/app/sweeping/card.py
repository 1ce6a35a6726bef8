"""The card: who, why now, whom to ask for, what was said last, what is promised, what they buy."""

from __future__ import annotations

from datetime import date

from rich.cells import cell_len, set_cell_size

from cockpit.app.desk import Desk
from cockpit.app.panels.listing import broken, in_column, label_cells, wrapped
from cockpit.app.sweeping.course import Course
from cockpit.app.sweeping.ready_text import ready_text
from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Part, cut
from cockpit.core import formatter as fmt
from cockpit.core.verbs import of_touch
from cockpit.core.words import _
from cockpit.store import actions, clients, people, touches
from cockpit.store.people import RANK_LABELS
from cockpit.store.sweeps import Kept

LEAST_LABEL = 11
"""Cells that the column of labels takes at least."""


def _label_cells() -> int:
    labels = (_("why now"), _("people"), _("lately"), _("next"), _("12 months"), _("text"))
    return label_cells(labels, LEAST_LABEL)


def card_lines(desk: Desk, card: Kept, palette: Palette, width: int, height: int) -> list[list[Part]]:
    """The card in at most `height` lines; where there are few, what matters least is left out first."""
    blocks = [
        (0, _head(desk, card, palette)),
        (1, _why(card, palette, width)),
        (2, _people(desk, card, palette)),
        (3, _lately(desk, card, palette, width, max(3, height - 18))),
        (4, _next(desk, card, palette)),
        (5, _money(desk, card, palette, width)),
    ]
    shown = [block for _rank, block in blocks if block]
    ready = ready_text(desk, card.client, palette, width - _label_cells())
    bare, apart = sum(map(len, shown)), sum(map(len, shown)) + len(shown) - 1
    # it may take the room that is left, not the gaps that keep the others apart
    if ready and (apart + 2 <= height or (apart > height and bare + 2 <= height)):
        shown.append([_row(_("text"), ready, palette)])
    gaps = len(shown) - 1
    lines = sum(len(block) for block in shown)
    if lines + gaps > height:
        gaps = 1
    if lines + gaps > height:
        shown = [block[:2] for block in shown]
    result: list[list[Part]] = []
    for place, block in enumerate(shown):
        if place and (gaps > 1 or place == 1):
            result.append([])
        result.extend(block)
    return result[:height]


def _row(label: str, parts: list[Part], palette: Palette) -> list[Part]:
    raised = [(text, palette.raise_(style)) for text, style in parts]
    return [(in_column(label, _label_cells()), palette.raise_(palette.quiet)), *raised]


def _head(desk: Desk, card: Kept, palette: Palette) -> list[list[Part]]:
    facts = desk.portfolio.by_id.get(card.client)
    if facts is None:
        return []
    state = desk.breath.lens.states[desk.breath.states.get(card.client, 0)]
    where = " · ".join(part for part in (facts.city, facts.segment, facts.potential_class) if part)
    return [
        [
            (facts.name, palette.raise_(palette.strong)),
            (f"  {where}", palette.raise_(palette.quiet)),
            (f"   {state.glyph} {_(state.label)}", palette.raise_(palette.ink(state.tone))),
        ]
    ]


def _why(card: Kept, palette: Palette, width: int) -> list[list[Part]]:
    lines: list[list[Part]] = []
    for reason in card.why[:4]:
        for part in wrapped(reason, width - _label_cells())[:3]:
            lines.append(_row("" if lines else _("why now"), [(part, palette.plain)], palette))
    return lines


def _people(desk: Desk, card: Kept, palette: Palette) -> list[list[Part]]:
    lines: list[list[Part]] = []
    found = people.of_client(desk.book, card.client)[:3]
    name_cells = min(24, max((cell_len(person.name) for person in found), default=0))
    number_cells = max((len(person.phones[0]) for person in found if person.phones), default=0)
    for person in found:
        rank = _(RANK_LABELS[person.rank]) if person.rank else person.role
        number = person.phones[0] if person.phones else ""
        parts: list[Part] = [
            (set_cell_size(cut(person.name, name_cells), name_cells), palette.plain if lines else palette.strong),
            (f"  {number:<{number_cells}}", palette.plain),
            (f"  {rank}", palette.quiet),
        ]
        consents = ((_("no calls"), person.consent_call), (_("no texts"), person.consent_text))
        refused = [word for word, consent in consents if consent == "refused"]
        if refused:
            parts.append((f"  {', '.join(refused)}", palette.ink("alarm")))
        lines.append(_row("" if lines else _("people"), parts, palette))
    return lines or [_row(_("people"), [(_("nobody known here yet"), palette.quiet)], palette)]


def _lately(desk: Desk, card: Kept, palette: Palette, width: int, count: int) -> list[list[Part]]:
    lines: list[list[Part]] = []
    for touch in touches.history(desk.book, card.client, count):
        verb = of_touch(touch.channel, touch.direction, touch.outcome)
        day = fmt.short_day(date.fromisoformat(touch.day), desk.today)
        note = f": {' '.join(touch.note.split())}" if touch.note else ""
        said = cut(f"{_(verb.label)}{note}", width - _label_cells() - fmt.day_cells() - 3)
        parts: list[Part] = [
            (f"{day:<{fmt.day_cells() + 1}}", palette.quiet),
            (f"{verb.glyph} ", palette.key),
            (said, palette.plain),
        ]
        lines.append(_row("" if lines else _("lately"), parts, palette))
    return lines


def _next(desk: Desk, card: Kept, palette: Palette) -> list[list[Part]]:
    lines: list[list[Part]] = []
    for action in actions.of_client(desk.book, card.client)[:2]:
        due = date.fromisoformat(action.due)
        late = action.due < desk.today.isoformat()
        when = fmt.near_day(due, desk.today) + (f" {action.at}" if action.at else "")
        parts: list[Part] = [
            (f"{when}  ", palette.ink("alarm") if late else palette.key),
            (action.text, palette.strong),
        ]
        lines.append(_row("" if lines else _("next"), parts, palette))
    return lines or [_row(_("next"), [(_("nothing planned"), palette.quiet)], palette)]


def _money(desk: Desk, card: Kept, palette: Palette, width: int) -> list[list[Part]]:
    sales = desk.portfolio.sales_of(card.client)
    if sales is None or not (sales.net_year or sales.order_days):
        return []
    parts: list[Part] = [(fmt.money(sales.net_year, desk.book.currency), palette.strong)]
    estimate = clients.wallet(desk.book, card.client)
    if estimate is not None and estimate[0]:
        parts.append((_("  {share} of wallet").format(share=fmt.share(sales.net_year, estimate[0])), palette.quiet))
    if sales.order_days:
        ago = (desk.today - date.fromisoformat(sales.order_days[0])).days
        parts.append((_("  last order {ago}").format(ago=fmt.days_ago(ago)), palette.quiet))
    lines = broken(parts, width - _label_cells())
    return [_row("" if at else _("12 months"), line, palette) for at, line in enumerate(lines)]


def then_lines(course: Course, palette: Palette, width: int, height: int) -> list[list[Part]]:
    """The cards to come: glyph, name, first reason."""
    if course.sweep is None:
        return []
    waiting = [card for card in course.sweep.cards if not card.outcome][1:]
    if not waiting:
        return []
    lines: list[list[Part]] = [[(_("  then"), palette.quiet)], []]
    name_cells = min(26, max(14, width // 2 - 4))
    for card in waiting[: max(0, height - 3)]:
        glyph, tone = course.tone(card.client)
        name = cut(course.name(card.client), name_cells)
        why = card.why[0] if card.why else ""
        lines.append([("  ", palette.plain), (f" {glyph} ", palette.tone(tone)), (" ", palette.plain),
                      (f"{name:<{name_cells}} ", palette.plain), (why, palette.quiet)])  # fmt: skip
    rest = len(waiting) - max(0, height - 3)
    if rest > 0:
        lines.append([(_("      and {n} more").format(n=rest), palette.quiet)])
    return lines
