"""The terminal's two ends without a detour: a key comes in, and a frame goes out, on the thread that does the work.

Textual hands each key over by a task of its own, and each frame to a thread: that one writes it once the work that
follows on the frame leaves it a turn. A terminal that takes all of a frame at once gets it at once here. One that does
not, a slow line, is waited for by the thread, and never by the keys.
"""

from __future__ import annotations

import os
import select
from contextlib import suppress
from threading import Lock
from typing import IO, Any

from textual.drivers import linux_driver
from textual.drivers._writer_thread import WriterThread

from cockpit.app import inside


def shorten() -> None:
    """Let Textual's driver of terminals do so, where it is the one that `inside` knows."""
    if inside.FAST:
        linux_driver.WriterThread = Writer  # type: ignore[attr-defined]
        linux_driver.LinuxDriver.send_message = _hand_over  # type: ignore[method-assign,assignment]


def _hand_over(driver: Any, message: Any) -> None:
    """Put a key, from the thread that reads them, into the program's queue."""
    driver._loop.call_soon_threadsafe(driver._app.post_message, message)


class Writer(WriterThread):
    """Writes what the terminal takes at once; the rest goes the way of the thread, in its order."""

    _queue: Any

    def __init__(self, file: IO[str]) -> None:
        """Write to a terminal; anything else is only written to by the thread."""
        super().__init__(file)
        self._end = _opened(file)
        self._turn = Lock()
        self._owed = self._paid = 0
        """Pieces that the thread was given, and those that it has written."""

    def write(self, text: str) -> None:
        """Write, or leave to the thread what would have to be waited for."""
        data = text.encode("utf-8", "backslashreplace")
        with self._turn:
            if self._end is not None and self._owed == self._paid:
                with suppress(OSError):
                    # a terminal that is full, or gone, takes none of it
                    data = data[os.write(self._end, data) :]
            if data:
                self._owed += 1
                self._queue.put(data)

    def run(self) -> None:
        """Write what the terminal could not take at once; where it is gone, nobody is there to see it."""
        while (data := self._queue.get()) is not None:
            with suppress(OSError):
                while data:
                    data = data[self._waited(data) :]
            self._paid += 1
        if self._end is not None:
            os.close(self._end)
            self._end = None

    def _waited(self, data: bytes) -> int:
        end = self._file.fileno()
        try:
            return os.write(end, data)
        except BlockingIOError:
            # another program has set the terminal so that nobody waits for it
            select.select([], [end], [])
            return 0


def _opened(file: IO[str]) -> int | None:
    """The same terminal opened once more, so that waiting for it can be left out here and for nobody else."""
    with suppress(OSError):
        here = file.fileno()
        end = os.open(os.ttyname(here), os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
        if os.path.samestat(os.fstat(here), os.fstat(end)):
            return end
        os.close(end)
    return None
