"""Lines of text: only what changed is drawn again. `test_real_terminal` holds that nothing old is left."""

from __future__ import annotations

import pytest
from rich.style import Style
from textual.app import App, ComposeResult

from cockpit.app.widgets.line import Lines, _cells, changes, spread

PLAIN, OTHER = Style(color="white", bgcolor="black"), Style(color="black", bgcolor="white")


class Bare(App[None]):
    def compose(self) -> ComposeResult:
        yield Lines(id="lines")


async def test_only_the_cells_that_hold_or_held_words_are_drawn_again():
    app = Bare()
    async with app.run_test(size=(60, 4)) as pilot:
        lines = app.query_one(Lines)
        lines.show([[("twelve cells", PLAIN)]], PLAIN)
        await pilot.pause()
        asked = []
        lines.refresh = lambda *regions, **more: asked.extend(regions) or lines
        lines.show([[("twelve ", PLAIN), ("ce", OTHER)]], PLAIN)
        assert [(region.x, region.width) for region in asked] == [(7, 5)]
        lines.show([[("twelve ", PLAIN), ("ce", OTHER)]], PLAIN)
        assert len(asked) == 1


async def test_a_control_character_counts_as_the_symbol_that_is_drawn():
    app = Bare()
    async with app.run_test(size=(60, 4)):
        lines = app.query_one(Lines)
        lines.show([[("\x07\x07\x07", PLAIN)]], PLAIN)
        asked = []
        lines.refresh = lambda *regions, **more: asked.extend(regions) or lines
        lines.show([[("", PLAIN)]], PLAIN)
        assert [region.width for region in asked] == [3]


TEXTS = (
    "a long line of words",
    "short",
    "",
    "Łódź 漢字 wide",
    "bell\x07 and",
    "x",
    "漢字漢字漢字",
    "a漢b",
    "漢a漢",
    "e\u0301e\u0301",
)


@pytest.mark.parametrize("old", TEXTS)
@pytest.mark.parametrize("new", TEXTS)
@pytest.mark.parametrize("styles", [(PLAIN, PLAIN), (PLAIN, OTHER), (OTHER, OTHER)], ids=("same", "other", "both"))
def test_what_is_sent_makes_the_new_line_of_the_old(old, new, styles):
    """Each run put over the old line, as a terminal would, gives the new one."""
    before, after = [(old, styles[0])], [(new, styles[1])]
    standing, wanted = (_cells(line) + [(" ", PLAIN)] * (40 - len(_cells(line))) for line in (before, after))
    for x, count in changes(before, after, PLAIN):
        assert wanted[x][0] != ""
        standing[x : x + count] = wanted[x : x + count]
    assert standing == wanted


def test_runs_that_lie_close_are_one():
    line = "0123456789" * 3
    assert changes([(line, PLAIN)], [(line.replace("3", "x"), PLAIN)], PLAIN) == [(3, 1), (13, 1), (23, 1)]
    assert changes([(line, PLAIN)], [("x123x56789" + line[10:], PLAIN)], PLAIN) == [(0, 5)]


@pytest.mark.parametrize(
    "text", ["x" * 200, " " + "/long/path" * 20, "two words" + " " * 90, "a " * 90, "漢字" * 60, "word " + "y" * 200]
)
def test_a_lone_line_too_long_is_two_at_most_and_never_a_fault(text):
    made = spread([[(text, PLAIN)], []], 80)
    assert 1 <= len(made) <= 2
    assert "".join(part for part, _style in made[0]).strip()
