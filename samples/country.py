"""What a country lends to the sample: its names, cities and the language its notes are written in."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field

SEGMENTS = {
    "G": "gastronomy",
    "H": "hotel",
    "R": "retail",
    "W": "wholesale",
    "C": "catering",
    "K": "canteen",
    "O": "online",
}
"""The letter before a firm's name, and the segment that it stands for."""


class City:
    """A real city with its region, the first digits of its postcodes and how many clients it draws."""

    __slots__ = ("name", "postcode", "region", "weight")

    def __init__(self, name: str, region: str, postcode: str, weight: int = 1) -> None:
        """A postcode is a pattern in which each # becomes a digit."""
        self.name, self.region, self.postcode, self.weight = name, region, postcode, weight


@dataclass(frozen=True, slots=True)
class Names:
    """Given names and family names, common enough to belong to nobody in particular."""

    women: tuple[str, ...]
    men: tuple[str, ...]
    families_women: tuple[str, ...]
    families_men: tuple[str, ...]
    roles: Mapping[str, tuple[str, ...]]
    """Rank to job titles, "a man's|a woman's" where they differ."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """Sentences of a sales rep; {braces} are filled from `slots`."""

    call: tuple[str, ...]
    text: tuple[str, ...]
    email: tuple[str, ...]
    visit: tuple[str, ...]
    incoming: tuple[str, ...]
    attempt: tuple[str, ...]
    more: tuple[str, ...]
    """Second sentences that may follow any first one of a contact."""
    actions: tuple[str, ...]
    follow_up: str
    first_contact: tuple[str, ...]
    """Next actions for a client that nobody has spoken to yet."""
    clients: tuple[str, ...]
    """What the client's own note says."""
    in_months: tuple[str, ...]
    """The twelve months in the future; with the preposition where it depends on the month."""
    of_months: tuple[str, ...]
    """The twelve months after the word for "invoice"; with the preposition where it depends on the month."""
    slots: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Country:
    """One of the four countries of the book."""

    name: str
    iso: str
    language: str
    zone_hours: int
    """Hours ahead of the rep's own clock."""
    cities: tuple[City, ...]
    firms: tuple[str, ...]
    """"G Złoty Karaś": segment letter and name."""
    streets: tuple[str, ...]
    """Patterns of an address line; {n} is the house number."""
    names: Names
    phrases: Phrases


@dataclass
class Deck:
    """A pack of phrases, drawn without replacement and shuffled anew when it is used up.

    A phrase with gaps to fill is in it three times: it reads differently each time.
    """

    cards: tuple[str, ...]
    chance: random.Random
    _left: list[str] = field(default_factory=list)

    def draw(self) -> str:
        """The next phrase."""
        if not self._left:
            self._left = [card for card in self.cards for _copy in range(3 if "{" in card else 1)]
            self.chance.shuffle(self._left)
        return self._left.pop()
