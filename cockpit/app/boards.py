"""Other boards at the keys themselves: Cyrillic letters stand for the Latin ones on the same keys, and digits count."""

from __future__ import annotations

from textual import events

from cockpit.app.layouts import chosen, digit

__all__ = ["digit", "latin"]


def latin(key: events.Key) -> events.Key:
    """The key as a command: what stands on it in Latin where it types a Cyrillic letter."""
    letter = chosen().letter(key.character or "")
    return events.Key(letter, letter) if letter else key
