"""JSON, for programs: days as ISO, money as integer minor units beside its currency."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import BinaryIO

from cockpit.core.outgoing import Table
from cockpit.core.words import N_
from cockpit.exchange.out import EVERY, TABLE, Options, OutFormat

PLACE = 3


def write(handle: BinaryIO, content: Table, options: Options, step: Callable[[int], None]) -> int:
    """Write a table as {list, currency, columns, rows}, a row at a time."""
    ids = [column.id for column in content.columns]
    head = {
        "list": content.title,
        "currency": content.currency or None,
        "columns": [{"id": each.id, "label": each.label, "kind": each.kind} for each in content.columns],
    }
    handle.write(json.dumps(head, ensure_ascii=False)[:-1].encode() + b', "rows": [')
    count = 0
    for row in content.rows:
        line = json.dumps(dict(zip(ids, row, strict=True)), ensure_ascii=False)
        handle.write((b",\n" if count else b"\n") + line.encode(errors="replace"))
        count += 1
        if count % EVERY == 0:
            step(count)
    handle.write(b"\n]}\n")
    return count


FORMAT = OutFormat("json", N_("JSON"), "j", ".json", TABLE, write)
