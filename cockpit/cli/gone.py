"""A book that is not at its path: another place at which one of its name was opened of late."""

from __future__ import annotations

from pathlib import Path

from cockpit import recent
from cockpit.core.words import _
from cockpit.store import backups


def moved(path: Path, otherwise: str) -> str:
    """What is said of a book that is not there: where it is now, if that is known and it has no backup here."""
    if not backups.listed(path):
        for one in recent.recent():
            if one.there and Path(one.path).name == path.name:
                return _("{path} is not there; `cockpit --book {other}` is a book of that name, opened of late").format(
                    path=path, other=one.path
                )
    return otherwise
