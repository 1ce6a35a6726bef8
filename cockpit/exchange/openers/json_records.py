"""Atomic CRM's JSON, known by its name only: what else begins with a brace is anybody's."""

from __future__ import annotations

from pathlib import Path

from cockpit.exchange.delimited import Table
from cockpit.exchange.openers import Opener, Wishes


def _open(path: Path, wishes: Wishes) -> Table:
    from cockpit.exchange.records import open_records

    return open_records(path, wishes.encoding)


OPENER = Opener(suffixes=frozenset({".json"}), sniff=lambda head: False, open=_open)
