"""What of Textual and Rich is not promised to stay, in one place: the shape of an update, and how a fault is told.

Where a name is missing, `FAST` is false and the program sends what Textual sends: more bytes, the same cells. So it is
too where `COCKPIT_RENDERER=public` is set. A test for each name fails loudly when an upgrade takes it away.
"""

from __future__ import annotations

import inspect
import os
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rich.color import ColorSystem
from rich.console import Console
from textual.app import App
from textual.strip import Strip

__all__ = ["FAST", "KNOWN", "SWITCH", "CompositorUpdate", "Run", "colours", "end", "fault_of", "runs", "size_of"]
try:
    from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
except ImportError:
    ChopsUpdate = LayoutUpdate = None  # type: ignore[assignment,misc]
    CompositorUpdate = object  # type: ignore[assignment,misc]

SWITCH = "COCKPIT_RENDERER"
"""The variable that, set to "public", has the program use only what Textual promises."""
Run = tuple[int, int, int, Iterable[Strip]]
"""Line, first cell and end of what an update shows anew, and the strips that stand there one after another."""


def _takes(function: Any, *names: str) -> bool:
    return function is not None and set(names) <= set(inspect.signature(function).parameters)


KNOWN = (
    _takes(ChopsUpdate, "chops", "spans", "chop_ends")
    and _takes(LayoutUpdate, "strips", "region")
    and _takes(getattr(App, "_display", None), "screen", "renderable")
    and hasattr(CompositorUpdate, "render_segments")
)
"""Whether Textual is the one that this module knows."""
FAST = KNOWN and os.environ.get(SWITCH) != "public"
"""Whether the program sends frames itself."""


def colours(console: Console) -> ColorSystem | None:
    """The colours that a terminal has."""
    return getattr(console, "_color_system", None)


def size_of(update: object) -> tuple[int, int] | None:
    """(cells, lines) of the screen that an update is for; None where it is no update of a known shape."""
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


def fault_of(app: App[Any]) -> Exception | None:
    """The fault that ended a program, if one did."""
    return getattr(app, "_exception", None)


def end(app: App[Any]) -> None:
    """End a program without a word on the terminal."""
    app._close_messages_no_wait()
