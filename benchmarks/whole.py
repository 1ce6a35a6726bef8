"""When a screen was whole: what was sent is played back, read by read, to an emulator of a terminal."""

from __future__ import annotations

from typing import Any

import pyte

from benchmarks.frames import SYNC_BEGIN, SYNC_END, Finder
from benchmarks.terminal import SIZE, NoFrame, Recording


def whole(recording: Recording, size: tuple[int, int] = SIZE, heads: int = 1) -> tuple[float, float]:
    """Seconds of wall clock and of processor until the first frame that shows what stays, glyphs and colours.

    A frame that came as a synchronized update is shown when the update ends, any other when its last byte came.

    Args:
        recording: from the start on, until nothing more came.
        size: columns and lines.
        heads: lines at the top that may still change: the header's course of the weeks is read after the first frame.

    Raises:
        NoFrame: where nothing was shown.
    """
    screen = pyte.Screen(*size)
    stream = pyte.ByteStream(screen)
    begins, ends = Finder(SYNC_BEGIN), Finder(SYNC_END)
    held = 0
    shown: list[dict[int, Any]] = [{} for _line in range(size[1])]
    latest, waits = None, False
    for chunk in recording.chunks:
        screen.dirty.clear()
        stream.feed(chunk.data)
        ended = ends.count(chunk.data)
        held += begins.count(chunk.data) - ended
        changed = False
        for line in sorted(screen.dirty):
            now = dict(screen.buffer[line])
            changed = changed or (line >= heads and now != shown[line])
            shown[line] = now
        if changed or (waits and ended):
            latest = chunk
        waits = (changed or waits) and held > 0
    if latest is None:
        raise NoFrame("nothing was shown")
    return latest.at - recording.began, latest.cpu


def shown(recording: Recording, text: str, size: tuple[int, int] = SIZE) -> tuple[float, float] | None:
    """Seconds of wall clock and of processor until a text stood on the screen first; None where it never did."""
    screen = pyte.Screen(*size)
    stream = pyte.ByteStream(screen)
    for chunk in recording.chunks:
        stream.feed(chunk.data)
        if any(text in line for line in screen.display):
            return chunk.at - recording.began, chunk.cpu
    return None
