"""A text filled in for one client: the words, the number, what it takes up."""

from __future__ import annotations

from typing import Any

import click

from cockpit.cli.printing import indented
from cockpit.cli.session import Session
from cockpit.core import formatter as fmt
from cockpit.core import sms, texting
from cockpit.core.errors import BadInput
from cockpit.core.ids import uid
from cockpit.core.texting import Template
from cockpit.core.words import _, ngettext
from cockpit.store import clients, consent, people, text_fields, text_templates
from cockpit.store.book import Book
from cockpit.store.people import Person


@click.command(
    help=_("A text filled in for CLIENT. PURPOSE is its number or its words; `cockpit templates` lists them.")
)
@click.argument("client")
@click.argument("purpose", default="1")
@click.option("--language", default="", metavar="L", help=_("Not the client's language but this: en, pl, fr, de, ru."))
@click.option("--person", default="", metavar="NAME", help=_("Whom it goes to."))
@click.option("--plain", is_flag=True, help=_("Without accents, where that makes it a 7-bit text."))
@click.pass_obj
def text(session: Session, client: str, purpose: str, language: str, person: str, plain: bool) -> None:
    """Print it; what the book does not know stays as a gap and is named."""
    from cockpit.exchange import dialling

    today = session.clock.today()
    with session.book() as book:
        who = clients.find_one(book, client)
        record = clients.record(book, who)
        whom, written = _addressee(book, who, person)
        spoken = text_templates.language_of(language) or text_fields.language(book, record, whom)
        template = _chosen(text_templates.open_list(book, session.clock.now()), spoken, purpose)
        values = text_fields.values(book, who, whom, spoken, today)
        stopped = consent.resting(book, who, today) or consent.refusal(whom, consent.TEXT)
        country = book.country
    filled = texting.fill(template.text, values, template.purpose)
    words = sms.without_accents(filled.text) or filled.text if plain else filled.text
    number = dialling.number(written, str(record["country"]), country) if written else None
    measured = sms.measure(words)
    value: dict[str, Any] = {
        "client": uid(who),
        "person": whom.name if whom is not None else None,
        "number": number.dialled if number is not None and not stopped else None,
        "purpose": template.purpose,
        "language": template.language,
        "text": words,
        "missing": list(filled.missing),
        "encoding": measured.encoding,
        "characters": measured.characters,
        "units": measured.units,
        "parts": measured.parts,
        "left": measured.left,
        "refused": stopped or None,
    }
    characters = ngettext("{n} character", "{n} characters", measured.characters)
    size = [
        characters.format(n=fmt.number(measured.characters)),
        _("{n} SMS").format(n=measured.parts),
        _("{alphabet}, {n} left").format(alphabet=measured.encoding, n=measured.left),
    ]
    name = whom.name if whom is not None else str(record["name"])
    reached = number.shown if number is not None else _("no number known")
    lines = [f"{name} · {stopped or reached}", *indented([words]), " · ".join(size)]
    if filled.missing:
        gaps = ", ".join(texting.label(field) for field in filled.missing)
        lines.append(_("not known here: {gaps}").format(gaps=gaps))
    session.answer(value, lines)


def _addressee(book: Book, client: int, name: str) -> tuple[Person | None, str]:
    """Who gets it, and the number as written: the person named, else the first who has a number and takes texts."""
    found = people.of_client(book, client)
    if name:
        from cockpit.store.folding import fold

        found = [one for one in found if all(word in fold(one.name) for word in fold(name).split())]
        if len(found) != 1:
            raise BadInput(_("“{name}” is no one person of this client").format(name=name))
        return found[0], next(iter(found[0].phones), "")
    first = consent.first_for(found, consent.TEXT)
    if first is not None:
        return first, first.phones[0]
    firm = next((point.value for point in people.firm_points(book, client) if point.kind == "phone"), "")
    other = next(iter(consent.in_order(found)), None)
    return (None, firm) if firm or other is None else (other, next(iter(other.phones), ""))


def _chosen(templates: list[Template], language: str, purpose: str) -> Template:
    """The text that a number, or the beginning of its purpose, means.

    Raises:
        BadInput: none or several; it lists what there is.
    """
    found = texting.choices(templates, language)
    if purpose.isascii() and purpose.isdigit() and 1 <= int(purpose) <= len(found):
        return found[int(purpose) - 1]
    near = [one for one in found if one.purpose.casefold().startswith(purpose.casefold())]
    exact = [one for one in near if one.purpose.casefold() == purpose.casefold()]
    if len(exact or near) != 1:
        listed = ", ".join(f"{number} {one.purpose}" for number, one in enumerate(found, 1))
        raise BadInput(_("“{purpose}” is no text: choose one of {list}").format(purpose=purpose, list=listed or "–"))
    return (exact or near)[0]


COMMAND = text
