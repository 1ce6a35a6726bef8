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


@pytest.mark.parametrize(("answer", "left"), [("Anna Nowak\n", ["Jan Kos"]), ("anna nowak\n", ["Jan Kos"])])
def test_the_name_is_typed_once_more(cockpit, stored, typed, answer, left):
    typed(answer)
    ran = cockpit("erase", "anna")
    assert (ran.status, people(stored)) == (0, left)
    assert "0 left" in ran.out


@pytest.mark.parametrize("answer", ["\n", "yes\n", "Jan Kos\n"])
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
