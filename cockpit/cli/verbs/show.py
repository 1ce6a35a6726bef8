"""One client, whole."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from cockpit.cli.card import RECENT, Whole, card
from cockpit.cli.session import Session
from cockpit.core.ids import uid
from cockpit.core.lens import lenses
from cockpit.core.money import Against, ClientMoney, bought_of_relevant
from cockpit.core.words import _
from cockpit.store import actions, clients, money, people, portfolio, touches
from cockpit.store.book import Book


@click.command(help=_("One client, whole. Every lens' reason, people and numbers, actions, touches, money."))
@click.argument("client")
@click.option("--all", "everything", is_flag=True, help=_("All touches, not the last {n}.").format(n=RECENT))
@click.pass_obj
def show(session: Session, client: str, everything: bool) -> None:
    """Print it."""
    with session.book() as book:
        whole = _whole(book, clients.find_one(book, client), session.clock.today())
    session.answer(_value(whole), card(whole, everything=everything))


def _whole(book: Book, client: int, today: date) -> Whole:
    shown = portfolio.load(book, today)
    if client in shown.by_id:
        shown = portfolio.with_needs(book, shown, *(lens.needs for lens in lenses().values()))
    return Whole(
        record=clients.record(book, client),
        portfolio=shown,
        people=people.of_client(book, client),
        firm=people.firm_points(book, client),
        actions=actions.of_client(book, client, done=True),
        touches=touches.history(book, client),
        wallet=clients.wallet(book, client),
        money=clients.money(book, client, today),
        client_money=money.of_client(book, client, today),
    )


def _value(whole: Whole) -> dict[str, Any]:
    plain = {name: value for name, value in whole.record.items() if name not in ("id", "fold", "made_ms")}
    plain["tags"] = whole.record["tags"].split(", ") if whole.record["tags"] else []
    wallet = whole.wallet
    return {
        "client": {"uid": uid(whole.record["id"]), **plain},
        "people": [
            {
                "uid": uid(each.id),
                **{name: value for name, value in each._asdict().items() if name not in ("id", "points")},
                "phones": each.phones,
                "emails": each.emails,
            }
            for each in whole.people
        ],
        "numbers": [{"kind": each.kind, "label": each.label, "value": each.value} for each in whole.firm],
        "touches": [
            {
                "uid": uid(each.id),
                **{name: value for name, value in each._asdict().items() if name not in ("id", "client")},
            }
            for each in whole.touches
        ],
        "actions": [
            {
                "uid": uid(each.id),
                **{name: value for name, value in each._asdict().items() if name not in ("id", "client")},
            }
            for each in whole.actions
        ],
        "facts": [
            {
                "lens": lens.id,
                "state": lens.states[state].id,
                "figure": figure if figure is None else round(figure, 4),
                "reason": reason,
            }
            for lens, state, figure, reason in whole.facts()
        ],
        "money": {
            "currency": whole.portfolio.currency,
            **_against(whole.client_money),
            "months": dict(zip(whole.money.months, whole.money.nets, strict=True)),
            "families": whole.money.families,
            "wallet": {"year_net": wallet[0], "day": wallet[1], "source": wallet[2]} if wallet else None,
        },
    }


def _against(money: ClientMoney) -> dict[str, Any]:
    """Amounts against the same days before, and the families; a change is null where nothing was before."""
    bought, relevant = bought_of_relevant(money.families)
    return {
        "month": {"now": money.month.now, "before": money.month.before, "change": _rounded(money.month)},
        "year": {
            "from": money.year_from.isoformat(),
            "now": money.year.now,
            "before": money.year.before,
            "change": _rounded(money.year),
        },
        "twelve_months": {
            "now": money.rolling.now,
            "before": money.rolling.before,
            "change": _rounded(money.rolling) if money.rolling_known else None,
        },
        "bought_of_relevant": [bought, relevant],
        "standing": [
            {
                "family": each.name,
                "net": each.net,
                "relevant": each.relevant,
                "standing": each.standing,
                "competitor": each.competitor,
                "contract_end": each.contract_end or None,
            }
            for each in money.families
        ],
    }


def _rounded(pair: Against) -> float | None:
    return None if pair.change is None else round(pair.change, 4)


COMMAND = show
