"""Colours: every text can be read on its ground, and the tones stay apart for eyes that see fewer colours."""

from __future__ import annotations

import itertools

import pytest

from cockpit.app.theme import DARK, LIGHT, TONES
from cockpit.app.themes import (
    ANSI_DARK,
    ANSI_LIGHT,
    CLEAR_DARK,
    CLEAR_LIGHT,
    CONTRAST_DARK,
    CONTRAST_LIGHT,
    FAMILIES,
    MONO,
    PALETTES,
    chosen,
    named,
    short,
)
from cockpit.core.lens import lenses
from cockpit.settings import THEMES

READABLE = 4.5
APART = 10.0
STEP = ("calm", "mild", "warn", "alarm", "unknown")
# Machado, Oliveira, Fernandes: A Physiologically-based Model for Simulation of Color Vision Deficiency (2009), full
EYES = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
COLOURED = [palette for palette in PALETTES.values() if not palette.ansi]
palettes = pytest.mark.parametrize("palette", COLOURED, ids=lambda palette: palette.name)
# the sixteen colours as four terminals have them: the eight, then the bright ones
_NAMES = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
NAMES = (*_NAMES, *(f"bright_{name}" for name in _NAMES))
TERMINALS = {
    "vga": "000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa "
    "555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff",
    "xterm": "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 "
    "7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff",
    "campbell": "0c0c0c c50f1f 13a10e c19c00 0037da 881798 3a96dd cccccc "
    "767676 e74856 16c60c f9f1a5 3b78ff b4009e 61d6d6 f2f2f2",
    "tango": "000000 cc0000 4e9a06 c4a000 3465a4 75507b 06989a d3d7cf "
    "555753 ef2929 8ae234 fce94f 729fcf ad7fa8 34e2e2 eeeeec",
}  # fmt: skip


def linear(colour: str) -> list[float]:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2: from 1 (the same) to 21 (black on white)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lab(rgb: list[float]) -> tuple[float, float, float]:
    """CIELAB of a linear sRGB colour under D65."""
    red, green, blue = (min(1.0, max(0.0, part)) for part in rgb)
    xyz = (
        (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047,
        0.2126729 * red + 0.7151522 * green + 0.0721750 * blue,
        (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883,
    )
    x, y, z = (part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116 for part in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def seen(colour: str, eye: str) -> tuple[float, float, float]:
    rgb = linear(colour)
    return lab([sum(weight * part for weight, part in zip(row, rgb, strict=True)) for row in EYES[eye]])


def distance(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5


def test_the_yardsticks():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert lab(linear("#ffffff")) == pytest.approx((100, 0, 0), abs=0.02)
    assert lab(linear("#ff0000")) == pytest.approx((53.24, 80.09, 67.20), abs=0.05)
    # a red and a green that the red-green blind take for one
    assert distance(seen("#a05a2c", "deuteranopia"), seen("#6b7a2c", "deuteranopia")) < APART
    assert distance(seen("#a05a2c", "all colours"), seen("#6b7a2c", "all colours")) > 30


@palettes
@pytest.mark.parametrize("text", ["text", "label", "accent"])
@pytest.mark.parametrize("ground", ["ground", "raised"])
def test_text_can_be_read_on_both_grounds(palette, text, ground):
    assert contrast(getattr(palette, text), getattr(palette, ground)) >= READABLE


@palettes
@pytest.mark.parametrize("tone", TONES)
def test_each_tone_can_be_read_on_its_ground(palette, tone):
    ground, text = palette.tones[tone]
    assert contrast(ground, text) >= READABLE


@palettes
@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("ground", ["ground", "raised"])
def test_each_ink_can_be_read_on_both_grounds(palette, tone, ground):
    assert contrast(palette.inks[tone], getattr(palette, ground)) >= READABLE


@palettes
def test_the_cursor_and_a_mark_can_be_read(palette):
    assert contrast(*palette.cursor) >= READABLE
    assert contrast(palette.ground, palette.accent) >= READABLE


@palettes
@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("pair", list(itertools.combinations(STEP, 2)), ids="-".join)
def test_the_tones_stay_apart(palette, eye, pair):
    one, other = (seen(palette.tones[tone][0], eye) for tone in pair)
    assert distance(one, other) > APART


@palettes
def test_there_is_no_tone_without_its_colours(palette):
    assert set(palette.tones) == set(palette.inks) == set(TONES)


@palettes
@pytest.mark.parametrize("eye", EYES)
def test_what_needs_the_user_stands_out_from_the_ground(palette, eye):
    ground = seen(palette.ground, eye)
    steps = {tone: distance(seen(palette.tones[tone][0], eye), ground) for tone in STEP}
    assert min(steps["warn"], steps["alarm"]) > 2 * max(steps["calm"], APART)


def pairs(palette):
    """Every text with the ground that it stands on."""
    found = {f"{text} on {ground}": (getattr(palette, text), getattr(palette, ground))
             for text in ("text", "label", "accent") for ground in ("ground", "raised")}  # fmt: skip
    found |= {f"tone {tone}": pair for tone, pair in palette.tones.items()}
    found |= {f"ink {tone}": (ink, palette.ground) for tone, ink in palette.inks.items()}
    return found | {"cursor": palette.cursor, "mark": (palette.ground, palette.accent)}


@pytest.mark.parametrize("palette", [CONTRAST_DARK, CONTRAST_LIGHT], ids=short)
def test_high_contrast_is_high_everywhere(palette):
    low = {what: contrast(*pair) for what, pair in pairs(palette).items() if contrast(*pair) < 7}
    assert low == {}


@pytest.mark.parametrize("palette", [CLEAR_DARK, CLEAR_LIGHT], ids=short)
@pytest.mark.parametrize("eye", EYES)
def test_the_colour_blind_theme_keeps_its_tones_far_apart(palette, eye):
    grounds = {tone: seen(palette.tones[tone][0], eye) for tone in STEP}
    assert min(distance(grounds[one], grounds[other]) for one, other in itertools.combinations(STEP, 2)) > 2 * APART


@pytest.mark.parametrize("palette", [CLEAR_DARK, CLEAR_LIGHT], ids=short)
def test_the_colour_blind_theme_holds_in_shades_of_grey(palette):
    steps = sorted(lab(linear(palette.tones[tone][0]))[0] for tone in STEP)
    assert min(after - before for before, after in itertools.pairwise(steps)) > 8


@pytest.mark.parametrize("palette", [ANSI_DARK, ANSI_LIGHT], ids=short)
@pytest.mark.parametrize("terminal", TERMINALS)
def test_sixteen_colours_can_be_read_whichever_they_are(palette, terminal):
    colours = {name: f"#{code}" for name, code in zip(NAMES, TERMINALS[terminal].split(), strict=True)}
    low = {}
    for what, (one, other) in pairs(palette).items():
        figure = contrast(colours[one], colours[other])
        if figure < 3.5:
            low[what] = round(figure, 1)
    assert low == {}


def test_sixteen_colours_tell_the_tones_apart():
    for palette in (ANSI_DARK, ANSI_LIGHT):
        assert len({palette.tones[tone] for tone in STEP}) == len(STEP)
        assert len({palette.dots[tone] for tone in STEP} | {palette.ground}) == len(STEP) + 1


@pytest.mark.parametrize("lens", lenses().values(), ids=lambda lens: lens.id)
def test_without_colours_each_state_has_its_own_glyph(lens):
    glyphs = [state.glyph for state in lens.states]
    assert len(set(glyphs)) == len(glyphs)


def test_without_colours_the_cursor_and_what_needs_the_user_stand_out():
    assert MONO.at_cursor.reverse and MONO.mark.reverse
    for tone in ("warn", "alarm", "unknown"):
        assert MONO.tone(tone).bold and not MONO.tone("calm").bold
    assert MONO.tone("alarm").underline
    calm, alarm, warn = (MONO.dots[tone] for tone in ("calm", "alarm", "warn"))
    assert [MONO.cell(*each)[0] for each in ((calm, calm), (alarm, calm), (calm, warn), (alarm, warn))] == list("·▀▄█")
    assert MONO.cell(MONO.cursor[0], calm)[1].reverse


def test_settings_know_each_theme_by_its_name():
    assert sorted({short(palette) for palette in PALETTES.values()}) == sorted(THEMES)
    assert all(named(name) is named(f"cockpit-{name}") is not None for name in THEMES)
    assert named("none such") is None and named("") is None and named(None) is None
    assert all(dark.dark and (not light.dark or dark is MONO) for dark, light in FAMILIES.values())


TRUE = {"COLORTERM": "truecolor", "TERM": "xterm-256color"}


@pytest.mark.parametrize(("environ", "setting", "kept", "wanted"), [
    (TRUE, "", None, DARK),
    (TRUE, "", "cockpit-light", LIGHT),
    (TRUE, "dark", "cockpit-light", DARK),
    (TRUE | {"COCKPIT_THEME": "cockpit-light"}, "dark", None, LIGHT),
    (TRUE | {"COCKPIT_THEME": "nonsense"}, "light", None, LIGHT),
    (TRUE | {"NO_COLOR": "1", "COCKPIT_THEME": "light"}, "dark", None, MONO),
    ({"TERM": "xterm-256color"}, "", None, DARK),
    ({"TERM": "tmux-256color"}, "", None, DARK),
    ({"TERM": "xterm-kitty"}, "", None, DARK),
    ({"TERM": "linux"}, "", "cockpit-light", ANSI_DARK),
    ({"TERM": "xterm"}, "", None, ANSI_DARK),
    ({"TERM": "screen"}, "", None, ANSI_DARK),
    ({"TERM": "xterm-16color", "COLORFGBG": "0;15"}, "", None, ANSI_LIGHT),
    ({"TERM": "xterm", "COLORTERM": "truecolor"}, "", None, DARK),
    ({"TERM": "linux"}, "light", None, LIGHT),
    ({"TERM": "linux", "COCKPIT_THEME": "high-contrast"}, "", None, CONTRAST_DARK),
    ({"TERM": "xterm", "TEXTUAL_COLOR_SYSTEM": "truecolor"}, "", None, DARK),
])  # fmt: skip
def test_who_says_which_colours(environ, setting, kept, wanted):
    assert chosen(setting, kept, environ) is wanted
