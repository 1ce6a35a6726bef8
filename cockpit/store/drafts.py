"""Drafts: what was being typed and is not in the book, kept until it is or until it is let go."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from cockpit.core.errors import BadInput
from cockpit.core.ids import from_uid, uid
from cockpit.core.named import NamedTuple
from cockpit.store import slips


class Draft(NamedTuple):
    """A text, and what it was about."""

    label: str
    """What was asked for, as the user read it."""
    clients: tuple[int, ...] = ()
    again: str = ""
    """Id of the command that asks for it once more; empty where there is none that does so at once."""
    place: str = ""
    """Where that was; empty for a field that was edited where it stands in the client's panel."""
    number: str = ""
    """What was typed before the command: days."""
    tab: int = 0
    field: tuple[str, int, str] | None = None
    """(kind, id, column) of the line of a list that it was about, where the label alone does not tell."""
    was: str = ""
    """What stood there before anything was typed."""
    text: str = ""

    def same_line(self, other: Draft) -> bool:
        """Whether both were typed into the same line."""
        mine, theirs = (self.label, self.clients, self.field), (other.label, other.clients, other.field)
        return mine == theirs


def held(folder: Path, book_id: int, id: int) -> slips.Held:
    """The slip of a program that is typing."""
    return slips.Held(folder / f"{uid(book_id)}-{uid(id)}.draft")


def written(draft: Draft) -> str:
    """As a slip holds it."""
    value: dict[str, Any] = draft._asdict()
    value["clients"] = list(map(uid, draft.clients))
    if draft.field is not None:
        kind, id, column = draft.field
        value["field"] = [kind, uid(id), column]
    return json.dumps(value, ensure_ascii=False)


def waiting(folder: Path, book_id: int) -> list[Path]:
    """The slips that no program holds, the newest first."""
    found = slips.listed(folder, f"{uid(book_id)}-", ".draft")
    return [path for path in reversed(found) if slips.read(path) is not None]


def read(path: Path) -> Draft | None:
    """The draft of a slip; None where it is gone, held, or none."""
    with suppress(ValueError, TypeError, KeyError, IndexError, OverflowError, RecursionError, BadInput):
        value = json.loads(slips.read(path) or "")
        field = value["field"]
        return Draft(
            str(value["label"]),
            tuple(from_uid(str(each)) for each in value["clients"]),
            str(value["again"]),
            str(value["place"]),
            str(value["number"]),
            int(value["tab"]),
            None if field is None else (str(field[0]), from_uid(str(field[1])), str(field[2])),
            str(value["was"]),
            str(value["text"]),
        )
    return None


def let_go(path: Path) -> None:
    """Away with a draft."""
    with suppress(OSError):
        path.unlink(missing_ok=True)
