"""The settings in use, where each comes from, and setting one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import click

from cockpit import settings as own
from cockpit.cli.printing import table
from cockpit.cli.session import Session
from cockpit.core.errors import BadInput, BookUnusable
from cockpit.core.words import N_, _

_SOURCES = {
    "default": N_("as it comes"), "file": N_("settings.toml"), "environment": N_("environment"), "book": N_("the book"),
}  # fmt: skip
_FLAGS = {"true": True, "yes": True, "on": True, "1": True, "false": False, "no": False, "off": False, "0": False}


@click.command(
    help=_(
        "The settings in use and where each comes from. `settings set NAME VALUE` writes one to settings.toml; "
        "keys.ID is the key of a command, several apart by spaces. `settings unset NAME` takes one out."
    )
)
@click.argument("what", required=False, type=click.Choice(["set", "unset"]))
@click.argument("name", required=False)
@click.argument("values", nargs=-1)
@click.pass_obj
def settings(session: Session, what: str | None, name: str | None, values: tuple[str, ...]) -> None:
    """Write what is asked, or print all."""
    if what is None:
        found = own.read()
        problems = _problems(found)
        rows = list(_rows(session, found))
        session.answer({"file": str(found.path), "settings": rows, "problems": problems}, _lines(found, rows, problems))
        return
    if name is None or (what == "set") != bool(values):
        raise BadInput(_("`cockpit settings set NAME VALUE` or `cockpit settings unset NAME` is expected"))
    value = _checked(name, values) if what == "set" else None
    # imported here: only writing needs it
    from cockpit import settings_file

    path = settings_file.put(name, value)
    shown = "–" if value is None else _shown(value)
    session.acted(
        {"file": str(path), "name": name, "value": value},
        [_("{file}: {name} = {value}").format(file=path, name=name, value=shown)],
    )


def _checked(name: str, values: tuple[str, ...]) -> Any:
    """The value as the file is to hold it.

    Raises:
        BadInput: there is no such setting or command, the value is not allowed, or the key is another command's.
    """
    head, _dot, id = name.partition(".")
    if head == own.KEYS and id:
        from cockpit.app import layouts
        from cockpit.app.commands.table import use_keys

        written = tuple(word for value in values for word in (value.split() or [value]) if word)
        found = own.read()
        layouts.use(found["board"])
        before = set(use_keys({other: keys for other, keys in found.keys.items() if other != id}))
        refused = [each for each in use_keys({**found.keys, id: written}) if each not in before]
        if refused:
            raise BadInput(refused[0])
        return written[0] if len(written) == 1 else list(written) or ""
    text = " ".join(values)
    given: Any = text
    if name in own.SETTINGS and isinstance(own.SETTINGS[name].default, bool):
        given = _FLAGS.get(text.lower(), text)
    try:
        return own.checked(name, given)
    except ValueError as fault:
        raise BadInput(str(fault)) from None


def _problems(found: own.Settings) -> list[str]:
    from cockpit.app import layouts
    from cockpit.app.commands.table import use_keys

    layouts.use(found["board"])
    return [*found.complaints, *(f"{found.path.name}: {each}" for each in use_keys(found.keys))]


def _rows(session: Session, found: own.Settings) -> Iterator[dict[str, Any]]:
    for name, setting in own.SETTINGS.items():
        value, source = found[name], "file" if name in found.values else "default"
        if name == "theme":
            value, source = _theme(session, found)
        elif name == "reduced_motion" and own.still(found) and not value:
            value, source = True, "environment"
        yield {"name": name, "value": value, "from": source, "help": _(setting.help)}
    from cockpit.app.commands.table import rows

    for row in rows():
        if row["changed"]:
            yield {"name": f"keys.{row['id']}", "value": row["keys"], "from": "file", "help": row["help"]}


def _theme(session: Session, found: own.Settings) -> tuple[str, str]:
    """The theme and who names it, in the order in which the screen asks them."""
    if "NO_COLOR" in os.environ:
        return "mono", "environment"
    # the words alone, not the palettes: these are the screen's
    said = os.environ.get("COCKPIT_THEME", "").removeprefix("cockpit-")
    if said in own.THEMES:
        return said, "environment"
    if found["theme"]:
        return found["theme"], "file"
    from cockpit.store import settings as kept

    try:
        with session.book() as book:
            name = str(kept.load(book).get("theme") or "").removeprefix("cockpit-")
    except BookUnusable:
        name = ""
    return (name, "book") if name in own.THEMES else ("", "default")


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return " ".join(value) if isinstance(value, list | tuple) else str(value) or "–"


def _lines(found: own.Settings, rows: list[dict[str, Any]], problems: list[str]) -> Iterator[str]:
    yield from table([[row["name"], _shown(row["value"]), _(_SOURCES[row["from"]]), row["help"]] for row in rows])
    yield ""
    there = "" if found.path.exists() else _(" (not there yet: `cockpit settings set` makes it)")
    yield f"{found.path}{there}"
    yield from problems


COMMAND = settings
