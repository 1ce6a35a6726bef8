"""One row for every table, each pointing to the others."""

from __future__ import annotations

import sqlite3

DAY, MS = "2026-11-27", 1_795_777_200_000
ROWS = {
    "setting": {"name": "s", "value": "1"},
    "client": {"name": "A", "fold": "a", "made_ms": MS, "made_day": DAY},
    "person": {"client": 1, "name": "P", "fold": "p"},
    "contact_point": {"client": 1, "person": 1, "kind": "phone", "value": "1"},
    "touch": {"client": 1, "at_ms": MS, "zone": "", "offset_min": 0, "day": DAY, "channel": "call", "direction": "out",
              "outcome": "reached", "reach": "contact", "note": "it's '' quoted\n", "source": "cli"},
    "touch_person": {"touch": 1, "person": 1},
    "action": {"client": 1, "person": 1, "text": "x", "due": DAY, "made_ms": MS, "made_day": DAY},
    "family": {"name": "F", "fold": "f"},
    "sales_line": {"key": "k", "client": 1, "day": DAY, "family": 1, "net": -5},
    "plan": {"client": 1, "family": 1, "month": "2026-11", "net": 7},
    "wallet": {"client": 1, "year_net": 5, "day": DAY},
    "competitor": {"name": "C", "fold": "c"},
    "supply": {"client": 1, "family": 1, "competitor": 1},
    "tag": {"name": "T", "fold": "t"},
    "client_tag": {"client": 1, "tag": 1},
    "view": {"name": "v"},
    "routine_template": {"period": "week", "text": "r"},
    "routine_period": {"period": "week", "starts": "2026-11-23"},
    "routine_item": {"routine_period": 1, "template": 1, "text": "i"},
    "sweep": {"day": DAY, "capacity": 5, "breath_before": 0.1, "started_ms": MS},
    "sweep_card": {"sweep": 1, "client": 1, "place": 0, "why": "[]"},
    "origin": {"kind": "k", "key": "k", "client": 1, "person": 1, "payload": "{}"},
    "text_template": {"purpose": "p", "text": "t"},
    "phone_record": {"key": "k", "party": "1", "at_ms": MS, "zone": "", "offset_min": 0, "day": DAY, "channel": "call",
                     "direction": "in", "outcome": "came", "reach": "contact", "client": 1, "touch": 1},
}  # fmt: skip


def insert(connection: sqlite3.Connection, table: str) -> None:
    row = {"id": 1, **ROWS[table]}
    names = ", ".join(f'"{name}"' for name in row)
    connection.execute(f'INSERT INTO "{table}" ({names}) VALUES ({", ".join("?" * len(row))})', tuple(row.values()))
