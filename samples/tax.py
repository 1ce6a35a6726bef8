"""Tax numbers that cannot be anybody's: of the right length, with a check digit that is wrong."""

from __future__ import annotations

import random

_NIP = (6, 5, 7, 2, 3, 4, 5, 6, 7)


def false_number(iso: str, chance: random.Random) -> str:
    """A NIP, SIREN, USt-IdNr. or EDRPOU that fails the check of its country."""
    length = {"PL": 10, "FR": 9, "DE": 9, "UA": 8}[iso]
    body = [chance.randrange(1, 10), *(chance.randrange(10) for _place in range(length - 2))]
    right = {"PL": _nip, "FR": _siren, "DE": _ust, "UA": _edrpou}[iso](body)
    wrong = (right + chance.randrange(1, 9)) % 10 if right < 10 else chance.randrange(10)
    digits = "".join(map(str, [*body, wrong]))
    return f"DE{digits}" if iso == "DE" else digits


def plausible(iso: str, number: str) -> bool:
    """Whether the number passes the check of its country."""
    digits = [int(sign) for sign in number if sign.isdigit()]
    return {"PL": _nip, "FR": _siren, "DE": _ust, "UA": _edrpou}[iso](digits[:-1]) == digits[-1]


def _nip(body: list[int]) -> int:
    """Modulo 11; a remainder of 10 is given to nobody."""
    return sum(weight * digit for weight, digit in zip(_NIP, body, strict=True)) % 11


def _siren(body: list[int]) -> int:
    """Luhn."""
    total = 0
    for place, digit in enumerate(reversed(body)):
        doubled = digit * (2 - place % 2)
        total += doubled - 9 if doubled > 9 else doubled
    return -total % 10


def _ust(body: list[int]) -> int:
    """ISO 7064, modulo 11, 10."""
    product = 10
    for digit in body:
        total = (digit + product) % 10 or 10
        product = 2 * total % 11
    return (11 - product) % 10


def _edrpou(body: list[int]) -> int:
    """Modulo 11 with weights that depend on the number's range; a second round where the first leaves 10."""
    middle = 30_000_000 <= int("".join(map(str, body))) * 10 < 60_000_000
    start = (7, 1, 2, 3, 4, 5, 6) if middle else (1, 2, 3, 4, 5, 6, 7)
    for more in (0, 2):
        rest = sum((weight + more) * digit for weight, digit in zip(start, body, strict=True)) % 11
        if rest < 10:
            return rest
    return 0
