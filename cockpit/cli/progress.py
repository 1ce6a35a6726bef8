"""Long work on the command line: a bar that shows how far it is, and Ctrl-C that stops it cleanly."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Self

from cockpit.core import formatter as fmt

_CELLS = 30
_APART = 0.1
"""Seconds between two pictures of the bar."""


class Bar:
    """A bar on standard error, if that is a terminal; gone when the work is done."""

    def __init__(self, reading: str, writing: str, fraction: Callable[[], float], *, silent: bool = False) -> None:
        """Draw nothing yet.

        Args:
            reading: what is said while files are read.
            writing: what is said once the book is written.
            fraction: how far the reading is, 0 to 1.
            silent: draw nothing at all.
        """
        self._words = {"read": reading, "write": writing}
        self._fraction = fraction
        self._drawn = not silent and sys.stderr.isatty()
        self._last = 0.0

    def step(self, phase: str) -> None:
        """Show how far it is: `phase` is "read" or "write"."""
        now = time.monotonic()
        if self._drawn and (phase == "write" or now - self._last >= _APART):
            self._last = now
            part = self._fraction()
            full = round(part * _CELLS)
            sys.stderr.write(f"\r\x1b[K{self._words[phase]} {'█' * full}{'░' * (_CELLS - full)} {fmt.share(part)}")
            sys.stderr.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_fault: object) -> None:
        if self._drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


@contextmanager
def stoppable() -> Iterator[Callable[[], bool]]:
    """Within the block the first Ctrl-C asks to stop, so that the work ends where it can; a second one breaks in.

    Yields a function that says whether it was asked.
    """
    asked = False

    def ask(_number: int, _frame: FrameType | None) -> None:
        nonlocal asked
        asked = True
        signal.signal(signal.SIGINT, signal.default_int_handler)

    if threading.current_thread() is not threading.main_thread():
        yield lambda: False
        return
    before = signal.signal(signal.SIGINT, ask)
    try:
        yield lambda: asked
    finally:
        signal.signal(signal.SIGINT, before)
