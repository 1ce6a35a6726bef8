"""The line of the card that says which text one key has ready; nothing heavier than a template is made for it."""

from __future__ import annotations

from cockpit.app.desk import Desk
from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Part, cut
from cockpit.core import texting
from cockpit.core.errors import NoSuchClient
from cockpit.store import clients, consent, people, text_fields, text_templates


def ready_text(desk: Desk, client: int, palette: Palette, width: int) -> list[Part]:
    """The first text as `1p` would have it ready; nothing where nobody there may be texted."""
    book = desk.book
    try:
        record = clients.record(book, client)
    except NoSuchClient:
        return []
    person = consent.first_for(people.of_client(book, client), consent.TEXT)
    if person is None or consent.resting(book, client, desk.today):
        return []
    language = text_fields.language(book, record, person)
    found = texting.choices(text_templates.listed(book), language)
    if not found:
        return []
    values = text_fields.values(book, client, person, language, desk.today)
    filled = texting.fill(found[0].text, values)
    head = f"{found[0].purpose}: "
    room = max(8, width - 4 - len(head))
    return [("1p  ", palette.key), (head, palette.quiet), (cut(filled.text, room), palette.plain)]
