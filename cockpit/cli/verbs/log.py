"""Log what happened with a client: one durable entry, and what comes next."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from cockpit.cli.session import Session
from cockpit.core import formatter as fmt
from cockpit.core.errors import BadInput
from cockpit.core.ids import uid
from cockpit.core.verbs import BY_KEY, VERBS, Verb
from cockpit.core.words import _
from cockpit.store import clients, touches
from cockpit.store.book import Book

_VERBS = ", ".join(f"{verb.id} ({verb.key})" for verb in VERBS)


@click.command(help=_("Log what happened with CLIENT. VERB is one of {verbs}.").format(verbs=_VERBS))
@click.argument("client")
@click.argument("verb")
@click.option("--note", default="", help=_("What was said."))
@click.option("--at", "when", default="", metavar="WHEN", help=_("14:30, yesterday 14:30, or 2026-11-27T14:30."))
@click.option("--next", "words", default="", metavar="WORDS", help=_("A next action: “offer fri”."))
@click.option(
    "--follow-up",
    type=click.IntRange(1, 730),
    metavar="DAYS",
    help=_("Follow up after so many days; for a bump, leave alone so long."),
)
@click.option("--person", default="", metavar="NAME", help=_("Whom it was with."))
@click.pass_obj
def log(
    session: Session, client: str, verb: str, note: str, when: str, words: str, follow_up: int | None, person: str
) -> None:
    """Write the touch, then say so."""
    done = BY_KEY.get(verb) or touches.verb_named(verb)
    now = session.clock.now()
    at = now
    if when:
        from cockpit.cli.instant import instant

        at = instant(when, now)
    with session.book() as book:
        promise = _promise(words, done, now.date, book) if words else None
        who = clients.find_one(book, client)
        name = clients.name_of(book, who)
        logged = touches.log(
            book, [who], done, at, now=now, note=note, people=_people(book, who, person) if person else (),
            follow_up=follow_up, promise=promise, source="cli", names=name,
        )  # fmt: skip
        following = _following(book, logged.actions[-1]) if logged.actions else None
    said = f"{_(done.label)}: {name}, {fmt.near_day(at.date, now.date)} {at.clock}"
    value = {
        "operation": uid(logged.operation),
        "touch": uid(logged.touches[0]) if logged.touches else None,
        "client": uid(who),
        "next": following,
    }
    session.acted(value, [said, *([_next_line(following, now.date)] if following else [])])


def _promise(words: str, verb: Verb, today: date, book: Book) -> touches.Promise:
    # imported here: most touches are logged without a word of what is next
    from cockpit.cli.promise import promise
    from cockpit.store import holidays

    return promise(words, today, _(verb.follow_up) if verb.follow_up else "", holidays.kept(book))


def _people(book: Book, client: int, name: str) -> tuple[int, ...]:
    from cockpit.store import people
    from cockpit.store.folding import fold

    known = [(one.id, one.name) for one in people.of_client(book, client)]
    words = fold(name).split()
    found = [(one, full) for one, full in known if all(word in fold(full) for word in words)]
    if len(found) != 1:
        listed = ", ".join(full for _one, full in (found or known)) or "–"
        raise BadInput(
            _("“{name}” is no one person of this client: there are {people}").format(name=name, people=listed)
        )
    return (found[0][0],)


def _following(book: Book, action: int) -> dict[str, Any]:
    from cockpit.store import actions

    made = actions.one(book, action)
    return {"action": uid(action), "text": made.text, "due": made.due, "at": made.at}


def _next_line(following: dict[str, Any], today: date) -> str:
    when = fmt.near_day(date.fromisoformat(following["due"]), today) + (
        f" {following['at']}" if following["at"] else ""
    )
    return _("next, {when}: {text}").format(when=when, text=following["text"])


COMMAND = log
