"""Touches: logged with one durable commit, read newest first, edited, deleted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from cockpit.core import cleaning
from cockpit.core.errors import AlreadyDone, BadInput
from cockpit.core.moment import Moment
from cockpit.core.named import NamedTuple
from cockpit.core.verbs import BY_ID, Verb, retry_day
from cockpit.core.words import _, ngettext
from cockpit.store import triggers
from cockpit.store.book import Book


class Touch(NamedTuple):
    """One thing that happened, as the history shows it."""

    id: int
    client: int
    at_ms: int
    offset_min: int
    day: str
    channel: str
    direction: str
    outcome: str
    reach: str
    minutes: int
    note: str | None
    source: str
    people: str
    """Names of the persons, joined by ", "."""


class Logged(NamedTuple):
    """What logging did; the screen says it and the command line prints it."""

    operation: int
    touches: tuple[int, ...]
    """Ids of the touches, one a client; none for a bump."""
    actions: tuple[int, ...]
    """Ids of the follow-ups made."""
    clients: tuple[int, ...]


class Promise(NamedTuple):
    """A next action to be made with a touch."""

    text: str
    due: date
    at: str | None = None
    origin: str = "typed"


def log(
    book: Book,
    clients: Sequence[int],
    verb: Verb,
    at: Moment,
    *,
    now: Moment | None = None,
    note: str = "",
    people: Sequence[int] = (),
    follow_up: int | None = None,
    promise: Promise | None = None,
    source: str = "keyed",
    names: str = "",
    sweep_card: tuple[int, str] | None = None,
    id: int | None = None,
) -> Logged:
    """Log a verb for one client or for all marked ones, as one operation and one commit.

    A contact closes the open follow-ups of its client (they asked for just this); typed actions stay open until they
    are ticked. A number before the verb (`follow_up`, days) makes a new follow-up in the place of the open ones. A
    bump is no touch: it hides the client until tomorrow, or for that number of days.

    Args:
        book: where.
        clients: whom.
        verb: what happened.
        at: when it happened.
        now: when it is logged; `at` where left out.
        note: what was said; white space alone is none.
        people: persons it was with (of a single client).
        follow_up: days until the follow-up.
        promise: a next action in the user's words.
        source: "keyed", "sweep" or "cli".
        names: how the label calls the clients.
        sweep_card: (card, outcome) where the sweep's card is settled by it.
        id: of the operation (`Book.new_id`), the same for each try: what an earlier one has written is returned.
    """
    now = now or at
    label = f"{_(verb.label)}: {names}" if names else _(verb.label)
    touches: list[int] = []
    actions: list[int] = []
    try:
        with book.operation(label, now, source, id=id) as operation:
            execute, new = book.connection.execute, book.ids.new
            if bump := verb.id == "bump":
                until = at.date + timedelta(days=follow_up or 1)
            else:
                facts = _facts(book, verb, at, note, follow_up, source)
            seen = verb.reach == "contact"
            promised = _promised(verb, at, follow_up, promise)
            for client in clients:
                if bump:
                    rest(book, client, until, "bump")
                else:
                    touch = new(at.ms)
                    execute(_TOUCH, (touch, client, *facts))
                    touches.append(touch)
                    for person in people:
                        execute(_PERSON, (new(at.ms), touch, person))
                    if seen or follow_up is not None:
                        _settle(book, client, now, seen=seen)
                for made in promised:
                    action = new(now.ms)
                    execute(_ACTION, (action, client, *made, now.ms, now.day))
                    actions.append(action)
            if sweep_card is not None:
                execute("UPDATE sweep_card SET outcome = ? WHERE id = ?", (sweep_card[1], sweep_card[0]))
    except AlreadyDone as done:
        return _logged_before(book, done.operation, clients)
    return Logged(operation.id, tuple(touches), tuple(actions), tuple(clients))


_TOUCH = (
    "INSERT INTO touch (id, client, at_ms, zone, offset_min, day, channel, direction, outcome, reach, minutes,"
    " note, retry_day, source) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_PERSON = "INSERT INTO touch_person (id, touch, person) VALUES (?, ?, ?)"
_ACTION = "INSERT INTO action (id, client, text, due, at, origin, made_ms, made_day) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"


def _facts(
    book: Book, verb: Verb, at: Moment, note: str, follow_up: int | None, source: str
) -> tuple[str | int | None, ...]:
    """What a touch's row says after whose it is: the same for each of the clients."""
    again = _retry(book, verb, at.date, follow_up) if verb.reach == "attempt" else None
    return (
        at.ms, at.zone, at.offset_min, at.day, verb.channel, verb.direction, verb.outcome, verb.reach, verb.minutes,
        clean_note(note) if note else None, again.isoformat() if again else None, source,
    )  # fmt: skip


def _promised(
    verb: Verb, at: Moment, follow_up: int | None, promise: Promise | None
) -> list[tuple[str, str, str | None, str]]:
    """Text, day, time and origin of the next actions to be made for each of the clients."""
    made: list[tuple[str, str, str | None, str]] = []
    if follow_up is not None and verb.id != "bump":
        made.append((_(verb.follow_up), (at.date + timedelta(days=follow_up)).isoformat(), None, "follow-up"))
    if promise is not None:
        made.append((cleaning.clean_line(promise.text), promise.due.isoformat(), promise.at, promise.origin))
    return made


_STANDING = (
    "SELECT id FROM action WHERE client = :client AND done_ms IS NULL AND origin = 'follow-up'"
    " UNION ALL SELECT NULL FROM client WHERE id = :client AND resting_why = 'bump'"
)


def _settle(book: Book, client: int, now: Moment, *, seen: bool) -> None:
    """Tick the open follow-ups, and let a client that was seen no longer rest after a bump.

    They are looked for first: mostly there are none, and an update that has to find its rows makes a list of them.
    """
    execute = book.connection.execute
    for (action,) in execute(_STANDING, {"client": client}).fetchall():
        if action is not None:
            execute("UPDATE action SET done_ms = ?, done_day = ? WHERE id = ?", (now.ms, now.day, action))
        elif seen:
            execute("UPDATE client SET resting_until = NULL, resting_why = '' WHERE id = ?", (client,))


def _logged_before(book: Book, operation: int, clients: Sequence[int]) -> Logged:
    """What an earlier try has written."""
    made: dict[str, list[int]] = {"touch": [], "action": []}
    for table, key in book.rows(
        f"SELECT \"table\", key FROM {triggers.ROWS} WHERE o.id = ? AND kind = 'insert'"
        " AND \"table\" IN ('touch', 'action') ORDER BY seq",
        (operation,),
    ):
        made[table].append(key)
    return Logged(operation, tuple(made["touch"]), tuple(made["action"]), tuple(clients))


def rest(book: Book, client: int, until: date, why: str) -> None:
    """Leave a client alone until a day; part of the caller's operation."""
    book.connection.execute(
        "UPDATE client SET resting_until = ?, resting_why = ? WHERE id = ?", (until.isoformat(), why, client)
    )


def _retry(book: Book, verb: Verb, day: date, after: int | None = None) -> date | None:
    """The day on which an attempt brings the client back; only where it is the next working day are holidays asked."""
    if after is not None or verb.reach != "attempt" or verb.retry_days:
        return retry_day(verb, day, after)
    from cockpit.store import holidays

    return retry_day(verb, day, holidays=holidays.kept(book))


def clean_note(note: str) -> str | None:
    """The note as it is kept: trimmed, at most 10,000 characters, None where nothing is left."""
    return cleaning.clean_note(note) or None


def history(book: Book, client: int, limit: int = -1, offset: int = 0) -> list[Touch]:
    """The client's touches, newest first."""
    found = book.rows(
        "SELECT t.id, t.client, t.at_ms, t.offset_min, t.day, t.channel, t.direction, t.outcome, t.reach, t.minutes,"
        " t.note, t.source, coalesce((SELECT group_concat(p.name, ', ') FROM touch_person k"
        " JOIN person p ON p.id = k.person WHERE k.touch = t.id), '')"
        " FROM touch t WHERE t.client = ? ORDER BY t.at_ms DESC, t.id DESC LIMIT ? OFFSET ?",
        (client, limit, offset),
    )
    return [Touch(*row) for row in found]


def count(book: Book, client: int) -> int:
    """How many touches the client has."""
    return int(book.value("SELECT count(*) FROM touch WHERE client = ?", (client,)))


def edit(
    book: Book,
    touch: int,
    at: Moment,
    *,
    note: str | None = None,
    verb: Verb | None = None,
    moved: Moment | None = None,
) -> int:
    """Change a touch's note, verb or instant, as one operation; returns the operation.

    Raises:
        BadInput: where the touch is gone.
    """
    found = book.row("SELECT c.name, t.day FROM touch t JOIN client c ON c.id = t.client WHERE t.id = ?", (touch,))
    if found is None:
        raise BadInput(_("that touch is gone: it was deleted meanwhile"))
    with book.operation(_("touch edited: {name}").format(name=found[0]), at) as operation:
        execute = book.connection.execute
        if note is not None:
            execute(
                "UPDATE touch SET note = ? WHERE id = ? AND note IS NOT ?",
                (clean_note(note), touch, clean_note(note)),
            )
        if moved is not None:
            # the retry stays as many days after the attempt as it was
            execute(
                "UPDATE touch SET at_ms = ?, zone = ?, offset_min = ?,"
                " retry_day = date(retry_day, (julianday(?) - julianday(day)) || ' days'), day = ? WHERE id = ?",
                (moved.ms, moved.zone, moved.offset_min, moved.day, moved.day, touch),
            )
        if verb is not None:
            again = _retry(book, verb, date.fromisoformat(moved.day if moved else found[1]))
            execute(
                "UPDATE touch SET channel = ?, direction = ?, outcome = ?, reach = ?, retry_day = ? WHERE id = ?",
                (verb.channel, verb.direction, verb.outcome, verb.reach, again.isoformat() if again else None, touch),
            )
    return operation.id


def delete(book: Book, touches: Sequence[int], at: Moment) -> int:
    """Delete touches as one operation; undo brings them back with their persons and notes."""
    label = ngettext("{n} touch deleted", "{n} touches deleted", len(touches)).format(n=len(touches))
    with book.operation(label, at) as operation:
        for touch in touches:
            book.connection.execute("DELETE FROM touch WHERE id = ?", (touch,))
    return operation.id


def verb_named(name: str) -> Verb:
    """The verb that the command line names.

    Raises:
        BadInput: where there is none; it lists them.
    """
    if name not in BY_ID:
        raise BadInput(_("“{name}” is no verb: choose {verbs}").format(name=name, verbs=", ".join(BY_ID)))
    return BY_ID[name]
