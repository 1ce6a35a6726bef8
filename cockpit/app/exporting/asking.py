"""Which format, and under which name: asked in the footer, then written in a thread."""

from __future__ import annotations

import os
import re
from functools import partial
from pathlib import Path
from typing import Any

from cockpit.app.choice import Choice, Option
from cockpit.app.errands.errand import Errand
from cockpit.app.exporting.draft import Draft, draft_of
from cockpit.app.exporting.writing import write_beside
from cockpit.app.shelf import tilde
from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Part
from cockpit.core import formatter as fmt
from cockpit.core.errors import BadInput, CockpitError
from cockpit.core.words import _, ngettext
from cockpit.exchange.out import CALENDAR, CONTACTS, OutFormat, out_formats
from cockpit.exchange.out.landing import check
from cockpit.store.folding import fold

_NO_NAME = re.compile(r"[^a-z0-9]+")
_LONGEST = 60


def choose_format(screen: Any) -> None:
    """Ask for the letter of a format."""
    draft = draft_of(screen)
    if draft is None:
        screen.desk.say(_("there is nothing to export here: the grid and every list can be exported"), "warn")
        return
    options = [
        Option(form.letter, _(form.label), partial(_ask_name, screen, draft, form)) for form in out_formats().values()
    ]
    screen.choice = Choice(_("export as"), tuple(options))


def _ask_name(screen: Any, draft: Draft, form: OutFormat) -> None:
    title = {CONTACTS: _("contacts"), CALENDAR: _("calendar")}.get(form.wants, draft.title)
    folder = documents()
    screen.run_errand(Naming(screen, draft, form, _free(folder, title, screen.desk.today.isoformat(), form.suffix)))


def documents() -> Path:
    """Where a file of the user's own belongs: the folder for documents, else the home folder."""
    from platformdirs import user_documents_path

    folder = user_documents_path()
    return folder if folder.is_dir() else Path.home()


def _free(folder: Path, title: str, day: str, suffix: str) -> Path:
    """A name that no file has yet."""
    stem = f"{_NO_NAME.sub('-', fold(title)).strip('-')[:_LONGEST] or 'cockpit'}-{day}"
    path, number = folder / f"{stem}{suffix}", 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}{suffix}"
    return path


class Naming(Errand):
    """The name of the file."""

    kept = False

    def __init__(self, screen: Any, draft: Draft, form: OutFormat, proposed: Path) -> None:
        """Propose a name."""
        super().__init__(tilde(proposed))
        self.label = _("export to")
        self._screen, self._draft, self._form, self._folder = screen, draft, form, proposed.parent
        self._warned = ""

    def _path(self, text: str) -> Path:
        typed = text.strip()
        if not typed:
            raise BadInput(_("name the file"))
        if "\0" in typed:
            raise BadInput(_("a file name cannot hold that character"))
        try:
            path = Path(typed).expanduser()
        except RuntimeError:
            raise BadInput(_("there is no such home folder: {text}").format(text=typed)) from None
        path = path if path.is_absolute() else self._folder / path
        if not path.name:
            raise BadInput(_("{path} is a folder: name a file in it").format(path=path))
        return path if path.suffix else path.with_name(path.name + self._form.suffix)

    def understood(self, text: str, palette: Palette) -> list[list[Part]]:
        """What will be in it, and whether it can be there."""
        found: list[list[Part]] = [[(f" {self._content()}", palette.quiet)]]
        try:
            check(self._path(text), replace=text.strip() == self._warned, book=self._screen.desk.book.path)
        except CockpitError as fault:
            found.append([(" ! ", palette.ink("warn")), (str(fault), palette.plain)])
        return found

    def _content(self) -> str:
        draft, form = self._draft, self._form
        whose = _("the whole book") if draft.clients is None else self._screen.desk.names(draft.clients)
        if form.wants == CONTACTS:
            return _("people and numbers · {whose}").format(whose=whose)
        if form.wants == CALENDAR:
            return _("what is planned · {whose}").format(whose=whose)
        if draft.count is None:
            return draft.title
        return ngettext("{title} · {n} row", "{title} · {n} rows", draft.count).format(
            title=draft.title, n=fmt.number(draft.count)
        )

    def enter(self, text: str) -> bool:
        """Begin to write; a file that is there is replaced only where Enter is pressed once more."""
        path = self._path(text)
        again = text.strip() == self._warned
        # unlike a Path's own, it takes a folder that may not be looked into, or a name too long, for no file
        if os.path.isfile(path) and not again:  # noqa: PTH113
            self._warned = text.strip()
            raise BadInput(_("there already: Enter again replaces it, or type another"))
        check(path, replace=again, book=self._screen.desk.book.path)
        write_beside(self._screen, self._draft, self._form, path, replace=again)
        return True
