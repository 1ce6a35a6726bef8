"""The last door before the terminal: no control or bidirectional character of anybody's data goes through it."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from cockpit.core.visible import visible


class VisibleFilter(LineFilter):
    """Shows control characters as symbols and drops links, whichever widget drew the line."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments, harmless."""
        return [
            segment
            if segment.control
            else Segment(visible(segment.text), _unlinked(segment.style) if segment.style else None)
            for segment in segments
        ]


def _unlinked(style: Style) -> Style:
    return style.update_link(None) if style.link else style
