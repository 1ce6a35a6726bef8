"""The books that were opened of late, newest first: a small file in the data folder, written whole or not at all."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from cockpit import paths
from cockpit.core.named import NamedTuple

MOST = 30
"""Books that are remembered."""


class Recent(NamedTuple):
    """A book that was opened."""

    path: str
    """Absolute."""
    name: str
    day: str
    """ISO day on which it was opened last."""
    clients: int
    """How many it had then."""

    @property
    def there(self) -> bool:
        """Whether the file is where it was."""
        try:
            return Path(self.path).is_file()
        except OSError:
            return False

    @property
    def title(self) -> str:
        """Its name, or that of its file."""
        return self.name or Path(self.path).stem


def state_file() -> Path:
    """Where they are remembered."""
    return paths.data_folder() / "recent.json"


def recent() -> list[Recent]:
    """The books, newest first; what cannot be understood in the file is passed over."""
    try:
        told = json.loads(state_file().read_bytes())
    except (OSError, ValueError, RecursionError):
        return []
    rows = told.get("books", []) if isinstance(told, dict) else []
    return [one for row in rows[:MOST] if (one := _read(row)) is not None] if isinstance(rows, list) else []


def remember(path: Path, name: str, day: str, clients: int) -> None:
    """Put a book first; where that cannot be kept, nothing else is the worse for it."""
    one = Recent(str(path.absolute()), name, day, clients)
    before = recent()
    now = [one, *(each for each in before if each.path != one.path)][:MOST]
    if now != before:
        _write(now)


def forget(path: str) -> None:
    """Forget a book; its file stays where it is."""
    _write([each for each in recent() if each.path != path])


def _read(row: Any) -> Recent | None:
    if not isinstance(row, dict):
        return None
    path, name, day, clients = (row.get(key) for key in ("path", "name", "day", "clients"))
    if not isinstance(path, str) or not path or "\0" in path:
        return None
    return Recent(
        path,
        name if isinstance(name, str) else "",
        day if isinstance(day, str) else "",
        clients if isinstance(clients, int) else 0,
    )


def _write(books: list[Recent]) -> None:
    target = state_file()
    half = target.with_name(f".{target.name}.{os.getpid()}.half")
    with suppress(OSError):
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        half.unlink(missing_ok=True)
        number = os.open(half, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(number, "w", encoding="utf-8") as handle:
            json.dump({"books": [each._asdict() for each in books]}, handle, indent=1)
            handle.flush()
            os.fsync(handle.fileno())
        half.replace(target)
