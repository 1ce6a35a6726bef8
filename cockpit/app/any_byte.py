"""What the terminal types, byte by byte: one that is no UTF-8 must not end the program; the end of them must.

A terminal that is gone (its window closed, its tmux killed, its ssh cut) reads as nothing for ever. Textual's reader
would ask again and again, at half a processor, and its thread would outlive the program.
"""

from __future__ import annotations

import codecs
import os
import signal
from typing import Any

from textual import events
from textual.app import App
from textual.keys import Keys
from textual.message import Message

BEGIN, END = "\x1b[200~", "\x1b[201~"
"""What a terminal puts around what is pasted."""


def accept() -> None:
    """Let Textual's terminal driver read a wrong byte as a replacement character, and notice the end.

    The driver makes its decoder by a name that it imported, and has no way to say what becomes of errors; a test
    holds that the name is still there.
    """
    from textual import _xterm_parser
    from textual.drivers import linux_driver

    linux_driver.getincrementaldecoder = _tolerant  # type: ignore[attr-defined]
    driver = linux_driver.LinuxDriver
    driver._disable_mouse_support = _disable_mouse  # type: ignore[method-assign,assignment]
    if driver.stop_application_mode is not _stop:
        _Stopping.own = driver.stop_application_mode
        driver.stop_application_mode = _stop  # type: ignore[method-assign,assignment]
    reader = _xterm_parser.XTermParser
    if _Reading.key is None:
        _Reading.key, _Reading.mouse = reader._parse_extended_key, reader.parse_mouse_code
        reader._parse_extended_key = _key  # type: ignore[method-assign,assignment]
        reader.parse_mouse_code = _mouse  # type: ignore[method-assign,assignment]


class _Reading:
    """How Textual itself reads the report of a key and of the mouse."""

    key: Any = None
    mouse: Any = None


def _key(reader: Any, sequence: str) -> list[events.Key] | None:
    """The keys of a report; one that says more than it was asked for (that a key was let go) is passed over."""
    try:
        keys: list[events.Key] | None = _Reading.key(reader, sequence)
    except (ValueError, OverflowError):
        return [events.Key(Keys.Ignore, sequence)]
    return keys


def _mouse(reader: Any, code: str) -> Message | None:
    """What the mouse did; nothing where the terminal has told that its cells were of no size."""
    try:
        found: Message | None = _Reading.mouse(reader, code)
    except (ArithmeticError, ValueError):
        return None
    return found


class _Stopping:
    """How the driver itself gives the terminal back."""

    own: Any = None


def _stop(driver: Any) -> None:
    """Give the terminal back once the keys are no longer read: an answer of it may switch something on even then."""
    driver.disable_input()
    # the pen is not put down between frames
    driver.write("\x1b[0m")
    _Stopping.own(driver)


def _disable_mouse(driver: Any) -> None:
    """Switch off all that was switched on: Textual leaves a terminal that tells cells in pixels telling them so."""
    driver.write(
        "".join(f"\x1b[?{mode}l" for mode in (1000, 1003, 1015, 1006, *([1016] if driver._mouse_pixels else [])))
    )
    driver.flush()


def let_go(app: App[Any]) -> None:
    """End the thread that reads the keys: a hang-up brings a signal to go on with it, and Textual then begins anew."""
    event = getattr(getattr(app, "_driver", None), "exit_event", None)
    if event is not None:
        event.set()


class Pasted:
    """Takes the sequences out of what is pasted: Textual reads them as keys, and the letters after them as well."""

    def __init__(self) -> None:
        """Nothing was pasted yet."""
        self._within = False
        self._held = ""
        self._begun = ""

    def clean(self, text: str) -> str:
        """What was typed as it is; of what was pasted all but the escapes."""
        if not self._within and "\x1b" not in text and not self._begun:
            return text
        parts: list[str] = []
        if self._begun:
            rest, self._begun = BEGIN[len(self._begun) :], self._begun + text
            if rest != text and rest.startswith(text):
                return text
            self._begun = ""
            if text.startswith(rest):
                parts, text, self._within = [rest], text[len(rest) :], True
        text, self._held = self._held + text, ""
        while (mark := END if self._within else BEGIN) in text:
            before, _mark, text = text.partition(mark)
            parts += [self._told(before), mark]
            self._within = not self._within
        # a mark may come in two reads: that of the end is held back, that of a beginning might be a key
        most = min(len(mark) - 1, len(text))
        part = next((text[-cut:] for cut in range(most, 0, -1) if mark.startswith(text[-cut:])), "")
        if part and self._within:
            text, self._held = text[: -len(part)], part
        elif part:
            self._begun = part
        return "".join([*parts, self._told(text)])

    def _told(self, text: str) -> str:
        return text.replace("\x1b", "") if self._within else text


class _Decoder:
    """A decoder of UTF-8 for whom nothing means that nobody is there any more."""

    def __init__(self, decoder: codecs.IncrementalDecoder) -> None:
        self._decoder = decoder
        self._gone = False
        self._pasted = Pasted()

    def decode(self, data: bytes, final: bool = False) -> str:
        if not data and not final and not self._gone:
            self._gone = True
            # as the terminal's own hang-up, which a program that was left running may not be told of
            os.kill(os.getpid(), signal.SIGHUP)
        return self._pasted.clean(self._decoder.decode(data, final))


def _tolerant(encoding: str) -> Any:
    make = codecs.getincrementaldecoder(encoding)
    return lambda: _Decoder(make(errors="replace"))
