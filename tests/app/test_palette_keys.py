"""The palette has every place and every command, wherever it is opened, and leads to what is done elsewhere."""

from __future__ import annotations

import pytest
from textual.command import CommandList, CommandPalette

from cockpit.app.commands.table import commands, places
from cockpit.core import words
from cockpit.core.words import _
from tests.app.walk import SIZES

ASKED = {
    "agenda": "agenda", "sweep": "sweep", "routine": "routine", "journal": "journal", "backup": "backups",
    "restore": "R", "new book": "Ins", "privacy": "F4", "theme": "F9", "settings": "cockpit settings set",
    "language": "cockpit settings set language",
}  # fmt: skip
"""What somebody types, and what stands in a line that is found."""


async def typed(walk, text):
    """The lines of the palette for a text."""
    await walk.press("ctrl+p", f"<{text}>")
    await walk.settle()
    assert isinstance(walk.app.screen, CommandPalette)
    return [str(option.prompt) for option in walk.app.screen.query_one(CommandList).options]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_what_somebody_types_is_found(start, demo, size):
    async with start(size) as walk:
        for text, wanted in ASKED.items():
            found = await typed(walk, text)
            assert any(wanted in line for line in found), text
            assert found[-1] == f"find “{text}” in the book  /"
            await walk.press("escape")


@pytest.mark.parametrize("place", ["grid", "agenda", "backups"])
async def test_every_command_is_found_by_its_words_from_anywhere(start, demo, place):
    async with start() as walk:
        await walk.press("g", places()[place].letter)
        providers = [each()(walk.app.screen) for each in walk.app.COMMANDS]

        async def found(text):
            hits = []
            for each in providers:
                hits += [hit.text async for hit in each.search(text)]
            return hits

        for command in commands().values():
            hits = await found(f"{command.label} {command.help[:20]}")
            # once, here or elsewhere; the verbs with a note say the same of several keys
            assert hits.count(command.help) == sum(
                each.label == command.label and each.help == command.help for each in commands().values()
            ), command.id
        for each in places().values():
            if each.letter:
                assert each.question in await found(each.label)


async def test_in_the_users_language(start, demo, monkeypatch):
    words.speak("pl")
    try:
        async with start() as walk:
            for command in ("take-backup-back", "hide", "new-book"):
                found = await typed(walk, _(commands()[command].label))
                assert any(_(commands()[command].help) in line for line in found)
                await walk.press("escape")
    finally:
        words.speak("")


async def test_it_leads_to_the_place_and_says_the_key(start, demo):
    async with start() as walk:
        await typed(walk, "restore")
        await walk.press("enter")
        await walk.settle()
        assert walk.place == "backups"
        assert walk.said.startswith("R · Put the backup under the cursor in the book's place")
        for text, place in (("when in its period", "templates"), ("overview, history", "client"),
                            ("which books", "books")):  # fmt: skip
            await typed(walk, text)
            await walk.press("enter")
            await walk.settle()
            assert walk.place == place


async def test_what_is_no_command_is_looked_for_in_the_book(start, demo):
    async with start() as walk:
        await walk.press("g", "a")
        (line,) = await typed(walk, "qqzz")
        assert line.startswith("find “qqzz”")
        await walk.press("enter")
        await walk.settle()
        assert (walk.place, walk.typed) == ("grid", "qqzz")


async def test_while_the_words_are_hidden_only_what_shows_the_book_is_gone_to(start, demo):
    async with start() as walk:
        await walk.press("f4")
        await typed(walk, "which books")
        await walk.press("enter")
        await walk.settle()
        assert walk.place == "grid"
        assert "F4" in walk.said
