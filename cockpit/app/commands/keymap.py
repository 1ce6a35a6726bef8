"""The user's keys in the stead of the program's: how a key is written, which are no use, and who has them."""

from __future__ import annotations

from collections.abc import Mapping

from cockpit.app.commands.command import GRID, Command
from cockpit.app.commands.key_names import SIGNS, readable
from cockpit.app.commands.places import Place
from cockpit.app.layouts import chosen
from cockpit.core.errors import BadInput
from cockpit.core.words import N_, _

NAMED = {
    "space", "enter", "escape", "tab", "shift+tab", "delete", "insert", "home", "end", "pageup", "pagedown", "left",
    "right", "up", "down", "backspace", *(f"f{n}" for n in range(1, 13)),
    *(f"shift+{way}" for way in ("left", "right", "up", "down")),
    *(f"ctrl+{way}" for way in ("left", "right", "up", "down", "home", "end")),
}  # fmt: skip
_ALSO = {"esc": "escape", "del": "delete", "ins": "insert", "pgup": "pageup", "pgdn": "pagedown", "return": "enter"}
_SAME = {
    "ctrl+i": "Tab", "ctrl+h": N_("Backspace"), "ctrl+j": N_("Enter"), "ctrl+m": N_("Enter"),
}  # fmt: skip
_TAKEN = {
    "ctrl+c": N_("is for copying"), "ctrl+q": N_("always leaves the cockpit"), "ctrl+p": N_("always opens the palette"),
    "ctrl+z": N_("puts the program to sleep"),
}  # fmt: skip
_FRENCH_DIGITS = "&é\"'(è_çà"
LISTS = frozenset({"j", "k", "down", "up", "pagedown", "pageup", "home", "end"})
"""What moves in every list; the lists have it before any command."""
NEEDED = ("back", "quit")
"""Commands that may not be left without a key: one would not come out again."""


def canonical(written: str) -> str:
    """The name by which Textual knows a key that somebody wrote.

    Raises:
        BadInput: where terminals cannot send it, or it is for something else.
    """
    text = written.strip() or " "
    if len(text) == 1:
        letter = chosen().letter(text)
        if letter is not None:
            return letter
        if text.isdigit() or text in _FRENCH_DIGITS:
            raise BadInput(_("“{key}” is a digit: digits go before a verb").format(key=text))
        if text.isascii() and text.isalpha():
            return text
        if text in SIGNS:
            return SIGNS[text]
        raise BadInput(_("“{key}” is not on every keyboard").format(key=text))
    key = text.lower().replace("control+", "ctrl+")
    key = _ALSO.get(key, key)
    if key in _SAME:
        raise BadInput(_("a terminal sends “{key}” as {other}").format(key=written, other=_(_SAME[key])))
    if key in _TAKEN:
        raise BadInput(_("“{key}” {use}").format(key=written, use=_(_TAKEN[key])))
    if key in NAMED or key in SIGNS.values():
        return key
    head, _plus, letter = key.rpartition("+")
    if head == "shift" and len(letter) == 1 and letter.isascii() and letter.isalpha():
        return letter.upper()
    if head == "ctrl" and len(letter) == 1 and letter.isascii() and letter.isalpha():
        return key
    if head:
        raise BadInput(
            _("terminals do not send “{key}”: a letter, Ctrl and a letter, or F1 to F12").format(key=written)
        )
    raise BadInput(_("“{key}” is no key: a letter, ctrl+letter, f1 to f12 or a name such as space").format(key=written))


def remapped(
    commands: Mapping[str, Command], places: Mapping[str, Place], wanted: Mapping[str, tuple[str, ...]]
) -> tuple[dict[str, Command], list[str]]:
    """The commands with the user's keys, and what of these is no use.

    Args:
        commands: every command by id, with the program's keys.
        places: every place by id.
        wanted: the user's keys by the id of a command, empty to leave it without one.

    Returns:
        The commands by id in the same order, and a sentence for each entry left aside, beginning with its name.
    """
    refused: list[str] = []
    changed: dict[str, tuple[str, ...]] = {}
    for id, written in wanted.items():
        try:
            changed[id] = _keys(commands, id, written)
        except BadInput as fault:
            refused.append(f"keys.{id}: {fault}")
    while True:
        found = {
            id: command._replace(keys=changed[id], shown="", changed=True) if id in changed else command
            for id, command in commands.items()
        }
        clash = _clash(found, places, changed)
        if clash is None:
            return found, refused
        id, sentence = clash
        del changed[id]
        refused.append(f"keys.{id}: {sentence}")


def _keys(commands: Mapping[str, Command], id: str, written: tuple[str, ...]) -> tuple[str, ...]:
    if id not in commands:
        # imported here: only a slip of the pen needs it
        from cockpit.settings import nearest

        raise BadInput(_("there is no such command") + nearest(id, dict(commands)))
    if not written and id in NEEDED:
        raise BadInput(_("this command cannot do without a key"))
    return tuple(dict.fromkeys(canonical(key) for key in written))


def _clash(
    found: Mapping[str, Command], places: Mapping[str, Place], changed: Mapping[str, tuple[str, ...]]
) -> tuple[str, str] | None:
    """The last changed command one of whose keys means something else in a place, and the sentence that says so."""
    for id in reversed(list(changed)):
        for key in changed[id]:
            for place in places.values():
                if not found[id].applies(place):
                    continue
                if key in LISTS and place.id != GRID:
                    return id, _("“{key}” moves in lists ({place})").format(key=readable(key), place=_(place.label))
                for other in found.values():
                    if other.id != id and key in other.keys and other.applies(place):
                        sentence = _("“{key}” is already “{command}” ({place})")
                        return id, sentence.format(
                            key=readable(key), command=_(other.label), place=_(place.label)
                        )  # fmt: skip
    return None
