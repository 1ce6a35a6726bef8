"""`cockpit erase`: shown first, asked for once more, then gone; a script says --yes."""

from __future__ import annotations

import io

import pytest

NUMBER = "+48 42 123 45 67"


@pytest.fixture
def typed(monkeypatch):
    """`typed(text)`: somebody at a terminal who types it."""

    def sit(text):
        terminal = io.StringIO(text)
        terminal.isatty = lambda: True
        monkeypatch.setattr("sys.stdin", terminal)

    return sit


def people(stored):
    return [name for (name,) in stored("SELECT name FROM person ORDER BY name")]


def test_a_script_must_say_that_it_means_it(cockpit, stored):
    ran = cockpit("erase", "anna nowak")
    assert ran.status == 2
    assert "--yes" in ran.err
    assert people(stored) == ["Anna Nowak", "Jan Kos"]


def test_a_dry_run_shows_what_goes_and_changes_nothing(cockpit, path):
    before = path.read_bytes()
    ran = cockpit("erase", "anna", "--dry-run")
    assert ran.status == 0
    assert "Anna Nowak at Hurt Łódź: this goes for good" in ran.out
    assert "number 1" in ran.out
    assert "person 1" in ran.out
    assert path.read_bytes() == before


@pytest.mark.parametrize(("answer", "left"), [("Anna Nowak\n", ["Jan Kos"]), (" Anna  Nowak \n", ["Jan Kos"])])
def test_the_name_is_typed_once_more(cockpit, stored, typed, answer, left):
    typed(answer)
    ran = cockpit("erase", "anna")
    assert (ran.status, people(stored)) == (0, left)
    assert "0 left" in ran.out


@pytest.mark.parametrize("answer", ["\n", "yes\n", "Jan Kos\n", "anna nowak\n", "Anna Nówak\n"])
def test_anything_else_leaves_them(cockpit, stored, typed, answer):
    typed(answer)
    ran = cockpit("erase", "anna")
    assert ran.status == 2
    assert people(stored) == ["Anna Nowak", "Jan Kos"]


def test_no_byte_is_left_beside_the_book(cockpit, path, home):
    home.mkdir()
    log = home / "crash.log"
    log.write_text(f"{NUMBER} Anna Nowak\nother\n")
    assert cockpit("backup").status == 0
    ran = cockpit("--json", "erase", "anna", "--yes")
    assert ran.status == 0
    assert ran.json["erased"] is True
    assert ran.json["rows"] == {"contact_point": 1, "person": 1}
    assert len(ran.json["copies"]) == 2
    assert ran.json["left"] == ran.json["untreated"] == {}
    assert log.read_text() == "… …\nother\n"
    for file in path.parent.rglob("*"):
        if file.is_file():
            content = file.read_bytes().lower()
            assert b"nowak" not in content
            assert b"421234567" not in content


def test_several_are_listed_with_their_uids_and_a_uid_is_enough(cockpit, stored):
    ran = cockpit("erase", "n", "--yes")
    assert ran.status == 4
    assert "Anna Nowak at Hurt Łódź" in ran.err
    uid = cockpit("--json", "show", "H-1").json["people"][1]["uid"]
    assert cockpit("erase", uid, "--yes").status == 0
    assert people(stored) == ["Anna Nowak"]


def test_a_client_goes_by_its_code(cockpit, stored):
    assert cockpit("erase", "h-1", "--yes").status == 0
    assert people(stored) == []
    assert stored("SELECT count(*) FROM client") == [(3,)]


def test_nobody_of_that_name(cockpit):
    assert cockpit("erase", "Nobody", "--yes").status == 4
    assert cockpit("erase", "", "--yes").status == 4


def test_undo_says_why_it_does_not_come_back(cockpit):
    cockpit("erase", "anna", "--yes")
    listed = cockpit("--json", "journal").json
    assert "a person was erased" in str(listed)
    assert "Nowak" not in str(listed)


def test_a_copy_that_cannot_be_treated_is_told_by_the_exit_status(cockpit, path):
    cockpit("backup")
    (copy,) = path.parent.glob("* backups/*")
    copy.write_bytes(b"Anna Nowak" * 1000)
    ran = cockpit("erase", "anna", "--yes")
    assert ran.status == 3
    assert copy.name in ran.out.replace("\n", "")


def test_every_export_beside_the_book_is_named_and_what_was_not_looked_at(cockpit, path, tmp_path):
    written = [path.parent / f"{letter}.json" for letter in "abc"] + [
        path.parent / "people.csv",
        path.parent / "p.xlsx",
    ]
    for file in written:
        kind = file.suffix[1:]
        assert cockpit("export", kind, str(file), "--list", "people").status == 0
    ran = cockpit("erase", "anna", "--yes")
    assert ran.status == 3
    for file in written:
        assert f"{file} still holds it" in ran.out
    assert f"the files in {path.parent}; those of other folders were not" in ran.out


def test_a_file_that_could_not_be_looked_into_is_named(cockpit, path):
    (path.parent / "broken.zip").write_bytes(b"PK\x03\x04 nothing")
    ran = cockpit("erase", "anna", "--yes")
    assert f"not looked into: {path.parent / 'broken.zip'}" in ran.out
    assert cockpit("--json", "erase", "jan kos", "--yes").json["unseen"] == [str(path.parent / "broken.zip")]


def test_what_others_notes_say_stays_is_said_plainly_and_goes_with_everywhere(cockpit, path, stored):
    assert cockpit("log", "K-2", "call", "--note", "Anna Nowak asked for a price").status == 0
    assert cockpit("undo").status == 0
    assert cockpit("backup").status == 0
    dry = cockpit("erase", "anna", "--dry-run").out
    assert "stays, for it is not theirs: what the journal keeps of others, 1 row" in dry
    assert "`cockpit erase NAME --everywhere` takes it out of there too" in dry
    ran = cockpit("erase", "anna", "--yes")
    assert "what the journal keeps of others" in ran.out
    assert "backups name them" in ran.out
    assert "--everywhere" in ran.out
    assert "0 left" not in ran.out
    assert b"Anna Nowak" in path.read_bytes()
    # who is in no row of the book any more is still found by what others say
    again = cockpit("erase", "Anna Nowak", "--everywhere", "--yes")
    assert (again.status, "0 left" in again.out) == (0, True)
    for file in path.parent.rglob("*"):
        assert not file.is_file() or b"nowak" not in file.read_bytes().lower(), file
    assert cockpit("erase", "Anna Nowak", "--everywhere", "--yes").status == 4
