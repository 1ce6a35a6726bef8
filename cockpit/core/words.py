"""The one door through which every word on screen or in a message passes: gettext."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Protocol

LANGUAGES = ("en", "pl", "fr", "de", "ru")
"""The languages of the program; English is that of the source and has no catalogue."""
SOURCE = LANGUAGES[0]
LOCALE_DIR = Path(__file__).resolve().parent.parent / "locale"
VARIABLE = "COCKPIT_LANG"
"""What names a language for one run, before the settings and before the system."""
_SYSTEM = ("LC_ALL", "LC_MESSAGES", "LANG")
_CONTEXT = "\x04"
"""Stands between a context and its text in compiled catalogues, so that a marked text is its own key."""


class Catalogue(Protocol):
    """Where texts are looked up; the catalogues of `gettext` are such."""

    def gettext(self, message: str, /) -> str:
        """The text in the catalogue's language."""

    def ngettext(self, msgid1: str, msgid2: str, n: int, /) -> str:
        """The form that goes with a number."""


class Source:
    """English, which stands in the program itself: `gettext` is not loaded for it."""

    def gettext(self, message: str, /) -> str:
        """The text itself."""
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int, /) -> str:
        """The first for one, else the second."""
        return msgid1 if n == 1 else msgid2


_catalogue: Catalogue = Source()
_language = SOURCE


def wanted(environment: Mapping[str, str], chosen: str = "") -> str:
    """The language to speak.

    Args:
        environment: the variables of the process.
        chosen: what the settings say, empty where they say nothing.

    Returns:
        The language that `COCKPIT_LANG` names, else the chosen one, else the system's, where it is one of ours;
        else English.
    """
    # of the system's own variables the first that is set decides, as everywhere: LC_ALL=C is no Polish
    system = next((environment[name] for name in _SYSTEM if environment.get(name)), "")
    for said in (environment.get(VARIABLE, ""), chosen, system):
        language = said.replace("-", "_").split("_")[0].split(".")[0].strip().lower()
        if language in LANGUAGES:
            return language
    return SOURCE


def speak(language: str) -> None:
    """Switch all later words to `language` (a code such as "pl"); an unknown one falls back to English."""
    catalogue: Catalogue = Source()
    if language in LANGUAGES and language != SOURCE:
        # opened by its name: gettext's own search reads the system's tables of languages, 4 ms before the first frame
        import gettext

        with suppress(OSError), (LOCALE_DIR / language / "LC_MESSAGES" / "cockpit.mo").open("rb") as file:
            catalogue = gettext.GNUTranslations(file)
    take(catalogue, language)


def take(catalogue: Catalogue, language: str) -> None:
    """Take all later words from a catalogue; days and numbers are written as in `language`."""
    global _catalogue, _language
    _catalogue, _language = catalogue, language if language in LANGUAGES else SOURCE


def language() -> str:
    """The language that is spoken now."""
    return _language


def _(text: str) -> str:
    """The text in the user's language; one marked by `NC_` without its context."""
    found = _catalogue.gettext(text) if text else ""
    return found.partition(_CONTEXT)[2] if _CONTEXT in found else found


def ngettext(one: str, many: str, count: int) -> str:
    """The text with the plural form that `count` asks for in the user's language."""
    return _catalogue.ngettext(one, many, count)


def N_(text: str) -> str:
    """Mark a text for the catalogues where it is declared; `_` translates it where it is shown."""
    return text


def NC_(context: str, text: str) -> str:
    """Mark a text that other languages need two words for, with what tells them apart; `_` translates it."""
    return f"{context}{_CONTEXT}{text}"
