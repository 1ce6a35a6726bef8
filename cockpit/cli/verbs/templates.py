"""The text templates, with what they take up as they are written."""

from __future__ import annotations

import click

from cockpit.cli.printing import indented, table
from cockpit.cli.session import Session
from cockpit.core import texting
from cockpit.core.ids import uid
from cockpit.core.words import _
from cockpit.store import text_templates


@click.command(help=_("The text templates, by purpose and language."))
@click.option("--language", default="", metavar="L", help=_("Only those of one language: en, pl, fr, de, ru."))
@click.pass_obj
def templates(session: Session, language: str) -> None:
    """Print them."""
    wanted = text_templates.language_of(language)
    with session.book() as book:
        found = text_templates.open_list(book, session.clock.now())
    numbers = {purpose: number for number, purpose in enumerate(texting.purposes(found), 1)}
    shown = [one for one in found if not wanted or one.language == wanted]
    value = [
        {
            "uid": uid(one.id),
            "number": numbers[one.purpose],
            "purpose": one.purpose,
            "language": one.language,
            "text": one.text,
        }
        for one in shown
    ]
    lines: list[str] = []
    for purpose, number in numbers.items():
        here = [one for one in shown if one.purpose == purpose]
        if here:
            lines.append(f"{number} {purpose}")
            lines += indented(table([(one.language or "–", one.text) for one in here]))
    session.answer(value, lines or [_("no texts: `g t` in the cockpit adds one")])


COMMAND = templates
