"""The one door through which every word on screen or in a message passes: gettext."""

from __future__ import annotations

import gettext as _gettext
from pathlib import Path

_catalogue: _gettext.NullTranslations = _gettext.NullTranslations()
LOCALE_DIR = Path(__file__).resolve().parent.parent / "locale"


def speak(language: str) -> None:
    """Switch all later words to `language` (a code such as "pl"); an unknown one falls back to English."""
    global _catalogue
    _catalogue = _gettext.translation("cockpit", LOCALE_DIR, [language], fallback=True)


def spoken() -> str:
    """The language that is spoken, a code such as "pl"; English where no catalogue is in use."""
    return _catalogue.info().get("language") or "en"


def _(text: str) -> str:
    """The text in the user's language."""
    return _catalogue.gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """The text with the plural form that `count` asks for in the user's language."""
    return _catalogue.ngettext(one, many, count)


def N_(text: str) -> str:
    """Mark a text for the catalogues where it is declared; `_` translates it where it is shown."""
    return text
