"""Choosing the colours: dark or light at once, or one of the themes by a letter; what is chosen is kept."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from cockpit.app.choice import Choice, Option
from cockpit.app.theme import Palette
from cockpit.app.themes import FAMILIES, MONO, family, named, short
from cockpit.core.words import N_, _
from cockpit.store import settings as kept

if TYPE_CHECKING:
    from cockpit.app.place import Place

_LETTERS = {
    "plain": ("n", N_("normal")),
    "colour-blind": ("b", N_("colour-blind")),
    "high-contrast": ("h", N_("high contrast")),
    "ansi": ("a", N_("16 colours")),
}


def turn(screen: Place) -> None:
    """Dark or light, of the same family."""
    palette = screen.cockpit.palette
    _wear(screen, _partner(palette, dark=not palette.dark))


def choose(screen: Place) -> None:
    """Ask for the letter of a theme; it is worn at once."""
    palette = screen.cockpit.palette
    brightness = [
        Option("d", _("dark"), partial(_wear, screen, _partner(palette, dark=True)), palette.dark),
        Option("l", _("light"), partial(_wear, screen, _partner(palette, dark=False)), not palette.dark),
    ]
    families = [
        Option(letter, _(label), partial(_wear, screen, FAMILIES[name][not palette.dark]), name == family(palette))
        for name, (letter, label) in _LETTERS.items()
    ]
    screen.choice = Choice(_("colours"), (*brightness, *families))


def _partner(palette: Palette, *, dark: bool) -> Palette:
    return FAMILIES[family(palette)][not dark]


def _wear(screen: Place, palette: Palette) -> None:
    """Wear it, and keep it where the choice was last written: in the user's settings, else in the book."""
    app, desk = screen.cockpit, screen.desk
    if app.palette is MONO:
        desk.say(_("no colours: NO_COLOR is set, or the theme of your settings is mono"), "warn")
        return
    app.wear(palette)
    if named(os.environ.get("COCKPIT_THEME")):
        desk.say(_("for now: COCKPIT_THEME says which colours a start has"), "warn")
    elif app.outfit.theme_is_own:
        from cockpit import settings_file

        settings_file.put("theme", short(palette))
    else:
        kept.put(desk.book, desk.now(), "theme", palette.name, source="view")
