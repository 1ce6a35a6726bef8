"""Who is to be erased: somebody in the book, or gone from it already and still in its journal or a backup."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from cockpit.core.errors import BadInput, BookUnusable, NoSuchClient
from cockpit.core.ids import from_uid, uid
from cockpit.core.named import NamedTuple
from cockpit.core.words import _, ngettext
from cockpit.store import triggers
from cockpit.store.connection import connect, failures
from cockpit.store.erasing.marks import LEAST_WORD, Marks
from cockpit.store.folding import fold

LISTED = 8
PERSON, CLIENT = "person", "client"


class Target(NamedTuple):
    """Somebody."""

    kind: str
    """PERSON or CLIENT."""
    id: int
    client: int
    """The client itself, or the person's."""
    name: str
    client_name: str


def named(connection: sqlite3.Connection, typed: str, copies: Sequence[Path] = (), within: int = 0) -> Target:
    """The one that a uid, a client's own code, or words that match one only, name.

    Who is in the book goes before who was removed from it: of those the journal and the backups still tell.

    Args:
        connection: of the book.
        typed: as the user wrote it.
        copies: the backups.
        within: only people of this client; 0 for all, clients too.

    Raises:
        NoSuchClient: none or several; the several are listed.
    """
    words = fold(typed).split()
    if not words:
        raise NoSuchClient(_("nobody is named: type a name or a uid"))
    found = _matching(_present(connection, within), typed, words)
    found = found or _matching(_gone(connection, within), typed, words)
    for copy in copies:
        if found:
            break
        try:
            with failures(copy), closing(connect(copy, busy_ms=1000, read_only=True)) as opened:
                found = _matching([*_present(opened, within), *_gone(opened, within)], typed, words)
        except BookUnusable:
            continue
    if len(found) == 1:
        return found[0]
    if not found:
        nobody = NoSuchClient(_("“{text}” is no person and no client, in the book or its backups").format(text=typed))
        nobody.none = True
        raise nobody
    listed = "; ".join(f"{uid(one.id)} {shown(one)}" for one in found[:LISTED]) + ("; …" if len(found) > LISTED else "")
    words_said = ngettext("“{text}” is {n}: give the uid: {list}", "“{text}” are {n}: give the uid: {list}", len(found))
    raise NoSuchClient(words_said.format(text=typed, n=len(found), list=listed))


def shown(target: Target) -> str:
    """How a sentence calls them."""
    if target.kind == CLIENT or not target.client_name:
        return target.name
    return _("{person} at {client}").format(person=target.name, client=target.client_name)


def _matching(known: Sequence[tuple[Target, str]], typed: str, words: list[str]) -> list[Target]:
    try:
        identity = from_uid(typed)
    except BadInput:
        identity = 0
    for one, code in known:
        if one.id == identity or (code and code.casefold() == typed.strip().casefold()):
            return [one]
    exact = [one for one, _code in known if fold(one.name).split() == words]
    return list(dict.fromkeys(exact or [one for one, _code in known if all(word in fold(one.name) for word in words)]))


def _present(connection: sqlite3.Connection, within: int) -> list[tuple[Target, str]]:
    people = connection.execute(
        "SELECT p.id, p.client, p.name, c.name FROM person p JOIN client c ON c.id = p.client"
        " WHERE ? IN (0, p.client) ORDER BY p.fold",
        (within,),
    ).fetchall()
    found = [(Target(PERSON, *row), "") for row in people]
    if not within:
        rows = connection.execute("SELECT id, name, code FROM client ORDER BY fold").fetchall()
        found += [(Target(CLIENT, one, one, name, name), code) for one, name, code in rows]
    return found


def _gone(connection: sqlite3.Connection, within: int) -> list[tuple[Target, str]]:
    """Those of whose removal the journal tells."""
    found: list[tuple[Target, str]] = []
    names = dict(connection.execute("SELECT id, name FROM client").fetchall())
    for table, key, before in connection.execute(
        "SELECT \"table\", key, before FROM journal WHERE \"table\" IN ('person', 'client') AND kind = 'delete'"
        " AND before IS NOT NULL"
    ).fetchall():
        row = dict(zip(triggers.columns(connection, table), triggers.values_of(before), strict=False))
        name, client = str(row["name"]), int(row["client"] or 0) if table == PERSON else key
        if not within or client == within:
            found.append((Target(table, key, client, name, str(names.get(client, ""))), str(row.get("code", ""))))
    return found


def marks_of(connection: sqlite3.Connection, target: Target) -> Marks:
    """What they are known by here, now and in what the journal kept."""
    marks = Marks()
    if target.name:
        marks.names.add(target.name)
    others: set[str] = set()
    whole = target.kind == CLIENT
    for table, key, row in _rows_about(connection, target):
        if table == CLIENT and not whole:
            others.update(fold(str(row["name"])).split())
        elif table == CLIENT:
            marks.names.add(str(row["name"]))
            if row["tax_id"]:
                marks.codes.add(str(row["tax_id"]))
        elif table == PERSON and (whole or key == target.id):
            marks.names.add(str(row["name"]))
        elif table == PERSON:
            others.update(fold(str(row["name"])).split())
        elif whole or row["person"] == target.id:
            (marks.numbers if row["kind"] == "phone" else marks.mails).add(str(row["value"]).strip().lower())
    if not whole:
        parts = {part for name in marks.names for part in fold(name).split()}
        marks.words = {part for part in parts if len(part) >= LEAST_WORD and part not in others}
    return marks


def _rows_about(connection: sqlite3.Connection, target: Target) -> list[tuple[str, int, dict[str, object]]]:
    """(table, key, row) of the client, its people and their numbers, as they are and as they were."""
    found = []
    for table, column in ((CLIENT, "id"), (PERSON, "client"), ("contact_point", "client")):
        columns = triggers.columns(connection, table)
        for values in connection.execute(f'SELECT * FROM "{table}" WHERE "{column}" = ?', (target.client,)).fetchall():
            row = dict(zip(columns, values, strict=True))
            found.append((table, int(row["id"]), row))
        for key, before in connection.execute(
            'SELECT key, before FROM journal WHERE "table" = ? AND before IS NOT NULL AND instr(before, ?) > 0',
            (table, str(target.client)),
        ).fetchall():
            row = dict(zip(columns, triggers.values_of(before), strict=False))
            if row.get(column) == target.client:
                found.append((table, key, row))
    return found


def one(connection: sqlite3.Connection, kind: str, identity: int) -> Target:
    """The person or client of an id.

    Raises:
        NoSuchClient: it is gone.
    """
    for found, _code in _present(connection, 0):
        if (found.kind, found.id) == (kind, identity):
            return found
    raise NoSuchClient(_("that client is gone: it was removed meanwhile"))
