"""With the private parts of Textual and without: the same steps leave the same cells on a terminal, whatever is shown.

The program runs twice, once as it is and once with what Textual promises alone, each on a terminal of its own. After
each step every cell of the two is compared: sign, colours, attributes.
"""

from __future__ import annotations

import pyte
import pytest
from textual._compositor import CompositorUpdate
from textual.app import App

from cockpit.app import inside
from cockpit.app.app import CockpitApp
from cockpit.app.desk import Desk
from cockpit.app.outfit import Outfit
from cockpit.app.theme import DARK, LIGHT
from cockpit.app.themes import MONO
from cockpit.clock import Clock
from cockpit.core.tiling import SIZES as TILES
from cockpit.store import portfolio, views
from cockpit.store.book import open_book
from tests.app.terminals import Grown, looks
from tests.app.walk import TODAY, Walk

HOSTILE = (
    "Evil\x1b[31m\x1b]52;c;QUFBQQ==\x07", "\x1b]8;;http://x.invalid\x1b\\link\x1b]8;;\x1b\\",
    "\x9b2J\x9d0;t\x9c", "\u202eesrever\u2066x", "tab\there", "line\nend\r\n", "\ud800 alone \udfff",
    "👩‍👩‍👧 Familie 🍞", "❤️ heart 1️⃣", "Z̷a̷l̷g̷o̷ ́́́", "株式会社サンプル東京支店", "한글 상점 이름",
    "ا ب ت متجر", "שלום לך", "ﷺ", "\ufeff\u200b zero\u200d width", "[@click=app.quit]press[/]", "[/]",
    "نمستے ही", "A", "Łyżka za Łyżką", "Е́кспрес Харків", "x" * 300, "漢" * 150, " ", "\x00\x07\x08",
)  # fmt: skip
STEPS = (
    ("right",), ("right", "down"), ("end",), ("home",), ("pagedown",), ("tab",), ("c",), ("u",), ("space", "space"),
    ("escape",), ("f", "l"), ("f", "f"), ("slash", "<Ev>"), ("escape",), ("question_mark",), ("escape",), ("enter",),
    ("down",), ("escape",),
)  # fmt: skip
FEW_STEPS = (("right",), ("end",), ("tab",), ("space",), ("f", "l"), ("f", "f"))


class Seen:
    """What one way of sending left on its terminal, step by step."""

    def __init__(self, size: tuple[int, int]) -> None:
        self.screen = Grown(*size)
        self._stream = pyte.Stream(self.screen)
        self.steps: list[list[list[tuple[object, ...]]]] = []
        self.bytes = 0

    def show(self, app: App[None], renderable: object) -> None:
        if isinstance(renderable, CompositorUpdate):
            text = renderable.render_segments(app.console)
            self.bytes += len(text.encode("utf-8", "surrogatepass"))
            assert "\x1b]" not in text
            self._stream.feed(text.replace("\n", ""))

    async def keep(self, walk: Walk) -> None:
        """Take down what stands there, once nothing is left to be drawn."""
        await walk.settle()
        while _undrawn(walk.app):
            await walk.pilot.pause()
        self.steps.append(looks(self.screen))


def _undrawn(app: CockpitApp) -> bool:
    screen = app.screen
    marks = ("_layout_required", "_scroll_required", "_repaint_required", "_dirty_widgets")
    return bool(app._batch_count or any(getattr(screen, mark) for mark in marks))


@pytest.fixture
def hostile(demo):
    """A book of few names, none of them harmless."""
    book = open_book(demo)
    kept = [row[0] for row in book.rows("SELECT id FROM client ORDER BY id LIMIT 104")]
    names = {client: HOSTILE[place % len(HOSTILE)] for place, client in enumerate(kept)}
    book.close()
    return demo, names


async def walked(path, names, fast, size, palette, tiles, steps, monkeypatch):
    """Walk through the steps with each kind of tile; returns what was seen."""
    monkeypatch.setattr(inside, "FAST", fast)
    book = open_book(path)
    shown = portfolio.load(book, TODAY)
    # as if such names had come through every door there is
    shown = shown.with_clients([facts._replace(name=names[facts.id], fold=names[facts.id].lower())
                                for facts in shown.by_id.values() if facts.id in names])  # fmt: skip
    app = CockpitApp(Desk(book, Clock(TODAY), shown, views.load(book)), Outfit(palette=palette))
    seen = Seen(size)
    monkeypatch.setattr(App, "_display", lambda app, screen, renderable: seen.show(app, renderable))
    try:
        async with app.run_test(size=size) as pilot:
            walk = Walk(app, pilot)
            await walk.settle()
            # what the book's past looked like comes from a thread
            await walk.press("right", "home")
            await seen.keep(walk)
            for tile in tiles:
                walk.desk.use_tile(tile)
                await walk.frame()
                await seen.keep(walk)
                for keys in steps:
                    await walk.press(*keys)
                    await seen.keep(walk)
                await walk.home_again()
                await walk.press("home")
            seen.screen.resize(size[1] - 3, size[0] - 7)
            seen.screen.reset()
            await walk.resize(size[0] - 7, size[1] - 3)
            await walk.frame()
            await seen.keep(walk)
    finally:
        book.close()
    return seen


@pytest.mark.parametrize("palette", [DARK, LIGHT, MONO], ids=lambda palette: palette.name)
@pytest.mark.parametrize(("size", "tiles", "steps"), [
    ((80, 24), ("auto",), STEPS), ((200, 50), ("auto",), FEW_STEPS),
    ((100, 30), tuple(tile.id for tile in TILES[:5]), FEW_STEPS),
    ((100, 30), tuple(tile.id for tile in TILES[5:]), FEW_STEPS),
], ids=["80x24", "200x50", "large tiles", "small tiles"])  # fmt: skip
async def test_both_ways_leave_the_same_cells(hostile, tmp_path, monkeypatch, palette, size, tiles, steps):
    path, names = hostile
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    copy = tmp_path / "other.cockpit"
    copy.write_bytes(path.read_bytes())
    copy.chmod(0o600)
    fast = await walked(path, names, True, size, palette, tiles, steps, monkeypatch)
    public = await walked(copy, names, False, size, palette, tiles, steps, monkeypatch)
    assert len(fast.steps) == len(public.steps)
    for number, (mine, theirs) in enumerate(zip(fast.steps, public.steps, strict=True)):
        for y, (left, right) in enumerate(zip(mine, theirs, strict=True)):
            assert left == right, f"step {number}, line {y}"
    assert fast.bytes < public.bytes / 2
