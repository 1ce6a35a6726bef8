"""Operations: a transaction each, numbered in order, recorded only where something changed."""

from __future__ import annotations

import os
import shutil
import time

import pytest

from cockpit.core.errors import BookMoved, BookUnusable, CockpitError
from cockpit.core.verbs import BY_ID
from cockpit.store import actions, clients, journal, people, settings, touches, views
from cockpit.store.book import make_book, open_book

CALL = BY_ID["call"]


def operations(book) -> int:
    return book.value("SELECT count(*) FROM operation") - 1


def test_an_operation_that_changes_nothing_is_not_recorded(book, client, now):
    touch = touches.log(book, [client], CALL, now, note="said").touches[0]
    _op, (action,) = actions.plan(book, [client], "offer", now.date, now)
    _op, person = people.add(book, client, "Anna", now, ["600"])
    people.edit(book, person, "rank", "buyer", now)
    before, rev = operations(book), book.rev
    for act in (
        lambda: touches.log(book, [], CALL, now),
        lambda: touches.edit(book, touch, now, note=" said "),
        lambda: touches.delete(book, [777], now),
        lambda: clients.edit(book, client, "city", "Łódź", now),
        lambda: clients.edit(book, client, "cadence_days", "", now),
        lambda: clients.edit(book, client, "tags", "", now),
        lambda: clients.reorder(book, [], now),
        lambda: people.edit(book, person, "name", "Anna", now),
        lambda: people.edit(book, person, "rank", "buyer", now),
        lambda: people.edit(book, person, "phones", "600", now),
        lambda: actions.edit(book, action, "offer", now.date, now),
    ):
        act()
    assert (operations(book), book.rev) == (before, rev)


def test_what_changes_nothing_leaves_redo_open(book, client, now):
    touches.log(book, [client], CALL, now)
    journal.undo(book, now)
    clients.edit(book, client, "city", "Łódź", now)
    assert journal.redo(book, now).label == "call, reached"


def test_a_fault_in_the_middle_leaves_nothing(book, client, content, now):
    before, count = content(book), operations(book)
    with pytest.raises(ZeroDivisionError), book.operation("half", now):
        book.connection.execute("UPDATE client SET city = 'X'")
        raise ZeroDivisionError
    with pytest.raises(CockpitError, match="the book refused a value"), book.operation("half", now):
        book.connection.execute("UPDATE client SET city = 'X'")
        book.connection.execute("INSERT INTO touch_person (id, touch, person) VALUES (1, 2, 3)")
    assert (content(book), operations(book)) == (before, count)
    clients.edit(book, client, "city", "Y", now)


def test_a_touch_of_a_client_that_is_gone_is_refused(book, now):
    with pytest.raises(CockpitError):
        touches.log(book, [777], CALL, now)
    assert book.value("SELECT count(*) FROM touch") == 0


def test_operations_are_numbered_in_the_order_in_which_they_were_done(book, path, at, now):
    clients.add(book, "today", now)
    book.close()
    again = open_book(path)
    clients.add(again, "clock set back", at("2020-01-01"))
    clients.add(again, "and right again", now)
    ids = [one.label for one in journal.entries(again)]
    assert ids == ["client added: and right again", "client added: clock set back", "client added: today"]
    assert [journal.undo(again, now).label for _n in range(2)] == ids[:2]
    again.close()


def test_what_the_journal_shows_beside_the_label(book, now):
    with book.operation("import", now) as operation:
        book.connection.execute("INSERT INTO family (id, name, fold) VALUES (1, 'A', 'a')")
        operation.info["files"] = ["ż.csv"]
    assert book.value("SELECT info FROM operation WHERE id = ?", (operation.id,)) == '{"files": ["\\u017c.csv"]}'


def test_each_recorded_operation_is_a_revision(book, now):
    before = book.rev
    clients.add(book, "A", now)
    clients.add(book, "B", now)
    (first, second) = book.rows("SELECT last_seq FROM operation WHERE id > 0 ORDER BY id")
    assert before < first[0] < second[0] == book.rev == book.value("SELECT max(seq) FROM journal")


def test_another_program_writes_and_this_one_sees_it(book, path, client, now):
    assert not book.changed_outside()
    other = open_book(path)
    clients.edit(other, client, "city", "Kraków", now)
    assert not other.changed_outside()
    other.close()
    assert book.changed_outside()
    assert not book.changed_outside()
    clients.edit(book, client, "region", "south", now)
    assert book.row("SELECT city, region FROM client") == ("Kraków", "south")
    assert [entry.label for entry in journal.entries(book)][:2] == ["region of Hurt Łódź", "city of Hurt Łódź"]


def test_a_book_that_another_program_is_writing_says_so_and_is_free_again(path, now):
    one, other = open_book(path), open_book(path, busy_ms=1)
    with one.operation("long", now):
        one.connection.execute("INSERT INTO family (id, name, fold) VALUES (1, 'A', 'a')")
        with pytest.raises(BookUnusable, match="is being written by another program: try again"):
            clients.add(other, "A", now)
    clients.add(other, "A", now)
    assert other.value("SELECT count(*) FROM client") == other.value("SELECT count(*) FROM family") == 1
    one.close()
    other.close()


def overwrite(path, source) -> None:
    # no program does so in the same instant, and the clock of an older kernel's files ticks each 4 ms
    time.sleep(0.01)
    data = source.read_bytes()
    with path.open("r+b") as file:
        file.write(data)
        file.truncate()


def refuses(book, now) -> None:
    with pytest.raises(BookUnusable, match="was replaced by another file while it was open: close and open it again"):
        clients.add(book, "lost", now)


def test_a_foreign_book_written_over_the_open_one_is_refused(tmp_path, now):
    # both have seen as many changes, so that SQLite itself notices nothing
    mine, theirs = make_book(tmp_path / "mine", now), make_book(tmp_path / "theirs", now)
    clients.add(mine, "mine", now)
    clients.add(theirs, "theirs", now)
    theirs.close()
    overwrite(tmp_path / "mine", tmp_path / "theirs")
    refuses(mine, now)
    mine.close()
    assert (tmp_path / "mine").read_bytes() == (tmp_path / "theirs").read_bytes()


def test_a_file_written_over_that_tells_the_time_of_before_is_refused(path, tmp_path, book, now):
    shutil.copy(path, tmp_path / "device")
    clients.add(book, "mine", now)
    before = path.stat()
    device = open_book(tmp_path / "device")
    clients.add(device, "else", now)
    device.close()
    overwrite(path, tmp_path / "device")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (path.stat().st_mtime_ns, path.stat().st_size) == (before.st_mtime_ns, before.st_size)
    refuses(book, now)


def test_pages_stay_in_memory_from_act_to_act_and_no_longer(path, book, client, now):
    seen: list[str] = []
    touches.log(book, [client], CALL, now)
    book.connection.set_trace_callback(seen.append)
    touches.log(book, [client], CALL, now)
    assert "PRAGMA shrink_memory" not in seen
    os.utime(path, ns=(0, 10**18))
    touches.log(book, [client], CALL, now)
    assert "PRAGMA shrink_memory" in seen


@pytest.mark.parametrize("further", [1, 2, 5])
def test_another_devices_copy_of_the_same_book_is_refused(path, tmp_path, book, now, further):
    shutil.copy(path, tmp_path / "device")
    clients.add(book, "mine", now)
    device = open_book(tmp_path / "device")
    for n in range(further):
        clients.add(device, f"theirs {n}", now)
    device.close()
    overwrite(path, tmp_path / "device")
    refuses(book, now)
    assert path.read_bytes() == (tmp_path / "device").read_bytes()


def test_an_older_copy_of_the_same_book_is_refused(path, tmp_path, book, now):
    shutil.copy(path, tmp_path / "old")
    clients.add(book, "mine", now)
    overwrite(path, tmp_path / "old")
    refuses(book, now)


def test_a_file_moved_over_the_open_one_is_refused(path, tmp_path, book, empty, now):
    shutil.copy(empty, tmp_path / "new")
    (tmp_path / "new").replace(path)
    refuses(book, now)


def test_a_file_taken_away_is_refused(path, book, now):
    path.unlink()
    with pytest.raises(BookMoved, match="is gone: it was moved or deleted while it was open; save what is open"):
        clients.add(book, "lost", now)
    assert not path.exists()


def test_a_view_is_kept_and_undo_passes_over_it(book, client, now):
    assert views.load(book) == views.View()
    views.keep(book, views.View("next", "region", "city", "dot"), now)
    views.keep(book, views.View("rhythm", "region", "city", "dot"), now)
    assert views.load(book).lens == "rhythm"
    assert journal.undo(book, now).label == "client added: Hurt Łódź"
    assert views.load(book).lens == "rhythm"


def test_a_setting_is_undone(book, now):
    settings.put(book, now, "capacity", 12)
    settings.put(book, now, "capacity", 13)
    journal.undo(book, now)
    assert settings.load(book) == {"capacity": 12}
    journal.undo(book, now)
    assert settings.load(book) == {}
