"""A folder as a list: the way up, its readable files with size and day, the newest first, then its folders."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from rich.cells import cell_len, set_cell_size

from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Part, cut
from cockpit.core import formatter as fmt
from cockpit.core.errors import BadInput
from cockpit.core.visible import visible
from cockpit.core.words import _
from cockpit.exchange.openers import suffixes


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or a folder."""

    path: Path
    name: str
    folder: bool
    size: int = 0
    """Bytes."""
    changed: float = 0.0
    """Seconds since 1970."""


def entries(folder: Path) -> list[Entry]:
    """What a folder has to choose from.

    Raises:
        BadInput: it cannot be read.
    """
    files: list[Entry] = []
    folders: list[Entry] = []
    # what files that can be read are called; others are read where they are named in full
    readable = suffixes()
    try:
        with os.scandir(folder) as found:
            for each in found:
                if each.name.startswith("."):
                    continue
                try:
                    if each.is_dir():
                        folders.append(Entry(Path(each.path), each.name, True))
                    elif Path(each.name).suffix.casefold() in readable:
                        told = each.stat()
                        files.append(Entry(Path(each.path), each.name, False, told.st_size, told.st_mtime))
                except OSError:
                    # a link to nothing, or gone since
                    continue
    except OSError as fault:
        raise BadInput(_("{folder} cannot be read ({why})").format(folder=folder, why=fault.strerror)) from None
    up = [Entry(folder.parent, "..", True)] if folder.parent != folder else []
    files.sort(key=lambda entry: (-entry.changed, entry.name.casefold()))
    folders.sort(key=lambda entry: entry.name.casefold())
    return [*up, *files, *folders]


def start_folder() -> Path:
    """The folder that the program was started in; the user's own where that is gone."""
    try:
        return Path.cwd()
    except OSError:
        return Path.home()


def size_text(size: int) -> str:
    """Bytes as a person reads them: "512 B", "12 KB", "3.4 MB"."""
    if size < 1_000:
        return f"{size} B"
    if size < 1_000_000:
        return f"{fmt.number(round(size / 1_000))} KB"
    return f"{fmt.decimal(size / 1_000_000)} MB"


def short_path(path: Path) -> str:
    """A path with the user's own folder as ~."""
    try:
        inside = path.relative_to(Path.home())
    except (ValueError, RuntimeError):
        return str(path)
    return str(Path("~") / inside)


class Shelf:
    """The entries as lines; what Enter takes stands out though the cursor is in the prompt."""

    def __init__(self, found: Sequence[Entry], today: date, palette: Palette, taken: Callable[[int], bool]) -> None:
        """Show entries; `taken` tells whether Enter takes a line."""
        self.entries = found
        self._today, self._palette, self._taken = today, palette, taken

    def __len__(self) -> int:
        return len(self.entries)

    def at_rest(self, index: int) -> bool:
        """The cursor rests on every line."""
        return True

    def line(self, index: int, width: int) -> list[Part]:
        """Name, size, day; a folder has its name only."""
        entry, palette = self.entries[index], self._palette
        name = f"  {visible(entry.name)}{'/' if entry.folder else ''}"
        size = "" if entry.folder else size_text(entry.size)
        when = "" if entry.folder else fmt.near_day(_day(entry.changed), self._today)
        room = max(12, min(width - 15 - fmt.near_cells(), 72))
        texts = (set_cell_size(cut(name, room), room), f"{size:>10}   ", when)
        if self._taken(index):
            rest = max(0, width + 1 - sum(cell_len(text) for text in texts))
            return [(text, palette.at_cursor) for text in (*texts, " " * rest)]
        return list(zip(texts, (palette.quiet if entry.folder else palette.plain, palette.quiet, palette.quiet),
                        strict=True))  # fmt: skip


def _day(seconds: float) -> date:
    return datetime.fromtimestamp(seconds, UTC).astimezone().date()
