"""An erasing in words: what would go and what stays, before it is done, and afterwards."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from cockpit.core import formatter as fmt
from cockpit.core.journal_words import COLUMNS, TABLES
from cockpit.core.words import _, ngettext

LINKS = ("touch_person", "client_tag", "sweep_card")
"""Rows that only join two others: nobody would miss them in a count."""
_OWN = frozenset({"name", "value", "digits", "party", "code", "tax_id"})
"""Columns in which somebody else bears the name, or has the number: erasing everywhere leaves them too."""


def is_named(typed: str, name: str) -> bool:
    """Whether the name was typed as it is written, case and accents too."""
    return _plainly(typed) == _plainly(name)


def begins(typed: str, name: str) -> bool:
    """Whether what was typed so far is the beginning of the name."""
    return _plainly(name).startswith(_plainly(typed))


def _plainly(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))


def rows_said(rows: Mapping[str, int]) -> str:
    """The rows that go, the kinds with the most first: “touch 146 · sale 90 · number 2”."""
    told = sorted(((count, table) for table, count in rows.items() if table not in LINKS), reverse=True)
    return " · ".join(f"{_(TABLES[table]) if table in TABLES else table} {fmt.number(count)}" for count, table in told)


def counted(rows: Mapping[str, int], texts: int, acts: int, copies: int) -> Iterator[str]:
    """What goes, a line each.

    Args:
        rows: rows by table.
        texts: texts that stay and lose the name.
        acts: acts that cannot be taken back any more.
        copies: backups that are treated as well.
    """
    said = rows_said(rows)
    if said:
        yield said
    if texts:
        yield ngettext(
            "{n} text that stays loses the name, or all of it", "{n} texts that stay lose the name, or all of it", texts
        ).format(n=fmt.number(texts))
    if acts:
        yield ngettext(
            "{n} act in the journal cannot be taken back any more",
            "{n} acts in the journal cannot be taken back any more",
            acts,
        ).format(n=fmt.number(acts))
    if copies:
        yield ngettext("{n} backup as well", "{n} backups as well", copies).format(n=fmt.number(copies))


def elsewhere(places: Sequence[tuple[str, str, str, int]]) -> Iterator[str]:
    """Where the name, the address or the number stays because the row is somebody else's.

    Args:
        places: (table, column, name of the client or "", rows).
    """
    for table, column, client, rows in places:
        if table == "journal":
            where = _("what the journal keeps of others")
        else:
            what = f"{_(TABLES.get(table, table))} ({_(COLUMNS.get(column, column))})"
            where = f"{client}, {what}" if client else what
        yield ngettext(
            "stays, for it is not theirs: {where}, {n} row", "stays, for it is not theirs: {where}, {n} rows", rows
        ).format(where=where, n=fmt.number(rows))


def further(places: Sequence[tuple[str, str, str, int]], *, everywhere: bool) -> Iterator[str]:
    """What would take the name out of the texts of others too, where it stays in any.

    Args:
        places: as `elsewhere` has them.
        everywhere: whether that was asked for already.
    """
    if not everywhere and any(column not in _OWN for _table, column, _client, _rows in places):
        yield _("`cockpit erase NAME --everywhere` takes it out of there too")
