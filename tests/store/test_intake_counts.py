"""What an import costs, counted: statements and commits, never a time; a run of many lines is journaled whole."""

import pytest

from cockpit.core.incoming import IncomingSale, Source
from cockpit.core.moment import Moment
from cockpit.store import journal, triggers
from cockpit.store.intake import take
from cockpit.store.outcome import Outcome

NOW = Moment(1_790_000_000_000, "UTC", 0, "2026-09-21")
SALES = Source("s.csv", "sales", "sales", "utf-8", ",")


class Part:
    kind = "sales"

    def __init__(self, rows, file_index=0):
        self.rows, self.file_index = rows, file_index


def lines(count, net=100, clients=20):
    return [
        IncomingSale(n + 2, "2026-05-04", f"C{n % clients}", "", "PL", f"F{n % 3}", net + n, False, f"D/{n}#1", "D")
        for n in range(count)
    ]


def taken(book, rows) -> Outcome:
    return take(book, [Part(rows[at : at + 500]) for at in range(0, len(rows), 500)], [SALES], NOW, label="import")


def contents(book):
    return (
        book.rows("SELECT * FROM sales_line ORDER BY id"),
        book.rows("SELECT * FROM client ORDER BY id"),
        book.rows("SELECT name, sql FROM sqlite_master ORDER BY name"),
    )


def counted(book, rows):
    """(statements other than the triggers' own, commits) of one import, those of staging left out."""
    told = []
    book.connection.set_trace_callback(told.append)
    try:
        taken(book, rows)
    finally:
        book.connection.set_trace_callback(None)
    begun = next(at for at, statement in enumerate(told) if statement == "BEGIN IMMEDIATE")
    run = [statement for statement in told[begun:] if not statement.startswith("--")]
    return len(run), sum(statement == "COMMIT" for statement in run)


def test_the_statements_of_an_import_do_not_grow_with_its_lines(book):
    few, commits = counted(book, lines(600))
    assert commits == 1
    journal.undo(book, NOW)
    many, commits = counted(book, lines(6_000))
    assert commits == 1
    # the rows of the two small tables of clients and families are put in one by one
    assert many <= few + 5


def test_a_second_reading_of_the_same_lines_writes_nothing(book):
    taken(book, lines(2_000))
    again = taken(book, lines(2_000))
    assert (again.operation, again.files[0].same, again.files[0].new) == (None, 2_000, 0)


@pytest.mark.parametrize("count", [triggers.MANY - 1, triggers.MANY, triggers.MANY + 700])
def test_every_line_is_journaled_and_the_trigger_is_there_again(count, book):
    before = contents(book)
    outcome = taken(book, lines(count))
    assert outcome.files[0].new == count
    told = "SELECT key, run FROM journal WHERE \"table\" = 'sales_line' AND kind = 'insert' ORDER BY key"
    keys = [(key + at,) for key, run in book.rows(told) for at in range(run)]
    assert keys == book.rows("SELECT id FROM sales_line ORDER BY id")
    assert len(book.rows(told)) == (count if count < triggers.MANY else 1)
    whole = contents(book)
    assert whole[2] == before[2]
    journal.undo(book, NOW)
    assert contents(book) == before
    journal.redo(book, NOW)
    assert contents(book) == whole
    with book.operation("one more", NOW):
        book.connection.execute("INSERT INTO sales_line (id, key, day, net) VALUES (7, 'k', '2026-01-01', 1)")
    assert book.value("SELECT count(*) FROM journal WHERE key = 7") == 1


def test_some_changed_some_new_some_the_same(book):
    taken(book, lines(1_500))
    mixed = [row._replace(net_minor=row.net_minor + 5) if row.line % 3 == 0 else row for row in lines(4_000)]
    before = contents(book)
    counts = taken(book, mixed).files[0]
    assert (counts.new, counts.changed, counts.same, counts.twice) == (2_500, 500, 1_000, 0)
    journal.undo(book, NOW)
    assert contents(book) == before


def test_a_line_told_twice_counts_once_wherever_it_stands(book):
    rows = lines(1_200)
    outcome = taken(book, [*rows, rows[3]._replace(net_minor=1), *rows[:300], rows[5], rows[5]])
    assert (outcome.files[0].new, outcome.files[0].twice) == (1_200, 303)
    assert outcome.sums is not None
    assert outcome.sums.lines == 1_200
    assert outcome.sums.net == sum(row.net_minor for row in rows) == book.value("SELECT sum(net) FROM sales_line")


def test_a_fault_within_the_run_leaves_the_book_and_its_trigger(book):
    before = contents(book)
    with pytest.raises(ZeroDivisionError), book.operation("broken off", NOW):
        with triggers.one_run(book.connection, "sales_line", 1, triggers.MANY):
            book.connection.execute("INSERT INTO sales_line (id, key, day, net) VALUES (1, 'k', '2026-01-01', 1)")
            raise ZeroDivisionError
    assert contents(book) == before


def test_rows_outside_the_run_are_refused(book):
    with pytest.raises(RuntimeError, match="1 rows of sales_line"), book.operation("stray", NOW):
        with triggers.one_run(book.connection, "sales_line", 10, triggers.MANY):
            book.connection.execute("INSERT INTO sales_line (id, key, day, net) VALUES (9, 'k', '2026-01-01', 1)")
    assert book.value("SELECT count(*) FROM sales_line") == 0


def test_the_large_cache_of_an_import_is_given_back(book):
    before = book.value("PRAGMA cache_size"), book.value("PRAGMA cache_spill")
    taken(book, lines(10))
    assert (book.value("PRAGMA cache_size"), book.value("PRAGMA cache_spill")) == before
