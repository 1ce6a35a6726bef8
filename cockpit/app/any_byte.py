"""What the terminal types, byte by byte: one that is no UTF-8 must not end the program; the end of them must.

A terminal that is gone (its window closed, its tmux killed, its ssh cut) reads as nothing for ever. Textual's reader
would ask again and again, at half a processor, and its thread would outlive the program.
"""

from __future__ import annotations

import codecs
import os
import signal
from typing import Any

from textual.app import App


def accept() -> None:
    """Let Textual's terminal driver read a wrong byte as a replacement character, and notice the end.

    The driver makes its decoder by a name that it imported, and has no way to say what becomes of errors; a test
    holds that the name is still there.
    """
    from textual.drivers import linux_driver

    linux_driver.getincrementaldecoder = _tolerant  # type: ignore[attr-defined]


def let_go(app: App[Any]) -> None:
    """End the thread that reads the keys: a hang-up brings a signal to go on with it, and Textual then begins anew."""
    event = getattr(getattr(app, "_driver", None), "exit_event", None)
    if event is not None:
        event.set()


class _Decoder:
    """A decoder of UTF-8 for whom nothing means that nobody is there any more."""

    def __init__(self, decoder: codecs.IncrementalDecoder) -> None:
        self._decoder = decoder
        self._gone = False

    def decode(self, data: bytes, final: bool = False) -> str:
        if not data and not final and not self._gone:
            self._gone = True
            # as the terminal's own hang-up, which a program that was left running may not be told of
            os.kill(os.getpid(), signal.SIGHUP)
        return self._decoder.decode(data, final)


def _tolerant(encoding: str) -> Any:
    make = codecs.getincrementaldecoder(encoding)
    return lambda: _Decoder(make(errors="replace"))
