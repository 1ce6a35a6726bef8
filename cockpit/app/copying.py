"""Copying the client in hand to the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.core.words import _
from cockpit.store import people

if TYPE_CHECKING:
    from cockpit.app.place import Place


def copy(screen: Place) -> None:
    """Copy the client's name and numbers, and show them for those terminals that have no clipboard."""
    for client in screen.targets()[:1]:
        found = people.of_client(screen.desk.book, client)
        numbers = [f"{person.name} {phone}" for person in found for phone in person.phones]
        text = " · ".join([screen.desk.names([client]), *numbers])
        screen.app.copy_to_clipboard(text)
        screen.desk.say(_("copied: {text}").format(text=text))
