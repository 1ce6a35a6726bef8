"""Phone backups and chats among the files that come in: whose phone it is, what is kept, what is said of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from cockpit.app.choice import Choice, Option
from cockpit.app.desk import Desk
from cockpit.app.importing.batch import Batch, Group
from cockpit.core import formatter as fmt
from cockpit.core.phone_log import LEFT_OUT
from cockpit.core.words import _
from cockpit.exchange.fields import TOUCHES
from cockpit.exchange.phone.settling import settled, table_of
from cockpit.exchange.phone.table import LABELS, PhoneTable
from cockpit.store.directory import Directory

if TYPE_CHECKING:
    from cockpit.app.importing.work import Found
    from cockpit.app.screens.importing import ImportScreen

OF_COLUMNS = frozenset({
    "import-field", "import-leave-out", "import-kind", "import-encoding", "import-delimiter", "import-load-map",
    "import-write-map", "import-header",
})  # fmt: skip
"""Commands that ask which column is what; in a phone's file, every column is what it says."""
OF_PHONES = frozenset({"import-bodies", "import-me"})
_LETTERS = "abcdefghimnoprstwxyz"


def is_phones(group: Group) -> bool:
    """Whether files are of a phone."""
    return group.mapping.kind == TOUCHES


def applies(command: str, batch: Batch, group: Group) -> bool:
    """Whether a command of the import has a meaning for the files that the cursor is in."""
    if not is_phones(group):
        table = group.first.table
        return command not in OF_PHONES and (
            command != "import-header" or bool(table.delimiter or group.first.source.sheet)
        )
    if command == "import-me":
        return any(len(table.chat.senders) > 1 for table in _tables(group) if table.chat is not None)
    return command not in OF_COLUMNS


def at_home(batch: Batch, desk: Desk) -> Batch:
    """The batch, the files of a phone with what the book says of them."""
    if all(table_of(each) is None for each in batch.files):
        return batch
    knows, zone = Directory(desk.book).knows, desk.now().zone
    return Batch(tuple(settled(each, knows, zone=zone) for each in batch.files))


def turn_bodies(screen: ImportScreen) -> None:
    """Keep what messages say, or no longer."""
    group = screen.panel.group
    keep = not any(table.options.bodies for table in _tables(group))
    files = [settled(each, lambda name: False, bodies=keep) for each in group.files]
    screen.take_batch(screen.arrival.batch.with_files(group, files))
    screen.desk.say(
        _("what messages say comes in as notes") if keep else _("what messages say stays out"),
        "mild" if keep else "warn",
    )


def ask_me(screen: ImportScreen) -> None:
    """Ask who of those who wrote is the user."""
    group = screen.panel.group
    counted = Counter(name for table in _tables(group) if table.chat is not None for name in table.chat.senders)
    me = {table.options.me for table in _tables(group)}
    names = list(counted)[: len(_LETTERS)]
    options = tuple(
        Option(letter, name, lambda name=name: _take_me(screen, group, name), name in me)  # type: ignore[misc]
        for letter, name in zip(_LETTERS, names, strict=False)
    )
    screen.choice = Choice(_("you are"), options)


def _take_me(screen: ImportScreen, group: Group, name: str) -> None:
    files = [
        settled(each, lambda name: False, me=name)
        if (table := table_of(each)) is not None and table.chat is not None and name in table.chat.senders
        else each
        for each in group.files
    ]
    screen.take_batch(screen.arrival.batch.with_files(group, files))


def _tables(group: Group) -> Iterable[PhoneTable]:
    return [table for each in group.files if (table := table_of(each)) is not None]


def kind_words(preset: str) -> str:
    """What a phone's file is and how one knows."""
    return _("calls and messages · {program}").format(program=LABELS[preset])


def head_facts(group: Group) -> list[str]:
    """How a phone's files are read."""
    tables = list(_tables(group))
    facts = [
        _("what messages say is kept") if any(table.options.bodies for table in tables) else
        _("what messages say is not kept")
    ]  # fmt: skip
    me = dict.fromkeys(table.options.me for table in tables if table.options.me)
    if me:
        facts.append(_("you are {name}").format(name=", ".join(me)))
    return facts


def facts(found: Found) -> list[tuple[str, str, str, str]]:
    """(label, figure, what more is to be said, tone) of the counts that only a phone's files have."""
    outcome = found.outcome
    left_out: Counter[str] = Counter()
    for counted in (*found.left_out, *(counts.left_out for counts in outcome.files)):
        left_out.update(counted)
    told = []
    if found.total("linked"):
        told.append((_("by hand"), fmt.number(found.total("linked")), _("logged already"), ""))
    if found.total("unmatched"):
        told.append((_("nobody's"), fmt.number(found.total("unmatched")), _("wait at g i"), "warn"))
    if outcome.touches:
        told.append((_("touches"), fmt.number(outcome.touches), _("made of them"), ""))
    told += [(_("left out"), fmt.number(count), _(LEFT_OUT[reason]), "") for reason, count in left_out.items()]
    return told


def ending_words(found: Found) -> list[str]:
    """What the sentence at the end says beyond the counts that every file has."""
    words = []
    if found.total("linked"):
        words.append(_("logged by hand {n}").format(n=fmt.number(found.total("linked"))))
    if found.total("unmatched"):
        words.append(_("nobody's {n}: g i").format(n=fmt.number(found.total("unmatched"))))
    return words
