"""Memory that a start has used and no longer needs."""

from __future__ import annotations

import sys
from contextlib import suppress


def give_back() -> None:
    """Give back to the system what the C library keeps for later; where it has no way to, nothing is done."""
    if sys.platform == "linux":
        # imported now that nobody waits
        import ctypes

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
