"""The orders and groups in which the clients stand on the grid; only the user's choice of them moves a tile."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cockpit.core import breath, options
from cockpit.core.facts import TAG_SEPARATOR, ClientFacts, parts
from cockpit.core.named import NamedTuple
from cockpit.core.plain import plain
from cockpit.core.portfolio import Portfolio
from cockpit.core.words import N_, _

LAST = "\U0010ffff"


class Choice(NamedTuple):
    """An order or a grouping, chosen by one letter."""

    id: str
    letter: str
    label: str
    key: Callable[[ClientFacts, Portfolio], Any]
    needs: str = ""


def _class_key(facts: ClientFacts, book: Portfolio) -> tuple[str, int, str]:
    return (facts.potential_class or "Z", -(facts.wallet or 0), facts.fold)


def _revenue_key(facts: ClientFacts, book: Portfolio) -> tuple[int, str]:
    sales = book.sales_of(facts.id)
    return (-(sales.net_year if sales else 0), facts.fold)


def _due_key(facts: ClientFacts, book: Portfolio) -> tuple[float, str]:
    r = breath.ratio(facts, book.ordinal, book.policy, book.stretch)
    return (-(r if r is not None else 1e6), facts.fold)


ORDERS = {
    choice.id: choice
    for choice in (
        Choice("name", "n", N_("name"), lambda facts, book: facts.fold),
        Choice("city", "c", N_("city"), lambda facts, book: (facts.city or LAST, facts.fold)),
        Choice("potential", "p", N_("potential"), _class_key),
        Choice("revenue", "r", N_("revenue"), _revenue_key, "sales"),
        Choice("touch", "l", N_("last touch"), lambda facts, book: (facts.contact_day or "", facts.fold)),
        Choice("due", "d", N_("due date"), _due_key),
        Choice("own", "o", N_("own order"), lambda facts, book: (facts.own_order, facts.fold)),
    )
}
GROUPS = {
    choice.id: choice
    for choice in (
        Choice("none", "n", N_("no groups"), lambda facts, book: ""),
        Choice("segment", "s", N_("segment"), lambda facts, book: facts.segment),
        Choice("region", "r", N_("region"), lambda facts, book: facts.region),
        Choice("country", "y", N_("country"), lambda facts, book: facts.country),
        Choice("class", "c", N_("class"), lambda facts, book: facts.potential_class),
        Choice("tag", "t", N_("tag"), lambda facts, book: facts.tags.split(TAG_SEPARATOR)[0]),
        Choice("status", "a", N_("status"), lambda facts, book: facts.status),
    )
}


class Group(NamedTuple):
    """Clients that stand together."""

    name: str
    """Empty for the one group of an ungrouped book."""
    members: tuple[int, ...]
    """Client ids in order."""


def arrange(book: Portfolio, order: str, grouping: str) -> tuple[Group, ...]:
    """The clients in the order and groups asked for; clients without a value stand in a last group."""
    ordering, group = ORDERS.get(order, ORDERS["name"]), GROUPS.get(grouping, GROUPS["none"])
    # the clients of a book are by name already
    standing = (
        book.clients if ordering.id == "name" else sorted(book.clients, key=lambda facts: ordering.key(facts, book))
    )
    if group.id == "none":
        return (Group("", tuple(map(parts("id"), standing))),)
    members: dict[str, list[int]] = {}
    for facts in standing:
        members.setdefault(group.key(facts, book), []).append(facts.id)
    names = sorted(members, key=lambda name: (not name, plain(name)))
    label = _("without {what}").format(what=_(group.label))
    shown = options.label if group.id == "status" else str
    return tuple(Group(shown(name) or label, tuple(members[name])) for name in names)


def group_breath(group: Group, book: Portfolio) -> tuple[int, int]:
    """How many of the group's clients breathe, and how many count."""
    clients = (book.by_id[member] for member in group.members if member in book.by_id)
    return breath.breathing(clients, book.today, book.policy, book.stretch)
