"""settings.toml: what is taken from it, what is said of what is wrong, and how it is written."""

from __future__ import annotations

import os

import pytest

from cockpit import paths, settings, settings_file
from cockpit.core.errors import BadInput


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.setenv("COCKPIT_HOME", str(tmp_path))
    return paths.settings_file()


def test_no_file_is_an_empty_one(file):
    found = settings.read()
    assert (found.values, found.keys, found.complaints) == ({}, {}, ())
    assert {name: found[name] for name in settings.SETTINGS} == {
        "language": "", "theme": "", "reduced_motion": False, "board": "auto", "currency": "EUR", "country": "",
        "backup_also_to": "",
    }  # fmt: skip


def test_what_is_right_is_taken_beside_what_is_wrong(file):
    file.write_text(
        '\ufefflanguage = "pl"\ntheme = "lihgt"\nreduced_motion = "yes"\ncurrency = "pln"\ncolour = 1\n'
        'keys.undo = "U"\nkeys.log-call = ["c", "f5"]\nkeys.copy = ""\nkeys.quit = 7\n',
        encoding="utf-8",
    )
    found = settings.read()
    assert found.values == {"language": "pl", "currency": "PLN"}
    assert found.keys == {"undo": ("U",), "log-call": ("c", "f5"), "copy": ()}
    assert found.complaints == (
        "settings.toml: theme: “lihgt” is not allowed: one of " + ", ".join(settings.THEMES) + "; did you mean light?",
        "settings.toml: reduced_motion: “yes” is not allowed: true or false",
        "settings.toml: colour: there is no such setting; did you mean country?",
        "settings.toml: keys.quit: a key in quotes, or several in brackets, is expected",
    )


@pytest.mark.parametrize(("text", "said"), [
    (b"theme = ", "(at "), (b"theme = 'dark'\ntheme = 'light'\n", "line 2"),
    (b"\xff\xfe", "it is not UTF-8"),
    (b"keys = 3\n", "keys: there is no such setting; `cockpit settings` lists them"), (b"theme = {a = 1}\n", "theme: "),
    (b"[theme]\nx = 1\n", "theme: "),
    (b"a = " + b"[" * 5000, "settings.toml: "), (b"a = " + b"9" * 5000, "settings.toml: "),
])  # fmt: skip
def test_a_broken_file_is_said_in_one_line_and_nothing_of_it_used(file, text, said):
    file.write_bytes(text)
    found = settings.read()
    assert found.values == {}
    assert len(found.complaints) == 1
    assert found.complaints[0].startswith("settings.toml: ") and said in found.complaints[0]
    assert "\n" not in found.complaints[0]


def test_a_folder_in_its_place_is_said(file):
    file.mkdir()
    assert settings.read().complaints == ("settings.toml: Is a directory",)
    with pytest.raises(BadInput, match="cannot be written"):
        settings_file.put("theme", "dark")


def test_writing_keeps_comments_and_order(file):
    file.write_text('# mine\nlanguage = "pl"  # at work\n\n[keys]\n# the left hand\nlog-call = "c"\n')
    file.chmod(0o640)
    settings_file.put("theme", "light")
    settings_file.put("keys.undo", ["u", "f5"])
    settings_file.put("keys.log-call", None)
    text = file.read_text()
    assert (
        text.index("# mine")
        < text.index('language = "pl"  # at work')
        < text.index("[keys]")
        < text.index("# the left")
    )
    found = settings.read()
    assert (found["theme"], found.keys, found.complaints) == ("light", {"undo": ("u", "f5")}, ())
    assert file.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in file.parent.iterdir()] == [file.name]


def test_a_file_that_is_no_toml_is_left_as_it_is(file):
    file.write_bytes(b"theme = = \xc5\x82\n")
    with pytest.raises(BadInput, match="mend it by hand"):
        settings_file.put("theme", "light")
    file.write_bytes(b"\xff")
    with pytest.raises(BadInput, match="not UTF-8"):
        settings_file.put("theme", "light")
    assert file.read_bytes() == b"\xff"
    file.write_text('keys = "x"\n')
    with pytest.raises(BadInput, match="no section"):
        settings_file.put("keys.undo", "u")


def test_a_link_is_followed(file, tmp_path):
    kept = tmp_path / "dotfiles.toml"
    kept.write_text('language = "fr"\n')
    file.symlink_to(kept)
    settings_file.put("theme", "dark")
    assert file.is_symlink() and 'theme = "dark"' in kept.read_text()


def test_what_fails_on_the_way_leaves_the_file_whole(file, monkeypatch):
    file.write_text('theme = "dark"\n')

    def full(*_paths):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(BadInput, match="No space left"):
        settings_file.put("theme", "light")
    assert file.read_text() == 'theme = "dark"\n'
    assert [each.name for each in file.parent.iterdir()] == [file.name]


def test_stillness_is_asked_for_in_two_places():
    assert not settings.still(settings.Settings(), {})
    assert settings.still(settings.Settings({"reduced_motion": True}), {})
    assert settings.still(settings.Settings(), {"TEXTUAL_ANIMATIONS": "none"})
