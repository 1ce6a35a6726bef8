"""Colours: a palette for each theme, the tones of the lenses, and the styles made of them.

Blue-green against orange holds for red-green blindness, and every tone has a glyph beside its colour. Each text stands
on its ground with a contrast of at least 4.5 (a test works it out).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from rich.style import Style
from textual.theme import Theme

TONES = ("calm", "mild", "warn", "alarm", "unknown", "muted")


@dataclass(eq=False, repr=False)
class Palette:
    """The colours of one theme; a tone is a (ground, text) pair."""

    name: str
    dark: bool
    ground: str
    raised: str
    text: str
    label: str
    faint: str
    dim: str
    """Text that is there but not meant; the one text that may fall below the contrast."""
    accent: str
    cursor: tuple[str, str]
    tones: Mapping[str, tuple[str, str]]
    inks: Mapping[str, str]
    """The colour in which a word names a tone on the plain ground."""

    ansi = False
    """Whether its colours are names of the terminal's own."""

    @cached_property
    def plain(self) -> Style:
        """Facts."""
        return Style(color=self.text, bgcolor=self.ground)

    @cached_property
    def strong(self) -> Style:
        """Names and headings."""
        return Style(color=self.text, bgcolor=self.ground, bold=True)

    @cached_property
    def quiet(self) -> Style:
        """Labels."""
        return Style(color=self.label, bgcolor=self.ground)

    @cached_property
    def rule(self) -> Style:
        """Lines that part things; carries no text."""
        return Style(color=self.faint, bgcolor=self.ground)

    @cached_property
    def key(self) -> Style:
        """Keys, and where you are."""
        return Style(color=self.accent, bgcolor=self.ground, bold=True)

    @cached_property
    def at_cursor(self) -> Style:
        """The tile or row under the cursor."""
        return Style(color=self.cursor[1], bgcolor=self.cursor[0], bold=True)

    @cached_property
    def mark(self) -> Style:
        """The sign of a marked client."""
        return Style(color=self.ground, bgcolor=self.accent, bold=True)

    @cached_property
    def dimmed(self) -> Style:
        """A tile that a filter or a search does not mean; there, but out of the way."""
        return Style(color=self.dim, bgcolor=self.ground)

    def cell(self, upper: str, lower: str) -> tuple[str, Style]:
        """A cell that shows two clients, each by the ground of its tone."""
        style = self._pixels.get((upper, lower))
        if style is None:
            style = self._pixels[(upper, lower)] = Style(color=upper, bgcolor=lower)
        return "▀", style

    @cached_property
    def _pixels(self) -> dict[tuple[str, str], Style]:
        return {}

    @cached_property
    def dots(self) -> Mapping[str, str]:
        """The colour of a client that is half a cell, by its tone."""
        return {name: ground for name, (ground, _text) in self.tones.items()}

    def tone(self, name: str) -> Style:
        """A tile in that tone; what needs the user is bold as well."""
        return self._tones[name]

    @cached_property
    def _tones(self) -> dict[str, Style]:
        return {
            name: Style(color=text, bgcolor=ground, bold=name in ("warn", "alarm", "unknown"))
            for name, (ground, text) in self.tones.items()
        }

    def ink(self, name: str) -> Style:
        """A word that names a state, in the colour of its tone on the plain ground."""
        return self._inks[name]

    @cached_property
    def _inks(self) -> dict[str, Style]:
        return {name: Style(color=colour, bgcolor=self.ground, bold=True) for name, colour in self.inks.items()}

    def raise_(self, style: Style) -> Style:
        """The same style on the raised ground of bars and panels."""
        return style + self._raised

    @cached_property
    def _raised(self) -> Style:
        return Style(bgcolor=self.raised)

    @cached_property
    def textual(self) -> Theme:
        """The theme for what Textual draws itself."""
        return Theme(
            name=self.name,
            primary=self.accent,
            secondary=self.label,
            accent=self.accent,
            warning=self.tones["warn"][0],
            error=self.tones["alarm"][0],
            success=self.tones["mild"][1],
            foreground=self.text,
            background=self.ground,
            surface=self.raised,
            panel=self.raised,
            dark=self.dark,
            variables={"block-cursor-background": self.accent, "input-selection-background": f"{self.accent} 35%"},
        )


DARK = Palette(
    name="cockpit-dark",
    dark=True,
    ground="#0f1317",
    raised="#171d23",
    text="#d7dde3",
    label="#8793a0",
    faint="#2b343d",
    dim="#454f59",
    accent="#5cb8ec",
    cursor=("#f4f7fa", "#0f1317"),
    tones={
        "calm": ("#14282b", "#79aea6"),
        "mild": ("#1c4245", "#a5d8cd"),
        "warn": ("#e0a11b", "#1c1400"),
        "alarm": ("#c4450e", "#fff6ef"),
        "unknown": ("#4a3860", "#e2d3f2"),
        "muted": ("#191e23", "#828e99"),
    },
    inks={
        "calm": "#79aea6",
        "mild": "#a5d8cd",
        "warn": "#e9ae2f",
        "alarm": "#ff7b3f",
        "unknown": "#c9a9e6",
        "muted": "#8793a0",
    },
)
LIGHT = Palette(
    name="cockpit-light",
    dark=False,
    ground="#fbfbfa",
    raised="#eff1f2",
    text="#1d252c",
    label="#5f6b76",
    faint="#d5dadf",
    dim="#b9c1c8",
    accent="#0a629b",
    cursor=("#14202b", "#ffffff"),
    tones={
        "calm": ("#edf4f2", "#446962"),
        "mild": ("#b0d9ce", "#164a41"),
        "warn": ("#f3b63a", "#2b1d00"),
        "alarm": ("#c2410c", "#ffffff"),
        "unknown": ("#e1d2f1", "#43265e"),
        "muted": ("#f1f2f3", "#646e77"),
    },
    inks={
        "calm": "#446962",
        "mild": "#1c5a4f",
        "warn": "#8a5a00",
        "alarm": "#b53a06",
        "unknown": "#5d3886",
        "muted": "#5f6b76",
    },
)
