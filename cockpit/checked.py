"""Which books were found sound, and when: a small file in the data folder; without it they are looked at again."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from cockpit import paths

MOST = 30
"""Books that are remembered."""


def state_file() -> Path:
    """Where they are remembered."""
    return paths.data_folder() / "checked.json"


def sound(path: Path, sight: tuple[int, ...], day: str) -> bool:
    """Whether the same file, not written to since, was found sound that day.

    Args:
        path: the book.
        sight: what the file looks like from outside, as the store sees it.
        day: ISO.
    """
    return _read().get(str(path.absolute())) == [*sight, day]


def remember(path: Path, sight: tuple[int, ...], day: str) -> None:
    """A book was found sound; where that cannot be kept, it is looked at once more."""
    name = str(path.absolute())
    books = {name: [*sight, day], **{other: told for other, told in _read().items() if other != name}}
    target = state_file()
    half = target.with_name(f".{target.name}.{os.getpid()}.half")
    with suppress(OSError):
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        half.unlink(missing_ok=True)
        number = os.open(half, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_NOFOLLOW, 0o600)
        with os.fdopen(number, "w", encoding="utf-8") as handle:
            json.dump({"books": dict(list(books.items())[:MOST])}, handle)
        half.replace(target)


def _read() -> dict[str, Any]:
    try:
        told = json.loads(state_file().read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    books = told.get("books") if isinstance(told, dict) else None
    return books if isinstance(books, dict) else {}
