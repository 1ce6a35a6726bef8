"""How a run looks and what it has to say at its start: what follows from the user's settings and the terminal."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from cockpit.app.theme import Palette
from cockpit.app.themes import chosen
from cockpit.core.named import NamedTuple
from cockpit.core.words import ngettext
from cockpit.settings import Settings, still


class Outfit(NamedTuple):
    """Colours, stillness, and what is wrong in the settings."""

    palette: Palette | None = None
    """The colours; None for those that the book keeps."""
    still: bool = False
    """Whether nothing may move or blink by itself."""
    theme_is_own: bool = False
    """Whether the user's settings name the theme, so that another choice is written there."""
    notice: str = ""
    """What the line under the grid says first."""


def outfit(own: Settings, kept: object, refused: Sequence[str], environ: Mapping[str, str] = os.environ) -> Outfit:
    """What a run starts with.

    Args:
        own: the user's settings.
        kept: the theme that the book keeps, or None.
        refused: keys that are no use, each a sentence.
        environ: the environment.
    """
    wrong = [*own.complaints, *(f"{own.path.name}: {each}" for each in refused)]
    notice = wrong[0] if wrong else ""
    if len(wrong) > 1:
        words = ngettext(
            "{n} fault in the settings: `cockpit settings` lists it; the first is {first}",
            "{n} faults in the settings: `cockpit settings` lists them; the first is {first}",
            len(wrong),
        )
        notice = words.format(n=len(wrong), first=notice)
    return Outfit(chosen(own["theme"], kept, environ), still(own, environ), bool(own["theme"]), notice)
