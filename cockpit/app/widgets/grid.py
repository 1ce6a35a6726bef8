"""The grid: the whole book as tiles, one widget on the line API.

A row of tiles is rendered once and kept until something that it shows changes; a cursor key renders and sends the two
tiles it concerns and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.filter import LineFilter
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from cockpit.app.inside import Steady
from cockpit.app.theme import DARK, Palette
from cockpit.app.widgets import tiles
from cockpit.app.widgets.floor import Floor
from cockpit.app.widgets.line import Part, cut, strip_of, width_of
from cockpit.app.widgets.look import Look
from cockpit.app.widgets.mosaic import Canvas, Inks, Scene, one_by_one
from cockpit.core import formatter as fmt
from cockpit.core.arrangement import group_breath
from cockpit.core.tiling import INLINE
from cockpit.core.visible import visible


class BookGrid(Steady, can_focus=True):
    """Every client of the book, coloured through a lens."""

    DEFAULT_CSS = "BookGrid { width: 1fr; height: 1fr; }"

    class Moved(Message):
        """The cursor stands on another client."""

        def __init__(self, client: int | None) -> None:
            """Name the client."""
            super().__init__()
            self.client = client

    class Opened(Message):
        """A client was opened with the mouse."""

        def __init__(self, client: int) -> None:
            """Name the client."""
            super().__init__()
            self.client = client

    def __init__(self, id: str | None = None) -> None:
        """Start without a book."""
        super().__init__(id=id)
        self.palette: Palette = DARK
        self.welcome: tuple[tuple[Part, ...], ...] = ()
        """Lines in the middle of an empty book."""
        self.look: Look | None = None
        self.cursor: int | None = None
        self.marked: frozenset[int] = frozenset()
        self.page = 0
        self._floor = Floor((), 1, 1, "auto")
        self._width = 1
        """Cells of a line of the floor."""
        self._laid: tuple[object, ...] = ()
        """What the floor was laid for."""
        self._rows: dict[int, Strip] = {}
        self._canvas = Canvas()
        self._inks: Inks | None = None
        self._filters: Sequence[LineFilter] = ()
        """Those that the rows went through."""

    # values in

    def show(self, look: Look) -> None:
        """Show this; tiles move only where the groups, the order or the tile size differ."""
        if self.look is not None and self.look.groups == look.groups:
            # the same groups: nobody moves
            look = look._replace(groups=self.look.groups)
        self.look = look
        if not self.size:
            # before the first layout there is no floor to stand on
            if not any(self.cursor in group.members for group in look.groups):
                self.cursor = next((client for group in look.groups for client in group.members), None)
        elif self.cursor is None or self.cursor not in self.floor.position:
            self.cursor = self.floor.first
            self._turn_page()
        self._renew()

    def dress(self, palette: Palette) -> None:
        """Take the colours of another theme."""
        self.palette = palette
        self._redraw()

    def mark(self, clients: frozenset[int]) -> None:
        """Show these clients as marked."""
        changed = self.marked ^ clients
        self.marked = clients
        for client in changed:
            self._spoil(client)

    def move_to(self, client: int | None) -> None:
        """Put the cursor on a client."""
        if client == self.cursor or client not in self.floor.position:
            return
        before, self.cursor = self.cursor, client
        if self._turn_page():
            self._redraw()
        else:
            for each in (before, client):
                if each is not None:
                    self._spoil(each)
        self.post_message(self.Moved(client))

    def touched(self, look: Look, clients: frozenset[int]) -> None:
        """Show new facts of some clients: their tiles and the headings of their groups are drawn again, no others."""
        if self.look is not None:
            self._canvas.follow(self.look.reading, look.reading, clients)
        self.look = look
        for client in clients:
            self._spoil(client)
            self._spoil_heading(client)

    # keys

    def step(self, way: str) -> None:
        """Move the cursor: "left", "right", "up", "down", "home", "end", "pageup", "pagedown"."""
        if self.cursor is not None:
            self.move_to(self.floor.step(self.cursor, way))

    # geometry

    def on_focus(self, event: events.Focus) -> None:
        """The grid looks the same with the focus: the base class would draw all of it again."""
        self._take_focus(event, True)

    def on_blur(self, event: events.Blur) -> None:
        """And without it."""
        self._take_focus(event, False)

    def _take_focus(self, event: events.Event, focused: bool) -> None:
        event.prevent_default()
        self.has_focus = focused
        if self.parent is not None:
            told = events.DescendantFocus(self) if focused else events.DescendantBlur(self)
            self.parent.post_message(told)

    def on_resize(self, event: events.Resize) -> None:
        """Fit the book into the new room, unless it was drawn in it already."""
        self._fit()

    @property
    def floor(self) -> Floor:
        """Who stands where in the room there is."""
        self._fit()
        return self._floor

    def _fit(self) -> None:
        """Lay the floor anew where groups, tile or room are no longer those that it was laid for."""
        look, size = self.look, self.size
        if look is None or not size:
            return
        wanted = (look.groups, look.tile, size)
        if len(self._laid) == 3 and self._laid[0] is look.groups and self._laid[1:] == wanted[1:]:
            return
        self._laid = wanted
        self._width = size.width
        self._floor = Floor(look.groups, size.width, size.height, look.tile)
        self.page = min(self.page, self._floor.pages - 1)
        self._turn_page()
        self._redraw()

    def _turn_page(self) -> bool:
        page = self.floor.page_of(self.cursor) if self.cursor is not None else 0
        changed, self.page = page != self.page, page
        return changed

    def _redraw(self) -> None:
        self._rows.clear()
        self._canvas.clear()
        self.refresh()

    def _renew(self) -> None:
        """Draw again what another look changes: of half-blocks the lines on which a colour differs."""
        self._fit()
        scene, inks = self._scene(), self._inks
        if scene is None or inks is None or not self._rows:
            self._redraw()
            return
        changed = self._canvas.renew(scene, inks)
        for y in changed:
            self._rows.pop(y, None)
        if changed:
            self.refresh(*(Region(0, y, scene.width, 1) for y in changed))

    def _scene(self) -> Scene | None:
        """What the half-blocks show, on the floor as it was laid; None where the tiles are others."""
        if self.look is None or not self._floor.tiling.size.pixels:
            return None
        marked = self.marked
        return Scene(self.look, self._floor, self.page, self._width, self.palette, self.cursor, marked)

    def _spoil(self, client: int) -> None:
        """Draw a client's tile again."""
        box = self.floor.box(client, self.page)
        if box is None:
            return
        x, y, width, height = box
        for line in range(y, y + height):
            self._canvas.spoil(line)
            self._rows.pop(line, None)
        self.refresh(Region(x, y, width, height))

    def _piece(self, x: int, end: int, y: int) -> Strip | None:
        """The tiles that take just these cells of a line; None where other things stand there."""
        pairs = self._pairs(y)
        if pairs is not None:
            return self._colours.piece(pairs[x:end])
        tiling, margin = self._floor.tiling, self._floor.margin
        left, right = tiling.column_at(x - margin), tiling.column_at(end - 1 - margin)
        if left is None or right is None or tiling.x(left) + margin != x:
            return None
        if tiling.x(right) + tiling.width_at(right) + margin != end:
            return None
        for start, piece in self._floor.line(y, self.page):
            if isinstance(piece, tuple):
                first = tiling.column_at(start - margin) or 0
                if first <= left and right < first + len(piece):
                    parts = self._tiles(piece[left - first : right - first + 1], x, y)
                    return self._filtered(Strip([Segment(text, style) for text, style in parts], end - x))
        return None

    def _spoil_heading(self, client: int) -> None:
        heading = self.floor.heading_of(client, self.page)
        if heading is not None:
            x, y, width = heading
            self._rows.pop(y, None)
            self.refresh(Region(x, y, width, 1))

    # mouse

    def on_click(self, event: events.Click) -> None:
        """A click goes to a client, a double click opens it."""
        client = self.floor.at(event.x, event.y, self.page, event.pointer_y - int(event.pointer_y) >= 0.5)
        if client is None:
            return
        self.move_to(client)
        if event.chain == 2:
            self.post_message(self.Opened(client))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel turns pages where there are several."""
        self.step("pagedown")

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel turns pages where there are several."""
        self.step("pageup")

    # pixels

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines asked for, kept as they go to the terminal: there is no border or link that could change them."""
        self._fit()
        filters = self.get_line_filters()
        if filters != self._filters:
            self._filters = filters
            self._rows.clear()
            self._inks = None
        rows = []
        for y in crop.line_range:
            row = self._rows.get(y)
            if row is None and crop.width < self.size.width:
                piece = self._piece(crop.x, crop.right, y)
                if piece is not None:
                    # the line is made when more of it is asked for
                    rows.append(piece)
                    continue
            if row is None:
                pairs = self._pairs(y)
                row = self._filtered(self._row_of_tiles(y)) if pairs is None else self._colours.line(pairs)
                self._rows[y] = row
            rows.append(row if crop.x == 0 and crop.right >= row.cell_length else row.crop(crop.x, crop.right))
        return rows

    def _pairs(self, y: int) -> bytes | None:
        """The pairs of a line of half-blocks alone."""
        scene = self._scene()
        return None if scene is None else self._canvas.line(y, scene, self._colours)

    @property
    def _colours(self) -> Inks:
        """The colours of half-blocks; each kind of piece went through the filters once."""
        if self._inks is None or self._inks.palette is not self.palette:
            self._inks = Inks(self.palette, self._filters, self.background_colors[1])
        return self._inks

    def _filtered(self, strip: Strip) -> Strip:
        """As Textual's own way of drawing would hand it on: through every filter of the screen."""
        ground = self.background_colors[1]
        for each in self._filters:
            strip = strip.apply_filter(each, ground)
        return strip

    def render_line(self, y: int) -> Strip:
        """One line of tiles."""
        self._fit()
        return self._row_of_tiles(y)

    def _row_of_tiles(self, y: int) -> Strip:
        width, ground = self.size.width, self.palette.plain
        if self.look is None:
            return strip_of([], width, ground)
        if not self.floor.clients:
            return self._welcome_line(y)
        parts: list[Part] = []
        position = 0
        for x, piece in self._floor.line(y, self.page):
            if x > position:
                parts.append((" " * (x - position), ground))
            drawn = self._heading(piece) if isinstance(piece, int) else self._tiles(piece, x, y)
            parts.extend(drawn)
            position = x + sum(len(text) if text.isascii() else cell_len(text) for text, _style in drawn)
        if position < width:
            parts.append((" " * (width - position), ground))
        return Strip([Segment(text, style) for text, style in parts], max(width, position)).crop(0, width)

    def _welcome_line(self, y: int) -> Strip:
        at = y - (self.size.height - len(self.welcome)) // 2
        if not 0 <= at < len(self.welcome):
            return strip_of([], self.size.width, self.palette.plain)
        left = max(0, (self.size.width - max(width_of(line) for line in self.welcome)) // 2)
        return strip_of([(" " * left, self.palette.plain), *self.welcome[at]], self.size.width, self.palette.plain)

    def _heading(self, group: int) -> list[Part]:
        assert self.look is not None
        palette, floor = self.palette, self.floor
        name = self.look.groups[group].name
        breathe, whole = group_breath(self.look.groups[group], self.look.book)
        if floor.tiling.headings == INLINE:
            room = floor.heading_width(group)
            figure = f" {fmt.share(breathe, whole)} "
            title = cut(visible(name), max(1, room - len(figure)))
            return [(title, palette.strong), (set_cell_size(figure, max(0, room - cell_len(title))), palette.quiet)]
        figures = f"  {len(self.look.groups[group].members)} · {fmt.share(breathe, whole)}  "
        room = floor.heading_width(group) - len(figures)
        title = cut(visible(name), max(1, room))
        rule = "─" * max(0, room - cell_len(title))
        return [(title, palette.strong), (figures, palette.quiet), (rule, palette.rule)]

    def _tiles(self, clients: tuple[tuple[int | None, int | None], ...], x: int, y: int) -> list[Part]:
        scene = self._scene()
        if scene is not None:
            return one_by_one(scene, clients)
        inner = self.floor.inner_line(y, self.page)
        gap = self.floor.tiling.size.gap
        first = self.floor.tiling.column_at(x - self.floor.margin) or 0
        parts: list[Part] = []
        for column, (client, _lower) in enumerate(clients, first):
            assert client is not None
            if parts and gap:
                parts.append((" " * gap, self.palette.plain))
            parts.extend(self._tile(client, inner, self.floor.tiling.width_at(column)))
        return parts

    def _tile(self, client: int, inner: int, width: int) -> list[Part]:
        assert self.look is not None
        book = self.look.book
        facts = book.by_id.get(client)
        style, glyph = self._style(client)
        if facts is None:
            return [(" " * width, self.palette.plain)]
        sign: Part = (glyph, style)
        if client in self.marked:
            sign = ("✓", self.palette.mark)
        kind = self.floor.tiling.size.id
        if kind == "dot":
            return [sign]
        if kind == "glyph":
            return [sign, (" " * (width - 1), style)]
        if kind in ("card", "tight-card", "pair"):
            lines = tiles.pair_lines if kind == "pair" else tiles.card_lines
            line = lines(facts, book, width - 3)[inner]
            lead: list[Part] = [sign, (" ", style)] if inner == 0 else [("  ", style)]
            return [*lead, (line + " ", style if inner == 0 else style + Style(bold=False))]
        if kind == "short-code":
            return [sign, (tiles.short_code(facts, width - 1), style)]
        if kind == "code":
            return [sign, (tiles.short_code(facts, width - 1), style)]
        return [sign, (" ", style), (tiles.name_line(facts, book, width - 2), style)]

    def _style(self, client: int) -> tuple[Style, str]:
        assert self.look is not None
        state = self.look.reading.lens.states[self.look.reading.states.get(client, 0)]
        if client == self.cursor:
            return self.palette.at_cursor, state.glyph
        if self.look.dims(client):
            return self.palette.rule if self.floor.tiling.size.pixels else self.palette.dimmed, state.glyph
        return self.palette.tone(state.tone), state.glyph
