"""Colours: every text can be read on its ground, and the tones stay apart for eyes that see fewer colours."""

from __future__ import annotations

import itertools

import pytest

from cockpit.app.theme import TONES
from cockpit.app.themes import PALETTES

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
palettes = pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda palette: palette.name)


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
