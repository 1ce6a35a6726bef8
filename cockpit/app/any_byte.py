"""What the terminal types, byte by byte: one that is no UTF-8 must not end the program."""

from __future__ import annotations

import codecs
from functools import partial
from typing import Any


def accept() -> None:
    """Let Textual's terminal driver read a wrong byte as a replacement character.

    The driver makes its decoder by a name that it imported, and has no way to say what becomes of errors; a test
    holds that the name is still there.
    """
    from textual.drivers import linux_driver

    linux_driver.getincrementaldecoder = _tolerant  # type: ignore[attr-defined]


def _tolerant(encoding: str) -> Any:
    return partial(codecs.getincrementaldecoder(encoding), errors="replace")
