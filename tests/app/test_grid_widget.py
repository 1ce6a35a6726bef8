"""The grid by itself: everybody has a place on one page, every line is exactly as wide, a key draws two tiles."""

from datetime import date, timedelta

import pytest
from rich.cells import cell_len
from textual.app import App
from textual.geometry import Region
from textual.screen import Screen

from cockpit.app import inside
from cockpit.app.safe import VisibleFilter
from cockpit.app.widgets.grid import BookGrid
from cockpit.app.widgets.look import Look
from cockpit.core.arrangement import arrange
from cockpit.core.facts import ClientFacts
from cockpit.core.lens import lenses
from cockpit.core.policy import Policy
from cockpit.core.portfolio import Portfolio
from cockpit.core.tiling import SIZES as TILES
from cockpit.core.visible import visible
from tests.app.walk import TODAY

NAMES = (
    "Łyżka za Łyżką", "株式会社サンプル東京支店", "Е́кспрес Харків", "Z̷a̷l̷g̷o̷ ́́́ combining", "👩‍👩‍👧 Familie 🍞", "A", "ﷺ",
    "Evil\x1b[31m\x1b]52;c;AAAA\x07", "\u202eesrever\u2066", "[@click=app.quit]press[/]", "[/]", "tab\there\nnewline",
    "\x9b2J\x00nul", "한글 상점 이름", "ا ب ت متجر", "\ufeff\u200b zero width",
)  # fmt: skip


def client(number: int, name: str = "") -> ClientFacts:
    """A client that nobody stored."""
    day = (date(2026, 9, 14) - timedelta(days=number * 7 % 90)).isoformat()
    promised = number % 5 == 0
    return ClientFacts(
        id=number, code="", name=name or f"Client {number:05}", fold=f"{number:05}", city="", region="", country="",
        segment=("hotel", "bar", "café", "")[number * 4 // 20_001], potential_class="ABCD"[number % 4],
        status="active", cadence_days=None, visit_days=None, resting_until=None, resting_why="",
        window_from=None, window_to=None, own_order=0, contact_day=day if number % 11 else None, contact_ms=number,
        contact_channel="call", contact_direction="out", attempt_day=None, attempt_ms=None, attempt_outcome=None,
        retry_day=None, attempts=0, visit_day=None, action_id=None, action_text="call\x1b again" if promised else None,
        action_due="2026-09-15" if promised else None, action_at=None, wallet=None, tags="",
    )  # fmt: skip


def look(count: int, tile: str = "auto", grouping: str = "none", names: tuple[str, ...] = ()) -> Look:
    clients = tuple(client(n, names[n % len(names)] if names else "") for n in range(1, count + 1))
    book = Portfolio(clients, TODAY, Policy())
    return Look(book, book.read(lenses()["breath"]), arrange(book, "name", grouping), tile)


SAFE = VisibleFilter()


class Bare(App[None]):
    """Nothing but a grid."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, shown: Look) -> None:
        super().__init__()
        self.shown = shown
        self.seen: list[object] = []

    def get_default_screen(self) -> Screen[None]:
        screen = super().get_default_screen()
        inside.spare(screen)
        return screen

    def compose(self):
        yield BookGrid()

    def on_mount(self) -> None:
        self.grid.show(self.shown)

    @property
    def grid(self) -> BookGrid:
        return self.query_one(BookGrid)

    def on_book_grid_opened(self, event: BookGrid.Opened) -> None:
        self.seen.append(event.client)

    def get_line_filters(self):
        return [*super().get_line_filters(), SAFE]


def lines_are_exact(grid: BookGrid) -> None:
    """Each line is as wide as the widget, and nothing in it steers a terminal."""
    for y in range(grid.size.height):
        strip = grid.render_line(y)
        assert strip.cell_length == grid.size.width, y
        assert sum(cell_len(segment.text) for segment in strip) == grid.size.width, y
        for segment in strip:
            assert segment.control is None
            assert segment.text == visible(segment.text)
            assert not (segment.style and (segment.style.link or segment.style.meta))


BOOKS = [(1, (80, 24)), (5, (80, 24)), (240, (80, 24)), (240, (200, 50)), (2_767, (80, 24)), (2_767, (120, 40)),
         (18_000, (200, 50)), (20_000, (250, 70))]  # fmt: skip


@pytest.mark.parametrize("grouping", ["none", "segment"])
@pytest.mark.parametrize(("count", "size"), BOOKS, ids=str)
async def test_everybody_has_a_tile_on_one_page(count, size, grouping):
    app = Bare(look(count, grouping=grouping))
    async with app.run_test(size=size):
        grid = app.grid
        floor = grid.floor
        assert (floor.pages, floor.tiling.pages) == (1, 1)
        taken = set()
        for number in range(1, count + 1):
            x, y, width, height = floor.box(number, 0)
            assert 0 <= x and x + width <= size[0]
            assert 0 <= y and y + height <= size[1]
            assert width >= 1
            half = floor.tiling.rows[floor.tiling.place(floor.position[number])[0]].half
            taken.add((x, y, half))
            if not half:
                assert floor.at(x, y, 0) == number
            else:
                assert floor.at(x, y, 0, lower=True) == number
        assert len(taken) == count
        lines_are_exact(grid)


@pytest.mark.parametrize("tile", [*(each.id for each in TILES), "auto"])
@pytest.mark.parametrize("size", [(80, 24), (43, 17), (120, 40), (200, 50)], ids=str)
async def test_every_line_is_exact_with_any_name(tile, size):
    app = Bare(look(96, tile, "class", NAMES))
    async with app.run_test(size=size) as pilot:
        for page in range(app.grid.floor.pages):
            app.grid.page = page
            app.grid._redraw()
            lines_are_exact(app.grid)
        for number in (1, 48, 96):
            app.grid.move_to(number)
            lines_are_exact(app.grid)
        app.grid.mark(frozenset(range(1, 40)))
        lines_are_exact(app.grid)
        await pilot.click(BookGrid, offset=(5, 1))
        assert app.is_running


@pytest.fixture
def drawn(monkeypatch):
    """What is drawn: whole lines by their number, single tiles by (x, y)."""
    found: list[object] = []
    line, tiles, piece = BookGrid._row_of_tiles, BookGrid._tiles, BookGrid._piece
    whole: list[int] = []

    def draw_line(self, y):
        found.append(y)
        whole.append(y)
        try:
            return line(self, y)
        finally:
            whole.pop()

    def draw_tiles(self, clients, x, y):
        if not whole:
            tiling, margin = self.floor.tiling, self.floor.margin
            first = tiling.column_at(x - margin)
            found.extend((margin + tiling.x(first + place), y) for place in range(len(clients)))
        return tiles(self, clients, x, y)

    def draw_piece(self, x, end, y):
        if self._pairs(y) is not None:
            found.extend((at, y) for at in range(x, end))
        return piece(self, x, end, y)

    monkeypatch.setattr(BookGrid, "_piece", draw_piece)
    monkeypatch.setattr(BookGrid, "_row_of_tiles", draw_line)
    monkeypatch.setattr(BookGrid, "_tiles", draw_tiles)
    return found


def cells_of(grid: BookGrid, y: int) -> list[tuple[str, object]]:
    (row,) = grid.render_lines(Region(0, y, grid.size.width, 1))
    return [(sign, segment.style) for segment in row for sign in segment.text]


async def test_a_cursor_key_draws_two_tiles(drawn):
    for count, size in ((240, (120, 40)), (18_000, (200, 50))):
        app = Bare(look(count))
        async with app.run_test(size=size) as pilot:
            grid = app.grid
            await pilot.pause()
            for way in ("right", "down", "end", "home", "pagedown"):
                before = grid.cursor
                drawn.clear()
                grid.step(way)
                await pilot.pause()
                tiles = set()
                for each in (before, grid.cursor):
                    x, y, _width, height = grid.floor.box(each, 0)
                    tiles |= {(x, line) for line in range(y, y + height)}
                assert set(drawn) == tiles
                assert len(drawn) <= 2 * height
                kept = {y: cells_of(grid, y) for _x, y in tiles}
                grid._redraw()
                assert {y: cells_of(grid, y) for y in kept} == kept
                await pilot.pause()


async def test_a_touch_draws_its_tile_and_its_heading(drawn):
    shown = look(240, grouping="class")
    app = Bare(shown)
    async with app.run_test(size=(200, 50)) as pilot:
        grid = app.grid
        await pilot.pause()
        places = {number: grid.floor.box(number, 0) for number in range(1, 241)}
        touched = shown.book.with_clients([shown.book.by_id[77]._replace(contact_day=TODAY.isoformat())])
        drawn.clear()
        grid.touched(Look(touched, touched.read(lenses()["breath"]), shown.groups), frozenset({77}))
        await pilot.pause()
        x, y, _width, height = places[77]
        heading = grid.floor.heading_of(77, 0)
        assert sorted(drawn, key=str) == sorted([*((x, line) for line in range(y, y + height)), heading[1]], key=str)
        assert {number: grid.floor.box(number, 0) for number in range(1, 241)} == places


async def test_places_do_not_move_by_filter_find_lens_or_touch(start):
    async with start() as walk:

        def places():
            return {client: walk.grid.floor.box(client, 0) for client in walk.desk.portfolio.by_id}

        before = places()
        for keys in (("f", "l"), ("slash", "<hotel>"), ("enter",), ("f", "f"), ("tab",), ("tab",), ("c",), ("3", "n"),
                     ("9", "b"), ("space",), ("s",), ("u",), ("f9",), ("f9",)):  # fmt: skip
            await walk.press(*keys)
            assert places() == before, keys


async def test_the_mouse_moves_opens_filters_asks_and_acts(start):
    async with start((200, 50)) as walk:
        client = walk.grid.floor.clients[33]
        x, y, _width, _height = walk.grid.floor.box(client, 0)
        await walk.pilot.click("#grid", offset=(x, y))
        assert walk.here == client
        await walk.pilot.click("#grid", offset=(x, y), times=2)
        await walk.pilot.pause()
        assert walk.home.client_panel.display
        assert walk.home.client_panel.client == client
        await walk.home_again()
        legend = walk.text("#legend")
        await walk.pilot.click("#legend", offset=(legend.index("late"), 0))
        assert walk.desk.wanted_states == {3}
        await walk.pilot.click("#legend", offset=(legend.index("late"), 0))
        assert walk.desk.wanted_states is None
        await walk.pilot.click("#legend", offset=(walk.text("#legend").index("next action"), 0))
        assert walk.desk.lens.id == "next"
        await walk.pilot.click("#legend", offset=(walk.text("#legend").index("breath"), 0))
        assert walk.desk.lens.id == "breath"
        touches = len(walk.history(walk.here))
        await walk.pilot.click("#keys", offset=(walk.text("#keys").index("call"), 0))
        assert len(walk.history(walk.here)) == touches + 1
        await walk.pilot.click("#keys", offset=(walk.text("#keys").index("find"), 0))
        assert walk.screen.errand is not None
        await walk.press("escape")
        assert walk.app.is_running
