"""A phone number as it was written, into the one that is dialled, and the links that hand it to a phone."""

from __future__ import annotations

from urllib.parse import quote

from cockpit.core.named import NamedTuple

_REGIONS = {
    "PL": ("poland", "polska", "pologne", "polen", "польша", "польща"),
    "FR": ("france", "francja", "frankreich", "франция", "франція"),
    "DE": ("germany", "deutschland", "niemcy", "allemagne", "германия", "німеччина"),
    "AT": ("austria", "österreich", "autriche", "австрия"),
    "CH": ("switzerland", "schweiz", "suisse", "szwajcaria", "швейцария"),
    "BE": ("belgium", "belgique", "belgië", "belgien", "belgia"),
    "LU": ("luxembourg", "luxemburg"),
    "UA": ("ukraine", "україна", "украина", "ukraina"),
    "KZ": ("kazakhstan", "казахстан", "қазақстан"),
    "RU": ("russia", "россия", "rosja", "russie", "russland"),
    "BY": ("belarus", "беларусь", "białoruś"),
    "GB": ("united kingdom", "great britain", "england", "uk"),
    "IE": ("ireland",),
    "US": ("united states", "usa"),
    "CZ": ("czechia", "czech republic", "česko"),
    "SK": ("slovakia", "slovensko"),
    "LT": ("lithuania", "lietuva"),
    "NL": ("netherlands", "nederland"),
    "IT": ("italy", "italia"),
    "ES": ("spain", "españa"),
}
_OF_NAME = {name: region for region, names in _REGIONS.items() for name in names}
SHORTEST = 3
"""Digits below which nothing is dialled: 112 is a number, 12 is a slip."""


class Number(NamedTuple):
    """A number ready for a phone."""

    shown: str
    """In international format with its groups apart; as written where its country is unknown."""
    dialled: str
    """"+48601234567"; the bare digits where its country is unknown; "" where nothing can be dialled."""

    @property
    def tel(self) -> str:
        """The link that calls it (RFC 3966)."""
        return f"tel:{self.dialled}"

    def sms(self, text: str) -> str:
        """The link that opens a message to it (RFC 5724), percent-encoded UTF-8."""
        return f"sms:{self.dialled}?body={quote(text, safe='')}"

    def smsto(self, text: str) -> str:
        """What a phone's camera takes for a message to it; raw, since percent signs treble Cyrillic."""
        return f"SMSTO:{self.dialled}:{text}"


def number(written: str, *countries: str) -> Number:
    """Understand a number.

    Args:
        written: as typed or imported.
        countries: names or two letters, for a number without its "+"; the first one known counts.
    """
    # imported here: 40 ms and more that no first frame waits for
    import phonenumbers

    region = next((found for country in countries if (found := region_of(country))), None)
    bare = written.replace("(0)", "").strip()
    if bare.startswith("00"):
        bare = "+" + bare[2:]
    try:
        parsed = phonenumbers.parse(bare, region)
    except phonenumbers.NumberParseException:
        return _unknown(written)
    if not phonenumbers.is_possible_number(parsed):
        return _unknown(written)
    shape = phonenumbers.PhoneNumberFormat
    return Number(
        phonenumbers.format_number(parsed, shape.INTERNATIONAL), phonenumbers.format_number(parsed, shape.E164)
    )


def _unknown(written: str) -> Number:
    digits = "".join(sign for sign in written if sign.isascii() and sign.isdigit())
    plus = "+" if written.strip().startswith("+") else ""
    return Number(" ".join(written.split()), plus + digits if len(digits) >= SHORTEST else "")


def region_of(country: str) -> str:
    """The two letters of a country, "" where it is none we know by name."""
    name = country.strip().casefold()
    if name in _OF_NAME:
        return _OF_NAME[name]
    return name.upper() if len(name) == 2 and name.isascii() and name.isalpha() else ""
