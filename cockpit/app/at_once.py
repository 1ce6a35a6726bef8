"""A key that a command answers goes straight to it.

Textual hands a key from queue to queue, from the focus up to the program, before it looks what is bound to it. Where
the focus takes no key itself, nothing can come of that but waiting. A letter that is typed into a line goes the same
way twice: what was typed is told from part to part before anything is understood of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, cast

from textual import events
from textual.binding import Binding

from cockpit.app.commands.table import commands
from cockpit.app.widgets.grid import BookGrid
from cockpit.app.widgets.prompt import LINE

if TYPE_CHECKING:
    from cockpit.app.place import Place
    from cockpit.app.screens.home import HomeScreen
    from cockpit.app.widgets.text_line import TextLine


def done(screen: Place, key: events.Key) -> bool:
    """Do what a key does in a place; False where nothing of ours answers it, and it goes Textual's way."""
    if key.key in commands()["hide"].keys:
        # also where a letter is asked for
        screen.cockpit.action_hide()
        return True
    if screen.heard(key):
        return True
    for command in _answers().get(key.key, ()):
        if screen.check_action("command", (command,)):
            screen.action_command(command)
            return True
    return False


def typed(screen: HomeScreen, key: events.Key) -> bool:
    """Type a key into the line of a place and show what is understood; False for any but a sign, or one taken back."""
    field = screen.focused
    if key.key in commands()["hide"].keys or screen.panel_shown or field is None or field.id != LINE:
        return False
    if not (key.key == "backspace" or (key.is_printable and key.character)):
        return False
    if cast("TextLine", field).put("" if key.key == "backspace" else key.character or ""):
        with screen.grid.prevent(BookGrid.Moved):
            screen.on_prompt_typed()
        # what is understood may lead to another client, which the lines above speak of
        screen.on_book_grid_moved(BookGrid.Moved(screen.grid.cursor))
    return True


@cache
def _answers() -> Mapping[str, tuple[str, ...]]:
    """The commands by key, in the order of the table; asked for when the user's keys are in it."""
    found: dict[str, tuple[str, ...]] = {}
    for command in commands().values():
        for binding in Binding.make_bindings([(",".join(command.keys), "", "")] if command.keys else []):
            found[binding.key] = (*found.get(binding.key, ()), command.id)
    return found
