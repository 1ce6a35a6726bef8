"""One client as text: who it is, how it stands under every lens, people, actions, touches, money."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from textwrap import wrap
from typing import Any

from cockpit.cli.cells import terminal_width
from cockpit.cli.printing import indented, table
from cockpit.core import formatter as fmt
from cockpit.core import options
from cockpit.core.ids import uid
from cockpit.core.lens import Lens, lenses
from cockpit.core.money import STANDINGS, ClientMoney, bought_of_relevant, year_words
from cockpit.core.portfolio import Portfolio
from cockpit.core.verbs import of_touch
from cockpit.core.visible import visible
from cockpit.core.words import _
from cockpit.store.actions import Action
from cockpit.store.clients import Money
from cockpit.store.people import RANK_LABELS, Person, Point
from cockpit.store.touches import Touch

RECENT = 10
"""Touches that are shown where not all are asked for."""
_YEAR = 12
_SHORTEST = 30


@dataclass(frozen=True, slots=True)
class Whole:
    """All that the book knows of one client."""

    record: dict[str, Any]
    portfolio: Portfolio
    """The book that the client stands in; a client handed over or archived does not."""
    people: Sequence[Person]
    firm: Sequence[Point]
    actions: Sequence[Action]
    """The open ones by due day, then the ticked ones."""
    touches: Sequence[Touch]
    """Newest first."""
    wallet: tuple[int, str, str] | None
    money: Money
    client_money: ClientMoney

    def facts(self) -> Iterator[tuple[Lens, int, float | None, str]]:
        """(lens, state, figure, reason) of every lens; nothing for a client that is out of the book."""
        found = self.portfolio.by_id.get(self.record["id"])
        if found is not None:
            for lens in lenses().values():
                state, figure = lens.read(found, self.portfolio)
                yield lens, state, figure, lens.reason(found, self.portfolio)


def card(whole: Whole, *, everything: bool = False) -> Iterator[str]:
    """The lines, none of them cut: what is long goes on in the next line.

    Args:
        whole: the client.
        everything: all touches, not the last ones.
    """
    columns = terminal_width()
    yield from _head(whole.record)
    yield from _section(_("How it stands"), _facts(whole, columns))
    yield from _section(_("People"), _people(whole))
    yield from _section(_("Next actions"), _actions(whole))
    shown = whole.touches if everything else whole.touches[:RECENT]
    heading = _("Touches ({n} of {whole})").format(n=len(shown), whole=len(whole.touches))
    yield from _section(heading, _touches(shown, whole.portfolio.today, columns))
    yield from _section(_("Money, net"), _money(whole, columns))


def _section(heading: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield heading
        yield from indented(lines)


def _head(record: dict[str, Any]) -> Iterator[str]:
    yield record["name"] + (f" · {record['code']}" if record["code"] else "") + f" · {uid(record['id'])}"
    klass = _("class {name}").format(name=record["potential_class"]) if record["potential_class"] else ""
    place = ", ".join(part for part in (record["address"], f"{record['postcode']} {record['city']}".strip()) if part)
    yield from _joined(options.label(record["status"]), klass, record["segment"], record["tags"])
    yield from _joined(place, record["region"], record["country"])
    yield from _joined(record["tax_id"], record["website"], record["language"])
    yield from record["note"].splitlines()


def _joined(*parts: str) -> list[str]:
    text = " · ".join(part for part in parts if part)
    return [text] if text else []


def _facts(whole: Whole, columns: int) -> list[str]:
    rows = [
        (_(lens.label), f"{lens.states[state].glyph} {_(lens.states[state].label)}", reason)
        for lens, state, _figure, reason in whole.facts()
    ]
    if not rows:
        return [_("{status}: out of the book").format(status=options.label(whole.record["status"]))]
    lines = []
    for start, row in zip(table([row[:2] for row in rows] or [("", "")]), rows, strict=True):
        lines += [start, *indented(wrap(visible(row[2]), max(_SHORTEST, columns - 6)), 4)]
    return lines


def _people(whole: Whole) -> list[str]:
    lines = [_point(point) for point in whole.firm]
    for person in whole.people:
        rank = _(RANK_LABELS[person.rank]) if person.rank else ""
        about = ", ".join(part for part in (person.role, rank) if part)
        lines.append(person.name + (f" ({about})" if about else ""))
        lines += indented(_point(point) for point in person.points)
        refused = [
            what
            for what, consent in (
                (_("calls"), person.consent_call),
                (_("texts"), person.consent_text),
                (_("e-mail"), person.consent_email),
            )
            if consent == "refused"
        ]
        if refused:
            lines.append("  " + _("refused: {channels}").format(channels=", ".join(refused)))
        lines += indented(person.note.splitlines())
    return lines


def _point(point: Point) -> str:
    return point.value + (f" ({point.label})" if point.label else "")


def _actions(whole: Whole) -> list[str]:
    today = whole.portfolio.today
    rows = [
        (
            fmt.near_day(date.fromisoformat(each.due), today) + (f" {each.at}" if each.at else ""),
            each.text,
            uid(each.id),
        )
        for each in whole.actions
        if each.done_day is None
    ]
    return table(rows) if rows else [_("none: `cockpit next CLIENT WORDS` plans one")]


def _touches(touches: Sequence[Touch], today: date, columns: int) -> list[str]:
    heads = []
    for each in touches:
        local = datetime.fromtimestamp(each.at_ms / 1000, UTC) + timedelta(minutes=each.offset_min)
        verb = of_touch(each.channel, each.direction, each.outcome)
        when = f"{fmt.short_day(date.fromisoformat(each.day), today)} {local:%H:%M}"
        heads.append((when, f"{verb.glyph} {_(verb.label)}", each.people))
    lines = []
    for head, each in zip(table(heads, right=[0]) if heads else [], touches, strict=True):
        lines.append(head)
        for paragraph in (each.note or "").splitlines():
            lines += indented(wrap(visible(paragraph), max(_SHORTEST, columns - 6)), 4)
    return lines


def _money(whole: Whole, columns: int) -> list[str]:
    currency, money = whole.portfolio.currency, whole.money
    lines = []
    if whole.wallet is not None:
        amount, day, source = whole.wallet
        told = fmt.short_day(date.fromisoformat(day), whole.portfolio.today) + (f", {source}" if source else "")
        lines.append(_("spends {amount} a year ({told})").format(amount=fmt.money(amount, currency), told=told))
    if not any(money.nets):
        return lines
    against = whole.client_money
    today = whole.portfolio.today
    lines.append(year_words(against.year.now, against.year.before, against.year_from, today, currency))
    before = fmt.money(against.rolling.before, currency)
    lines.append(
        _("12 months {now}, the 12 before {before}").format(now=fmt.money(against.rolling.now, currency), before=before)
    )
    months = [date.fromisoformat(f"{month}-01") for month in money.months[-_YEAR:]]
    cells = [
        (fmt.short_month(month), fmt.money(net, currency))
        for month, net in zip(months, money.nets[-_YEAR:], strict=True)
    ]
    rows = table(cells, right=[1])
    across = max(1, (columns - 2) // (max(map(len, rows)) + 4))
    down = -(-len(rows) // across)
    # down first: the months of a quarter stay below each other
    lines += table(
        [[rows[at] if at < len(rows) else "" for at in range(line, across * down, down)] for line in range(down)]
    )
    relevant = [each for each in against.families if each.relevant or each.net > 0]
    if relevant:
        bought, of = bought_of_relevant(relevant)
        lines.append(_("{n} of {m} relevant families bought").format(n=bought, m=of))
        lines += indented(table([(each.name, _(STANDINGS[each.standing]), each.competitor) for each in relevant]))
    return lines
