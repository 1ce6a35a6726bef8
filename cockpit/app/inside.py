"""What of Textual and Rich is not promised to stay, in one place: the shape of an update, and how a fault is told.

Where a name is missing, `FAST` is false and the program sends what Textual sends: more bytes, the same cells. So it is
too where `COCKPIT_RENDERER=public` is set. A test for each name fails loudly when an upgrade takes it away.
"""

from __future__ import annotations

import inspect
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from rich.color import ColorSystem
from rich.console import Console
from textual.app import App
from textual.dom import DOMNode
from textual.geometry import Region, Size
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.strip import Strip
from textual.theme import Theme
from textual.widget import Widget
from textual.worker import WorkerFailed

__all__ = [
    "FAST",
    "KNOWN",
    "SWITCH",
    "CompositorUpdate",
    "Panicked",
    "Run",
    "Steady",
    "begin_in",
    "colours",
    "end",
    "fault_of",
    "hushed",
    "only_cells_changed",
    "paint",
    "runs",
    "send",
    "size_of",
    "spare",
]
try:
    from textual._compositor import ChopsUpdate, Compositor, CompositorUpdate, LayoutUpdate
except ImportError:
    ChopsUpdate = LayoutUpdate = None  # type: ignore[assignment,misc]
    Compositor = CompositorUpdate = object  # type: ignore[assignment,misc]

SYNC_START, SYNC_END = "\x1b[?2026h", "\x1b[?2026l"
"""Between them a terminal holds back what it shows."""
SWITCH = "COCKPIT_RENDERER"
"""The variable that, set to "public", has the program use only what Textual promises."""
Run = tuple[int, int, int, Iterable[Strip]]
"""Line, first cell and end of what an update shows anew, and the strips that stand there one after another."""


def _takes(function: Any, *names: str) -> bool:
    return function is not None and set(names) <= set(inspect.signature(function).parameters)


def _names(*functions: Any) -> set[str]:
    return {name for each in functions for name in each.__code__.co_names}


_FLAGS = {
    "_layout_required",
    "_scroll_required",
    "_refresh_styles_required",
    "_repaint_required",
    "_recompose_required",
}
"""What a widget still has to do."""
KNOWN = (
    _takes(ChopsUpdate, "chops", "spans", "chop_ends")
    and _takes(LayoutUpdate, "strips", "region")
    and _takes(getattr(App, "_display", None), "screen", "renderable")
    and hasattr(CompositorUpdate, "render_segments")
    and hasattr(Screen, "_on_timer_update")
    and {"_sync_available", "_running", "_closed", "_batch_count"} <= _names(App.__init__, MessagePump.__init__)
    and _names(Widget.__init__) >= _FLAGS
    and "_bindings" in _names(DOMNode.__init__)
    and hasattr(App, "_refresh_truecolor_filter")
    and all(hasattr(Compositor, name) for name in ("render_partial_update", "_regions_to_spans", "visible_widgets"))
)
"""Whether Textual is the one that this module knows."""
FAST = KNOWN and os.environ.get(SWITCH) != "public"
"""Whether the program sends frames itself."""


def colours(console: Console) -> ColorSystem | None:
    """The colours that a terminal has."""
    return getattr(console, "_color_system", None)


class SpansUpdate(CompositorUpdate):
    """Runs of cells that are shown anew, each a part of one widget's line."""

    def __init__(self, runs: list[Run], size: tuple[int, int]) -> None:
        """Hold the runs, and the (cells, lines) of the screen."""
        self.runs, self.size = runs, size

    def __rich_console__(self, console: Console, options: Any) -> Any:
        """For whoever prints it: what is sent says where it stands."""
        yield self.render_segments(console)

    def render_segments(self, console: Console) -> str:
        """The runs as they stand, each with its place."""
        return "".join(
            f"\x1b[{y + 1};{x + 1}H" + "".join(strip.render(console) for strip in strips)
            for y, x, _end, strips in self.runs
        )


def _blocks(spans: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int, int, int]]:
    """(line, lines, first cell, end) of spans that stand below each other."""
    block: tuple[int, int, int, int] | None = None
    for y, first, last in spans:
        if block is not None and block[2:] == (first, last) and y == block[0] + block[1]:
            block = (block[0], block[1] + 1, first, last)
            continue
        if block is not None:
            yield block
        block = (y, 1, first, last)
    if block is not None:
        yield block


class Sparing(Compositor):
    """Draws of a widget the lines that changed, where Textual would ask it for all that it has."""

    def render_partial_update(self) -> Any:
        """What changed; where a run of cells belongs to several widgets, Textual's own way."""
        found: list[Run] = []
        seen = [(widget, region, region.intersection(clip)) for widget, (region, clip) in self.visible_widgets.items()]
        for y, count, first, last in _blocks(self._regions_to_spans(self._dirty_regions)):
            at, end = y, y + count
            while at < end:
                for widget, region, (left, top, width, height) in seen:
                    if not top <= at < top + height or left + width <= first or left >= last:
                        continue
                    if left > first or last > left + width:
                        return super().render_partial_update()
                    lines = min(end, top + height) - at
                    strips = widget.render_lines(Region(first - region.x, at - region.y, last - first, lines))
                    found += [(line, first, last, (strip,)) for line, strip in enumerate(strips, at)]
                    at += lines
                    break
                else:
                    at += 1
        self._dirty_regions.clear()
        return SpansUpdate(found, self.size) if found else None


class _Hush:
    """The parts that were drawn on while nobody asks for a frame; None where each asks for its own."""

    parts: list[Steady] | None = None


@contextmanager
def hushed() -> Iterator[list[Steady]]:
    """Let steady parts wait for the frame that shows them all (`paint`) or, where none was made, ask for theirs then.

    Each would send itself a message, and wake, only to find that it has been drawn.
    """
    parts = _Hush.parts = []
    try:
        yield parts
    finally:
        _Hush.parts = None
        for part in parts:
            if part._repaint_required or _unsettled(part):
                part.check_idle()


def _unsettled(part: Any) -> bool:
    """Whether a part has to be laid out, scrolled or styled before it can be shown."""
    return bool(part._layout_required or part._scroll_required or part._refresh_styles_required)


class Steady(Widget):
    """A widget whose frame does not change by itself: its room is worked out once for each size that it is given."""

    _given: object = None
    _room = Size(0, 0)

    def check_idle(self) -> None:
        """Ask for a frame."""
        if _Hush.parts is None:
            super().check_idle()
        else:
            _Hush.parts.append(self)

    @property
    def size(self) -> Size:
        """Cells and lines inside its frame."""
        given = self.__dict__.get("_size")
        if given is None or given is not self._given:
            self._given, self._room = given, super().size
        return self._room


def begin_in(app: App[Any], theme: Theme) -> None:
    """Begin in a theme: nothing has been styled yet, where a theme that is set has all of it styled once more."""
    app.register_theme(theme)
    if not FAST:
        app.theme = theme.name
        return
    app.set_reactive(App.theme, theme.name)
    for name, worn in ((f"-theme-{theme.name}", True), ("-dark-mode", theme.dark), ("-light-mode", not theme.dark)):
        app.set_class(worn, name, update=False)
    app._refresh_truecolor_filter(app.ansi_theme)
    app.stylesheet.set_variables(app.get_css_variables())


def spare(screen: Screen[Any]) -> None:
    """Let a screen draw no more than what changed."""
    if FAST:
        screen._compositor = Sparing()


def only_cells_changed(screen: Screen[Any]) -> list[Widget] | None:
    """The parts of a screen that have something to show; None where there are none, or where one is to be laid out."""
    if not FAST or screen._recompose_required or not screen.is_current:
        return None
    found: list[Widget] = []
    parts = [screen]
    while parts:
        part: Any = parts.pop()
        if _unsettled(part):
            return None
        if part._repaint_required:
            found.append(part)
        parts += part._nodes
    return found or None


def paint(screen: Screen[Any], changed: Iterable[Widget]) -> None:
    """Show now what changed on it (`only_cells_changed`); each part would ask for it by a message to the next."""
    for part in changed:
        if part is not screen:
            part._repaint_required = False
            if part.display:
                screen._dirty_widgets.add(part)
    screen._on_timer_update()


def send(app: App[Any], update: Any, *, pointing: bool) -> bool:
    """Send an update in one piece, where Textual takes three; False where it has to be sent Textual's way.

    Args:
        app: the program.
        update: an update that is rendered by itself.
        pointing: whether the terminal's own cursor must stand where the program's does: somebody is typing.
    """
    driver = app._driver
    if driver is None or driver.is_inline or app.is_headless or app._batch_count or not app._running or app._closed:
        return False
    text = update.render_segments(app.console)
    if pointing:
        column, line = app.screen.outer_size.clamp_offset(app.cursor_position)
        text += f"\x1b[{line + 1};{column + 1}H"
    if app._sync_available:
        text = f"{SYNC_START}{text}{SYNC_END}"
    driver.write(text)
    driver.flush()
    app.post_display_hook()
    return True


def size_of(update: object) -> tuple[int, int] | None:
    """(cells, lines) of the screen that an update is for; None where it is no update of a known shape."""
    if type(update) is SpansUpdate:
        return update.size
    if type(update) is LayoutUpdate and LayoutUpdate is not None:
        return update.region.right, update.region.bottom
    if type(update) is ChopsUpdate and ChopsUpdate is not None:
        try:
            return max((ends[-1] for ends in update.chop_ends if ends), default=0), len(update.chops)
        except (AttributeError, TypeError):
            return None
    return None


def runs(update: Any) -> Iterator[Run]:
    """What an update shows anew, line by line."""
    if type(update) is SpansUpdate:
        yield from update.runs
        return
    if type(update) is LayoutUpdate:
        region = update.region
        for y, strips in enumerate(update.strips, region.y):
            yield y, region.x, region.right, strips
        return
    for y, first, last in update.spans:
        ends: Sequence[int] = update.chop_ends[y]
        for end, (x, strip) in zip(ends, update.chops[y].items(), strict=False):
            if strip is not None and x < last and end > first:
                start, stop = max(x, first), min(end, last)
                yield y, start, stop, (strip if start == x and stop == end else strip.crop(start - x, stop - x),)


class Panicked(Exception):
    """What Textual was about to print; of it the places in the program and the names of the errors."""

    def __init__(self, renderables: Iterable[Any]) -> None:
        """Take from a traceback what holds nobody's data."""
        told = [
            f"{stack.exc_type}: {stack.exc_value} at "
            + ", ".join(f"{frame.filename}:{frame.lineno} {frame.name}" for frame in stack.frames)
            for each in renderables
            for stack in getattr(getattr(each, "trace", None), "stacks", [])
        ]
        super().__init__(" | ".join(told))


def fault_of(app: App[Any]) -> Exception | None:
    """The fault that ended a program, if one did."""
    fault = getattr(app, "_exception", None)
    # of what failed in a thread Textual tells only that it did
    return fault.error if isinstance(fault, WorkerFailed) and isinstance(fault.error, Exception) else fault


def end(app: App[Any]) -> None:
    """End a program without a word on the terminal."""
    app._close_messages_no_wait()
