"""The journal read and replayed: what was done, undone and done again."""

from __future__ import annotations

import sqlite3
from contextlib import suppress

from cockpit.core.errors import BadInput, CockpitError, UndoRefused
from cockpit.core.moment import Moment
from cockpit.core.named import NamedTuple
from cockpit.core.words import _
from cockpit.store import triggers
from cockpit.store.book import Book
from cockpit.store.connection import failures

# what the screen keeps for itself, and what it did not do, are passed over by undo
_LOUD = "source NOT IN ('view', 'system', 'outside')"
# what was erased is no act that can be taken back, and neither are those that the journal lost rows of by it
_ERASED = "instr(info, '\"erased\": true') > 0"
_PLAYABLE = f"{_LOUD} AND source <> 'erase' AND NOT {_ERASED}"
# the act that wrote last: its id may have been made before those of others
_LAST = (
    "SELECT id FROM journal j CROSS JOIN operation o ON o.id = j.operation"
    f" WHERE undoes IS NULL AND undone_by IS NULL AND {_PLAYABLE} ORDER BY j.seq DESC LIMIT 1"
)
# the operation of other programs stands there from the start; it is one once they have written
_ALL = "(id <> 0 OR EXISTS (SELECT 1 FROM journal WHERE operation = 0))"


class Entry(NamedTuple):
    """One operation as the journal shows it."""

    id: int
    at_ms: int
    label: str
    source: str
    undoes: int | None
    undone_by: int | None
    rows: int


class Undone(NamedTuple):
    """What an undo or redo did."""

    operation: int
    """The new operation, which undid it."""
    undone: int
    """The operation that was undone."""
    label: str
    """The label of the act that was taken back or done again."""
    clients: tuple[int, ...]
    """Clients whose rows changed, for the screen to re-read."""


def entries(book: Book, limit: int = 500, *, before: int | None = None, every: bool = False) -> list[Entry]:
    """Operations, the newest first.

    Args:
        book: where.
        limit: how many at most.
        before: only older ones than that operation.
        every: also those that undo passes over: looks, what the program keeps for itself, other programs.
    """
    found = book.rows(
        "SELECT id, at_ms, label, source, undoes, undone_by,"
        f" (SELECT coalesce(sum(run), 0) FROM journal j WHERE {triggers.OF_ITS_OWN})"
        f" FROM operation o WHERE {_ALL if every else _LOUD} AND (:before IS NULL OR id < :before)"
        " ORDER BY id DESC LIMIT :limit",
        {"limit": limit, "before": before},
    )
    return [Entry(*row) for row in found]


def count(book: Book, *, every: bool = False) -> int:
    """How many operations `entries` would give."""
    return int(book.value(f"SELECT count(*) FROM operation o WHERE {_ALL if every else _LOUD}"))


def one(book: Book, operation: int) -> Entry:
    """An operation.

    Raises:
        BadInput: where there is none.
    """
    row = book.row(
        "SELECT id, at_ms, label, source, undoes, undone_by,"
        f" (SELECT coalesce(sum(run), 0) FROM journal j WHERE {triggers.OF_ITS_OWN}) FROM operation o WHERE id = ?",
        (operation,),
    )
    if row is None:
        raise BadInput(_("there is no such operation: `cockpit journal` lists them"))
    return Entry(*row)


def rows_to_replay(book: Book, *, redo: bool = False, operation: int | None = None) -> int:
    """How many rows the next undo (of the act named, else of the last) or redo would touch; 0 where there is none."""
    if operation is not None:
        act = str(int(operation))
    elif redo:
        act = "SELECT id FROM operation WHERE undone_by IS NOT NULL ORDER BY undone_by DESC LIMIT 1"
    else:
        act = _LAST
    return int(
        book.value(
            f"SELECT coalesce(sum(run), 0) FROM {triggers.ROWS} WHERE o.id > 0 AND o.id = "
            f"(SELECT max(id) FROM operation WHERE id = ({act}) OR undoes = ({act}))"
        )
    )


def undo(book: Book, at: Moment, operation: int | None = None) -> Undone:
    """Take back the last act, or the one named.

    Raises:
        BadInput: where there is nothing to undo, or no such operation.
        UndoRefused: where a later change stands on it; it says which.
    """
    if operation is None:
        operation = book.value(_LAST)
        if operation is None:
            raise BadInput(_("there is nothing to undo"))
    found = book.row("SELECT label, undone_by, undoes, source FROM operation WHERE id = ?", (operation,))
    if found is None or operation == 0:
        raise BadInput(_("there is no such operation: `cockpit journal` lists them"))
    label, undone_by, undoes, source = found
    if source == "erase":
        raise UndoRefused(_("what was erased does not come back: nothing of it was kept"))
    if undoes is not None:
        raise BadInput(_("“{label}” is itself an undo: name the act, or use redo").format(label=label))
    if undone_by is not None:
        raise UndoRefused(_("“{label}” is undone already").format(label=label))
    return _replay(book, at, operation, label, undoing=True)


def redo(book: Book, at: Moment) -> Undone:
    """Do again what was undone last, unless something else was done since, as in every editor.

    Raises:
        BadInput: where there is nothing to do again.
        UndoRefused: where a later change stands on it.
    """
    found = book.row(
        "SELECT id, label, undone_by FROM operation WHERE undone_by IS NOT NULL ORDER BY undone_by DESC LIMIT 1"
    )
    if found is None:
        raise BadInput(_("there is nothing to do again"))
    act, label, undone_by = found
    since = (
        "SELECT 1 FROM journal j CROSS JOIN operation o ON o.id = j.operation"
        f" WHERE j.seq > ? AND undoes IS NULL AND {_LOUD} LIMIT 1"
    )
    if book.value(since, (undone_by,)):
        raise BadInput(_("there is nothing to do again: something else was done since"))
    return _replay(book, at, act, label, undoing=False)


def _replay(book: Book, at: Moment, act: int, label: str, *, undoing: bool) -> Undone:
    """Play the rows of an act's newest operation backwards.

    An act, its undo, the redo of that and so on form a chain: each of them stands in `undoes` for the same act, and the
    reverse of the newest one is always what is asked for next.
    """
    newest = book.value("SELECT max(id) FROM operation WHERE id = ? OR undoes = ?", (act, act))
    if book.value(f"SELECT 1 FROM operation WHERE id IN (?, ?) AND {_ERASED}", (act, newest)):
        raise UndoRefused(
            _("“{label}” cannot be taken back or done again: somebody it was about was erased since").format(
                label=label
            )
        )
    with failures(book.path):
        _refuse_where_built_upon(book, act, newest, label)
    with book.operation(label, at, "undo" if undoing else "redo", undoes=act) as replay:
        execute = book.connection.execute
        execute("PRAGMA defer_foreign_keys = ON")
        before = _clients(book, newest)
        try:
            _play_back(book, newest)
        except sqlite3.IntegrityError as fault:
            raise UndoRefused(
                _(
                    "“{label}” cannot be taken back: something made since has the same name; take that back first"
                ).format(label=label)
            ) from fault
        execute("UPDATE operation SET undone_by = ? WHERE id = ?", (replay.id if undoing else None, act))
    after: tuple[int, ...] = ()
    # it is durable by now: where it cannot be told whose rows changed, all may have
    with suppress(CockpitError), failures(book.path):
        after = _clients(book, replay.id)
    return Undone(replay.id, act, label, tuple(set(before) | set(after)) if before and after else ())


def _refuse_where_built_upon(book: Book, act: int, newest: int, label: str) -> None:
    """Refuse where another act changed the same rows since and it still shows, or hung rows of its own on them.

    An act, its undo, its redo and so on each reverse the one before: of an even number of them nothing shows.
    """
    later = book.value(
        "SELECT root.label FROM operation own CROSS JOIN journal mine"
        " ON mine.operation = own.id AND mine.seq BETWEEN own.id AND own.last_seq"
        ' CROSS JOIN journal theirs ON theirs."table" = mine."table"'
        " AND theirs.key BETWEEN mine.key AND mine.key + mine.run - 1"
        " AND theirs.seq > mine.seq AND theirs.kind <> 'insert'"
        " JOIN operation o ON o.id = theirs.operation"
        " JOIN operation root ON root.id = coalesce(o.undoes, o.id)"
        " WHERE own.id = :own AND root.id <> :act AND root.source NOT IN ('system', 'erase') GROUP BY root.id"
        # each of them turned the same rows about; what another program wrote still shows
        " HAVING root.id = 0 OR 1 ="
        " (SELECT count(*) FROM operation WHERE (id = root.id OR undoes = root.id)"
        " AND last_seq > (SELECT last_seq FROM operation WHERE id = :own)) % 2"
        " ORDER BY max(theirs.seq) DESC LIMIT 1",
        {"own": newest, "act": act},
    )
    if later is None:
        later = _hanging(book, newest)
    if later is not None:
        raise UndoRefused(
            _("“{label}” cannot be taken back: “{later}” came after it and stands on it; undo that first").format(
                label=label, later=later
            )
        )


def _hanging(book: Book, newest: int) -> str | None:
    """The label of an act whose rows would fall with the ones that this operation made."""
    made = f"SELECT key FROM {triggers.ROWS} WHERE o.id = :op AND kind = 'insert' AND \"table\" = :parent"
    parents = {table for (table,) in book.rows(
        f"SELECT DISTINCT \"table\" FROM {triggers.ROWS} WHERE o.id = ? AND kind = 'insert'", (newest,)
    )}  # fmt: skip
    apart: dict[str, str] = {}
    for table, key, run in book.rows(
        f'SELECT "table", key, run FROM {triggers.ROWS} WHERE o.id = ? AND run > 1', (newest,)
    ):
        apart[table] = f"{apart.get(table, '')} AND id NOT BETWEEN {key:d} AND {key + run - 1:d}"
    for child in triggers.tables(book.connection):
        if child == "sweep_card":
            continue
        for parent, column in book.rows('SELECT "table", "from" FROM pragma_foreign_key_list(?)', (child,)):
            if parent not in parents:
                continue
            found = book.value(
                f'SELECT id FROM "{child}" WHERE "{column}" IN ({made}) AND id NOT IN'
                f' (SELECT key FROM {triggers.ROWS} WHERE o.id = :op AND "table" = :child)'
                f"{apart.get(child, '')} LIMIT 1",
                {"op": newest, "parent": parent, "child": child},
            )
            if found is not None:
                return str(book.value(
                    "SELECT o.label FROM journal j JOIN operation o ON o.id = j.operation"
                    f' WHERE j."table" = ? AND ? {triggers.IN_RUN} ORDER BY j.seq DESC', (child, found)
                ))  # fmt: skip
    return None


def _play_back(book: Book, operation: int) -> None:
    execute = book.connection.execute
    # inserts that stand together go in one statement; the rest row by row, newest first
    runs: list[tuple[str, str, int, int]] = []
    for seq, table, kind in execute(
        f'SELECT seq, "table", kind FROM {triggers.ROWS} WHERE o.id = ? ORDER BY seq DESC', (operation,)
    ):
        if runs and runs[-1][:2] == (table, kind):
            runs[-1] = (table, kind, seq, runs[-1][3])
        else:
            runs.append((table, kind, seq, seq))
    known = set(triggers.tables(book.connection))
    for table, kind, first, last in runs:
        if table not in known:
            raise BadInput(_("the journal names a table that the book does not have: {table}").format(table=table))
        scope = (operation, first, last)
        rows = "FROM journal WHERE operation = ? AND seq BETWEEN ? AND ?"
        if kind == "insert":
            for key, count in execute(f"SELECT key, run {rows} AND run > 1 ORDER BY seq DESC", scope).fetchall():
                execute(f'DELETE FROM "{table}" WHERE id BETWEEN ? AND ?', (key, key + count - 1))
            execute(f'DELETE FROM "{table}" WHERE id IN (SELECT key {rows} AND run = 1)', scope)
            continue
        columns = triggers.columns(book.connection, table)
        for key, before in execute(f"SELECT key, before {rows} ORDER BY seq DESC", scope).fetchall():
            values = triggers.values_of(before)
            names = ", ".join(f'"{name}"' for name in columns[: len(values)])
            marks = ", ".join("?" * len(values))
            if kind == "delete":
                execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', values)
            else:
                execute(f'UPDATE "{table}" SET ({names}) = ({marks}) WHERE id = ?', (*values, key))


def _clients(book: Book, operation: int) -> tuple[int, ...]:
    """The clients that an operation's rows belong to; empty where there are too many to tell cheaply."""
    found = book.rows(f'SELECT "table", key, before, run FROM {triggers.ROWS} WHERE o.id = ? LIMIT 201', (operation,))
    if len(found) > 200:
        return ()
    clients: set[int] = set()
    for table, key, before, run in found:
        if run > 1:
            return ()
        columns = triggers.columns(book.connection, table)
        if table == "client":
            clients.add(key)
        elif "client" in columns:
            if before is not None:
                owner = triggers.values_of(before)[columns.index("client")]
            else:
                owner = book.value(f'SELECT client FROM "{table}" WHERE id = ?', (key,))
            if isinstance(owner, int):
                clients.add(owner)
    return tuple(sorted(clients))
