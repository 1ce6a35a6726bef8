"""Lines of text: only what changed is drawn again. `test_real_terminal` holds that nothing old is left."""

from __future__ import annotations

from rich.style import Style
from textual.app import App, ComposeResult

from cockpit.app.widgets.line import Lines

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
        lines.show([[("six ", PLAIN), ("ce", OTHER)]], PLAIN)
        assert [region.width for region in asked] == [12]
        lines.show([[("six ", PLAIN), ("ce", OTHER)]], PLAIN)
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
