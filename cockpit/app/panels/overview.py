"""Overview: the facts with their reasons, the money as bars, people, what was lately, and every field to edit."""

from __future__ import annotations

from datetime import date

from cockpit.app.desk import Desk
from cockpit.app.panels.listing import Listing, Subject, label_cells, wrapped
from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Part, cut, width_of
from cockpit.core import formatter as fmt
from cockpit.core import options
from cockpit.core.facts import ClientFacts
from cockpit.core.lens import lenses
from cockpit.core.verbs import of_touch
from cockpit.core.words import _
from cockpit.store import actions, clients, people, touches
from cockpit.store.clients import Money
from cockpit.store.people import RANK_LABELS

BAR_LINES = 3
BLOCKS = " ▁▂▃▄▅▆▇█"


def overview(desk: Desk, client: int, palette: Palette, width: int) -> Listing:
    """The lines of the tab."""
    listing = Listing(roaming=True, labels=label_cells(_labels()), width=width)
    book, today = desk.book, desk.today
    record = clients.record(book, client)
    facts = desk.portfolio.by_id.get(client)
    if facts is not None:
        _why(listing, desk, facts, palette, width)
    listing.gap(palette)
    open_actions = actions.of_client(book, client)
    for place, action in enumerate(open_actions[:3]):
        due = date.fromisoformat(action.due)
        late = action.due < today.isoformat()
        when = fmt.near_day(due, today) + (f" {action.at}" if action.at else "")
        words = " ".join(part for part in (action.due, action.at, action.text) if part)
        listing.fact(
            _("next") if place == 0 else "",
            [(f"{when}  ", palette.ink("alarm") if late else palette.key), (action.text, palette.strong)],
            palette,
            Subject("action", action.id, text=words),
        )
    if not open_actions:
        listing.fact(_("next"), [(_("nothing planned: "), palette.ink("warn")), ("a", palette.key),
                                 (_(" adds it"), palette.quiet)], palette)  # fmt: skip
    listing.gap(palette)
    for place, person in enumerate(people.of_client(book, client)[:4]):
        rank = _(RANK_LABELS[person.rank]) if person.rank else person.role
        parts: list[Part] = [(person.name, palette.strong), (f"  {rank}" if rank else "", palette.quiet)]
        if "refused" in (person.consent_call, person.consent_text):
            parts.append((_("  refuses"), palette.ink("alarm")))
        listing.fact(_("people") if place == 0 else "", parts, palette)
        if person.phones:
            listing.fact("", [(" · ".join(person.phones), palette.plain)], palette)
    listing.gap(palette)
    _money(listing, desk, client, palette, width)
    listing.gap(palette)
    lately = touches.history(book, client, 4)
    days = [fmt.short_day(date.fromisoformat(touch.day), today) for touch in lately]
    cells = max(map(len, days), default=0) + 1
    for place, touch in enumerate(lately):
        verb = of_touch(touch.channel, touch.direction, touch.outcome)
        parts = [
            (f"{days[place]:<{cells}}", palette.quiet),
            (f"{verb.glyph} ", palette.key),
            (_(verb.label), palette.plain),
        ]
        if touch.note:
            room = max(0, width - listing.labels - width_of(parts))
            parts.append((cut(f": {' '.join(touch.note.split())}", room), palette.plain))
        listing.fact(_("lately") if place == 0 else "", parts, palette)
    listing.gap(palette)
    listing.add([(_("Fields"), palette.strong), (_("  F2 edits"), palette.quiet)])
    for each in clients.FIELDS:
        value = record[each.column]
        text = "" if value is None else str(value)
        text = options.label(text) if each.kind == "choice" else text
        lines = wrapped(text, width - listing.labels) if text else ["–"]
        shown: list[Part] = [(lines[0], palette.plain if text else palette.rule)]
        listing.fact(_(each.label), shown, palette, Subject("client", client, each.column, text))
        for line in lines[1:4]:
            listing.fact("", [(line, palette.plain)], palette)
    return listing


def _labels() -> list[str]:
    """All that may stand in the column of labels."""
    facts = [_("next"), _("people"), _("lately"), _("last visit"), _("money"), _("this year"), _("last year")]
    lens = [_(lens.label) for lens in lenses().values()]
    return [*facts, _("families"), _("wallet"), *lens, *(_(field.label) for field in clients.FIELDS)]


def _why(listing: Listing, desk: Desk, facts: ClientFacts, palette: Palette, width: int) -> None:
    """What every lens says of the client, each with its reason."""
    shown = [lens for lens in lenses().values() if lens.id != "next"]  # what is next stands below, with its actions
    desk.need(*(lens.needs for lens in shown))
    book = desk.portfolio
    for lens in shown:
        state = lens.states[lens.read(facts, book)[0]]
        reason = lens.reason(facts, book)
        lines = wrapped(reason, width - listing.labels)
        listing.fact(_(lens.label), [(f"{state.glyph} {_(state.label)}", palette.ink(state.tone))], palette)
        for line in lines:
            listing.fact("", [(line, palette.plain)], palette)
    if facts.visit_day is not None:
        day = date.fromisoformat(facts.visit_day)
        parts: list[Part] = [(fmt.short_day(day, book.today), palette.plain)]
        every = facts.visit_days or book.policy.class_visit.get(facts.potential_class)
        if every:
            due = date.fromordinal(day.toordinal() + every)
            style = palette.ink("warn") if due <= book.today else palette.quiet
            parts.append((_("  next by {day}").format(day=fmt.short_day(due, book.today)), style))
        listing.fact(_("last visit"), parts, palette)


def _money(listing: Listing, desk: Desk, client: int, palette: Palette, width: int) -> None:
    """This year against the same days of the last, the wallet, the families, and 24 months as bars."""
    money = clients.money(desk.book, client, desk.today)
    currency = desk.book.currency
    if not any(money.nets):
        listing.fact(_("money"), [(_("no sales in 24 months"), palette.quiet)], palette)
    else:
        desk.need("sales")
        sales = desk.portfolio.sales_of(client)
        amounts = [(_("this year"), fmt.money(sales.year if sales else 0, currency), palette.strong)]
        if sales is not None and sales.year_before:
            amounts.append((_("last year"), fmt.money(sales.year_before, currency), palette.plain))
        cells = max(len(shown) for _label, shown, _style in amounts)
        for label, shown, style in amounts:
            parts: list[Part] = [(f"{shown:>{cells}}", style)]
            if label != amounts[0][0]:
                parts.append((_("  in the same days"), palette.quiet))
            listing.fact(label, parts, palette)
        total = clients.families_total(desk.book)
        if money.families:
            listing.fact(_("families"), [
                (_("{n} of {m}  ").format(n=len(money.families), m=total), palette.strong),
                (", ".join(money.families), palette.quiet)], palette)  # fmt: skip
    estimate = clients.wallet(desk.book, client)
    if estimate is not None:
        amount, day, source = estimate
        said = ", ".join(part for part in (source, fmt.short_day(date.fromisoformat(day), desk.today)) if part)
        listing.fact(_("wallet"), [(_("{amount} a year").format(amount=fmt.money(amount, currency)), palette.plain),
                                   (f"  {said}", palette.quiet)], palette)  # fmt: skip
    if any(money.nets):
        listing.gap(palette)
        for line in bars(money, palette, currency, width):
            listing.add(line)


def bars(money: Money, palette: Palette, currency: str, width: int) -> list[list[Part]]:
    """The months as a row of bars three lines high, with the years under them and the highest month beside."""
    most = max(max(money.nets), 1)
    step = 2 if width >= 2 * len(money.nets) + 2 else 1
    eighths = [max(0, round(net / most * BAR_LINES * 8)) for net in money.nets]
    lines: list[list[Part]] = []
    for level in reversed(range(BAR_LINES)):
        text = "".join((BLOCKS[min(8, max(0, height - 8 * level))] + " " * (step - 1)) for height in eighths)
        lines.append([(text, palette.ink("mild"))])
    axis = [" "] * (step * len(money.months) + 4)
    for place, month in enumerate(money.months):
        if month.endswith("-01") or place == 0:
            if place == 0 and money.months[1:4] and any(name.endswith("-01") for name in money.months[1:4]):
                continue
            axis[place * step : place * step + 4] = list(month[:4])
    top = _("highest month {amount}").format(amount=fmt.money(most, currency))
    lines.append([("".join(axis)[: step * len(money.months)], palette.quiet)])
    lines.append([(top, palette.quiet)])
    return lines
