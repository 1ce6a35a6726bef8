"""The table of commands: one key one meaning in each place, every verb everywhere, all of it printable."""

from __future__ import annotations

import importlib

import pytest
from textual.screen import Screen

from cockpit.app.commands import command as kinds
from cockpit.app.commands import table
from cockpit.core.verbs import VERBS

COMMANDS = table.commands()
IDS = sorted(COMMANDS)
PLACES = table.places()
IN_HAND = [place.id for place in PLACES.values() if place.in_hand]


def test_ids_are_unique_over_all_files():
    import pkgutil

    package = importlib.import_module("cockpit.app.commands")
    declared = [
        command.id
        for module in pkgutil.iter_modules(package.__path__)
        for command in getattr(importlib.import_module(f"cockpit.app.commands.{module.name}"), "COMMANDS", ())
    ]
    assert sorted(declared) == IDS


def test_no_key_means_two_things_in_one_place():
    assert table.clashes() == []


def test_a_clash_would_be_seen(monkeypatch):
    one = COMMANDS["log-call"]
    monkeypatch.setitem(table._commands, "other", kinds.Command("other", ("c",), "x", "x", "x", ("grid",), one.does))
    assert table.clashes() == ["c in grid is log-call and other"]


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.id)
@pytest.mark.parametrize("place", IN_HAND)
def test_every_verb_is_there_where_a_client_is_in_hand(verb, place):
    here = {command.id: command for command in table.at_place(place)}
    assert here[f"log-{verb.id}"].keys == (verb.key,)
    assert here[f"note-{verb.id}"].keys == (verb.key.upper(),)


@pytest.mark.parametrize("place", list(PLACES))
def test_help_palette_and_a_way_out_are_everywhere(place):
    here = {command.id for command in table.at_place(place)}
    assert {"help", "palette", "quit", "back"} <= here


@pytest.mark.parametrize("id", IDS)
def test_a_command_can_be_read(id):
    command = COMMANDS[id]
    for text in (command.key_text, command.label, command.help, command.section):
        assert text.strip() == text != ""
        assert text.isprintable()
    assert len(command.key_text) <= 14
    assert command.help.endswith(".")
    assert set(command.places) <= {*PLACES, *kinds.EVERYWHERE, *kinds.IN_HAND}
    assert command.places and command.keys


@pytest.mark.parametrize("place", list(PLACES))
def test_the_footers_order_is_settled(place):
    ranks = [command.foot for command in table.at_place(place) if command.foot]
    assert ranks == sorted(ranks)


def test_the_key_map_has_a_row_for_each():
    assert [row["id"] for row in table.rows()] == list(COMMANDS)
    assert all(set(row) == {"id", "key", "keys", "changed", "label", "help", "where"} for row in table.rows())


def test_places_have_letters_of_their_own():
    letters = [place.letter for place in PLACES.values() if place.letter]
    assert len(set(letters)) == len(letters) > 2


def test_every_place_has_a_screen_of_that_name():
    for place in PLACES.values():
        if place.screen:
            module, name = place.screen.split(":")
            assert issubclass(getattr(importlib.import_module(module), name), Screen)
