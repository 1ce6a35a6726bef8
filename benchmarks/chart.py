"""A chart of lines over sizes, as an SVG that is readable on dark and on light ground."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 860, 460
LEFT, RIGHT, TOP, BOTTOM = 56, 250, 62, 44
GAP = 17
"""Pixels between two labels at least."""
MOST_POWERS = 4
"""Powers of ten between which the axis has finer marks."""
TONES = ("#4c8bd6", "#d98032", "#3f9e6e", "#b6608f", "#8a7bd1", "#a58b2a", "#5f8f9c", "#c45a52", "#7a8793", "#6ca03d",
         "#9c6b4a", "#4aa3a3")  # fmt: skip
STYLE = """
text { font: 12px system-ui, "DejaVu Sans", sans-serif; fill: #7d858e }
.title { font-size: 15px; font-weight: 600 }
.rule { stroke: #8c959f; stroke-opacity: .25 }
.floor { stroke: #8c959f; stroke-opacity: .9; stroke-dasharray: 3 3 }
.course { fill: none; stroke-width: 2; stroke-linejoin: round }
@media (prefers-color-scheme: light) { text { fill: #57606a } .title { fill: #1f2328 } }
@media (prefers-color-scheme: dark) { text { fill: #9198a1 } .title { fill: #e6edf3 } }
"""
"""Tones between dark and light, for viewers that do not tell on which of them a picture stands."""


def ticks(low: float, high: float) -> list[float]:
    """Round values that enclose both: 1, 2 and 5 times the powers of ten, or those alone where they are many."""
    first, last = math.floor(math.log10(low)), math.floor(math.log10(high)) + 1
    powers = [10.0**power for power in range(first, last + 1)]
    if len(powers) > MOST_POWERS:
        return powers
    every = [step * power for power in powers for step in (1, 2, 5)]
    return [max(each for each in every if each <= low), *(each for each in every if low < each < high),
            min(each for each in every if each >= high and each > low)]  # fmt: skip


def apart(wanted: Sequence[float], end: float, gap: float = GAP) -> list[float]:
    """Places near those that are wanted, in their order, none nearer to the next than `gap`, none beyond `end`."""
    order = sorted(range(len(wanted)), key=lambda at: wanted[at])
    found = list(wanted)
    for before, at in pairwise(order):
        found[at] = max(found[at], found[before] + gap)
    # what was pushed beyond the end pushes back
    limit = end
    for at in reversed(order):
        found[at] = min(found[at], limit)
        limit = found[at] - gap
    return found


def chart(
    title: str, subtitle: str, sizes: Sequence[str], courses: Mapping[str, Sequence[float | None]]
) -> str:  # fmt: skip
    """Draw it.

    Args:
        title: what is shown.
        subtitle: how to read it.
        sizes: the places on the axis below, evenly apart.
        courses: by name, a value above 0 for each size, None where there is none.

    Returns:
        The SVG's text. The axis at the side is logarithmic.
    """
    values = [value for course in courses.values() for value in course if value is not None]
    marks = ticks(min(values), max(values))
    low, high = math.log10(marks[0]), math.log10(marks[-1])
    wide, tall = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM

    def across(at: int) -> float:
        return LEFT + wide * at / max(1, len(sizes) - 1)

    def down(value: float) -> float:
        return TOP + tall * (high - math.log10(value)) / ((high - low) or 1)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
        f' aria-label="{escape(title, {chr(34): "&quot;"})}">',
        f"<style>{STYLE}</style>",
        f'<text class="title" x="{LEFT}" y="24">{escape(title)}</text>',
        f'<text x="{LEFT}" y="43">{escape(subtitle)}</text>',
    ]
    for mark in marks:
        y = down(mark)
        kind = "floor" if mark == 1 else "rule"
        parts.append(f'<path class="{kind}" d="M{LEFT} {y:.1f}H{LEFT + wide}"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{mark:g}</text>')
    for at, size in enumerate(sizes):
        parts.append(f'<text x="{across(at):.1f}" y="{HEIGHT - 16}" text-anchor="middle">{escape(size)}</text>')
    ends = [(name, next(value for value in reversed(course) if value is not None)) for name, course in courses.items()
            if any(value is not None for value in course)]  # fmt: skip
    places = apart([down(value) for _name, value in ends], TOP + tall)
    for index, ((name, last), place) in enumerate(zip(ends, places, strict=True)):
        tone = TONES[index % len(TONES)]
        points = [(across(at), down(value)) for at, value in enumerate(courses[name]) if value is not None]
        path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
        parts.append(f'<path class="course" stroke="{tone}" d="{path}"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{tone}"/>' for x, y in points]
        label = f"{escape(name)}  {last:.2g}" if last < 10 else f"{escape(name)}  {last:,.0f}"
        edge = LEFT + wide
        parts.append(f'<path d="M{edge + 5} {down(last):.1f}L{edge + 14} {place:.1f}" stroke="{tone}" fill="none"/>')
        parts.append(f'<text x="{edge + 18}" y="{place + 4:.1f}" style="fill:{tone}">{label}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"
