"""Records of a phone become touches: beside those logged by hand, never twice, messages one touch a party and day."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cockpit.core import phone_log
from cockpit.core.moment import Moment
from cockpit.core.named import NamedTuple
from cockpit.core.verbs import BY_ID, retry_day
from cockpit.store.book import Book
from cockpit.store.directory import Holder


class Record(NamedTuple):
    """A call or a message, as `phone_record` keeps it."""

    key: str
    party: str
    digits: str
    name: str
    at_ms: int
    zone: str
    offset_min: int
    day: str
    channel: str
    direction: str
    outcome: str
    reach: str
    minutes: int
    note: str | None


COLUMNS = ", ".join(Record._fields)


@dataclass(slots=True)
class Gathered:
    """The records that one touch stands for."""

    touch: int
    """Id of the touch."""
    holder: Holder
    made: bool
    """Whether the touch is made now."""
    by_hand: bool = False
    records: list[Record] = field(default_factory=list)
    """Those that come in now."""


@dataclass(slots=True)
class Taken:
    """What became of records whose party is known."""

    touches: list[Gathered]
    linked: set[str]
    """Keys of the records of touches that were logged by hand."""
    by_key: dict[str, tuple[int, int]]
    """(client, touch) by the key of the record."""


class Taking:
    """Makes touches, as part of the caller's operation."""

    def __init__(self, book: Book, now: Moment) -> None:
        """Take records in now."""
        self._book, self._now = book, now
        self._execute = book.connection.execute
        self._many = book.connection.executemany
        self._groups: dict[tuple[Any, ...], Gathered] = {}
        self._by_hand: dict[tuple[int, str, str], list[tuple[int, str, int]]] = defaultdict(list)
        self._claimed: set[int] = set()

    def take(self, found: Sequence[tuple[Record, Holder]]) -> Taken:
        """Make touches of records, or find those that tell of them already; the records themselves are the caller's."""
        ordered = sorted(found, key=lambda each: each[0].at_ms)
        if not ordered:
            return Taken([], set(), {})
        self._read(ordered[0][0].day, ordered[-1][0].day)
        gathered: dict[int, Gathered] = {}
        linked: set[str] = set()
        by_key: dict[str, tuple[int, int]] = {}
        for record, holder in ordered:
            one = self._call(record, holder) if record.channel == "call" else self._message(record, holder)
            one.records.append(record)
            gathered[one.touch] = one
            by_key[record.key] = (holder.client, one.touch)
            if one.by_hand:
                linked.add(record.key)
        touches = list(gathered.values())
        self._insert([each for each in touches if each.made])
        self._tell([each for each in touches if not each.made])
        self._close_follow_ups([each for each in touches if each.made])
        return Taken(touches, linked, by_key)

    def _read(self, first: str, last: str) -> None:
        """What the book has of those days: touches logged by hand, and what earlier records were made."""
        for touch, client, at_ms, day, channel, direction in self._execute(
            "SELECT id, client, at_ms, day, channel, direction FROM touch WHERE source <> 'import'"
            " AND channel IN ('call', 'text') AND day BETWEEN date(?, '-1 day') AND date(?, '+1 day')"
            " ORDER BY at_ms",
            (first, last),
        ):
            self._by_hand[client, channel, direction].append((at_ms, day, touch))
        for touch, client, person, channel, direction, day, digits, party, source in self._execute(
            "SELECT r.touch, r.client, (SELECT max(person) FROM touch_person WHERE touch = r.touch), r.channel,"
            " r.direction, r.day, r.digits, r.party, t.source FROM phone_record r JOIN touch t ON t.id = r.touch"
            " WHERE r.day BETWEEN date(?, '-1 day') AND date(?, '+1 day') GROUP BY r.touch",
            (first, last),
        ):
            self._claimed.add(touch)
            if channel == "text" and client is not None:
                known = Gathered(touch, Holder(client, person or 0), made=False, by_hand=source != "import")
                self._groups.setdefault((client, person or phone_log.whom(digits, party), direction, day), known)

    def _call(self, record: Record, holder: Holder) -> Gathered:
        """A call is a touch of its own, or the one logged by hand nearest to it."""
        logged = self._by_hand.get((holder.client, "call", record.direction), [])
        touch = self._nearest(logged, record.at_ms)
        if touch is None:
            return self._fresh(record, holder)
        self._claimed.add(touch)
        return Gathered(touch, holder, made=False, by_hand=True)

    def _nearest(self, logged: list[tuple[int, str, int]], at_ms: int) -> int | None:
        near = phone_log.SAME_CALL_MS
        at = bisect_left(logged, (at_ms - near, "", 0))
        best: tuple[int, int] | None = None
        for logged_ms, _day, touch in logged[at:]:
            if logged_ms > at_ms + near:
                break
            if touch not in self._claimed and (best is None or abs(logged_ms - at_ms) < best[0]):
                best = (abs(logged_ms - at_ms), touch)
        return None if best is None else best[1]

    def _message(self, record: Record, holder: Holder) -> Gathered:
        """The messages of a party, a direction and a day are one touch, or the one logged by hand that day."""
        whom = holder.person or phone_log.whom(record.digits, record.party)
        key = (holder.client, whom, record.direction, record.day)
        found = self._groups.get(key)
        if found is None:
            found = self._groups[key] = self._message_by_hand(record, holder) or self._fresh(record, holder)
        return found

    def _message_by_hand(self, record: Record, holder: Holder) -> Gathered | None:
        for _ms, day, touch in self._by_hand.get((holder.client, record.channel, record.direction), []):
            if day == record.day and touch not in self._claimed:
                self._claimed.add(touch)
                return Gathered(touch, holder, made=False, by_hand=True)
        # "they came to us" is logged as a call, whatever they came by
        came = self._by_hand.get((holder.client, "call", "in"), []) if record.direction == "in" else []
        nearest = self._nearest(came, record.at_ms)
        if nearest is None:
            return None
        self._claimed.add(nearest)
        return Gathered(nearest, holder, made=False, by_hand=True)

    def _fresh(self, record: Record, holder: Holder) -> Gathered:
        return Gathered(self._book.ids.new(self._now.ms), holder, made=True)

    def _insert(self, fresh: Sequence[Gathered]) -> None:
        rows, people = [], []
        for one in fresh:
            first = one.records[0]
            again = retry_day(BY_ID["no-answer"], date.fromisoformat(first.day)) if first.reach == "attempt" else None
            minutes, note = _sums(one.records)
            rows.append((
                one.touch, one.holder.client, first.at_ms, first.zone, first.offset_min, first.day, first.channel,
                first.direction, first.outcome, first.reach, minutes, note, again.isoformat() if again else None,
            ))  # fmt: skip
            if one.holder.person:
                people.append((self._book.ids.new(self._now.ms), one.touch, one.holder.person))
        self._many(
            "INSERT INTO touch (id, client, at_ms, zone, offset_min, day, channel, direction, outcome, reach, minutes,"
            " note, retry_day, source) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'import')",
            rows,
        )
        self._many("INSERT INTO touch_person (id, touch, person) VALUES (?, ?, ?)", people)

    def _tell(self, extended: Sequence[Gathered]) -> None:
        """Bring the notes of touches up to date that stand for more records now; what a user wrote there stays."""
        for one in extended:
            before = records_of(self._book, one.touch)
            retell(self._book, one.touch, before, sorted([*before, *one.records], key=lambda each: each.at_ms))

    def _close_follow_ups(self, made: Sequence[Gathered]) -> None:
        """A contact closes the follow-ups that were there before it."""
        latest: dict[int, Record] = {}
        for one in made:
            last = one.records[-1]
            if last.reach == "contact" and (
                one.holder.client not in latest or latest[one.holder.client].at_ms < last.at_ms
            ):
                latest[one.holder.client] = last
        self._many(
            "UPDATE action SET done_ms = ?, done_day = ? WHERE client = ? AND origin = 'follow-up' AND done_ms IS NULL"
            " AND made_ms < ?",
            [(last.at_ms, last.day, client, last.at_ms) for client, last in latest.items()],
        )


def records_of(book: Book, touch: int) -> list[Record]:
    """The records that a touch stands for, in their order."""
    found = book.connection.execute(f"SELECT {COLUMNS} FROM phone_record WHERE touch = ? ORDER BY at_ms, id", (touch,))
    return [Record._make(row) for row in found]


def retell(book: Book, touch: int, before: Sequence[Record], after: Sequence[Record]) -> None:
    """Set what a touch says of its records, where it says by now what the records before made it say."""
    execute = book.connection.execute
    found = execute("SELECT note, minutes, source, at_ms FROM touch WHERE id = ?", (touch,)).fetchone()
    if found is None:
        return
    note, minutes, source, at_ms = found
    old_minutes, old_note = _sums(before)
    new_minutes, new_note = _sums(after)
    if source != "import":
        # logged by hand: how many there were says nothing that the user wanted to keep, what they said does
        said = phone_log.note_of(1, [record.note or "" for record in after])
        old_said = phone_log.note_of(1, [record.note or "" for record in before])
        if said is not None and note == old_said and said != note:
            execute("UPDATE touch SET note = ? WHERE id = ?", (said, touch))
        return
    fresh_note = new_note if note == old_note else note
    fresh_minutes = new_minutes if minutes == old_minutes else minutes
    first = after[0]
    if (fresh_note, fresh_minutes) != (note, minutes) or first.at_ms < at_ms:
        execute(
            "UPDATE touch SET note = ?, minutes = ?, at_ms = min(at_ms, ?) WHERE id = ?",
            (fresh_note, fresh_minutes, first.at_ms, touch),
        )


def _sums(records: Sequence[Record]) -> tuple[int, str | None]:
    """(minutes, note) of a touch that stands for some records."""
    if not records:
        return 0, None
    note = phone_log.note_of(len(records), [record.note or "" for record in records])
    if records[0].channel == "text":
        return phone_log.text_minutes(len(records)), note
    return records[0].minutes, note
