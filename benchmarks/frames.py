"""Where a frame ends in what a program sends: Textual closes each one with the end of a synchronized update."""

from __future__ import annotations

SYNC_ASKED = b"\x1b[?2026$p"
SYNC_HELD = b"\x1b[?2026;1$y"
"""What a terminal answers that can hold a frame back until it is whole."""
SYNC_BEGIN = b"\x1b[?2026h"
SYNC_END = b"\x1b[?2026l"


class Finder:
    """Counts a sequence in a stream, also where it is split between two reads."""

    def __init__(self, wanted: bytes) -> None:
        self.wanted = wanted
        self._left = b""

    def count(self, data: bytes) -> int:
        """How often it was completed by these bytes; overlapping ones count once."""
        text = self._left + data
        found = text.count(self.wanted)
        # only what follows the last one may begin another
        rest = text[text.rfind(self.wanted) + len(self.wanted) :] if found else text
        self._left = rest[-(len(self.wanted) - 1) :] if len(self.wanted) > 1 else b""
        return found
