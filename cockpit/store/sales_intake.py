"""Sales lines from files: staged in a temporary table, compared and inserted by a handful of statements."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
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

_STAGE = """
CREATE TEMP TABLE staged (
  number INTEGER PRIMARY KEY, day TEXT NOT NULL, client INTEGER NOT NULL, family INTEGER NOT NULL,
  net INTEGER NOT NULL, key TEXT NOT NULL, document TEXT NOT NULL, rounded INTEGER NOT NULL DEFAULT 0
)
"""
_COLUMNS = ("day", "client", "family", "net", "key", "document", "rounded")
_OURS = " LEFT JOIN temp.staged_client c ON c.number = s.client LEFT JOIN temp.staged_family f ON f.number = s.family"
# a unit more or less is no change where the last unit is a matter of rounding
_TOLD = f"""
INSERT INTO temp.staged_told
SELECT s.number, l.id, l.day <> s.day OR l.client IS NOT c.id OR l.family IS NOT f.id OR l.document <> s.document
  OR abs(l.net - s.net) > s.rounded
FROM temp.staged s CROSS JOIN sales_line l ON l.key = s.key{_OURS}
WHERE EXISTS (SELECT 1 FROM sales_line)
"""
TOGETHER = 100
"""Lines that one statement stages: a statement for each would take twice the time."""


@cache
def _put(width: int, lines: int) -> str:
    row = f"({', '.join('?' * width)})"
    return f"INSERT INTO temp.staged ({', '.join(_COLUMNS[:width])}) VALUES {', '.join([row] * lines)}"


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
        self._files: list[tuple[int, int]] = []
        """(number of the last line, its file) of each portion."""
        self._sums = Sums()

    def clear(self) -> None:
        """Take the place away."""
        if self._hashes is not None:
            with failures(self._book.path):
                self._book.connection.execute("DROP TABLE IF EXISTS temp.staged")

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
                execute(_STAGE)
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
        clients = list(map(self._clients.__getitem__, zip(sales.codes, sales.names, sales.countries, strict=True)))
        families = list(map(self._families.__getitem__, sales.families))
        columns = [sales.days, clients, families, sales.nets, sales.keys, sales.documents]
        if any(sales.rounded):
            columns.append(sales.rounded)
        lines = len(clients)
        flat = list(chain.from_iterable(zip(*columns, strict=True)))
        width = len(columns)
        together = width * TOGETHER
        for at in range(0, len(flat), together):
            part = flat[at : at + together]
            self._book.connection.execute(_put(width, len(part) // width), part)
        sums, nobodys = self._sums, clients.count(0)
        sums.lines += lines
        sums.net += sum(sales.nets)
        if nobodys:
            sums.unassigned_lines += nobodys
            sums.unassigned_net += sum(compress(sales.nets, map(not_, clients)))
        self._lines[file_index] = self._lines.get(file_index, 0) + lines
        self._files.append((sums.lines, file_index))

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
                "UPDATE sales_line SET client = c.id, day = s.day, family = f.id, net = s.net, document = s.document"
                f" FROM temp.staged_told t JOIN temp.staged s ON s.number = t.number{_OURS}"
                " WHERE t.differs AND sales_line.id = t.line"
            )
        first = book.ids.block(at.ms, lines)
        # the lines are numbered from 1 on
        with triggers.one_run(book.connection, "sales_line", first + 1, lines if told < lines else 0):
            untold = " WHERE s.number NOT IN (SELECT number FROM temp.staged_told)" if told else ""
            execute(
                "INSERT INTO sales_line (id, key, client, day, family, net, document)"
                f" SELECT ? + s.number, s.key, c.id, s.day, f.id, s.net, s.document FROM temp.staged s{_OURS}{untold}"
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
