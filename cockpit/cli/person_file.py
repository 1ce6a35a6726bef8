"""`cockpit export person NAME`: everything the book holds about somebody, as JSON or to be read."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from cockpit.cli.session import Session
from cockpit.core.erasing_words import LINKS
from cockpit.core.errors import BadInput
from cockpit.core.journal_words import COLUMNS, TABLES
from cockpit.core.visible import escaped
from cockpit.core.words import N_, _, ngettext
from cockpit.exchange.out import TABLE, Options, OutFormat

_READABLE = (".md", ".txt")
_UID = re.compile(r"[0-9A-HJKMNP-TV-Z]{13}")
_KEPT = frozenset({"id", "zone", "offset_min", "source", "reach"})
"""Columns that say how the program counts, and nothing about the person."""
_TIES = frozenset({*TABLES, "template", "period"})
"""Columns that hold the uid of another row."""


def export_person(session: Session, name: str, target: Path | None, within: str, *, force: bool) -> None:
    """Write it: to a file named after the person where none is named; to standard output for "-".

    Raises:
        BadInput: it is a client, or the file cannot be written.
        NoSuchClient: nobody, or several, answer to the name.
    """
    from cockpit.exchange.out.landing import save
    from cockpit.store import clients
    from cockpit.store.dossier import dossier
    from cockpit.store.erasing.target import PERSON, named

    with session.book() as book:
        person = named(book.connection, name, within=clients.find_one(book, within) if within else 0)
        if person.kind != PERSON:
            words = _("{name} is a client: `cockpit show {name}` tells all of it; name a person, or --client with one")
            raise BadInput(words.format(name=person.name))
        told = dossier(book, person)
    if target is not None and str(target) == "-":
        session.answer(told, readable(told))
        return
    path = (target or Path(f"{_file_name(person.name)}.json")).expanduser()
    rows = save(path, _FORMATS[path.suffix.lower() in _READABLE], told, replace=force, book=session.path)
    count = ngettext("{n} row", "{n} rows", rows).format(n=rows)
    session.acted({"file": str(path), "rows": rows}, [_("{path}: {rows}").format(path=path, rows=count)])


def readable(told: dict[str, Any]) -> Iterator[str]:
    """The same as lines of text, with Markdown's headings; without what only ties rows together."""
    client = told["client"]
    yield f"# {told['person']['name']}" + (f", {client['name']}" if client else "")
    for heading, part in ((_("What is theirs"), "rows"), (_("Where else they are named"), "mentions")):
        kept = {table: rows for table, rows in told[part].items() if table not in LINKS}
        if kept:
            yield ""
            yield f"## {heading}"
        for table, rows in kept.items():
            yield ""
            yield f"### {_word(TABLES, table)} ({len(rows)})"
            yield from (f"- {_line(row)}" for row in rows)
    if told["journal"] or told["acts"]:
        yield ""
        yield "## " + _("What the journal keeps")
        yield ""
    yield from (f"- {each['at']} {each['label']}" for each in told["acts"])
    yield from (
        f"- {each['at']} {_word(TABLES, each['table'])}: {_line(each['before'])}"
        for each in told["journal"]
        if each["table"] not in LINKS
    )


def _line(row: dict[str, Any]) -> str:
    parts = (
        f"{_word(COLUMNS, column)}: {value}"
        for column, value in row.items()
        if column not in _KEPT and not (column in _TIES and _UID.fullmatch(str(value)))
    )
    return escaped(" · ".join(" ".join(part.split()) for part in parts))


def _word(words: dict[str, str], id: str) -> str:
    return _(words[id]) if id in words else id


def _file_name(name: str) -> str:
    safe = "".join(sign if sign.isalnum() or sign in " -_" else " " for sign in name)
    return " ".join(safe.split()).strip()[:60] or "person"


def _rows(told: dict[str, Any]) -> int:
    return sum(len(rows) for part in ("rows", "mentions") for rows in told[part].values()) + len(told["journal"])


def _json(handle: BinaryIO, told: Any, options: Options, step: Callable[[int], None]) -> int:
    handle.write(json.dumps(told, ensure_ascii=False, indent=1).encode(errors="replace") + b"\n")
    return _rows(told)


def _text(handle: BinaryIO, told: Any, options: Options, step: Callable[[int], None]) -> int:
    handle.write("".join(f"{line}\n" for line in readable(told)).encode(errors="replace"))
    return _rows(told)


_FORMATS = (
    OutFormat("json", N_("JSON"), "j", ".json", TABLE, _json),
    OutFormat("md", N_("text"), "t", ".md", TABLE, _text),
)
