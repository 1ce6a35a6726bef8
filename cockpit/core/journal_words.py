"""The journal in words: who did something, and what a row was before and after it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from cockpit.core import agenda, verbs
from cockpit.core import formatter as fmt
from cockpit.core.named import NamedTuple
from cockpit.core.words import N_, _

SOURCES = {
    "keyed": N_("by key"),
    "sweep": N_("in the sweep"),
    "cli": N_("command line"),
    "import": N_("import"),
    "undo": N_("taking back"),
    "redo": N_("doing again"),
    "view": N_("a look"),
    "erase": N_("erasing"),
    "system": N_("the cockpit"),
    "outside": N_("another program"),
}
"""Who did it, by the source of the operation."""
KINDS = {"insert": ("+", N_("added")), "update": ("≠", N_("changed")), "delete": ("−", N_("deleted"))}
"""Sign and word by kind of change."""
TABLES = {
    "client": N_("client"),
    "person": N_("person"),
    "contact_point": N_("number"),
    "touch": N_("touch"),
    "touch_person": N_("with"),
    "action": N_("action"),
    "family": N_("product family"),
    "sales_line": N_("sale"),
    "plan": N_("plan"),
    "wallet": N_("wallet"),
    "competitor": N_("competitor"),
    "supply": N_("supply"),
    "tag": N_("tag"),
    "client_tag": N_("tag"),
    "view": N_("view"),
    "setting": N_("setting"),
    "routine_template": N_("template"),
    "routine_period": N_("checklist"),
    "routine_item": N_("item"),
    "sweep": N_("sweep"),
    "sweep_card": N_("card"),
    "origin": N_("source row"),
    "text_template": N_("text"),
    "phone_record": N_("phone record"),
}
MAIN: Mapping[str, tuple[str, ...]] = {
    "client": ("city", "code", "segment"),
    "person": ("name", "role"),
    "contact_point": ("person", "value"),
    "touch": ("day", "note"),
    "touch_person": ("person",),
    "action": ("due", "at", "text"),
    "family": ("name",),
    "sales_line": ("day", "document", "family", "net"),
    "plan": ("month", "family", "net"),
    "wallet": ("year_net", "day"),
    "competitor": ("name",),
    "supply": ("family", "competitor"),
    "tag": ("name",),
    "client_tag": ("tag",),
    "view": ("name", "lens"),
    "setting": ("name", "value"),
    "routine_template": ("period", "text"),
    "routine_period": ("period", "starts"),
    "routine_item": ("text",),
    "sweep": ("day", "capacity"),
    "sweep_card": ("outcome",),
    "origin": ("kind",),
    "text_template": ("purpose", "text"),
    "phone_record": ("day", "name", "party"),
}
"""What a row that was added or deleted is told by."""
TITLES: Mapping[str, str] = {
    "action": "text",
    "person": "name",
    "contact_point": "value",
    "routine_template": "text",
    "routine_item": "text",
    "setting": "name",
    "view": "name",
    "supply": "family",
    "plan": "month",
    "text_template": "purpose",
    "phone_record": "name",
}
"""The column by which a row that was changed is told from its like."""
COLUMNS = {
    "address": N_("address"),
    "at": N_("time"),
    "bright": N_("filter"),
    "cadence_days": N_("cadence"),
    "capacity": N_("capacity"),
    "channel": N_("channel"),
    "city": N_("city"),
    "client": N_("client"),
    "code": N_("code"),
    "competitor": N_("competitor"),
    "consent_call": N_("consent to calls"),
    "consent_email": N_("consent to e-mails"),
    "consent_text": N_("consent to texts"),
    "contract_end": N_("contract ends"),
    "country": N_("country"),
    "day": N_("day"),
    "direction": N_("direction"),
    "document": N_("document"),
    "done_day": N_("done"),
    "due": N_("due"),
    "family": N_("product family"),
    "ground": N_("ground"),
    "grouping": N_("groups"),
    "horizon": N_("horizon"),
    "kind": N_("kind"),
    "label": N_("label"),
    "language": N_("language"),
    "lens": N_("lens"),
    "minutes": N_("minutes"),
    "month": N_("month"),
    "name": N_("name"),
    "net": N_("net"),
    "note": N_("note"),
    "ordering": N_("order"),
    "outcome": N_("outcome"),
    "own_order": N_("place in the own order"),
    "owner": N_("owner"),
    "party": N_("number"),
    "period": N_("period"),
    "person": N_("person"),
    "place": N_("place in the list"),
    "postcode": N_("postcode"),
    "potential_class": N_("class"),
    "purpose": N_("purpose"),
    "rank": N_("rank"),
    "region": N_("region"),
    "relevant": N_("relevant"),
    "resting_until": N_("resting until"),
    "resting_why": N_("resting because of"),
    "retired": N_("taken out"),
    "retry_day": N_("try again"),
    "role": N_("role"),
    "rule": N_("rule"),
    "segment": N_("segment"),
    "starts": N_("begins"),
    "state": N_("state"),
    "status": N_("status"),
    "tax_id": N_("tax id"),
    "text": N_("text"),
    "tile": N_("tile"),
    "value": N_("value"),
    "visit_days": N_("days between visits"),
    "website": N_("website"),
    "window_from": N_("window from"),
    "window_to": N_("window to"),
    "year_net": N_("a year"),
}
"""The columns that mean something to a rep; the others change with them."""
_MONEY = {"net", "year_net"}
_LONGEST = 200
_TITLE = 40


class Shown(NamedTuple):
    """A change of a row, in words."""

    sign: str
    what: str
    """The kind of thing: "action"."""
    who: str
    """The client's name and, of a row that was changed, its own."""
    lines: tuple[str, ...]
    """What it was told by, or a line for each column that changed."""


def shown(
    table: str, kind: str, before: Mapping[str, Any], after: Mapping[str, Any], client: str, currency: str, today: date
) -> Shown:
    """A change in words.

    Args:
        table: the table of the row.
        kind: "insert", "update" or "delete".
        before: the row before, by column.
        after: the row after; of either what is not known is left out.
        client: whose row it is.
        currency: of the amounts.
        today: the day that days are written near to.
    """
    what = _(TABLES[table]) if table in TABLES else _("row")
    if kind == "update":
        lines = _differences(before, after, currency, today)
        title = _value(TITLES.get(table, ""), before.get(TITLES.get(table, "")), currency, today)
        client = " · ".join(part for part in (client, title[:_TITLE]) if part)
    else:
        lines = (_told(table, after if kind == "insert" else before, currency, today),)
    return Shown(KINDS[kind][0], what, client, tuple(line for line in lines if line))


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[tuple[str, Any, Any]]:
    """(column, before, after) of what changed and means something."""
    return [
        (column, before.get(column), after.get(column))
        for column in COLUMNS
        if (column in before or column in after) and before.get(column) != after.get(column)
    ]


def _differences(before: Mapping[str, Any], after: Mapping[str, Any], currency: str, today: date) -> tuple[str, ...]:
    if not after:
        return (_("it is not known what it was changed to"),)
    found = tuple(
        _("{what}: {old} → {new}").format(
            what=_(COLUMNS[column]),
            old=_value(column, old, currency, today) or "–",
            new=_value(column, new, currency, today) or "–",
        )
        for column, old, new in differences(before, after)
    )
    return found or (_("nothing that shows"),)


def _told(table: str, row: Mapping[str, Any], currency: str, today: date) -> str:
    words = [_value(column, row.get(column), currency, today) for column in MAIN.get(table, ())]
    if table == "touch" and row:
        verb = verbs.of_touch(str(row.get("channel")), str(row.get("direction")), str(row.get("outcome")))
        words.insert(0, _(verb.label))
    return " · ".join(word for word in words if word)


def _value(column: str, value: Any, currency: str, today: date) -> str:
    """A value as a rep reads it; "" for none."""
    if value is None or value == "":
        return ""
    if column in _MONEY and isinstance(value, int):
        return fmt.money(value, currency, cents=True)
    if column == "minutes" and isinstance(value, int):
        return fmt.minutes(value)
    if column in ("relevant", "retired"):
        return _("yes") if value else _("no")
    if column == "ground":
        return _(agenda.GROUNDS.get(str(value), str(value)))
    if column == "channel":
        return _(verbs.CHANNELS.get(str(value), str(value)))
    if column == "value":
        return _setting(str(value))
    if isinstance(value, int):
        return fmt.number(value)
    text = " ".join(str(value).split())
    day = _day(text)
    if day is not None:
        return fmt.short_day(day, today)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _day(text: str) -> date | None:
    if len(text) != 10 or text[4] != "-":
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _setting(text: str) -> str:
    """The value of a setting, or a telephone number; what is more than one word or number is left out."""
    if text[:1] in "[{":
        return ""
    if text[:1] == '"':
        try:
            return str(json.loads(text))
        except ValueError:
            return text
    return text[:_LONGEST]
