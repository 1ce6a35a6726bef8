"""`cockpit settings` and `cockpit keys`: what holds, who says so, and setting it."""

from __future__ import annotations

import pytest

from cockpit.app.commands import table


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch):
    for name in ("NO_COLOR", "COCKPIT_THEME", "TEXTUAL_ANIMATIONS"):
        monkeypatch.delenv(name, raising=False)
    yield
    table.use_keys({})


def row(answer, name):
    return next((each["value"], each["from"]) for each in answer["settings"] if each["name"] == name)


def test_each_value_says_where_it_comes_from(cockpit, monkeypatch):
    assert row(cockpit("settings", "--json").json, "theme") == ("", "default")
    assert cockpit("settings", "set", "theme", "light").status == 0
    assert row(cockpit("settings", "--json").json, "theme") == ("light", "file")
    monkeypatch.setenv("COCKPIT_THEME", "cockpit-high-contrast")
    assert row(cockpit("settings", "--json").json, "theme") == ("high-contrast", "environment")
    monkeypatch.setenv("NO_COLOR", "")
    assert row(cockpit("settings", "--json").json, "theme") == ("mono", "environment")
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    assert row(cockpit("settings", "--json").json, "reduced_motion") == (True, "environment")


def test_the_book_keeps_a_theme_where_nobody_else_says(cockpit, path):
    from cockpit.clock import Clock
    from cockpit.store import settings as kept
    from cockpit.store.book import open_book

    book = open_book(path)
    kept.put(book, Clock().now(), "theme", "cockpit-light", source="view")
    book.close()
    assert row(cockpit("settings", "--json").json, "theme") == ("light", "book")


def test_without_a_book_it_answers_too(bare):
    ran = bare("settings")
    assert ran.status == 0 and "not there yet" in ran.out and "reduced_motion" in ran.out


@pytest.mark.parametrize(("words", "said"), [
    (("set", "theem", "light"), "did you mean theme?"),
    (("set", "theme", "pink"), "is not allowed: one of dark, light"),
    (("set", "reduced_motion", "perhaps"), "true or false"),
    (("set", "theme"), "is expected"), (("set",), "is expected"),
    (("unset",), "is expected"), (("set", "keys.log-call", "x"), "“x” is already “done”"),
    (("set", "keys.log-call", "ctrl+m"), "as Enter"), (("set", "keys.nothing", "z"), "no such command"),
    (("set", "keys.back", ""), "cannot do without"), (("set", "country", "PLN"), "two letters"),
])  # fmt: skip
def test_what_is_not_allowed_changes_nothing(cockpit, home, words, said):
    ran = cockpit("settings", *words)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert said in ran.err
    assert not (home / "settings.toml").exists()


def test_keys_are_set_printed_with_a_mark_and_taken_back(cockpit):
    assert not any(line.startswith("*") for line in cockpit("keys").out.splitlines())
    assert cockpit("settings", "set", "keys.log-call", "Q", "f5").status == 0
    printed = cockpit("keys")
    (marked,) = [line for line in printed.out.splitlines() if line.startswith("*")]
    assert "Q F5" in marked and "log-call" in marked and printed.err == ""
    found = {each["id"]: each for each in cockpit("keys", "--json").json}
    assert (found["log-call"]["keys"], found["log-call"]["changed"]) == (["Q", "f5"], True)
    assert found["undo"]["changed"] is False
    assert row(cockpit("settings", "--json").json, "keys.log-call") == (["Q", "f5"], "file")
    assert cockpit("settings", "set", "keys.log-text", "Q").status == 2
    assert cockpit("settings", "unset", "keys.log-call").status == 0
    assert not any(line.startswith("*") for line in cockpit("keys").out.splitlines())


def test_what_is_wrong_in_the_file_is_said_and_the_rest_printed(cockpit, home):
    home.mkdir(exist_ok=True)
    (home / "settings.toml").write_text('theme = "pink"\n[keys]\nundo = "c"\n')
    ran = cockpit("keys")
    assert ran.status == 0 and ran.err.count("\n") == 2 and "keys.undo: “c” is already “call”" in ran.err
    assert len(cockpit("settings", "--json").json["problems"]) == 2


def test_a_new_book_takes_currency_and_country(bare, tmp_path):
    from cockpit.store.book import open_book

    assert bare("settings", "set", "currency", "pln").status == 0
    assert bare("settings", "set", "country", "pl").status == 0
    assert bare("new", str(tmp_path / "new.cockpit")).status == 0
    book = open_book(tmp_path / "new.cockpit")
    assert (book.currency, book.country) == ("PLN", "PL")
    book.close()
    assert bare("new", str(tmp_path / "other.cockpit"), "--currency", "usd").status == 0
    book = open_book(tmp_path / "other.cockpit")
    assert book.currency == "USD"
    book.close()
