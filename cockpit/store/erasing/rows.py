"""The rows of somebody, and all that the book keeps of them elsewhere: deleted, or blotted out, in one transaction."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from cockpit.core import phone_log
from cockpit.store import as_left, notes, triggers
from cockpit.store.erasing.marks import Marks
from cockpit.store.erasing.target import CLIENT, PERSON, Target
from cockpit.store.folding import fold

ERASED = "erased"
"""In `operation.info`: the journal has lost rows of this operation, so it cannot be taken back any more."""

_NAMES = frozenset({"name", "fold", "key", "digits", "party", "code", "tax_id", "table"})
"""Columns that say what a row is: blotted out they would say nothing."""
_Values = list[str | int | float | None]


@dataclass
class Gone:
    """What went."""

    rows: Counter[str] = field(default_factory=Counter)
    """Rows deleted, by table."""
    texts: int = 0
    """Texts that stay, in which somebody was blotted out."""
    images: int = 0
    """Rows of the journal that were emptied or blotted out."""
    acts: int = 0
    """Acts that cannot be taken back any more."""


class Cleaning:
    """One book, or one copy of it, inside a transaction of the caller's."""

    def __init__(self, connection: sqlite3.Connection, target: Target, marks: Marks, *, everywhere: bool) -> None:
        """Erase somebody here.

        Args:
            connection: in a transaction.
            target: who.
            marks: what they are known by.
            everywhere: blot them out in the texts of other clients as well.
        """
        self._connection, self._execute = connection, connection.execute
        self._target, self.marks, self._everywhere = target, marks, everywhere
        self.columns = {table: triggers.columns(connection, table) for table in triggers.tables(connection)}
        self._texts = {table: _text_columns(connection, table) for table in self.columns}
        self._first = self._last_seq()
        self.gone = Gone()

    def _last_seq(self) -> int:
        return int(self._execute("SELECT coalesce(max(seq), 0) FROM journal").fetchone()[0])

    def erase(self) -> Gone:
        """Do it. The rows of the journal that this itself writes are the caller's to see to (`own_rows`)."""
        notes.index_outside(self._connection)
        as_left.forget(self._connection)
        talks = self.talks()
        self._delete(talks)
        self._blot_rows()
        self._clean_journal(talks)
        self._clean_labels()
        notes.index_now(self._connection, self._first)
        self._execute("INSERT INTO note_index (note_index) VALUES ('rebuild')")
        return self.gone

    def empty_own_rows(self, operation: int) -> None:
        """What this wrote into the journal stays as a record without contents, that of the operation."""
        if not self.gone.rows and (self.gone.texts or self.gone.images):
            # they were in the journal only: an operation without a row would not be kept
            self._execute(
                "INSERT INTO journal (operation, \"table\", key, kind) VALUES (?, ?, ?, 'delete')",
                (operation, self._target.kind, self._target.id),
            )
        self._execute("UPDATE journal SET before = NULL WHERE seq > ?", (self._first,))

    def drop_own_rows(self) -> None:
        """What this wrote into the journal goes: a copy tells of nothing that was done after it was made."""
        self._execute("DELETE FROM journal WHERE seq > ?", (self._first,))
        self._execute("UPDATE meta SET indexed_seq = ?", (self._first,))

    # rows

    def talks(self) -> set[int]:
        """The touches that the person had a part in."""
        if self._target.kind == CLIENT:
            return set()
        person = self._target.id
        found = {key for (key,) in self._execute("SELECT touch FROM touch_person WHERE person = ?", (person,))}
        columns = self.columns["touch_person"]
        for (before,) in self._execute(
            "SELECT before FROM journal WHERE \"table\" = 'touch_person' AND before IS NOT NULL"
            " AND instr(before, ?) > 0",
            (str(person),),
        ):
            told = dict(zip(columns, triggers.values_of(before), strict=False))
            if told["person"] == person and isinstance(told["touch"], int):
                found.add(told["touch"])
        return found

    def _delete(self, talks: set[int]) -> None:
        target, execute = self._target, self._execute
        if "phone_record" in self.columns:
            self._delete_records()
        if target.kind == CLIENT:
            execute("DELETE FROM sales_line WHERE client = ?", (target.id,))
            execute("DELETE FROM client WHERE id = ?", (target.id,))
        else:
            # the touch stays: it is the client's, and the breath counts it; what was said goes
            execute(f"UPDATE touch SET note = NULL WHERE note IS NOT NULL AND id IN ({_list(talks)})")
            execute("DELETE FROM action WHERE person = ?", (target.id,))
            execute("DELETE FROM person WHERE id = ?", (target.id,))
        for table, count in execute(
            "SELECT \"table\", count(*) FROM journal WHERE seq > ? AND kind = 'delete' GROUP BY 1", (self._first,)
        ):
            self.gone.rows[table] += count
        self.gone.texts += execute(
            "SELECT count(*) FROM journal WHERE seq > ? AND kind = 'update' AND \"table\" = 'touch'", (self._first,)
        ).fetchone()[0]

    def _delete_records(self) -> None:
        """What the phone told of their numbers, whether they were assigned or not; other clients keep theirs."""
        wanted = []
        columns = "id, party, digits, name, client"
        for key, party, digits, name, client in self._execute(f"SELECT {columns} FROM phone_record").fetchall():
            if self.is_record_of(client, party, digits, name):
                wanted.append((key,))
        self._connection.executemany("DELETE FROM phone_record WHERE id = ?", wanted)

    def is_record_of(self, client: Any, party: str, digits: str, name: str) -> bool:
        """Whether a record of the phone is theirs."""
        theirs = client == self._target.client
        if theirs and self._target.kind == CLIENT:
            return True
        return (client is None or theirs) and self._told_of(party, digits, name, theirs)

    def _told_of(self, party: str, digits: str, name: str, theirs: bool) -> bool:
        names = {fold(each) for each in self.marks.names}
        tails = {phone_log.tail(phone_log.number_digits(number)) for number in self.marks.numbers} - {""}
        if digits and phone_log.tail(digits) in tails:
            return True
        if party.strip().lower() in self.marks.mails:
            return True
        known = {fold(name), fold(party)} & names
        return bool(known) and (theirs or any(" " in each for each in known))

    # texts of rows that stay

    def _blot_rows(self) -> None:
        for table, key, column, text, owner in self.texts():
            own = owner == self._target.client
            if owner is None or own or self._everywhere:
                cleaned = self.marks.redacted(text, own=own)
                if cleaned != text:
                    self._execute(f'UPDATE "{table}" SET "{column}" = ? WHERE id = ?', (cleaned, key))
                    self.gone.texts += 1

    def texts(self, *, names_too: bool = False) -> Iterator[tuple[str, int, str, str, int | None]]:
        """(table, id, column, text, client or None) of every text of the book."""
        for table, columns in self.columns.items():
            owner = self.owner_of(table, columns)
            for column in self._texts[table]:
                if not names_too and self._says_what(table, column):
                    continue
                rows = self._execute(
                    f'SELECT id, "{column}", {owner} FROM "{table}" AS t WHERE "{column}" <> \'\''
                ).fetchall()
                for key, text, client in rows:
                    yield table, key, column, text, client

    def owner_of(self, table: str, columns: list[str]) -> str:
        """The SQL for the client whose row it is."""
        if table == CLIENT:
            return "id"
        return "client" if "client" in columns else "NULL"

    def _says_what(self, table: str, column: str) -> bool:
        if table == CLIENT:
            return column != "note"
        return column in _NAMES or (table, column) == ("contact_point", "value")

    # the journal

    def _clean_journal(self, talks: set[int]) -> None:
        erased = {
            (table, key)
            for table, key in self._execute(
                "SELECT DISTINCT \"table\", key FROM journal WHERE seq > ? AND kind = 'delete'", (self._first,)
            )
        }
        lost: set[int] = set()
        changes: list[tuple[str | None, int]] = []
        for seq, operation, table, key, before in self._execute(
            'SELECT seq, operation, "table", key, before FROM journal WHERE before IS NOT NULL AND seq <= ?',
            (self._first,),
        ):
            if table not in self.columns:
                continue
            values = triggers.values_of(before)
            if (table, key) in erased or self.is_about(table, key, values):
                changes.append((None, seq))
                lost.add(operation)
            elif (cleaned := self._cleaned(table, key, values, talks)) != values:
                changes.append((_literals(cleaned), seq))
        self._connection.executemany("UPDATE journal SET before = ? WHERE seq = ?", changes)
        self.gone.images = len(changes)
        self._mark(lost)

    def is_about(self, table: str, key: int, values: _Values) -> bool:
        """Whether a row of the journal is somebody's own, though it is in the book no more."""
        target = self._target
        told = dict(zip(self.columns[table], values, strict=False))
        if table == "phone_record":
            return self.is_record_of(told["client"], str(told["party"]), str(told["digits"]), str(told["name"]))
        if table == target.kind and key == target.id:
            return True
        return told.get("client" if target.kind == CLIENT else PERSON) == target.id

    def _cleaned(self, table: str, key: int, values: _Values, talks: set[int]) -> _Values:
        columns = self.columns[table]
        told = dict(zip(columns, values, strict=False))
        owner = key if table == CLIENT else told.get("client")
        own = owner == self._target.client
        if owner is not None and not own and not self._everywhere:
            return values
        cleaned = list(values)
        for place, (column, value) in enumerate(zip(columns, values, strict=False)):
            if table == "touch" and column == "note" and key in talks:
                cleaned[place] = None
            elif isinstance(value, str) and column in self._texts[table] and not self._says_what(table, column):
                cleaned[place] = self.marks.redacted(value, own=own)
        return cleaned

    def _mark(self, lost: set[int]) -> None:
        mark(self._connection, lost)
        self.gone.acts = len(lost - {0})

    def _clean_labels(self) -> None:
        """Labels name whom an act was about; those of the client's acts may name them by a part of the name."""
        own = self._acts_of_the_client()
        for key, label, info in self._execute("SELECT id, label, info FROM operation").fetchall():
            cleaned = self.marks.redacted(label, own=key in own)
            told = self.marks.redacted(info, own=key in own)
            if (cleaned, told) != (label, info):
                self._execute("UPDATE operation SET label = ?, info = ? WHERE id = ?", (cleaned, told, key))
                self.gone.texts += 1

    def _acts_of_the_client(self) -> set[int]:
        # a copy of an older schema has a row of the journal for each row of a run
        runs = "run" in triggers.columns(self._connection, "journal")
        found: set[int] = set()
        for table, columns in self.columns.items():
            column = "id" if table == CLIENT else "client" if "client" in columns else ""
            if column:
                rows = self._execute(
                    f'SELECT DISTINCT j.operation FROM journal j CROSS JOIN "{table}" t'
                    f' ON t.id {triggers.IN_RUN if runs else "= j.key"} WHERE j."table" = ? AND t."{column}" = ?',
                    (table, self._target.client),
                )
                found.update(operation for (operation,) in rows)
        rows = self._execute(
            'SELECT DISTINCT operation FROM journal WHERE seq <= :first AND ("table", key) IN'
            " (SELECT \"table\", key FROM journal WHERE seq > :first AND kind = 'delete')",
            {"first": self._first},
        )
        found.update(operation for (operation,) in rows)
        if runs:
            rows = self._execute(
                'SELECT DISTINCT j.operation FROM journal j CROSS JOIN journal gone ON gone."table" = j."table"'
                f" AND gone.key {triggers.IN_RUN} AND gone.kind = 'delete' AND gone.seq > :first"
                " WHERE j.seq <= :first AND j.run > 1",
                {"first": self._first},
            )
            found.update(operation for (operation,) in rows)
        return found


def mark(connection: sqlite3.Connection, lost: set[int]) -> None:
    """Acts that have lost rows, and those that took them back or did them again, are not played any more."""
    for operation in lost - {0}:
        for one in connection.execute(
            "SELECT id, info FROM operation WHERE id = ? OR id = (SELECT undoes FROM operation WHERE id = ?)",
            (operation, operation),
        ).fetchall():
            info = {**json.loads(one[1]), ERASED: True}
            connection.execute("UPDATE operation SET info = ? WHERE id = ?", (json.dumps(info), one[0]))


def _text_columns(connection: sqlite3.Connection, table: str) -> list[str]:
    rows = connection.execute("SELECT name FROM pragma_table_info(?) WHERE type = 'TEXT'", (table,))
    return [name for (name,) in rows]


def _list(keys: set[int]) -> str:
    return ", ".join(map(str, sorted(keys))) or "NULL"


def _literals(values: _Values) -> str:
    return ",".join(map(_literal, values))


def _literal(value: Any) -> str:
    if value is None:
        return "NULL"
    return "'" + value.replace("'", "''") + "'" if isinstance(value, str) else repr(value)
