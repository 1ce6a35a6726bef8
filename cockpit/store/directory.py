"""Whose number it is: the phones, addresses and names of the book, asked by what a phone's log wrote."""

from __future__ import annotations

from cockpit.core.named import NamedTuple
from cockpit.core.phone_log import TAIL, number_digits, tail
from cockpit.store.book import Book
from cockpit.store.folding import fold


class Holder(NamedTuple):
    """Somebody whom a number or a name stands for."""

    client: int
    person: int
    """0 where it is the client's own."""


class Directory:
    """Finds clients and people by number, address or name; read once, for one piece of work."""

    def __init__(self, book: Book) -> None:
        """Read every number, address and name of the book."""
        self._region = book.country.upper() if len(book.country) == 2 else None
        self._by_tail: dict[str, list[tuple[Holder, str]]] = {}
        self._by_address: dict[str, list[Holder]] = {}
        self._by_name: dict[str, list[Holder]] = {}
        self._short: list[tuple[Holder, str]] = []
        self._whole: dict[str, str] = {}
        for client, person, kind, value in book.rows("SELECT client, person, kind, value FROM contact_point"):
            holder = Holder(client, person or 0)
            if kind == "email":
                self._by_address.setdefault(value.strip().casefold(), []).append(holder)
                continue
            digits = number_digits(value)
            if digits:
                self._by_tail.setdefault(tail(digits), []).append((holder, value))
                if len(digits) < TAIL:
                    self._short.append((holder, value))
        for client, person, name in book.rows("SELECT client, id, fold FROM person"):
            self._by_name.setdefault(name, []).append(Holder(client, person))
        for client, name in book.rows("SELECT id, name FROM client"):
            self._by_name.setdefault(fold(name), []).append(Holder(client, 0))

    def knows(self, name: str) -> bool:
        """Whether somebody of that name or number is in the book."""
        return bool(self.holders(number_digits(name), name))

    def whose(self, digits: str, party: str) -> Holder | None:
        """The one client, and of its people the one person, whose number or name it is; None where that is not sure.

        Args:
            digits: of the number; empty where there is none.
            party: the number, address or name as written.
        """
        found = self.holders(digits, party)
        if len({holder.client for holder in found}) != 1:
            return None
        people = {holder.person for holder in found if holder.person}
        return Holder(found[0].client, people.pop() if len(people) == 1 else 0)

    def holders(self, digits: str, party: str) -> list[Holder]:
        """All whose number or name it may be."""
        if not digits:
            address = self._by_address.get(party.strip().casefold(), []) if "@" in party else []
            return address or self._by_name.get(fold(party), [])
        found = self._by_tail.get(tail(digits), [])
        if not found:
            found = self._written_otherwise(digits, party)
        if len({holder.client for holder, _value in found}) > 1:
            # the country code tells apart what the last digits do not
            wanted = self._international(party)
            same = [each for each in found if wanted and self._international(each[1]) == wanted]
            found = same or found
        return [holder for holder, _value in found]

    def _written_otherwise(self, digits: str, party: str) -> list[tuple[Holder, str]]:
        """Those with a number of fewer digits than are compared, here with and there without the country's code."""
        if self._region is None or (len(digits) >= TAIL and not self._short):
            return []
        wanted = self._international(party)
        if not wanted:
            return []
        short = [each for each in self._short if self._international(each[1]) == wanted]
        return short or (self._by_tail.get(tail(wanted[1:]), []) if len(digits) < TAIL else [])

    def _international(self, written: str) -> str:
        """The number as "+48601234567"; "" where it is none of any country."""
        if written not in self._whole:
            # imported here: only numbers that are not told apart otherwise need it
            import phonenumbers

            try:
                parsed = phonenumbers.parse(written, self._region)
                self._whole[written] = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
            except phonenumbers.NumberParseException:
                self._whole[written] = ""
        return self._whole[written]
