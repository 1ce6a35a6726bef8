"""Picking files: a path is typed, pasted or dragged in, or an entry of the folder is taken from the list above."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from cockpit.app.errands.errand import Errand
from cockpit.app.importing.folder import Entry, Shelf, entries, short_path
from cockpit.app.importing.named import answers, exists, files_named, is_wild, narrowed, path_of
from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Part
from cockpit.app.widgets.rows import Rows
from cockpit.core import formatter as fmt
from cockpit.core.errors import BadInput
from cockpit.core.words import _, ngettext


class Picking(Errand):
    """Which files come in; typing narrows the list, Down and Up move in it, Enter takes."""

    kept = False

    def __init__(
        self,
        folder: Path,
        rows: Rows,
        today: date,
        take: Callable[[list[Path]], None],
        go_to: Callable[[Path], None],
        leave: Callable[[], None],
        value: str = "",
    ) -> None:
        """Pick from a folder.

        Args:
            folder: which is shown first.
            rows: the list that shows it.
            today: the day from which days are told.
            take: gets the files.
            go_to: shows another folder.
            leave: goes where one came from.
            value: a text to start from.
        """
        super().__init__(value)
        self.label = _("file")
        self.placeholder = _("path, several, or *.csv")
        self.folder = folder
        self._rows, self._today = rows, today
        self._take, self._go_to, self._leave = take, go_to, leave
        self._shown: tuple[Path, str] | None = None
        self._read: dict[Path, list[Entry]] = {}
        self._shelf: list[Entry] = []
        self._wild = False

    def show(self, text: str, palette: Palette) -> None:
        """Show in the list what answers to the text."""
        folder, needle = narrowed(text, self.folder)
        fresh = (folder, needle) != self._shown
        if fresh:
            self._shown, self._wild = (folder, needle), is_wild(needle)
            found = self._entries(folder)
            if needle:
                found = [one for one in found if answers(one.name, needle) and not (self._wild and one.folder)]
            self._shelf = found
        first = next((at for at, entry in enumerate(self._shelf) if not entry.folder), None)
        if first is None:
            first = next((at for at, entry in enumerate(self._shelf) if entry.name != ".."), 0)
        rows = self._rows
        shelf = Shelf(self._shelf, self._today, palette, lambda index: self._wild or index == rows.cursor)
        rows.show(shelf, palette, first if fresh else None)

    def _entries(self, folder: Path) -> list[Entry]:
        if folder not in self._read:
            try:
                self._read[folder] = entries(folder)
            except BadInput:
                # a path that is still being typed; Enter says what is wrong with it
                return []
        return self._read[folder]

    def understood(self, text: str, palette: Palette) -> list[list[Part]]:
        """The folder, and how many files there are to choose from."""
        keys: list[Part] = [(" ↑ ↓", palette.key), (_(" choose   "), palette.quiet), ("Enter", palette.key),
                            (_(" takes it   "), palette.quiet), (_("or type or drag a path   "), palette.quiet),
                            ("Esc", palette.key), (_(" back"), palette.quiet)]  # fmt: skip
        if text.strip() and not self._shelf:
            return [[self._named(text, palette)], keys]
        folder = self._shown[0] if self._shown else self.folder
        count = sum(1 for entry in self._shelf if not entry.folder)
        words = _files(count)
        if self._wild:
            words = _("Enter takes {files}").format(files=words)
        return [[(f" {short_path(folder)}", palette.strong), (f"  {words}", palette.quiet)], keys]

    def _named(self, text: str, palette: Palette) -> Part:
        try:
            return (f" {_files(len(files_named(text, self.folder)))}", palette.strong)
        except BadInput:
            return (_(" nothing answers to this yet"), palette.quiet)

    def key(self, key: str) -> bool:
        """Move in the list."""
        steps = {"down": 1, "up": -1}
        if key in steps:
            self._rows.action_step(steps[key])
        elif key in ("pagedown", "pageup"):
            self._rows.action_page(1 if key == "pagedown" else -1)
        else:
            return key in ("tab", "shift+tab")
        return True

    def enter(self, text: str) -> bool:
        """Take the files named, else the entry under the cursor.

        Raises:
            BadInput: there is no such file.
        """
        named = [] if not text.strip() or self._narrows(text) else files_named(text, self.folder)
        if not named and self._shelf:
            named = [self._shelf[min(self._rows.cursor, len(self._shelf) - 1)].path]
        if not named:
            raise BadInput(_("there is no file to take here: name one"))
        folders = [path for path in named if path.is_dir()]
        if len(named) == 1 and folders:
            self._go_to(folders[0].resolve())
        elif folders:
            raise BadInput(_("{folder} is a folder: name the files in it").format(folder=folders[0]))
        else:
            self._take(named)
        return True

    def _narrows(self, text: str) -> bool:
        """Whether the text is the part of a name that picks from the list, rather than a name of its own."""
        return bool(self._shelf) and not is_wild(text) and not exists(path_of(text, self.folder))

    def leave(self) -> None:
        """Esc: back."""
        self._leave()


def _files(count: int) -> str:
    return ngettext("{n} file", "{n} files", count).format(n=fmt.number(count))
