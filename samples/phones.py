"""Phone numbers that ring nowhere.

France: the ranges that Arcep keeps for works of fiction (01 99 00, 02 61 91, 03 53 01, 04 65 71, 05 36 49 and the
mobile 06 39 98). Germany: the "drama numbers" of the Bundesnetzagentur (five local ranges of a thousand, and the
mobile blocks 0171 39200xx and 0176 040690xx). Poland and Ukraine keep no range for fiction: there the prefixes 20 and
49x (Poland), 20 and 90 (Ukraine) are given to nobody in the national plan, followed by 555 as in films.
"""

from __future__ import annotations

import random

RANGES = {
    "PL": ("+48 20 555 ## ##", "+48 49# 555 0##"),
    "FR": (
        "+33 1 99 00 ## ##", "+33 2 61 91 ## ##", "+33 3 53 01 ## ##", "+33 4 65 71 ## ##", "+33 5 36 49 ## ##",
        "+33 6 39 98 ## ##",
    ),
    "DE": (
        "+49 30 23125 ###", "+49 69 90009 ###", "+49 40 66969 ###", "+49 221 4710 ###", "+49 89 99998 ###",
        "+49 171 39200##", "+49 176 040690##",
    ),
    "UA": ("+380 20 555 ## ##", "+380 90 555 ## ##"),
}  # fmt: skip
"""Patterns by country, the mobile ones last; # is any digit."""
_MOBILE = {"PL": 1, "FR": 1, "DE": 2, "UA": 1}


class Phones:
    """Numbers given out once each."""

    def __init__(self, chance: random.Random) -> None:
        """Draw from `chance`."""
        self._chance = chance
        self._given: set[str] = set()

    def mobile(self, iso: str) -> str:
        """A number in international form that looks like a mobile."""
        return self._new(RANGES[iso][-_MOBILE[iso] :])

    def fixed(self, iso: str) -> str:
        """A number in international form that looks like a landline."""
        return self._new(RANGES[iso][: -_MOBILE[iso]])

    def _new(self, patterns: tuple[str, ...]) -> str:
        while True:
            pattern = self._chance.choice(patterns)
            number = "".join(str(self._chance.randrange(10)) if sign == "#" else sign for sign in pattern)
            if number not in self._given:
                self._given.add(number)
                return number
