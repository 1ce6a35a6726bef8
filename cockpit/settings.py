"""The user's own settings: settings.toml, read before the first frame with the standard library alone.

The file is checked by plain code: a library for it would cost more than everything else that the first frame waits for.
What is wrong in it is told in a sentence and left aside, so that no slip of the pen keeps the program from starting.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from cockpit import paths
from cockpit.core.named import NamedTuple
from cockpit.core.words import LANGUAGES, N_, _

THEMES = (
    "dark", "light", "colour-blind", "colour-blind-light", "high-contrast", "high-contrast-light",
    "ansi-dark", "ansi-light", "mono",
)  # fmt: skip
BOARDS = ("auto", "latin", "french", "czech", "russian", "ukrainian", "belarusian", "kazakh")
KEYS = "keys"


def _one_of(words: tuple[str, ...]) -> Callable[[Any], Any]:
    def check(value: Any) -> Any:
        return value if value in words else None

    return check


def _flag(value: Any) -> Any:
    return value if isinstance(value, bool) else None


def _letters(count: int) -> Callable[[Any], Any]:
    def check(value: Any) -> Any:
        right = isinstance(value, str) and len(value) == count and value.isascii() and value.isalpha()
        return value.upper() if right else None

    return check


def _folder(value: Any) -> Any:
    if not isinstance(value, str) or "\0" in value:
        return None
    return value if not value or value.startswith(("/", "~")) else None


class Setting(NamedTuple):
    """One name that the file may hold."""

    name: str
    default: Any
    """What holds where nobody says anything."""
    check: Callable[[Any], Any]
    """The value as it is used, or None where it is not allowed."""
    wanted: str
    """What is allowed, for the sentence that refuses; the names of a choice follow it."""
    help: str
    words: tuple[str, ...] = ()
    """The names that a choice has."""


SETTINGS = {
    each.name: each
    for each in (
        Setting(
            "language", "", _one_of(("", *LANGUAGES)), N_("one of"),
            N_("The language of the screen; empty follows the system."), LANGUAGES,
        ),
        Setting(
            "theme", "", _one_of(("", *THEMES)), N_("one of"),
            N_("The colours; empty follows the book and the terminal."), THEMES,
        ),
        Setting("reduced_motion", False, _flag, N_("true or false"), N_("Nothing moves or blinks by itself.")),
        Setting(
            "board", "auto", _one_of(BOARDS), N_("one of"),
            N_("The keyboard whose digits and letters stand elsewhere; auto goes by the system's language."), BOARDS,
        ),
        Setting("currency", "EUR", _letters(3), N_("three letters such as PLN"), N_("The currency of a new book.")),
        Setting(
            "backup_also_to", "", _folder, N_("a folder that begins with / or ~"),
            N_("A folder, on another disk for one, to which each backup goes as well when it is there."),
        ),
        Setting("country", "", _letters(2), N_("two letters such as PL"), N_("The country of a new book.")),
    )
}  # fmt: skip


class Settings:
    """What the user has set."""

    def __init__(
        self,
        values: Mapping[str, Any] | None = None,
        keys: Mapping[str, tuple[str, ...]] | None = None,
        complaints: tuple[str, ...] = (),
        path: Path = Path("settings.toml"),
    ) -> None:
        """Hold what a file says.

        Args:
            values: what the file says, checked; a name that it leaves out is not here.
            keys: keys by the id of their command, as they were written; empty where the command has none.
            complaints: what is wrong in the file, each a sentence that begins with its name.
            path: the file.
        """
        self.values: Mapping[str, Any] = values or {}
        self.keys: Mapping[str, tuple[str, ...]] = keys or {}
        self.complaints = complaints
        self.path = path

    def __getitem__(self, name: str) -> Any:
        """The value in use."""
        return self.values.get(name, SETTINGS[name].default)


def read(path: Path | None = None) -> Settings:
    """Read the user's settings; a file that is not there is an empty one.

    Args:
        path: the file; the one in the user's folder where left out.
    """
    path = path or paths.settings_file()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Settings(path=path)
    except (OSError, UnicodeDecodeError) as fault:
        reason = fault.strerror if isinstance(fault, OSError) else _("it is not UTF-8")
        return Settings(complaints=(f"{path.name}: {reason}",), path=path)
    # imported here: most users have no such file, and 6 ms need not be waited for
    import tomllib

    try:
        found = tomllib.loads(text)
    except (ValueError, RecursionError) as fault:
        words = _("{file}: {fault}; nothing of it is used")
        return Settings(complaints=(words.format(file=path.name, fault=str(fault)),), path=path)
    return _checked(found, path)


def _checked(found: Mapping[str, Any], path: Path) -> Settings:
    values: dict[str, Any] = {}
    keys: dict[str, tuple[str, ...]] = {}
    complaints: list[str] = []
    for name, given in found.items():
        if name == KEYS and isinstance(given, dict):
            for id, written in given.items():
                many = [written] if isinstance(written, str) else written
                if isinstance(many, list) and all(isinstance(key, str) for key in many):
                    keys[id] = tuple(key for key in many if key)
                else:
                    complaints.append(
                        _("{file}: keys.{id}: a key in quotes, or several in brackets, is expected").format(
                            file=path.name, id=id
                        )
                    )
            continue
        try:
            values[name] = checked(name, given)
        except ValueError as fault:
            complaints.append(f"{path.name}: {fault}")
    return Settings(values, keys, tuple(complaints), path)


def checked(name: str, given: Any) -> Any:
    """A value as it is used.

    Raises:
        ValueError: there is no such setting, or the value is not allowed; the sentence begins with the name.
    """
    setting = SETTINGS.get(name)
    if setting is None:
        near = nearest(name, SETTINGS)
        if near:
            raise ValueError(_("{name}: there is no such setting").format(name=name) + near)
        raise ValueError(_("{name}: there is no such setting; `cockpit settings` lists them").format(name=name))
    value = setting.check(given) if not isinstance(given, list | dict) else None
    if value is None:
        wanted = " ".join([_(setting.wanted), ", ".join(setting.words)]).strip()
        words = _("{name}: “{given}” is not allowed: {wanted}").format(name=name, given=given, wanted=wanted)
        raise ValueError(words + (nearest(str(given), setting.words) if setting.words else ""))
    return value


def nearest(word: str, known: Mapping[str, object] | tuple[str, ...]) -> str:
    """The end of a sentence about an unknown word: the known one that comes near, or nothing."""
    # imported here: only a slip of the pen needs it
    from difflib import get_close_matches

    near = get_close_matches(word, list(known), 1)
    return _("; did you mean {word}?").format(word=near[0]) if near else ""


def still(settings: Settings, environ: Mapping[str, str] = os.environ) -> bool:
    """Whether nothing may move or blink by itself."""
    return bool(settings["reduced_motion"]) or environ.get("TEXTUAL_ANIMATIONS", "").lower() == "none"
