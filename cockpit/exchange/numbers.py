"""Amounts and numbers as people write them, into exact integers; no floats anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cockpit.exchange.cleaning import CACHE_CAP

Number = tuple[int, int]
"""(n, places): the number is n / 10**places."""

FINE = 18
"""Decimal places below a minor unit that are kept exactly; what is finer is rounded half to even."""
_FINE_UNIT: int = 10**FINE
_LARGEST = 10**13

_WHOLE_CURRENCIES = frozenset(
    ("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF")
)
_THIRDS = frozenset(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"))

_SPACES = "\u0020\u00a0\u202f\u2009\u2007'’"
_CURRENCY = r"(?:[^\W\d_]{1,4}\.?|[$¢£¤¥֏฿₠-⃏])"
_BODY = rf"(?:\d[\d.,{_SPACES}]*|[.,]\d+)"
_SHAPE = re.compile(rf"([+-]?)\s*{_CURRENCY}?\s*([+-]?)\s*({_BODY})\s*{_CURRENCY}?\s*(-?)(?:\s*{_CURRENCY})?")
_GROUPED = re.compile(rf"\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?=[.,]|$)")
_POWER = re.compile(r"([+-]?)(\d+)(?:[.,](\d+))?[eE]([+-]?\d{1,2})")


def minor_digits(currency: str) -> int:
    """Decimal places of the minor unit of a currency (ISO 4217 code): 2 unless it is known to have 0 or 3."""
    return 0 if currency in _WHOLE_CURRENCIES else 3 if currency in _THIRDS else 2


def decimal_sign(texts: Iterable[str]) -> str:
    """The decimal sign that a column's values prove: "." or ","; "" if none, or both alike."""
    points = commas = 0
    for text in texts:
        sign = _own_sign(_bare(text))
        points += sign == "."
        commas += sign == ","
    return "" if points == commas else "." if points > commas else ","


def is_ambiguous(text: str) -> bool:
    """Whether one separator before three digits could be either the decimal sign or the thousands' ("1,234")."""
    bare = _bare(text)
    return ("," in bare or "." in bare) and not _own_sign(bare)


def parse_number(text: str, decimal: str = ".") -> Number | None:
    """A number exactly as written, currency and thousands' signs taken off.

    Args:
        text: "1 234,50 zł", "(12.00)", "1'000.-", "€ 5", "12-", "1.5E+3".
        decimal: The column's decimal sign, for values that do not prove their own ("1,234").

    Returns:
        (n, places) for n / 10**places, or None if the text is not a number or has more than 16 digits before the
        decimal sign.
    """
    # The forms of nearly every value come first; the shape below takes twenty times as long.
    if text.isdecimal() and len(text) <= 16:
        return int(text), 0
    head, sign, tail = text.partition(decimal)
    if sign and tail.isdecimal() and len(text) <= 17 and head.removeprefix("-").isdecimal():
        return int(head + tail), len(tail)
    return _shaped(text, decimal)


def parse_minor(text: str, decimal: str = ".", digits: int = 2) -> int | None:
    """An amount in minor units, rounded half to even; None if the text is no amount."""
    number = parse_number(text, decimal)
    if number is None:
        return None
    whole, part = scaled(number[0], number[1], digits)
    return whole + half_even(whole, part)


def parse_share(text: str, decimal: str = ".", percent: bool = False) -> Number | None:
    """A discount as a share of 0 to 1, from "0.15", "15 %" or, where `percent`, from "15".

    Returns:
        (n, places), or None if the text is no number or the share is not between 0 and 1. Empty text is 0.
    """
    bare = text.strip()
    if not bare:
        return 0, 0
    signed = bare.endswith("%") or bare.startswith("%")
    number = parse_number(bare.strip("%").strip(), decimal)
    if number is None:
        return None
    n, places = number
    if signed or percent or n > 10**places:
        places += 2
    return (n, places) if 0 <= n <= 10**places else None


def scaled(n: int, places: int, digits: int) -> tuple[int, int]:
    """An amount of n / 10**places in minor units of `digits` places: (whole units, FINE-ths of a unit above)."""
    power = digits + FINE - places
    if power >= 0:
        factor: int = 10**power
        return divmod(n * factor, _FINE_UNIT)
    divisor: int = 10**-power
    fine, rest = divmod(n, divisor)
    fine += rest * 2 > divisor or (rest * 2 == divisor and fine & 1)
    return divmod(fine, _FINE_UNIT)


def half_even(whole: int, part: int) -> int:
    """What rounding half to even adds to `whole` for `part` FINE-ths of a unit (from -half to one and a half)."""
    twice = part * 2
    return int(twice > _FINE_UNIT or (twice == _FINE_UNIT and bool(whole & 1)))


class Remainder:
    """Rounding of a run of amounts so that their sum is right to the minor unit: each passes on what it cut off."""

    def __init__(self) -> None:
        self._carried = 0

    def settle(self, whole: int, part: int) -> int:
        """The whole minor units that this amount of the run gets."""
        part += self._carried
        up = half_even(whole, part)
        self._carried = part - up * _FINE_UNIT
        return whole + up


class Worths(dict[str | tuple[str, ...], tuple[int, int] | None]):
    """What lines are worth by the texts of their cells, worked out once: (whole minor units, FINE-ths) or None."""

    def __init__(self, decimal: str, digits: int, percent: bool) -> None:
        super().__init__()
        self._decimal = decimal
        self._digits = digits
        self._percent = percent
        self._numbers: dict[str, Number | None] = {}

    def __missing__(self, key: str | tuple[str, ...]) -> tuple[int, int] | None:
        if len(self) >= CACHE_CAP:
            self.clear()
            self._numbers.clear()
        worth = self[key] = self._worth(key)
        return worth

    def _number(self, text: str) -> Number | None:
        # there are far fewer quantities and prices than pairs of them
        try:
            return self._numbers[text]
        except KeyError:
            number = self._numbers[text] = parse_number(text, self._decimal)
            return number

    def _worth(self, key: str | tuple[str, ...]) -> tuple[int, int] | None:
        if isinstance(key, str):
            net = parse_number(key, self._decimal)
            return None if net is None else self._within(net[0], net[1])
        quantity, price = self._number(key[0]), self._number(key[1])
        if quantity is None or price is None:
            return None
        n, places = quantity[0] * price[0], quantity[1] + price[1]
        if len(key) > 2:
            share = parse_share(key[2], self._decimal, self._percent)
            if share is None:
                return None
            n, places = n * (10 ** share[1] - share[0]), places + share[1]
        return self._within(n, places)

    def _within(self, n: int, places: int) -> tuple[int, int] | None:
        spare = self._digits - places
        # nearly every amount is written in whole minor units
        worth = (n * 10**spare, 0) if spare >= 0 else scaled(n, places, self._digits)
        return worth if abs(worth[0]) < _LARGEST else None


def _bare(text: str) -> str:
    """Digits and separators alone."""
    return "".join(sign for sign in text if sign.isdecimal() or sign in ".,").strip(".,")


def _own_sign(bare: str) -> str:
    """The decimal sign that the value itself proves, or ""."""
    points, commas = bare.count("."), bare.count(",")
    if points and commas:
        return "." if bare.rfind(".") > bare.rfind(",") else ","
    if points + commas == 0:
        return ""
    sign = "." if points else ","
    if points + commas > 1:
        return "," if sign == "." else "."
    head, _sign, tail = bare.partition(sign)
    return sign if len(tail) != 3 or len(head) > 3 or head in ("", "0") else ""


def _shaped(text: str, decimal: str) -> Number | None:
    text = text.strip().replace("\u2212", "-").replace("–", "-")
    if len(text) > 60:
        return None
    power = _POWER.fullmatch(text)
    if power:
        sign, head, tail, exponent = power.groups()
        if len(head) > 16 or not -30 <= int(exponent) <= 16:
            return None
        n, places = int(sign + head + (tail or "")), len(tail or "") - int(exponent)
        return (n, places) if places >= 0 else (n * 10**-places, 0)
    text = text.removeprefix("'")
    negative = text.startswith("(") and text.endswith(")")
    if negative:
        text = text[1:-1].strip()
    # "1'000.-" and "12,--" are whole amounts, not negative ones.
    text = re.sub(r"[.,]-{1,2}$", "", text)
    shape = _SHAPE.fullmatch(text)
    if not shape:
        return None
    before, between, body, after = shape.groups()
    signs = [sign for sign in (before, between, after) if sign]
    if len(signs) + negative > 1:
        return None
    number = _body(body.strip(), decimal)
    if number is None:
        return None
    return (-number[0], number[1]) if negative or "-" in signs else number


def _body(body: str, decimal: str) -> Number | None:
    """Digits with separators: thousands must stand in threes, so that "1.5" is never read as 15."""
    if any(space in body for space in _SPACES):
        grouped = _GROUPED.match(body)
        if not grouped:
            return None
        whole = "".join(sign for sign in grouped.group() if sign.isdecimal())
        rest = body[grouped.end() :]
        if not rest:
            return int(whole), 0
        return (int(whole + rest[1:]), len(rest) - 1) if rest[1:].isdecimal() else None
    sign = _own_sign(body) or decimal
    head, found, tail = body.rpartition(sign) if sign in body else (body, "", "")
    thousands = "," if sign == "." else "."
    if found and not (tail.isdecimal() or not tail):
        return None
    groups = head.split(thousands)
    if len(groups) > 1 and (not 1 <= len(groups[0]) <= 3 or any(len(group) != 3 for group in groups[1:])):
        return None
    digits = "".join(groups)
    if digits and not digits.isdecimal():
        return None
    return (int(digits + tail), len(tail)) if digits + tail and len(digits) <= 16 and len(tail) <= 30 else None
