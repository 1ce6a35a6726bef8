"""Lines of text: only what changed is drawn again. `test_real_terminal` holds that nothing old is left."""

from __future__ import annotations

import pytest
from rich.style import Style
from textual.app import App, ComposeResult

from cockpit.app.panels.listing import wrapped
from cockpit.app.widgets.line import Lines, flowed, spread

PLAIN, OTHER = Style(color="white", bgcolor="black"), Style(color="black", bgcolor="white")


class Bare(App[None]):
    def compose(self) -> ComposeResult:
        yield Lines(id="lines")


async def test_only_the_lines_that_differ_are_drawn_again():
    app = Bare()
    async with app.run_test(size=(60, 4)) as pilot:
        lines = app.query_one(Lines)
        lines.show([[("one", PLAIN)], [("two", PLAIN)]], PLAIN)
        await pilot.pause()
        asked = []
        lines.refresh = lambda *regions, **more: asked.extend(regions) or lines
        lines.show([[("one", PLAIN)], [("other", OTHER)]], PLAIN)
        assert [(region.y, region.height) for region in asked] == [(1, 1)]
        lines.show([[("one", PLAIN)], [("other", OTHER)]], PLAIN)
        assert len(asked) == 1


async def test_what_was_made_of_the_same_is_not_made_again():
    app = Bare()
    async with app.run_test(size=(60, 4)):
        lines = app.query_one(Lines)
        assert not lines.shows("a", 1)
        lines.show([[("one", PLAIN)]], PLAIN)
        assert lines.shows("a", 1)
        lines.show([[("something else", PLAIN)]], PLAIN)
        assert not lines.shows("a", 1)


@pytest.mark.parametrize(
    "text", ["x" * 200, " " + "/long/path" * 20, "two words" + " " * 90, "a " * 90, "漢字" * 60, "word " + "y" * 200]
)
def test_a_lone_line_too_long_is_two_at_most_and_never_a_fault(text):
    made = spread([[(text, PLAIN)], []], 80)
    assert 1 <= len(made) <= 2
    assert "".join(part for part, _style in made[0]).strip()


@pytest.mark.parametrize("width", range(12, 60))
def test_a_pair_of_keys_is_never_parted(width):
    words = "nothing is written to it · g b, then R on the backup; f f shows all, (o o) too: 14\u00a0188 zł"
    lines = wrapped(words, width)
    flown = ["".join(text for text, _style in line).strip() for line in flowed([(words, PLAIN)], width)]
    for made in (lines, flown):
        assert " ".join(made) == words
        assert all(any(pair in line for line in made) for pair in ("g b,", "f f", "(o o)"))
        assert all(len(line) <= width for line in made)
