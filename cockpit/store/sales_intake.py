"""Sales lines from files: staged in a temporary table, compared and inserted by a handful of statements."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress, repeat
from operator import not_

from cockpit.core.incoming import IncomingSale
from cockpit.core.moment import Moment
from cockpit.core.words import _
from cockpit.store import triggers
from cockpit.store.book import Book
from cockpit.store.client_intake import ClientIntake
from cockpit.store.connection import failures
from cockpit.store.folding import fold
from cockpit.store.outcome import Outcome, Sums

_STAGE = """
CREATE TEMP TABLE staged (
  number INTEGER PRIMARY KEY, file INTEGER NOT NULL, day TEXT NOT NULL, client INTEGER NOT NULL,
  family INTEGER NOT NULL, net INTEGER NOT NULL, rounded INTEGER NOT NULL, key TEXT NOT NULL, document TEXT NOT NULL
)
"""
_PUT = (
    "INSERT INTO temp.staged (file, day, client, family, net, rounded, key, document) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_OURS = " LEFT JOIN temp.staged_client c ON c.number = s.client LEFT JOIN temp.staged_family f ON f.number = s.family"
# a unit more or less is no change where the last unit is a matter of rounding
_TOLD = f"""
INSERT INTO temp.staged_told
SELECT s.number, l.id, l.day <> s.day OR l.client IS NOT c.id OR l.family IS NOT f.id OR l.document <> s.document
  OR abs(l.net - s.net) > s.rounded
FROM temp.staged s CROSS JOIN sales_line l ON l.key = s.key{_OURS}
WHERE EXISTS (SELECT 1 FROM sales_line)
"""


class SalesIntake:
    """The sales lines of one reading: a place for them beside the book, in memory, until they are taken in.

    Clients and families are staged as numbers. A line that an earlier one had already told is left out: their keys
    are alike, and where two keys have never had the same hash, no two can be.
    """

    def __init__(self, book: Book) -> None:
        """Make no place yet: most readings of clients and phones have no sales."""
        self._book = book
        self._hashes: set[int] | None = None
        self._clients = _Clients()
        self._families = _Families()
        self._lines: dict[int, int] = {}
        self._sums = Sums()

    def clear(self) -> None:
        """Take the place away."""
        if self._hashes is not None:
            with failures(self._book.path):
                self._book.connection.execute("DROP TABLE IF EXISTS temp.staged")

    def stage(self, file_index: int, rows: Sequence[IncomingSale]) -> int:
        """Put lines there; returns how many of them an earlier line had already told."""
        execute = self._book.connection.execute
        with failures(self._book.path):
            if self._hashes is None:
                # what lies in memory for a moment need not be written over with noughts when it goes
                execute("PRAGMA temp.secure_delete = OFF")
                execute(_STAGE)
                self._hashes = set()
            # a transaction that touches the temporary table only takes no lock on the book
            execute("BEGIN")
            try:
                hashes = {hash(row[8]) for row in rows}
                untold = rows
                if len(hashes) < len(rows) or not self._hashes.isdisjoint(hashes):
                    untold = self._untold(rows, self._hashes)
                self._hashes |= hashes
                if untold:
                    self._put(file_index, untold)
                execute("COMMIT")
            except BaseException:
                execute("ROLLBACK")
                raise
        return len(rows) - len(untold)

    def _untold(self, rows: Sequence[IncomingSale], hashes: set[int]) -> list[IncomingSale]:
        """The lines that no earlier one had told."""
        execute = self._book.connection.execute
        execute("CREATE INDEX IF NOT EXISTS temp.staged_key ON staged (key)")
        untold: dict[str, IncomingSale] = {}
        for row in rows:
            if row.key in untold:
                continue
            if hash(row.key) in hashes and execute("SELECT 1 FROM temp.staged WHERE key = ?", (row.key,)).fetchone():
                continue
            untold[row.key] = row
        return list(untold.values())

    def _put(self, file_index: int, rows: Sequence[IncomingSale]) -> None:
        _line, days, codes, names, countries, families, nets, rounded, keys, documents = zip(*rows, strict=True)
        clients = list(map(self._clients.__getitem__, zip(codes, names, countries, strict=True)))
        numbers = map(self._families.__getitem__, families)
        self._book.connection.executemany(
            _PUT, zip(repeat(file_index), days, clients, numbers, nets, rounded, keys, documents, strict=False)
        )
        self._lines[file_index] = self._lines.get(file_index, 0) + len(rows)
        sums, nobodys = self._sums, list(map(not_, clients))
        sums.lines += len(rows)
        sums.net += sum(nets)
        sums.unassigned_lines += sum(nobodys)
        sums.unassigned_net += sum(compress(nets, nobodys))

    def apply(self, at: Moment, clients: ClientIntake, outcome: Outcome) -> None:
        """Take the staged lines into the book, as part of the caller's operation, and count what became of them."""
        book, execute = self._book, self._book.connection.execute
        lines = self._sums.lines
        if not lines:
            return
        outcome.sums = self._sums
        self._resolve_families(at)
        outcome.clients_made = self._resolve_clients(clients)
        execute("CREATE TEMP TABLE staged_told (number INTEGER PRIMARY KEY, line INTEGER, differs INTEGER)")
        told = execute(_TOLD).rowcount
        for file, count in self._lines.items():
            outcome.files[file].new = count
        changed = 0
        if told:
            for file, count, differing in execute(
                "SELECT s.file, count(*), sum(t.differs) FROM temp.staged_told t"
                " JOIN temp.staged s ON s.number = t.number GROUP BY s.file"
            ).fetchall():
                counts = outcome.files[file]
                counts.new, counts.changed, counts.same = counts.new - count, differing, count - differing
                changed += differing
        if changed:
            execute(
                "UPDATE sales_line SET client = c.id, day = s.day, family = f.id, net = s.net, document = s.document"
                f" FROM temp.staged_told t JOIN temp.staged s ON s.number = t.number{_OURS}"
                " WHERE t.differs AND sales_line.id = t.line"
            )
        first = book.ids.block(at.ms, lines)
        # the lines are numbered from 1 on
        with triggers.one_run(book.connection, "sales_line", first + 1, lines if told < lines else 0):
            execute(
                "INSERT INTO sales_line (id, key, client, day, family, net, document)"
                f" SELECT ? + s.number, s.key, c.id, s.day, f.id, s.net, s.document FROM temp.staged s{_OURS}"
                " WHERE s.number NOT IN (SELECT number FROM temp.staged_told) ORDER BY s.number",
                (first,),
            )
        for name in ("staged_client", "staged_family", "staged_told"):
            execute(f"DROP TABLE temp.{name}")

    def _resolve_families(self, at: Moment) -> None:
        execute = self._book.connection.execute
        execute("CREATE TEMP TABLE staged_family (number INTEGER PRIMARY KEY, id INTEGER)")
        known: dict[str, int] = dict(execute("SELECT fold, id FROM family").fetchall())
        for name, number in self._families.items():
            if not number:
                continue
            folded = fold(name)
            if folded not in known:
                known[folded] = self._book.ids.new(at.ms)
                execute(
                    "INSERT INTO family (id, name, fold, place) VALUES (?, ?, ?, (SELECT count(*) FROM family))",
                    (known[folded], name, folded),
                )
            execute("INSERT INTO temp.staged_family VALUES (?, ?)", (number, known[folded]))

    def _resolve_clients(self, clients: ClientIntake) -> int:
        """Find or make the client of each (code, name) that the lines name; returns how many were made."""
        execute = self._book.connection.execute
        execute("CREATE TEMP TABLE staged_client (number INTEGER PRIMARY KEY, id INTEGER)")
        named: dict[tuple[str, str], str] = {}
        for code, name, country in self._clients:
            named[code, name] = max(country, named.get((code, name), ""))
        named.pop(("", ""), None)
        made = 0
        found: dict[tuple[str, str], int] = {}
        for (code, name), country in named.items():
            client = clients.remembered(name) if not code else None
            if client is None:
                client = clients.find(code, "", name, "")
                if client is None:
                    client = clients.make(name or _("Client {code}").format(code=code), code, country)
                    made += 1
                if not code:
                    clients.remember(name, client)
            found[code, name] = client
        self._book.connection.executemany(
            "INSERT INTO temp.staged_client VALUES (?, ?)",
            [(number, found[code, name]) for (code, name, _country), number in self._clients.items() if number],
        )
        return made


class _Clients(dict[tuple[str, str, str], int]):
    """Numbers of (code, name, country) in the order in which they are first asked for; nobody is 0."""

    def __missing__(self, named: tuple[str, str, str]) -> int:
        number = self[named] = len(self) + 1 if named[0] or named[1] else 0
        return number


class _Families(dict[str, int]):
    """Numbers of families in the order in which they are first asked for; none is 0."""

    def __missing__(self, name: str) -> int:
        number = self[name] = len(self) + 1 if name else 0
        return number
