"""The rows of a book before they are written: lists by table, with ids from fixed seeds."""

from __future__ import annotations

from typing import Any

from cockpit.core.ids import Ids

TABLES = (
    "client", "person", "contact_point", "touch", "touch_person", "action", "family", "sales_line", "plan", "wallet",
    "competitor", "supply", "tag", "client_tag", "view", "routine_template", "setting",
    "routine_period", "routine_item", "text_template",
)  # fmt: skip
"""In the order in which they may be written, what is pointed at before what points."""


class Sheet:
    """All rows of a book to be."""

    def __init__(self, seed: int) -> None:
        """Each table has a row of ids of its own, so that rows added to one do not renumber another."""
        self.rows: dict[str, list[dict[str, Any]]] = {table: [] for table in TABLES}
        self._ids = {table: Ids(seed * 1009 + place * 7919 + 1) for place, table in enumerate(TABLES)}

    def add(self, table: str, ms: int, **values: Any) -> int:
        """Add a row made at that instant and return its id; rows of a table come in the order of their instants."""
        identity = self._ids[table].new(ms)
        self.rows[table].append({"id": identity, **values})
        return identity
