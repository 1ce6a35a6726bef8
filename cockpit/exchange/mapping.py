"""Which column of a file feeds which field, and how its values are to be read."""

from __future__ import annotations

from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass, field, replace

from cockpit.core.words import _
from cockpit.exchange import columns, days
from cockpit.exchange.delimited import Table
from cockpit.exchange.fields import CLIENTS, SALES, Field, field_of, fields_of, fold

_ENOUGH = 0.8
_SOME = 0.1


@dataclass(frozen=True)
class Mapping:
    """How a file is read: guessed, given by a preset, loaded from a map file, or made on the screen."""

    kind: str
    """"clients" or "sales"."""
    preset: str = "guess"
    """Id of the format that made it; "map" for a map file or one made by hand, "guess" for a guess."""
    columns: ReadOnly[str, tuple[str, ...]] = field(default_factory=dict)
    """Headers by field id, in the order in which they are read."""
    decimal: str = ""
    """"." or ","; empty: the values tell."""
    days: str = ""
    """"dmy" or "mdy"; empty: the values tell."""
    currency: str = ""
    """ISO 4217; lines of a sales file in another currency are refused. Empty: unknown."""
    only: ReadOnly[str, tuple[str, ...]] = field(default_factory=dict)
    """Values by header: rows with none of them are passed over."""
    replace: ReadOnly[str, ReadOnly[str, str]] = field(default_factory=dict)
    """New values by header and old value."""
    constants: ReadOnly[str, str] = field(default_factory=dict)
    """Values by field id, for what no column tells."""
    client_name: str = ""
    """Name for a client that a sales file knows by code only, such as "Customer {code}"."""
    header: bool | None = None
    """Whether the first row of a table is its headers; None: the values tell."""

    def column(self, id: str) -> str:
        """The first header that feeds a field; "" if none does."""
        headers = self.columns.get(id, ())
        return headers[0] if headers else ""

    def tells(self, id: str) -> bool:
        """Whether a column or a constant feeds a field."""
        return bool(self.columns.get(id) or self.constants.get(id))

    def target_of(self, header: str) -> str:
        """Id of the first field that a column feeds; "" if it feeds none."""
        return next((id for id, headers in self.columns.items() if header in headers), "")

    def assign(self, header: str, id: str) -> Mapping:
        """The mapping with a column moved to a field, which gives up the one it had; `id` "" takes it out of all."""
        moved = {key: tuple(name for name in headers if name != header) for key, headers in self.columns.items()}
        if id:
            wanted = field_of(self.kind, id)
            kept = moved.get(id, ()) if wanted and wanted.many else ()
            moved[id] = (*kept, header)
        return replace(self, preset="map", columns={key: headers for key, headers in moved.items() if headers})


def missing_fields(mapping: Mapping) -> list[str]:
    """What a mapping still lacks before a file can be read with it, a sentence each; none if it is complete."""
    lacks: list[str] = []
    if mapping.kind == SALES:
        if not mapping.tells("day"):
            lacks.append(_("no column tells the day"))
        if not mapping.tells("net") and not (mapping.tells("quantity") and mapping.tells("price")):
            lacks.append(_("no column tells the net amount, nor quantity and unit price"))
        if not mapping.tells("client_code") and not mapping.tells("client_name"):
            lacks.append(_("no column tells the client"))
    elif not _tells_name(mapping) and not mapping.tells("email"):
        # who has an address only is called by it, as in an address book
        lacks.append(_("no column tells the client's name"))
    return lacks


def _tells_name(mapping: Mapping) -> bool:
    return any(mapping.tells(id) for id in ("name", "person", "first_name", "last_name"))


def by_headers(headers: tuple[str, ...], kind: str) -> Mapping:
    """The mapping that the headers alone suggest; each header feeds one field at most, the surest."""
    folded = {header: fold(header) for header in headers}
    taken: set[str] = set()
    found: dict[str, tuple[str, ...]] = {}
    for target in fields_of(kind):
        fitting = [header for header in headers if header not in taken and folded[header] in target.headers]
        if not target.many:
            fitting = sorted(fitting, key=lambda header: target.headers.index(folded[header]))[:1]
        if fitting:
            found[target.id] = tuple(fitting)
            taken.update(fitting)
    return Mapping(kind, columns=found)


def guess(table: Table, kind: str = "") -> Mapping:
    """The mapping that headers and then values suggest.

    A sales file is one with a day, a net amount (or quantity and price) and a client; every other is a client list.

    Args:
        table: The file, looked at.
        kind: "clients" or "sales" to have it read as that; empty to find out.

    Returns:
        A mapping with preset "sales" or "clients" if the headers told all that is needed, else "guess"; it may
        still lack something (see `missing_fields`).
    """
    if kind in ("", SALES):
        mapping = _checked_sales(table, by_headers(table.headers, SALES))
        if not missing_fields(mapping):
            return replace(mapping, preset=SALES)
        if kind:
            return _sales_by_values(table, mapping)
    mapping = by_headers(tuple(h for h in table.headers if not columns.is_flag(columns.values(table, h))), CLIENTS)
    if _tells_name(mapping):
        return replace(_clients_by_values(table, mapping), preset=CLIENTS)
    if not kind:
        sales = _sales_by_values(table, _checked_sales(table, by_headers(table.headers, SALES)))
        if not missing_fields(sales):
            return sales
    return _clients_by_values(table, mapping)


def _checked_sales(table: Table, mapping: Mapping) -> Mapping:
    """What the headers suggested, where the values do not speak against it."""
    found = dict(mapping.columns)
    for id, test in (
        ("day", lambda cell: columns.is_day(cell) or days.is_serial(cell)),
        ("net", columns.is_amount),
        ("quantity", columns.is_amount),
        ("price", columns.is_amount),
    ):
        cells = columns.values(table, mapping.column(id))
        if cells and columns.share(cells, test) < _SOME:
            found.pop(id, None)
    names = columns.values(table, mapping.column("client_name"))
    if (
        names
        and "client_code" not in found
        and columns.share(names, lambda cell: cell.removesuffix(".0").isdecimal()) == 1
    ):
        found["client_code"] = found.pop("client_name")
    currency = columns.most_common(columns.values(table, mapping.column("currency")))
    if not (len(currency) == 3 and currency.isalpha()):
        found.pop("currency", None)
        currency = ""
    return replace(mapping, columns=found, currency=currency)


def _free(table: Table, mapping: Mapping) -> list[str]:
    return [header for header in table.headers if not mapping.target_of(header)]


def _with(mapping: Mapping, target: Field | None, headers: list[str]) -> Mapping:
    if target is None or not headers:
        return mapping
    kept = headers if target.many else headers[:1]
    return replace(mapping, columns={**mapping.columns, target.id: tuple(kept)})


def _sales_by_values(table: Table, mapping: Mapping) -> Mapping:
    if not mapping.tells("day"):
        found = [h for h in _free(table, mapping) if columns.share(columns.values(table, h), columns.is_day) > _ENOUGH]
        mapping = _with(mapping, field_of(SALES, "day"), found)
    if not mapping.tells("net") and not (mapping.tells("quantity") and mapping.tells("price")):
        amounts = [
            header
            for header in _free(table, mapping)
            if columns.share(cells := columns.values(table, header), columns.is_amount) > _ENOUGH
            and any("." in cell or "," in cell for cell in cells)
        ]
        mapping = _with(mapping, field_of(SALES, "net"), amounts[-1:])
    if not mapping.tells("client_name") and not mapping.tells("client_code"):
        mapping = _with(mapping, field_of(SALES, "client_name"), _worded(table, mapping))
    return mapping


def _clients_by_values(table: Table, mapping: Mapping) -> Mapping:
    for id, test in (("email", columns.is_email), ("phone", columns.is_phone)):
        if not mapping.tells(id):
            found = [h for h in _free(table, mapping) if columns.share(columns.values(table, h), test) > _ENOUGH]
            mapping = _with(mapping, field_of(CLIENTS, id), found)
    if not _tells_name(mapping):
        mapping = _with(mapping, field_of(CLIENTS, "name"), _worded(table, mapping))
    return mapping


def _worded(table: Table, mapping: Mapping) -> list[str]:
    """Columns that look like names: words in nearly every row."""
    return [
        header
        for header in _free(table, mapping)
        if len(cells := columns.values(table, header)) >= max(1, len(table.sample) // 2)
        and columns.share(cells, lambda cell: sum(sign.isalpha() for sign in cell) >= 3) > _ENOUGH
        and columns.share(cells, columns.is_email) < 0.1
        and len(set(cells)) * 4 >= len(cells)
    ]
