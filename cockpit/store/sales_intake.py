"""Sales lines from files: staged in a temporary table, compared and inserted by a handful of statements."""

from __future__ import annotations

from collections.abc import Sequence

from cockpit.core.incoming import IncomingSale
from cockpit.core.moment import Moment
from cockpit.core.words import _
from cockpit.store.book import Book
from cockpit.store.client_intake import ClientIntake
from cockpit.store.connection import failures
from cockpit.store.folding import fold
from cockpit.store.outcome import Outcome, Sums

_STAGE = """
CREATE TEMP TABLE IF NOT EXISTS staged (
  number INTEGER PRIMARY KEY, file INTEGER NOT NULL, day TEXT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL,
  country TEXT NOT NULL, family TEXT NOT NULL, net INTEGER NOT NULL, rounded INTEGER NOT NULL,
  key TEXT NOT NULL UNIQUE, document TEXT NOT NULL
)
"""


def prepare(book: Book) -> None:
    """Make an empty place for the lines to come; it lies in memory, beside the book."""
    with failures(book.path):
        book.connection.execute(_STAGE)
        book.connection.execute("DELETE FROM temp.staged")


def clear(book: Book) -> None:
    """Take the place away."""
    with failures(book.path):
        book.connection.execute("DROP TABLE IF EXISTS temp.staged")


def stage(book: Book, file_index: int, rows: Sequence[IncomingSale]) -> int:
    """Put lines there; returns how many of them an earlier line had already told."""
    with failures(book.path):
        execute = book.connection.execute
        # a transaction that touches the temporary table only takes no lock on the book
        execute("BEGIN")
        try:
            before = execute("SELECT count(*) FROM temp.staged").fetchone()[0]
            book.connection.executemany(
                "INSERT OR IGNORE INTO temp.staged"
                " (file, day, code, name, country, family, net, rounded, key, document)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [(file_index, row[1], row[2], row[3], row[4], row[5], row[6], row[7], row[8], row[9]) for row in rows],
            )
            after = execute("SELECT count(*) FROM temp.staged").fetchone()[0]
            execute("COMMIT")
        except BaseException:
            execute("ROLLBACK")
            raise
    return len(rows) - int(after - before)


def apply(book: Book, at: Moment, clients: ClientIntake, outcome: Outcome) -> None:
    """Take the staged lines into the book, as part of the caller's operation, and count what became of them."""
    execute = book.connection.execute
    lines, net, lost, lost_net = execute(
        "SELECT count(*), coalesce(sum(net), 0), coalesce(sum(code = '' AND name = ''), 0),"
        " coalesce(sum(CASE WHEN code = '' AND name = '' THEN net END), 0) FROM temp.staged"
    ).fetchone()
    if not lines:
        return
    outcome.sums = Sums(lines, net, lost, lost_net)
    _resolve_families(book, at)
    outcome.clients_made = _resolve_clients(book, clients)
    # a unit more or less is no change where the last unit is a matter of rounding
    differs = (
        "(l.day <> s.day OR l.client IS NOT c.client OR l.family IS NOT f.id OR l.document <> s.document"
        " OR abs(l.net - s.net) > s.rounded)"
    )
    joined = (
        " FROM temp.staged s LEFT JOIN temp.staged_client c ON c.code = s.code AND c.name = s.name"
        " LEFT JOIN temp.staged_family f ON f.name = s.family"
        " LEFT JOIN sales_line l ON l.key = s.key"
    )
    for file, new, changed, whole in execute(
        f"SELECT s.file, sum(l.id IS NULL), sum(l.id IS NOT NULL AND {differs}), count(*){joined} GROUP BY s.file"
    ).fetchall():
        counts = outcome.files[file]
        counts.new, counts.changed, counts.same = new, changed, whole - new - changed
    execute(
        f"UPDATE sales_line AS old SET (client, day, family, net, document) ="
        " (SELECT c.client, s.day, f.id, s.net, s.document FROM temp.staged s"
        " LEFT JOIN temp.staged_client c ON c.code = s.code AND c.name = s.name"
        " LEFT JOIN temp.staged_family f ON f.name = s.family WHERE s.key = old.key)"
        f" WHERE old.id IN (SELECT l.id{joined} WHERE l.id IS NOT NULL AND {differs})"
    )
    first = book.ids.block(at.ms, lines)
    execute(
        "INSERT INTO sales_line (id, key, client, day, family, net, document)"
        f" SELECT ? + s.number, s.key, c.client, s.day, f.id, s.net, s.document{joined}"
        " WHERE l.id IS NULL ORDER BY s.number",
        (first,),
    )
    execute("DROP TABLE temp.staged_client")
    execute("DROP TABLE temp.staged_family")


def _resolve_families(book: Book, at: Moment) -> None:
    execute = book.connection.execute
    execute("CREATE TEMP TABLE staged_family (name TEXT PRIMARY KEY, id INTEGER)")
    known: dict[str, int] = dict(execute("SELECT fold, id FROM family").fetchall())
    names = [name for (name,) in execute("SELECT DISTINCT family FROM temp.staged WHERE family <> '' ORDER BY number")]
    for name in names:
        folded = fold(name)
        if folded not in known:
            known[folded] = book.ids.new(at.ms)
            execute(
                "INSERT INTO family (id, name, fold, place) VALUES (?, ?, ?, (SELECT count(*) FROM family))",
                (known[folded], name, folded),
            )
        execute("INSERT INTO temp.staged_family VALUES (?, ?)", (name, known[folded]))


def _resolve_clients(book: Book, clients: ClientIntake) -> int:
    """Find or make the client of each (code, name) that the lines name; returns how many were made."""
    execute = book.connection.execute
    execute("CREATE TEMP TABLE staged_client (code TEXT, name TEXT, client INTEGER, PRIMARY KEY (code, name))")
    named = execute(
        "SELECT code, name, max(country) FROM temp.staged WHERE code <> '' OR name <> '' GROUP BY code, name"
        " ORDER BY min(number)"
    ).fetchall()
    made = 0
    for code, name, country in named:
        client = clients.remembered(name) if not code else None
        if client is None:
            client = clients.find(code, "", name, "")
            if client is None:
                client = clients.make(name or _("Client {code}").format(code=code), code, country)
                made += 1
            if not code:
                clients.remember(name, client)
        execute("INSERT INTO temp.staged_client VALUES (?, ?, ?)", (code, name, client))
    return made
