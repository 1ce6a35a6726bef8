"""The first start and the way from one book to another in a real terminal."""

import sqlite3

from tests.app.test_real_terminal import terminal


def test_from_nothing_to_a_book_and_on_to_another(home_folder, monkeypatch):
    for name in ("LC_ALL", "LC_MONETARY", "LC_NUMERIC"):
        monkeypatch.delenv(name, raising=False)
    with terminal((80, 24), [], home_folder) as shown:
        shown.until("begin with an empty book")
        shown.rest()
        assert not home_folder.exists()
        shown.child.send("e")
        shown.until("1 of 3")
        shown.child.send("\r")
        shown.until("2 of 3")
        shown.child.send("pl\r")
        shown.until("3 of 3")
        shown.until("currency PLN")
        assert not home_folder.exists()
        shown.child.send("\r")
        shown.until("This book is empty")
        shown.until("My clients")
        shown.child.send("go")
        shown.until("the demo")
        shown.child.send("\x1b[F")
        shown.rest()
        shown.child.send("\r")
        shown.until("breathes")
        shown.until("c call")
        shown.child.send("go")
        shown.until("My clients")
        shown.rest()
        shown.child.send("\x1b[H")
        shown.rest()
        shown.child.send("\r")
        shown.until("This book is empty")
        shown.rest()
        shown.child.send("q")
        shown.until(lambda: not shown.child.isalive() and not shown.read())
        assert shown.child.exitstatus == 0
        # each program that took the screen gave it back
        assert shown.sent.count(b"\x1b[?1049h") == shown.sent.count(b"\x1b[?1049l") == 4
    kept = sqlite3.connect(home_folder / "book.cockpit")
    assert kept.execute("SELECT name, country, currency FROM meta").fetchone() == ("My clients", "PL", "PLN")
    kept.close()
    with terminal((80, 24), [], home_folder) as shown:
        shown.until("This book is empty")
        shown.child.send("q")
        shown.until(lambda: not shown.child.isalive())


def test_import_begins_in_the_import(home_folder, tmp_path):
    with terminal((120, 40), [], home_folder) as shown:
        shown.until("import my clients")
        shown.rest()
        shown.child.send("i")
        shown.until("1 of 3")
        shown.child.send("\r\r\r")
        shown.until("Import")
        assert (home_folder / "book.cockpit").is_file()
        shown.rest()
        assert "This book is empty" not in shown.text
        shown.child.send("\x1b")
        shown.until("This book is empty")
        shown.child.send("q")
        shown.until(lambda: not shown.child.isalive())


def test_q_on_the_first_page_leaves_nothing(home_folder):
    with terminal((80, 24), [], home_folder) as shown:
        shown.until("begin with an empty book")
        shown.rest()
        shown.child.send("q")
        shown.until(lambda: not shown.child.isalive() and not shown.read())
        assert shown.child.exitstatus == 0
        assert shown.sent.rindex(b"\x1b[?1049l") > shown.sent.rindex(b"\x1b[?1049h")
    assert not home_folder.exists()
