"""The text being prepared for one person: which template, what the gaps were filled with, accents or none."""

from __future__ import annotations

from datetime import date

from cockpit.core import sms, texting
from cockpit.core.texting import Filled, Template
from cockpit.store import clients, text_fields
from cockpit.store.book import Book
from cockpit.store.people import Person


class Draft:
    """One text to one person; nothing of it is kept but what is logged."""

    def __init__(self, book: Book, client: int, templates: list[Template], today: date) -> None:
        """Begin with no text chosen.

        Args:
            book: where.
            client: whom it goes to.
            templates: all texts in use.
            today: the day of writing.
        """
        self._book, self._client, self._templates, self._today = book, client, templates, today
        self._given: dict[str, str] = {}
        self._own: str | None = None
        self._person: Person | None = None
        self.chosen: int | None = None
        """Place of the text in `choices`."""
        self.plain = False
        """Whether it goes without accents, where that is possible."""
        self.address(None)

    def address(self, person: Person | None) -> None:
        """Write to somebody; words that were edited for another are dropped."""
        before = self._person
        if (before.id if before else None) != (person.id if person else None):
            self._own = None
        self._person = person
        record = clients.record(self._book, self._client)
        self.language = text_fields.language(self._book, record, person)
        self.choices = texting.choices(self._templates, self.language)
        self._values = text_fields.values(self._book, self._client, person, self.language, self._today)
        if self.chosen is not None and self.chosen >= len(self.choices):
            self.chosen = None

    def choose(self, place: int | None) -> None:
        """Take a text as the templates have it; None takes none."""
        self.chosen = place
        self._own = None

    def give(self, field: str, value: str) -> None:
        """Fill a gap."""
        self._given[field] = value

    def reword(self, text: str) -> None:
        """Send these words this once; an empty text is the template again."""
        self._own = texting.sendable(text) or None

    @property
    def template(self) -> Template | None:
        """The text chosen."""
        return self.choices[self.chosen] if self.chosen is not None else None

    @property
    def filled(self) -> Filled | None:
        """The text chosen, filled in as far as can be."""
        template = self.template
        if template is None:
            return None
        if self._own is not None:
            filled = Filled(((self._own, ""),), template.purpose)
        else:
            filled = texting.fill(template.text, {**self._values, **self._given}, template.purpose)
        # one letter that has no close one in Latin forces the other alphabet: the rest may keep its accents then
        if not self.plain or sms.without_accents(filled.text) is None:
            return filled
        pieces = ((words if field else sms.without_accents(words) or words, field) for words, field in filled.pieces)
        return Filled(tuple(pieces), filled.purpose, filled.missing)

    @property
    def text(self) -> str:
        """What is sent; "" where nothing is chosen, or a gap is left."""
        filled = self.filled
        return "" if filled is None or filled.missing else filled.text

    @property
    def missing(self) -> tuple[str, ...]:
        """The gaps left."""
        filled = self.filled
        return filled.missing if filled is not None else ()
