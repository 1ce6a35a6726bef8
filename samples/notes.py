"""Notes and next actions in the client's language."""

from __future__ import annotations

import random
from datetime import date

from samples.country import Country, Deck
from samples.market import COMPETITORS

_QUANTITIES = (5, 6, 8, 10, 12, 15, 16, 18, 20, 25, 30)
_NOTED = {"call": 0.5, "text": 0.25, "email": 0.44, "visit": 0.88, "incoming": 0.75, "attempt": 0.13}
"""How often a touch of a kind is noted: a rep on the road writes something on nearly every second."""


class Writer:
    """A rep who writes in one country's language."""

    def __init__(self, country: Country, chance: random.Random) -> None:
        """Write from the country's phrases."""
        phrases = country.phrases
        self._chance = chance
        self._decks = {
            kind: Deck(getattr(phrases, kind), chance)
            for kind in ("call", "text", "email", "visit", "incoming", "attempt", "more", "actions", "first_contact")
        }
        self._slots = phrases.slots
        self._in_months, self._of_months = phrases.in_months, phrases.of_months
        self.follow_up = phrases.follow_up

    def note(self, kind: str, day: date) -> str | None:
        """A note on a touch of that kind, or none."""
        chance = self._chance.random
        if chance() > _NOTED[kind]:
            return None
        text = self._filled(kind, day)
        if kind not in ("attempt", "text") and chance() < 0.36:
            text += " " + self._filled("more", day)
        return text

    def action(self, day: date) -> str:
        """A next action."""
        return self._filled("actions", day)

    def first_contact(self, day: date) -> str:
        """A next action for a client nobody has spoken to."""
        return self._filled("first_contact", day)

    def _filled(self, kind: str, day: date) -> str:
        pick = self._chance.choice
        price = self._chance.randrange(180, 960) * 10
        dearer = price + self._chance.randrange(-9, 25) * 10
        filled = {name: pick(values) for name, values in self._slots.items()}
        hour = pick((7, 8, 9, 10))
        return (
            self._decks[kind]
            .draw()
            .format(
                **filled,
                inmonth=self._in_months[(day.month - 1 + pick((1, 1, 2, 2, 3, 4))) % 12],
                ofmonth=self._of_months[(day.month - 1 - pick((1, 1, 1, 2))) % 12],
                late=pick((13, 14, 15, 16)),
                h=hour,
                h2=hour + pick((2, 3, 4)),
                qty=pick(_QUANTITIES),
                pct=pick((2, 3, 4, 5, 6, 7, 8, 10)),
                comp=pick(COMPETITORS),
                price=f"{price // 100},{price % 100:02}",
                price2=f"{dearer // 100},{dearer % 100:02}",
            )
        )
