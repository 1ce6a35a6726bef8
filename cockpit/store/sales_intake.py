"""Sales lines from files: staged in a temporary table, compared and inserted by a handful of statements."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain, compress
from operator import not_

from cockpit.core.incoming import IncomingSale, IncomingSales, SaleColumns
from cockpit.core.moment import Moment
from cockpit.core.words import _
from cockpit.store import triggers
from cockpit.store.book import Book
from cockpit.store.client_intake import ClientIntake
from cockpit.store.connection import failures
from cockpit.store.folding import fold
from cockpit.store.outcome import Outcome, Sums

_STAGE = (
    "CREATE TEMP TABLE staged (number INTEGER PRIMARY KEY, head INTEGER NOT NULL, net INTEGER NOT NULL,"
    " key TEXT NOT NULL, rounded INTEGER NOT NULL DEFAULT 0)",
    # what the lines of a document have in common
    "CREATE TEMP TABLE staged_head (number INTEGER PRIMARY KEY, day TEXT NOT NULL, client INTEGER NOT NULL,"
    " family INTEGER NOT NULL, document TEXT NOT NULL)",
)
_LINE, _HEAD = ("head", "net", "key", "rounded"), ("day", "client", "family", "document")
_OURS = (
    " CROSS JOIN temp.staged_head h ON h.number = s.head"
    " LEFT JOIN temp.staged_client c ON c.number = h.client LEFT JOIN temp.staged_family f ON f.number = h.family"
)
# a unit more or less is no change where the last unit is a matter of rounding
_TOLD = f"""
INSERT INTO temp.staged_told
SELECT s.number, l.id, l.day <> h.day OR l.client IS NOT c.id OR l.family IS NOT f.id OR l.document <> h.document
  OR abs(l.net - s.net) > s.rounded
FROM temp.staged s CROSS JOIN sales_line l ON l.key = s.key{_OURS}
WHERE EXISTS (SELECT 1 FROM sales_line)
"""
TOGETHER = 100
"""Lines that one statement stages: a statement for each would take twice the time."""


@cache
def _into(table: str, columns: tuple[str, ...], rows: int) -> str:
    row = f"({', '.join('?' * len(columns))})"
    return f"INSERT INTO temp.{table} ({', '.join(columns)}) VALUES {', '.join([row] * rows)}"


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
        self._head = 0
        self._lines: dict[int, int] = {}
        self._files: list[tuple[int, int]] = []
        """(number of the last line, its file) of each portion."""
        self._sums = Sums()

    def clear(self) -> None:
        """Take the place away."""
        if self._hashes is not None:
            with failures(self._book.path):
                for name in ("staged", "staged_head"):
                    self._book.connection.execute(f"DROP TABLE IF EXISTS temp.{name}")

    def stage(self, file_index: int, rows: IncomingSales | Sequence[IncomingSale]) -> int:
        """Put lines there; returns how many of them an earlier line had already told."""
        if not rows:
            return 0
        columns = rows.columns if isinstance(rows, IncomingSales) else SaleColumns(*zip(*rows, strict=True))
        count, untold = len(columns.keys), columns
        execute = self._book.connection.execute
        with failures(self._book.path):
            if self._hashes is None:
                # what lies in memory for a moment need not be written over with noughts when it goes
                execute("PRAGMA temp.secure_delete = OFF")
                for statement in _STAGE:
                    execute(statement)
                self._hashes = set()
            # a transaction that touches the temporary table only takes no lock on the book
            execute("BEGIN")
            try:
                hashes = set(map(hash, columns.keys))
                if len(hashes) < count or not self._hashes.isdisjoint(hashes):
                    untold = self._untold(columns, self._hashes)
                self._hashes |= hashes
                self._put(file_index, untold)
                execute("COMMIT")
            except BaseException:
                execute("ROLLBACK")
                raise
        return count - len(untold.keys)

    def _untold(self, columns: SaleColumns, hashes: set[int]) -> SaleColumns:
        """The lines that no earlier one had told."""
        execute = self._book.connection.execute
        execute("CREATE INDEX IF NOT EXISTS temp.staged_key ON staged (key)")
        seen: set[str] = set()
        new = []
        for key in columns.keys:
            told = key in seen or (
                hash(key) in hashes and execute("SELECT 1 FROM temp.staged WHERE key = ?", (key,)).fetchone()
            )
            seen.add(key)
            new.append(not told)
        return SaleColumns._make(list(compress(column, new)) for column in columns)

    def _put(self, file_index: int, sales: SaleColumns) -> None:
        heads, clients = self._heads(sales)
        columns = [heads, sales.nets, sales.keys]
        if any(sales.rounded):
            columns.append(sales.rounded)
        self._insert("staged", _LINE[: len(columns)], zip(*columns, strict=True))
        lines, sums, nobodys = len(heads), self._sums, clients.count(0)
        sums.lines += lines
        sums.net += sum(sales.nets)
        if nobodys:
            sums.unassigned_lines += nobodys
            sums.unassigned_net += sum(compress(sales.nets, map(not_, clients)))
        self._lines[file_index] = self._lines.get(file_index, 0) + lines
        self._files.append((sums.lines, file_index))

    def _heads(self, sales: SaleColumns) -> tuple[list[int], list[int]]:
        """Of each line the number of what it has in common with those around it, and of its client."""
        heads, clients, new = [], [], []
        last: tuple[str, ...] = ()
        number, client = self._head, 0
        columns = (sales.days, sales.documents, sales.codes, sales.names, sales.countries, sales.families)
        for head in zip(*columns, strict=True):
            if head != last:
                last = head
                day, document, code, name, country, family = head
                client = self._clients[code, name, country]
                number += 1
                new.append((day, client, self._families[family], document))
            heads.append(number)
            clients.append(client)
        self._head = number
        self._insert("staged_head", _HEAD, new)
        return heads, clients

    def _insert(self, table: str, columns: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
        values = list(chain.from_iterable(rows))
        width = len(columns)
        together = width * TOGETHER
        for at in range(0, len(values), together):
            part = values[at : at + together]
            self._book.connection.execute(_into(table, columns, len(part) // width), part)

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
            for number, differs in execute("SELECT number, differs FROM temp.staged_told"):
                counts = outcome.files[self._file_of(number)]
                counts.new -= 1
                counts.changed += differs
                counts.same += not differs
                changed += differs
        if changed:
            execute(
                "UPDATE sales_line SET client = c.id, day = h.day, family = f.id, net = s.net, document = h.document"
                f" FROM temp.staged_told t JOIN temp.staged s ON s.number = t.number{_OURS}"
                " WHERE t.differs AND sales_line.id = t.line"
            )
        first = book.ids.block(at.ms, lines)
        # the lines are numbered from 1 on
        with triggers.one_run(book.connection, "sales_line", first + 1, lines if told < lines else 0):
            untold = " WHERE s.number NOT IN (SELECT number FROM temp.staged_told)" if told else ""
            execute(
                "INSERT INTO sales_line (id, key, client, day, family, net, document)"
                f" SELECT ? + s.number, s.key, c.id, h.day, f.id, s.net, h.document FROM temp.staged s{_OURS}{untold}"
                " ORDER BY s.number",
                (first,),
            )
        for name in ("staged_client", "staged_family", "staged_told"):
            execute(f"DROP TABLE temp.{name}")

    def _file_of(self, number: int) -> int:
        """The file that a staged line came from."""
        return self._files[bisect_left(self._files, (number,))][1]

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
