"""Books that something has damaged: each made of sound ones by a seed, and named by it."""

from __future__ import annotations

import re
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random

from cockpit.store.book import open_book
from tests.reliability import acts
from tests.store.rows import ROWS, insert

PAGE = 4096
HEADER = {
    "page size": (16, 2), "write version": (18, 1), "read version": (19, 1), "reserved": (20, 1),
    "change counter": (24, 4), "size in pages": (28, 4), "first free page": (32, 4), "free pages": (36, 4),
    "schema cookie": (40, 4), "schema format": (44, 4), "largest root page": (52, 4), "encoding": (56, 4),
    "user_version": (60, 4), "vacuum": (64, 4), "application_id": (68, 4), "valid for": (92, 4),
}  # fmt: skip
"""Fields of the file's header: offset and size."""
_NUMBERS = (0, 1, 2, 3, 4, 255, 512, 4096, 8192, 65535, 2**31 - 1, 2**31, 2**32 - 1)
_VALUES: tuple[object, ...] = (
    None, -1, 0, 2**62, -(2**63), 1e308, float("inf"), "", "x", "2026-02-30", "9999-99-99", "0000-00-00", "2026-13",
    "29:59", '{"a":', "[" * 3000, "null", "[]", "7", '"text"', "nan", b"\xff\x00", b"2026-11-27", "\x1b[2J\x07",
    "\u202egro.elpmaxe", "a\x00b", "x" * 70_000, "breath,money", "FREQ=DAILY;COUNT=0", "RRULE:FREQ=", "'", "''",
    "NULL,", "active", "client",
)  # fmt: skip


@dataclass(frozen=True)
class Sound:
    """What is damaged: a book and what else lies about."""

    book: bytes
    other: bytes
    """Another book."""
    halfway: bytes
    """The book in the midst of a write, whose journal is..."""
    journal: bytes
    other_journal: bytes
    """Left by the other book."""


def sound(folder: Path) -> Sound:
    """Two small books in which a few days were worked, and what a crash leaves of a write."""
    made = []
    for name, count in (("a", 36), ("b", 12)):
        path = folder / name
        acts.founded(path)
        book = open_book(path)
        for number in range(count):
            acts.do(book, number)
        book.close()
        if name == "a":
            _a_row_of_each(path)
        with closing(sqlite3.connect(path)) as opened:
            opened.execute("UPDATE meta SET book_id = ?", (1_000_003 * (count + 1),))
            opened.commit()
        made.append((path.read_bytes(), *_halfway(path)))
    (first, halfway, journal), (other, _halfway_too, other_journal) = made
    return Sound(first, other, halfway, journal, other_journal)


def _a_row_of_each(path: Path) -> None:
    with closing(sqlite3.connect(path)) as opened:
        (client,) = opened.execute("SELECT min(id) FROM client").fetchone()
        for table in ROWS:
            if opened.execute(f'SELECT 1 FROM "{table}"').fetchone() is None:
                insert(opened, table)
                keys = opened.execute('SELECT "from", "table" FROM pragma_foreign_key_list(?)', (table,)).fetchall()
                for column, parent in keys:
                    found = client if parent == "client" else f'(SELECT min(id) FROM "{parent}")'
                    opened.execute(f'UPDATE "{table}" SET "{column}" = {found}')
        opened.commit()


def _halfway(path: Path) -> tuple[bytes, bytes]:
    with closing(sqlite3.connect(path, isolation_level=None)) as opened:
        opened.execute("PRAGMA cache_size = 1")
        opened.execute("BEGIN IMMEDIATE")
        opened.execute("UPDATE touch SET note = upper(coalesce(note, '')) || hex(randomblob(3000))")
        copies = []
        for ending in ("", "-journal"):
            # copied under the lock, as a machine that goes down would leave them
            copies.append(Path(shutil.copyfile(f"{path}{ending}", f"{path}{ending}.copy")).read_bytes())
        opened.execute("ROLLBACK")
    return copies[0], copies[1]


Files = dict[str, bytes]
"""By the ending after the book's name."""


def damaged(of: Sound, seed: int) -> tuple[str, Files]:
    """The book damaged by that seed: what was done to it, and its files."""
    chance = Random(seed)
    name = list(KINDS)[seed % len(KINDS)]
    return name, KINDS[name](of, chance)


def _flips(of: Sound, chance: Random) -> Files:
    content = bytearray(of.book)
    for _each in range(chance.choice((1, 2, 8, 64, 600))):
        content[chance.randrange(len(content))] = chance.randrange(256)
    return {"": bytes(content)}


def _header(of: Sound, chance: Random) -> Files:
    content = bytearray(of.book)
    for _each in range(chance.choice((1, 1, 3))):
        offset, size = HEADER[chance.choice(list(HEADER))]
        value = chance.choice((*_NUMBERS, chance.randrange(2**32))) % 256**size
        content[offset : offset + size] = value.to_bytes(size, "big")
    return {"": bytes(content)}


def _header_bytes(of: Sound, chance: Random) -> Files:
    content = bytearray(of.book)
    for _each in range(chance.choice((1, 2, 5))):
        content[chance.randrange(100)] = chance.randrange(256)
    return {"": bytes(content)}


def _tree_heads(of: Sound, chance: Random) -> Files:
    """The first bytes of some pages, where SQLite keeps their kind, their cells and their children."""
    content = bytearray(of.book)
    for _each in range(chance.choice((1, 2, 10))):
        page = chance.randrange(len(content) // PAGE)
        start = page * PAGE + (100 if page == 0 else 0)
        content[start + chance.randrange(60)] = chance.choice(
            (0, 1, 2, 5, 10, 13, 127, 128, 255, chance.randrange(256))
        )
    return {"": bytes(content)}


def _zeroed(of: Sound, chance: Random) -> Files:
    content = bytearray(of.book)
    for _each in range(chance.choice((1, 3, 20))):
        start = chance.randrange(len(content) // 512) * 512
        size = chance.choice((512, PAGE, 3 * PAGE))
        content[start : start + size] = bytes(len(content[start : start + size]))
    return {"": bytes(content)}


def _cut(of: Sound, chance: Random) -> Files:
    size = chance.choice((chance.randrange(1, 600), chance.randrange(len(of.book)), chance.randrange(4, 90) * PAGE))
    more = chance.randbytes(chance.choice((0, 0, 7, 5000)))
    return {"": of.book[: size or 1] + more}


def _swapped(of: Sound, chance: Random) -> Files:
    pages = [of.book[start : start + PAGE] for start in range(0, len(of.book), PAGE)]
    for _each in range(chance.choice((1, 2, 9))):
        one, two = chance.randrange(chance.choice((1, len(pages)))), chance.randrange(len(pages))
        pages[one], pages[two] = pages[two], pages[one]
    return {"": b"".join(pages)}


def _spliced(of: Sound, chance: Random) -> Files:
    """Some pages of another book, or of this one as it was at another time, at their place or elsewhere."""
    content, source = bytearray(of.book), chance.choice((of.other, of.halfway, of.book))
    for _each in range(chance.choice((1, 3))):
        there = chance.randrange(len(source) // PAGE) * PAGE
        here = there if chance.random() < 0.6 else chance.randrange(len(content) // PAGE) * PAGE
        size = chance.choice((1, 1, 4, 30)) * PAGE
        content[here : here + size] = source[there : there + size]
    return {"": bytes(content)}


def _tail(of: Sound, chance: Random) -> Files:
    cut = chance.randrange(1, len(of.book) // PAGE) * PAGE
    return {"": of.book[:cut] + of.other[cut:]}


def _journal(of: Sound, chance: Random) -> Files:
    """A crash left its journal; it too was damaged."""
    journal = bytearray(of.journal)
    for _each in range(chance.choice((0, 1, 1, 4, 40))):
        reach = chance.choice((28, 600, len(journal)))
        journal[chance.randrange(reach)] = chance.randrange(256)
    if chance.random() < 0.3:
        del journal[chance.randrange(1, len(journal)) :]
    return {"": chance.choice((of.halfway, of.halfway, of.book)), "-journal": bytes(journal)}


def _other_journal(of: Sound, chance: Random) -> Files:
    """The journal beside the book is another book's."""
    journal = of.other_journal if chance.random() < 0.7 else of.other_journal[: chance.randrange(1, 9000)]
    return {"": chance.choice((of.book, of.halfway)), "-journal": journal}


def _beside(of: Sound, chance: Random) -> Files:
    """Files of other endings, and files that are no book."""
    if chance.random() < 0.5:
        return {
            "": of.book,
            chance.choice(("-wal", "-shm", "-journal")): chance.randbytes(chance.choice((0, 1, 40, 9000))),
        }
    return {"": chance.choice((b"", b"x", chance.randbytes(9000), b"SQLite format 3\0", of.book[:100], of.journal))}


def _through_sql(work: Callable[[Path, Random], None]) -> Callable[[Sound, Random], Files]:
    def made(of: Sound, chance: Random) -> Files:
        with tempfile.TemporaryDirectory(dir=Path("/dev/shm") if Path("/dev/shm").is_dir() else None) as folder:
            path = Path(folder) / "book"
            path.write_bytes(of.book)
            work(path, chance)
            return {"": path.read_bytes()}

    return made


@contextmanager
def _by_hand(path: Path) -> Iterator[sqlite3.Connection]:
    """The book as somebody opens it who knows how to get past what guards it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as opened:
        for pragma in ("writable_schema = ON", "ignore_check_constraints = ON", "synchronous = OFF"):
            opened.execute(f"PRAGMA {pragma}")
        yield opened


def _schema(path: Path, chance: Random) -> None:
    """The list of tables, indexes and triggers, edited by hand."""
    with _by_hand(path) as opened:
        _edit_schema(opened, chance)


def _edit_schema(opened: sqlite3.Connection, chance: Random) -> None:
    names = [row[0] for row in opened.execute("SELECT name FROM sqlite_master ORDER BY name")]
    for _each in range(chance.choice((1, 1, 2, 5))):
        name = chance.choice(names)
        sql, values = chance.choice((
            ("DELETE FROM sqlite_master WHERE name = ?", ()),
            ("rootpage = ?", (chance.choice((0, 1, 2, 5, 40, 10**6, -1)),)),
            ("sql = ?", (chance.choice((None, "", "x", "CREATE TABLE", b"\xff")),)),
            ("name = ?", (chance.choice(("", "x", "client", "sqlite_x", None)),)),
            ("tbl_name = ?", (chance.choice(("", "client", "meta", None)),)),
            ("type = ?", (chance.choice(("view", "index", "trigger", "", None)),)),
            ("sql = replace(sql, 'STRICT', '')", ()),
            ("sql = replace(sql, 'INTEGER', 'TEXT')", ()),
            ("sql = replace(sql, 'INSERT INTO', 'DELETE FROM')", ()),
            ("INSERT INTO sqlite_master SELECT * FROM sqlite_master WHERE name = ?", ()),
            ("INSERT INTO sqlite_master (type, name, tbl_name, rootpage, sql) VALUES ('trigger', 'evil', 'touch', 0,"
             " 'CREATE TRIGGER evil AFTER INSERT ON touch BEGIN DELETE FROM ' || ? || '; END')", ()),
            ("INSERT INTO sqlite_master (type, name, tbl_name, rootpage, sql) VALUES ('view', 'endless', 'endless', 0,"
             " 'CREATE VIEW endless AS SELECT * FROM endless, ' || ?)", ()),
        ))  # fmt: skip
        if sql[:6] not in ("DELETE", "INSERT"):
            sql = f"UPDATE sqlite_master SET {sql} WHERE name = ?"
        opened.execute(sql, (*values, name))


def _values(path: Path, chance: Random) -> None:
    """Values that the tables would refuse, or that they let pass and the program never writes."""
    with _by_hand(path) as opened:
        tables = opened.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND rootpage > 0 AND name NOT LIKE 'note_index%'"
            " AND name NOT LIKE '%sqlite_%' ORDER BY name"
        ).fetchall()
        columns = {name: [row[1] for row in opened.execute(f'PRAGMA table_info("{name}")')] for name, _sql in tables}
    for _each in range(chance.choice((1, 1, 2, 6))):
        table, sql = chance.choice(tables)
        column, value = chance.choice(columns[table]), chance.choice(_VALUES)
        where = "" if chance.random() < 0.2 else _one_of(f'"{table}"', chance)
        past_types = chance.random() < 0.5
        if past_types:
            plain = sql.replace("STRICT", "").replace("NOT NULL", "").replace(" TEXT", " ANY")
            _declared(path, table, re.sub(r" INTEGER(?! PRIMARY)", " ANY", plain))
        # refused all the same: the book is then what the change before has left
        with _by_hand(path) as opened, suppress(sqlite3.Error):
            text = "CAST(? AS TEXT)" if isinstance(value, bytes) and not past_types else "?"
            opened.execute(f'UPDATE "{table}" SET "{column}" = {text} {where}', (value,))
        if past_types:
            _declared(path, table, sql)


def _declared(path: Path, table: str, sql: str) -> None:
    with _by_hand(path) as opened:
        opened.execute("UPDATE sqlite_master SET sql = ? WHERE name = ?", (sql, table))


def _one_of(table: str, chance: Random) -> str:
    return f"WHERE rowid = (SELECT rowid FROM {table} LIMIT 1 OFFSET {chance.randrange(4)})"


def _undo_rows(path: Path, chance: Random) -> None:
    """The journal of what can be undone, edited: rows that are not there, of no table, in no form."""
    with _by_hand(path) as opened:
        _edit_journal(opened, chance)


def _edit_journal(opened: sqlite3.Connection, chance: Random) -> None:
    for _each in range(chance.choice((1, 3))):
        column, value = chance.choice((
            ("before", chance.choice(("", "x", "'", "1,2", "1,'a", "NULL", "9e999", "Inf", "'" * 9, None, "1," * 500))),
            ("table", chance.choice(("", "x", "meta", "sqlite_master", "note_index", 'a"b', "operation", "person"))),
            ("key", chance.choice((0, -1, 2**62, 1))), ("seq", chance.choice((-1, 2**63 - 1))),
            ("operation", chance.choice((0, 2**62, -5))), ("kind", chance.choice(("update", "insert", "delete"))),
        ))  # fmt: skip
        newest = chance.random() < 0.6
        where = (
            "operation = (SELECT max(id) FROM operation)"
            if newest and column != "seq"
            else _one_of("journal", chance)[6:]
        )
        with suppress(sqlite3.Error):
            opened.execute(f'UPDATE journal SET "{column}" = ? WHERE {where}', (value,))
    if chance.random() < 0.3:
        opened.execute(
            "UPDATE operation SET " + chance.choice((
                "undoes = id", "undone_by = id", "undoes = undone_by", "info = '{'", "info = '[]'", "info = 'null'",
                "at_ms = -9223372036854775808", "at_ms = 9223372036854775807", "label = ''", "source = 'x'",
            ))
        )  # fmt: skip


KINDS: dict[str, Callable[[Sound, Random], Files]] = {
    "bytes": _flips, "header": _header, "header bytes": _header_bytes, "heads of pages": _tree_heads, "zeros": _zeroed,
    "cut": _cut, "pages swapped": _swapped, "pages of another": _spliced, "tail of another": _tail,
    "journal of a crash": _journal, "journal of another": _other_journal, "files beside": _beside,
    "schema": _through_sql(_schema), "values": _through_sql(_values), "rows for undo": _through_sql(_undo_rows),
}  # fmt: skip
"""By name, every way in which a book is damaged; a seed takes the one whose turn it is."""
