"""What an earlier start compiled, kept in a file beside the bytecode: as much to be trusted, and of one Python.

Another Python, or a file that cannot be read or written: then everything is compiled as ever.
"""

from __future__ import annotations

import marshal
import os
import sys
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

FAULTS = (OSError, ValueError, EOFError, TypeError, LookupError, AttributeError, RuntimeError, ImportError)
"""What may be raised by a file that is not ours, or by a Python that has other private parts."""


def place(name: str) -> Path:
    """Where things of that name are kept for this Python."""
    return Path(__file__).parent / "__pycache__" / f"{name}.{sys.implementation.cache_tag}.kept"


def read(path: Path, python: tuple[Any, ...], parts: int) -> list[tuple[Any, ...]]:
    """What a Python kept there, each of so many parts; nothing where it was another one, or nothing can be read."""
    with suppress(*FAULTS):
        written, kept = marshal.loads(path.read_bytes())
        if written == python:
            return [one for one in kept if isinstance(one, tuple) and len(one) == parts]
    return []


def write(path: Path, python: tuple[Any, ...], made: Callable[[], Iterable[tuple[Any, ...]]]) -> threading.Thread:
    """Keep there what is made, in a thread that nobody waits for; nothing where it cannot be made or written."""
    writing = threading.Thread(target=_write, args=(path, python, made), daemon=True)
    writing.start()
    return writing


def _write(path: Path, python: tuple[Any, ...], made: Callable[[], Iterable[tuple[Any, ...]]]) -> None:
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(*FAULTS):
        data = marshal.dumps((python, list(made())))
        try:
            beside.parent.mkdir(exist_ok=True)
            beside.write_bytes(data)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
