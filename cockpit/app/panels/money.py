"""Money: month, year and twelve months against last year, the months as bars, the families, when they can spend."""

from __future__ import annotations

from datetime import date

from rich.cells import cell_len

from cockpit.app.desk import Desk
from cockpit.app.panels.listing import Listing, broken, wrapped
from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Part, cut, flowed
from cockpit.core import formatter as fmt
from cockpit.core import rhythm
from cockpit.core.money import (
    BOUGHT,
    MONTHS,
    OPEN,
    RIVAL,
    STANDINGS,
    UNKNOWN,
    Against,
    ClientMoney,
    Family,
    bought_of_relevant,
    change_words,
)
from cockpit.core.visible import visible
from cockpit.core.words import _
from cockpit.store import clients
from cockpit.store import money as store

BLOCKS = " ▁▂▃▄▅▆▇█"
SIGNS = {BOUGHT: ("✓", "mild"), RIVAL: ("◐", "warn"), OPEN: ("○", "unknown"), UNKNOWN: ("?", "muted")}
SHORTEST_NAME = 12


def money_tab(desk: Desk, client: int, palette: Palette, width: int) -> Listing:
    """The lines of the tab, `width` cells wide."""
    listing = Listing(roaming=True)
    found = store.of_client(desk.book, client, desk.today)
    if found.last is None and not any(each.relevant is not None for each in found.families):
        for line in wrapped(_none(desk, client), width):
            listing.add([(line, palette.quiet)])
    if found.last is not None:
        _amounts(listing, found, desk, palette, width)
        listing.gap(palette)
        _bars(listing, found, desk, palette, width)
        listing.gap(palette)
    _families(listing, found.families, desk, palette, width)
    _window(listing, desk, client, palette, width)
    _wallet(listing, desk, client, found, palette, width)
    return listing


def _none(desk: Desk, client: int) -> str:
    """That there are no sales: in the book, to this client, or in the months that are shown."""
    desk.need("sales")
    if store.sales_begin(desk.book, desk.today) is None:
        return _("no sales in the book: Ctrl+O brings them in")
    return _("no sales in 24 months") if desk.portfolio.sales_of(client) else _("no sale to them in the book")


def _amounts(listing: Listing, found: ClientMoney, desk: Desk, palette: Palette, width: int) -> None:
    """Three rows: what, now, the same days of last year, the change; below each other where they would not fit."""
    today, currency = desk.today, desk.book.currency
    rows = [(_("month"), found.month, True), (_("year"), found.year, True),
            (_("12 months"), found.rolling, found.rolling_known)]  # fmt: skip
    shown: list[tuple[list[str], Against]] = []
    for label, pair, known in rows:
        before = fmt.money(pair.before, currency)
        change = change_words(pair.change if known else None)
        shown.append(([label, fmt.money(pair.now, currency), before, change], pair if known else Against(0, 0)))
    heads = ("", _("this year"), _("last year"), "")
    cells = [max(cell_len(heads[n]), *(cell_len(texts[n]) for texts, _pair in shown)) for n in range(4)]
    narrow = sum(cells) + 6 > width
    if not narrow:
        listing.add([(_row(list(heads), cells), palette.quiet)], head=True)
    for (label, now, before, change), pair in shown:
        tone = palette.quiet if pair.change is None else palette.ink("mild" if pair.change >= 0 else "warn")
        if narrow:
            listing.add([(label, palette.quiet), (f"  {change}", tone)])
            listing.add([(f"  {now}", palette.strong)])
            listing.add([(f"  {before}", palette.plain)])
            continue
        listing.add(
            [
                (label + " " * (cells[0] - cell_len(label)), palette.quiet),
                ("  " + _right(now, cells[1]), palette.strong),
                ("  " + _right(before, cells[2]), palette.plain),
                ("  " + _right(change, cells[3]), tone),
            ]
        )
    days = _("year: {a} to {b}, and the same days of last year").format(
        a=fmt.short_day(found.year_from, found.year_from), b=fmt.short_day(today, today)
    )
    for line in wrapped(days, width):
        listing.add([(line, palette.quiet)])
    if (found.year_from.month, found.year_from.day) != (1, 1):
        for line in wrapped(_("the sales in the book begin on that day of last year"), width):
            listing.add([(line, palette.quiet)])


def _row(texts: list[str], cells: list[int]) -> str:
    first = texts[0] + " " * (cells[0] - cell_len(texts[0]))
    return "  ".join([first, *(_right(text, size) for text, size in zip(texts[1:], cells[1:], strict=True))])


def _right(text: str, cells: int) -> str:
    return " " * (cells - cell_len(text)) + text


def _bars(listing: Listing, found: ClientMoney, desk: Desk, palette: Palette, width: int) -> None:
    """Twelve months of this year over those of last year, on one scale, two cells a month or three."""
    most = max(*found.months, *found.months_before, 1)
    year = desk.today.year
    step = 3 if width >= 6 + 3 * MONTHS else 2
    for label, nets, style in (
        (year, found.months, palette.ink("mild")),
        (year - 1, found.months_before, palette.quiet),
    ):
        cells = "".join(block(net, most) * (step - 1) + " " for net in nets)
        listing.add([(f"{label}  ", palette.quiet), (cells.rstrip() or " ", style)])
    initials = "".join(f"{fmt.month(date(year, month, 1))[:1]:<{step}}" for month in range(1, MONTHS + 1))
    listing.add([("      ", palette.quiet), (initials.rstrip(), palette.quiet)])
    top = _("highest month {amount}").format(amount=fmt.money(most, desk.book.currency))
    listing.add([(top, palette.quiet)])


def block(net: int, most: int) -> str:
    """One cell as high as the amount; the lowest block for any that is more than nought."""
    return BLOCKS[0] if net <= 0 else BLOCKS[max(1, round(net / most * (len(BLOCKS) - 1)))]


def _families(listing: Listing, families: tuple[Family, ...], desk: Desk, palette: Palette, width: int) -> None:
    """Who sells them what: from us with the amount, from a competitor with the name, open, not asked yet."""
    shown = [each for each in families if each.relevant is not False or each.net > 0]
    if not shown:
        return
    bought, relevant = bought_of_relevant(shown)
    heading = _("{n} of {m} relevant families bought").format(n=bought, m=relevant)
    listing.add([(heading if relevant else _("Families"), palette.strong)])
    names = max(SHORTEST_NAME, min(width // 2, max(cell_len(visible(each.name)) for each in shown)))
    for each in shown:
        sign, tone = SIGNS[each.standing]
        name = cut(visible(each.name), names)
        parts: list[Part] = [
            (f"{sign} ", palette.ink(tone)),
            (name + " " * (names - cell_len(name) + 2), palette.plain),
        ]
        said = _family_words(each, desk)
        style = palette.quiet if each.standing != BOUGHT else palette.strong
        first, *rest = flowed([(said, style)], max(12, width - names - 4))
        listing.add([*parts, *first])
        for line in rest:
            listing.add([(" " * (names + 4), style), *line])
        if each.standing == BOUGHT and each.competitor:
            also = _("also from {name}").format(name=visible(each.competitor))
            listing.add([(" " * (names + 4) + cut(also, max(4, width - names - 4)), palette.ink("warn"))])
    listing.gap(palette)


def _family_words(family: Family, desk: Desk) -> str:
    if family.standing == BOUGHT:
        return fmt.money(family.net, desk.book.currency)
    if family.standing == RIVAL:
        name = visible(family.competitor)
        if not family.contract_end:
            return _("from {name}").format(name=name)
        end = fmt.short_day(date.fromisoformat(family.contract_end), desk.today)
        return _("from {name} until {day}").format(name=name, day=end)
    return _(STANDINGS[family.standing])


def _window(listing: Listing, desk: Desk, client: int, palette: Palette, width: int) -> None:
    """When they can spend, with the reason."""
    facts = desk.portfolio.by_id.get(client)
    if facts is None:
        return
    desk.need("sales")
    book = desk.portfolio
    listing.add([(_("When can they spend?"), palette.strong)])
    for line in wrapped(rhythm.reason(facts, book.sales_of(client), book.today, book.policy), width):
        listing.add([(line, palette.plain)])


def _wallet(listing: Listing, desk: Desk, client: int, found: ClientMoney, palette: Palette, width: int) -> None:
    """What they spend with everybody, where somebody has estimated it, and our share of it."""
    estimate = clients.wallet(desk.book, client)
    if estimate is None or estimate[0] <= 0:
        return
    listing.gap(palette)
    told = [
        (_("wallet {amount} a year").format(amount=fmt.money(estimate[0], desk.book.currency)), palette.plain),
        (_("  our share {share}").format(share=fmt.share(max(0, found.rolling.now), estimate[0])), palette.strong),
    ]  # fmt: skip
    for line in broken(told, width):
        listing.add(line)
