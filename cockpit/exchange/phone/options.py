"""How a phone's records are read; apart from the readers, which only a phone's file needs."""

from __future__ import annotations

from dataclasses import dataclass

WHATSAPP = "whatsapp"
"""Id of the preset of exported chats."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a phone's records are read."""

    zone: str = ""
    """IANA name of the zone in which days are told; the machine's where empty."""
    bodies: bool = False
    """Whether what was said is kept."""
    me: str = ""
    """The user's own name in a chat."""
    me_is_settled: bool = False
    """Whether it was found out; in a group it may be empty all the same."""
