"""Keeps off the terminal what a library writes there past Python."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def hushed() -> Iterator[None]:
    """Nothing reaches the error stream; the reader of workbooks writes there where a damaged file makes it stumble."""
    try:
        kept = os.dup(2)
    except OSError:
        # there is no error stream
        yield
        return
    silence = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(silence, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(silence)
