"""What Textual would write down or send elsewhere, if the environment asked for it: keys, screens, logs.

Such variables are set once, for a program under development, and forgotten. Here they would put clients' data into
files and connections that nobody thinks of.
"""

from __future__ import annotations

import os

KEPT = frozenset(
    {
        "TEXTUAL_ANIMATIONS",
        "TEXTUAL_COLOR_SYSTEM",
        "TEXTUAL_DIM_FACTOR",
        "TEXTUAL_DISABLE_KITTY_KEY",
        "TEXTUAL_DRIVER",
        "TEXTUAL_ESCAPE_DELAY",
        "TEXTUAL_FPS",
        "TEXTUAL_SMOOTH_SCROLL",
    }
)
"""Variables that change how it looks and how it is driven, and leave nothing behind."""
FRAMES = "240"
"""Frames a second at most: as often as the keys come."""


def settle() -> None:
    """Forget all other variables of Textual's; before it is imported, for it reads them then."""
    for name in [name for name in os.environ if name.startswith("TEXTUAL") and name not in KEPT]:
        del os.environ[name]
    os.environ.setdefault("TEXTUAL_FPS", FRAMES)
