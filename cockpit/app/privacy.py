"""What can be done while the words of the book are hidden: looking, at places that show nothing but the book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.core import formatter
from cockpit.store.hiding import refusal

if TYPE_CHECKING:
    from cockpit.app.commands.command import Command
    from cockpit.app.desk import Desk

__all__ = ["LOOKING", "PLACES", "allows", "end", "offered", "refusal"]
PLACES = frozenset({"grid", "client", "sweep", "agenda", "routine", "journal", "unassigned", "texts", "templates"})
"""Where one can be while the words are hidden: all that these show comes from the book."""
LOOKING = frozenset(
    [
        "hide",
        "go",
        "back",
        "help",
        "palette",
        "theme",
        "themes",
        "quit",
        "left",
        "down",
        "up",
        "right",
        "first",
        "last",
        "page-up",
        "page-down",
        "lens-next",
        "lens-back",
        "filter",
        "next-bright",
        "previous-bright",
        "order",
        "group",
        "larger",
        "smaller",
        "open",
        "enter-row",
        "next-tab",
        "previous-tab",
        "next-action",
        "agenda-open",
        "agenda-day",
        "agenda-next-section",
        "agenda-section-before",
        "agenda-month-before",
        "agenda-month-after",
        "next-period",
        "previous-period",
        "earlier-list",
        "later-list",
        "edit-templates",
        "template-next-tab",
        "template-previous-tab",
        "next-language",
        "language-before",
        "journal-filter",
        "open-card",
    ]
)
"""Commands that only look. A command that is not named here is refused while the words are hidden."""


def allows(desk: Desk, command: str) -> bool:
    """Whether a command may be given; where it may not, that is said."""
    if not desk.book.hidden or command in LOOKING:
        return True
    desk.say(refusal(), "warn")
    return False


def offered(desk: Desk, here: list[Command]) -> list[Command]:
    """Those of the commands that the footer names now."""
    return [each for each in here if each.id in LOOKING] if desk.book.hidden else here


def end(desk: Desk) -> None:
    """Let the hidden book go, where the program is left with it."""
    formatter.hide_amounts(False)
    if desk.book.hidden:
        desk.book.close()
