"""An erasing in words: what would go and what stays, before it is done, and afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cockpit.core import formatter as fmt
from cockpit.core.journal_words import TABLES
from cockpit.core.words import _, ngettext

_LINKS = ("touch_person", "client_tag", "sweep_card")
"""Rows that only join two others: nobody would miss them in a count."""


def rows_said(rows: Mapping[str, int]) -> str:
    """The rows that go, the kinds with the most first: “touch 146 · sale 90 · number 2”."""
    told = sorted(((count, table) for table, count in rows.items() if table not in _LINKS), reverse=True)
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
        what = f"{_(TABLES[table]) if table in TABLES else table} ({column})"
        where = f"{client}, {what}" if client else what
        yield ngettext(
            "stays, for it is not theirs: {where}, {n} row", "stays, for it is not theirs: {where}, {n} rows", rows
        ).format(where=where, n=fmt.number(rows))
