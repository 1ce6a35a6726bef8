"""Text templates: words with fields in braces, filled in for one person; what has no value shows as a gap.

A gap is never sent: whoever sends asks for it first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from cockpit.core.cleaning import clean_line
from cockpit.core.errors import BadInput
from cockpit.core.mother_tongue import offered
from cockpit.core.named import NamedTuple
from cockpit.core.words import N_, _

LONGEST = 1_000
"""Characters of a template that are kept: six SMS of the 7-bit alphabet and some."""

FIELDS = {
    "first_name": N_("first name"),
    "name": N_("name"),
    "client": N_("client"),
    "city": N_("city"),
    "last_order": N_("last order"),
    "last_contact": N_("last contact"),
    "next_action": N_("next action"),
    "offer": N_("offer"),
    "my_name": N_("my name"),
    "today": N_("today"),
    "weekday": N_("weekday"),
}
"""What may stand in braces, and how it is called. `{First name}` and the word in the user's language do as well."""

_BRACES = re.compile(r"\{([^{}]*)\}")
_JOINERS = "\u200c\u200d"
"""Format characters that letters and pictures are written with."""


class Template(NamedTuple):
    """A text to be sent more than once."""

    id: int
    """0 for one of the starting texts that the book does not hold yet."""
    purpose: str
    """What it is for, in the rep's own language: "a word", "offer"."""
    language: str
    """Two letters; "" for one that suits any."""
    text: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A text filled in for one person."""

    pieces: tuple[tuple[str, str], ...]
    """(words, "") or (what the gap shows, field) in their order."""
    purpose: str = ""
    missing: tuple[str, ...] = field(default=())
    """The fields that have no value, each once."""

    @property
    def text(self) -> str:
        """As shown: gaps in brackets."""
        return "".join(words for words, _field in self.pieces)


def fields_of(text: str) -> list[str]:
    """The fields that a template names, in their order.

    Raises:
        BadInput: a brace without its other, or a field that there is not.
    """
    bare = _BRACES.sub("", text)
    if "{" in bare or "}" in bare:
        raise BadInput(_("a brace stands alone: a field is written {example}").format(example="{first_name}"))
    return [known(found) for found in _BRACES.findall(text)]


def known(typed: str) -> str:
    """The id of a field as it was typed between braces.

    Raises:
        BadInput: there is none of that name; it lists them.
    """
    name = "_".join(typed.casefold().replace("_", " ").split())
    if name in FIELDS:
        return name
    for id, label in FIELDS.items():
        if name == "_".join(_(label).casefold().split()):
            return id
    raise BadInput(_("{{{field}}} is no field: there are {fields}").format(field=typed, fields=", ".join(FIELDS)))


def fill(text: str, values: Mapping[str, str], purpose: str = "") -> Filled:
    """Put values in the place of the fields.

    Args:
        text: a template; a field that there is not, which no template of the book has, stays as a gap.
        values: what is known; an empty value is a gap.
        purpose: what the text is for.
    """
    pieces: list[tuple[str, str]] = []
    missing: dict[str, None] = {}
    at = 0
    for found in _BRACES.finditer(text):
        try:
            name = known(found.group(1))
        except BadInput:
            name = found.group(1)
        value = sendable(values.get(name, ""))
        pieces.append((text[at : found.start()], ""))
        pieces.append((value, "") if value else (gap(name), name))
        if not value:
            missing[name] = None
        at = found.end()
    pieces.append((text[at:], ""))
    return Filled(tuple(piece for piece in pieces if piece[0]), purpose, tuple(missing))


def gap(name: str) -> str:
    """How a field without a value shows: "[offer?]", in one piece wherever lines are broken."""
    return f"[{label(name).replace(' ', chr(0xA0))}?]"


def label(name: str) -> str:
    """How a field is called."""
    return _(FIELDS[name]) if name in FIELDS else name


def first_name(name: str) -> str:
    """The first word of a person's name."""
    return name.split()[0] if name.split() else ""


def sendable(text: str) -> str:
    """The text without what does not belong into a message: control characters, marks and overrides of direction."""
    kept = (sign for sign in clean_line(text) if sign in _JOINERS or unicodedata.category(sign) not in ("Cc", "Cf"))
    return " ".join("".join(kept).split())


def checked(text: str) -> str:
    """A template as it is kept.

    Raises:
        BadInput: it is empty, too long, or names a field that there is not.
    """
    clean = sendable(text)
    if not clean:
        raise BadInput(_("a text needs words"))
    if len(clean) >= LONGEST:
        raise BadInput(_("a text ends at {most} signs: send the rest by e-mail").format(most=LONGEST))
    fields_of(clean)
    return clean


def purposes(templates: Iterable[Template]) -> list[str]:
    """What the texts are for, in their order; the first is number 1."""
    return list(dict.fromkeys(template.purpose for template in templates))


def choices(templates: Sequence[Template], language: str) -> list[Template]:
    """The texts that a digit chooses: one a purpose, in the language wanted or the nearest there is.

    A purpose keeps its number whatever the language, so that the finger learns it; where it has several texts in that
    language, the first counts.
    """
    chosen = []
    for purpose in purposes(templates):
        here = [template for template in templates if template.purpose == purpose]
        nearest = offered(language, {template.language for template in here})
        chosen.append(next(template for template in here if template.language == nearest))
    return chosen
