"""What a new book is asked: its name, its currency, its country; made only after the last answer."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cockpit.app.errands.errand import Errand
from cockpit.app.next_book import NextBook
from cockpit.app.shelf import free_path
from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Part
from cockpit.core import region
from cockpit.core.cleaning import clean_line
from cockpit.core.errors import BadInput, CockpitError
from cockpit.core.moment import Moment
from cockpit.core.words import _, ngettext
from cockpit.store.book import make_book

LONGEST = 60
"""Characters of a book's name."""
NAME, COUNTRY, CURRENCY = range(3)


@dataclass(slots=True)
class Founding:
    """A book that is being thought of."""

    name: str
    country: str
    currency: str
    step: int = NAME

    @property
    def label(self) -> str:
        """What is asked now."""
        return self.answers()[self.step][0]

    @property
    def value(self) -> str:
        """The answer proposed."""
        return self.answers()[self.step][1]

    def answers(self) -> list[tuple[str, str]]:
        """All questions, each with the answer so far."""
        return [(_("name of the book"), self.name), (_("country"), self.country), (_("currency"), self.currency)]

    @property
    def path(self) -> Path:
        """Where it will lie."""
        return free_path(self.name)

    def hint(self, typed: str) -> str:
        """What the answer is about, or what is wrong with it."""
        try:
            self._checked(typed)
        except CockpitError as fault:
            return str(fault)
        if self.step == NAME:
            return _("1 of 3 · it stands at the top; nothing is made yet")
        if self.step == COUNTRY:
            return _("2 of 3 · two letters such as PL, DE, FR, or nothing")
        return _("3 of 3 · three letters; Enter makes the book")

    def answer(self, typed: str) -> bool:
        """Take an answer; returns whether it was the last.

        Raises:
            BadInput: where it will not do.
        """
        checked = self._checked(typed)
        if self.step == NAME:
            self.name = checked
        elif self.step == COUNTRY:
            if checked != self.country:
                self.currency = region.currency_of(checked)
            self.country = checked
        else:
            self.currency = checked
            return True
        self.step += 1
        return False

    def step_back(self) -> bool:
        """Go back to the question before; returns whether there was one."""
        self.step -= 1
        return self.step >= NAME

    def make(self, now: Moment) -> Path:
        """Make the book; returns where it lies."""
        path = self.path
        make_book(path, now, currency=self.currency, name=self.name, country=self.country).close()
        return path

    def _checked(self, typed: str) -> str:
        if self.step == COUNTRY:
            return region.country(typed)
        if self.step == CURRENCY:
            return region.currency(typed)
        name = clean_line(typed)
        if not name:
            raise BadInput(_("a book needs a name"))
        if len(name) > LONGEST:
            raise BadInput(
                ngettext(
                    "a book's name has {n} letter at most", "a book's name has {n} letters at most", LONGEST
                ).format(n=LONGEST)
            )
        return name


def proposed() -> Founding:
    """A book as the machine's locale suggests it."""
    country = region.region_of(os.environ)
    return Founding(_("My clients"), country, region.currency_of(country))


class Asking(Errand):
    """The questions one after the other, in the line at the bottom of a place."""

    def __init__(self, screen: Any, founding: Founding | None = None) -> None:
        """Ask from the beginning, or go on."""
        self.founding = founding or proposed()
        super().__init__(self.founding.value)
        self.label = self.founding.label
        self._screen = screen

    def understood(self, text: str, palette: Palette) -> list[list[Part]]:
        """What the answer is about."""
        return [[(f" {self.founding.hint(text)}", palette.quiet)]]

    def enter(self, text: str) -> bool:
        """Take the answer; after the last one make the book and go over to it."""
        if not self.founding.answer(text):
            self._screen.run_errand(Asking(self._screen, self.founding))
            return False
        app = self._screen.cockpit
        app.open_next(NextBook(self.founding.make(app.desk.now())))
        return True
