"""Phone files for the tests, and the real ones as they are read."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from cockpit.core.incoming import BadRow, IncomingTouch
from cockpit.exchange.intake import Reading, prepare
from cockpit.exchange.phone.settling import settled

ZONE = "Europe/Warsaw"
HEAD = (
    "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<!--File Created By SMS Backup & Restore v10.05.602-->\n"
)


def backup(*records: str, root: str = "smses") -> str:
    """A backup with these records, the first on line 4."""
    return HEAD + f'<{root} count="{len(records)}">\n' + "\n".join(records) + f"\n</{root}>\n"


def sms(address: str, date: int, kind: int = 1, body: str = "", name: str = "(Unknown)") -> str:
    return f'<sms address="{address}" date="{date}" type="{kind}" subject="null" body="{body}" contact_name="{name}" />'


def call(number: str, date: int, kind: int = 2, seconds: int = 60, name: str = "(Unknown)") -> str:
    return f'<call number="{number}" duration="{seconds}" date="{date}" type="{kind}" contact_name="{name}" />'


def read(
    path: Path, *, bodies: bool = False, me: str = "", known: tuple[str, ...] = ()
) -> tuple[list[IncomingTouch], Counter[str], list[BadRow]]:
    """(touches, what is left out, what is bad) of a file."""
    reading = Reading([settled(prepare(path), lambda name: name in known, zone=ZONE, me=me, bodies=bodies)])
    touches = [row for chunk in reading.chunks() for row in chunk.rows if isinstance(row, IncomingTouch)]
    return touches, reading.left_out[0], reading.bad[0]
