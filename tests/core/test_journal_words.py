"""What the journal says of a changed row."""

from __future__ import annotations

from datetime import date

import pytest

from cockpit.core import journal_words
from cockpit.core.journal_words import differences, shown

TODAY = date(2026, 9, 14)


def told(table, kind, before=(), after=(), client="Hurt"):
    return shown(table, kind, dict(before), dict(after), client, "PLN", TODAY)


def test_a_change_tells_old_and_new_by_column():
    before = {"id": 1, "text": "offer", "due": "2026-09-14", "at": None, "minutes": 0, "made_ms": 5}
    after = {**before, "due": "2026-09-15", "at": "10:00", "minutes": 90, "made_ms": 6}
    found = told("action", "update", before, after)
    assert (found.sign, found.what, found.who) == ("≠", "action", "Hurt · offer")
    assert found.lines == ("time: – → 10:00", "due: 14 Sep → 15 Sep", "minutes: 0 min → 1 h 30")


def test_what_came_and_went_is_told_by_its_main_words():
    touch = {"day": "2026-09-14", "channel": "call", "direction": "out", "outcome": "reached", "note": "a\nb"}
    assert told("touch", "insert", after=touch).lines == ("call, reached · 14 Sep · a b",)
    assert told("touch", "delete", before=touch).sign == "−"
    sale = {"day": "2026-01-31", "document": "FV 1", "family": None, "net": 12345}
    assert told("sales_line", "insert", after=sale).lines == ("31 Jan · FV 1 · 123.45\u00a0zł",)
    assert told("sales_line", "insert").lines == ()


def test_what_means_nothing_to_a_rep_is_left_out():
    assert told("client", "update", {"fold": "a", "name": "A"}, {"fold": "b", "name": "A"}).lines == (
        "nothing that shows",
    )
    assert told("client", "update", {"name": "A"}).lines == ("it is not known what it was changed to",)
    assert differences({"name": "A", "fold": "a"}, {"name": "B", "fold": "b"}) == [("name", "A", "B")]


@pytest.mark.parametrize(
    ("value", "text"),
    [('{"2026-01-01": "x"}', "–"), ("[1]", "–"), ('"PL"', "PL"), ("300", "300"), ('"', '"'), ("+48 600", "+48 600")],
)
def test_no_value_is_shown_raw(value, text):
    found = told("setting", "update", {"name": "s", "value": "1"}, {"name": "s", "value": value})
    assert found.lines == (f"value: 1 → {text}",)


def test_long_words_are_cut_and_odd_days_stay_words():
    found = told("touch", "update", {"note": "x" * 999}, {"note": "2026-99-99"})
    assert len(found.lines[0]) < 260
    assert "2026-99-99" in found.lines[0]


def test_every_table_of_the_book_has_a_word(tmp_path):
    from cockpit.clock import Clock
    from cockpit.store import triggers
    from cockpit.store.book import make_book

    book = make_book(tmp_path / "a.cockpit", Clock(TODAY).now())
    tables = triggers.tables(book.connection)
    columns = {column for table in tables for column in triggers.columns(book.connection, table)}
    book.close()
    assert set(tables) <= set(journal_words.TABLES)
    assert set(tables) <= set(journal_words.MAIN)
    assert set(journal_words.COLUMNS) <= columns
