"""The themes beside dark and light: tones by lightness, high contrast, the terminal's own sixteen colours, and none.

Each comes dark and light. `chosen` says which one a run starts with.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from rich.style import Style

from cockpit.app.theme import DARK, LIGHT, Palette

CLEAR_DARK = Palette(
    name="cockpit-colour-blind",
    dark=True,
    ground="#0d1014",
    raised="#171c22",
    text="#e3e7eb",
    label="#98a2ad",
    faint="#2d353d",
    dim="#4a535c",
    accent="#8fc7f5",
    cursor=("#ffffff", "#0d1014"),
    tones={
        "calm": ("#17273b", "#9dbbdc"),
        "mild": ("#20508a", "#e4effb"),
        "warn": ("#c9a227", "#171200"),
        "alarm": ("#ffe45c", "#1a1400"),
        "unknown": ("#68717a", "#ffffff"),
        "muted": ("#1c2127", "#8f99a3"),
    },
    inks={
        "calm": "#9dbbdc",
        "mild": "#7db4ee",
        "warn": "#d9b338",
        "alarm": "#ffe45c",
        "unknown": "#a9b3bd",
        "muted": "#98a2ad",
    },
)
"""Blue against yellow, each tone a step of lightness: whatever colours an eye lacks, it tells them."""
CLEAR_LIGHT = Palette(
    name="cockpit-colour-blind-light",
    dark=False,
    ground="#fcfcfa",
    raised="#eef1f4",
    text="#161c22",
    label="#56616c",
    faint="#d3d9df",
    dim="#b6bec6",
    accent="#0b4f91",
    cursor=("#000000", "#ffffff"),
    tones={
        "calm": ("#e6eef7", "#33526f"),
        "mild": ("#8ab0dc", "#06213f"),
        "warn": ("#f2c94c", "#241b00"),
        "alarm": ("#1f4f96", "#ffffff"),
        "unknown": ("#7e868e", "#050708"),
        "muted": ("#f3f4f5", "#5c666f"),
    },
    inks={
        "calm": "#33526f",
        "mild": "#1d5596",
        "warn": "#765600",
        "alarm": "#10294a",
        "unknown": "#4c555d",
        "muted": "#56616c",
    },
)
CONTRAST_DARK = Palette(
    name="cockpit-high-contrast",
    dark=True,
    ground="#000000",
    raised="#000000",
    text="#ffffff",
    label="#e0e0e0",
    faint="#8a8a8a",
    dim="#7a7a7a",
    accent="#6fd0ff",
    cursor=("#ffffff", "#000000"),
    tones={
        "calm": ("#0b2f2c", "#c8fff4"),
        "mild": ("#00574d", "#ffffff"),
        "warn": ("#ffd23f", "#000000"),
        "alarm": ("#ff8a4c", "#000000"),
        "unknown": ("#d7b6ff", "#000000"),
        "muted": ("#262626", "#f2f2f2"),
    },
    inks={
        "calm": "#c8fff4",
        "mild": "#7fe8d6",
        "warn": "#ffd23f",
        "alarm": "#ff9a63",
        "unknown": "#d7b6ff",
        "muted": "#e0e0e0",
    },
)
CONTRAST_LIGHT = Palette(
    name="cockpit-high-contrast-light",
    dark=False,
    ground="#ffffff",
    raised="#ffffff",
    text="#000000",
    label="#2b2b2b",
    faint="#6e6e6e",
    dim="#8c8c8c",
    accent="#003f8a",
    cursor=("#000000", "#ffffff"),
    tones={
        "calm": ("#dff3ef", "#00332c"),
        "mild": ("#8fd4c5", "#000000"),
        "warn": ("#ffc933", "#000000"),
        "alarm": ("#8c1d00", "#ffffff"),
        "unknown": ("#c9a8ee", "#000000"),
        "muted": ("#ececec", "#1c1c1c"),
    },
    inks={
        "calm": "#00332c",
        "mild": "#0b5c50",
        "warn": "#5c3d00",
        "alarm": "#8c1d00",
        "unknown": "#4a1f7a",
        "muted": "#2b2b2b",
    },
)


class Ansi(Palette):
    """Colours by their names alone, so that the terminal's own sixteen are what is seen."""

    ansi = True

    @cached_property
    def dots(self) -> Mapping[str, str]:
        """A client that is half a cell must not be of the ground's colour, as a calm tile may."""
        return {**super().dots, "calm": "blue", "muted": "bright_black" if self.dark else "white"}

    @cached_property
    def textual(self) -> Any:
        """The theme for what Textual draws itself; of blends and shares there are none among sixteen."""
        from textual.theme import Theme

        def own(name: str) -> str:
            return f"ansi_{name}"

        ground, text, back, front = (own(name) for name in (self.ground, self.text, *self.cursor))
        return Theme(
            name=self.name,
            ansi=True,
            primary=own(self.accent),
            secondary=own(self.label),
            accent=own(self.accent),
            warning=own(self.inks["warn"]),
            error=own(self.inks["alarm"]),
            success=own(self.inks["mild"]),
            foreground=text,
            background=ground,
            surface=own(self.raised),
            panel=own(self.raised),
            boost=ground,
            dark=self.dark,
            variables={
                "ansi-background": ground,
                "ansi-foreground": text,
                "text-muted": own("bright_black"),
                "block-cursor-background": back,
                "block-cursor-foreground": front,
                "input-cursor-background": back,
                "input-cursor-foreground": front,
                "input-selection-background": own(self.accent),
                "input-selection-foreground": ground,
                "scrollbar": own(self.faint),
                "scrollbar-hover": own(self.faint),
                "scrollbar-active": own(self.accent),
                "scrollbar-background": ground,
                "scrollbar-background-hover": ground,
                "scrollbar-background-active": ground,
                "scrollbar-corner-color": ground,
                "border": own(self.faint),
                "border-blurred": own(self.faint),
            },
        )


class Mono(Ansi):
    """No colour at all: glyphs say the state; bold, underline and reverse say what needs the user and where one is."""

    @cached_property
    def plain(self) -> Style:
        """Facts."""
        return Style(color="default", bgcolor="default")

    @cached_property
    def at_cursor(self) -> Style:
        """The tile or row under the cursor."""
        return Style(reverse=True, bold=True)

    @cached_property
    def mark(self) -> Style:
        """The sign of a marked client."""
        return Style(reverse=True)

    @cached_property
    def dimmed(self) -> Style:
        """A tile that a filter or a search does not mean."""
        return Style(dim=True)

    @cached_property
    def key(self) -> Style:
        """Keys, and where you are."""
        return Style(bold=True)

    @cached_property
    def _tones(self) -> dict[str, Style]:
        return {
            name: Style(bold=name in ("warn", "alarm", "unknown"), underline=name == "alarm")
            for name in self.tones
        }  # fmt: skip

    def cell(self, upper: str, lower: str) -> tuple[str, Style]:
        """A cell that shows two clients: its halves are filled for those that need the user."""
        halves = (upper in self.filled, lower in self.filled)
        here = self.cursor[0] in (upper, lower)
        sign = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): "·"}[halves]
        return sign, Style(reverse=here, bold=here)

    @cached_property
    def filled(self) -> frozenset[str]:
        """The grounds that a half is filled for."""
        return frozenset(self.dots[name] for name in ("warn", "alarm", "unknown"))


ANSI_DARK = Ansi(
    name="cockpit-ansi-dark",
    dark=True,
    ground="black",
    raised="black",
    text="bright_white",
    label="white",
    faint="bright_black",
    dim="bright_black",
    accent="bright_green",
    cursor=("bright_white", "black"),
    tones={
        "calm": ("black", "cyan"),
        "mild": ("cyan", "black"),
        "warn": ("yellow", "black"),
        "alarm": ("red", "bright_white"),
        "unknown": ("magenta", "bright_white"),
        "muted": ("black", "white"),
    },
    inks={
        "calm": "cyan",
        "mild": "bright_cyan",
        "warn": "bright_yellow",
        "alarm": "bright_red",
        "unknown": "bright_white",
        "muted": "white",
    },
)
ANSI_LIGHT = Ansi(
    name="cockpit-ansi-light",
    dark=False,
    ground="bright_white",
    raised="bright_white",
    text="black",
    label="black",
    faint="white",
    dim="bright_black",
    accent="blue",
    cursor=("black", "bright_white"),
    tones={
        "calm": ("white", "black"),
        "mild": ("cyan", "black"),
        "warn": ("yellow", "black"),
        "alarm": ("red", "bright_white"),
        "unknown": ("magenta", "bright_white"),
        "muted": ("bright_white", "black"),
    },
    inks={
        "calm": "black",
        "mild": "blue",
        "warn": "red",
        "alarm": "red",
        "unknown": "magenta",
        "muted": "black",
    },
)
# the names tell the tones apart for `cell`; the terminal is sent none of them
MONO = Mono(
    name="cockpit-mono",
    dark=True,
    ground="default",
    raised="default",
    text="default",
    label="default",
    faint="default",
    dim="default",
    accent="default",
    cursor=("white", "black"),
    tones={
        "calm": ("blue", "default"),
        "mild": ("cyan", "default"),
        "warn": ("yellow", "default"),
        "alarm": ("red", "default"),
        "unknown": ("magenta", "default"),
        "muted": ("default", "default"),
    },
    inks=dict.fromkeys(("calm", "mild", "warn", "alarm", "unknown", "muted"), "default"),
)
FAMILIES = {
    "plain": (DARK, LIGHT),
    "colour-blind": (CLEAR_DARK, CLEAR_LIGHT),
    "high-contrast": (CONTRAST_DARK, CONTRAST_LIGHT),
    "ansi": (ANSI_DARK, ANSI_LIGHT),
    "mono": (MONO, MONO),
}
"""Dark and light of each."""
PALETTES = {palette.name: palette for pair in FAMILIES.values() for palette in pair}
PREFIX = "cockpit-"


def named(name: object) -> Palette | None:
    """The palette that the environment, the settings or the book name, with or without the program's name before it."""
    return PALETTES.get(PREFIX + str(name).removeprefix(PREFIX)) if name else None


def short(palette: Palette) -> str:
    """The name of a palette as settings have it."""
    return palette.name.removeprefix(PREFIX)


def family(palette: Palette) -> str:
    """The family of a palette."""
    return next(name for name, pair in FAMILIES.items() if palette in pair)


def chosen(setting: str, kept: object, environ: Mapping[str, str] = os.environ) -> Palette:
    """The palette that a run starts with.

    The environment goes before the user's settings; where neither says anything, a terminal of few colours goes before
    what the book keeps.

    Args:
        setting: `theme` of the settings, or empty.
        kept: what the book keeps of the last time, or None.
        environ: the environment.
    """
    if "NO_COLOR" in environ:
        return MONO
    said = named(environ.get("COCKPIT_THEME")) or named(setting)
    if said is not None:
        return said
    if sixteen(environ):
        return ANSI_LIGHT if environ.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15") else ANSI_DARK
    return named(kept) or DARK


def sixteen(environ: Mapping[str, str]) -> bool:
    """Whether the terminal says that it knows sixteen colours or fewer."""
    if environ.get("TEXTUAL_COLOR_SYSTEM", "auto") != "auto":
        return environ["TEXTUAL_COLOR_SYSTEM"] == "standard"
    if environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return False
    name, _hyphen, colours = environ.get("TERM", "").rpartition("-")
    return colours not in ("256color", "kitty", "direct") and "kitty" not in name
