"""What was chosen for files that are not in the book yet, kept as what is typed is kept, and made again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

from cockpit.app.drafts import Drafts, files_line
from cockpit.app.importing import batch as batches
from cockpit.app.importing.batch import Batch, encoding_words, names
from cockpit.app.importing.named import in_short
from cockpit.core.errors import BadInput
from cockpit.core.words import _
from cockpit.exchange.fields import SALES, field_of
from cockpit.exchange.intake import Prepared, prepare, remap
from cockpit.exchange.mapping import Mapping
from cockpit.exchange.phone.settling import settled, table_of


class Looked(NamedTuple):
    """Files that were looked at."""

    first: Batch
    """As they are read unasked."""
    again: Batch | None = None
    """As was chosen once, where something was."""
    fault: str = ""
    """Why that does not fit them any more."""


class Unfinished:
    """The choices of one import."""

    def __init__(self, drafts: Drafts) -> None:
        """Nothing is chosen yet."""
        self._drafts = drafts
        self._slip = drafts.slip()
        self._line = files_line("", ())
        self._first = Batch(())

    def waits(self, paths: Sequence[Path]) -> str:
        """What was chosen for just these files, and is in no book; empty where nothing was."""
        self._line = files_line("", [str(path.absolute()) for path in paths])
        return self._drafts.waits_for(self._line)

    def begin(self, first: Batch) -> None:
        """The files as they are read unasked; what is kept is what differs from it."""
        self._first = first
        self._line = self._line._replace(label=_("import: {files}").format(files=names(first.files)))

    def keep(self, batch: Batch) -> None:
        """Keep what is chosen now."""
        chosen = _told(batch, self._first)
        if chosen:
            kept = {"said": ", ".join(chosen), "files": [_way(each) for each in batch.files]}
            # each letter as itself: erasing looks for names
            self._line = self._line._replace(text=json.dumps(kept, ensure_ascii=False))
            if self._drafts.put(self._slip, self._line):
                self._drafts.found(self._line)
        else:
            self.over()

    def leave(self) -> None:
        """Another file is asked for: nothing waits, but the same files bring it back while the program runs."""
        if self._line.text:
            self._drafts.put_aside(self._line)
        self.over()

    def over(self) -> None:
        """It is in the book, or as it was."""
        self._line = self._line._replace(text="")
        self._slip.drop()

    def release(self) -> None:
        """The place is left: what was chosen waits."""
        self._slip.let_go()


def look(paths: Sequence[Path], chosen: str) -> Looked:
    """Look at files, and read them again as was chosen.

    Raises:
        BadInput: one of them cannot be used.
    """
    first = batches.look(paths)
    try:
        ways = json.loads(chosen)["files"] if chosen else []
        if len(ways) != len(first.files):
            return Looked(first)
        return Looked(first, Batch(tuple(_as_chosen(each, way) for each, way in zip(first.files, ways, strict=True))))
    except BadInput as fault:
        return Looked(first, fault=in_short(str(fault), paths))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        # a slip that something else wrote into
        return Looked(first)


def _way(prepared: Prepared) -> dict[str, Any]:
    source, phone = prepared.source, table_of(prepared)
    way = {"encoding": source.encoding, "delimiter": source.delimiter, "sheet": source.sheet}
    if phone is not None:
        return way | {"me": phone.options.me, "bodies": phone.options.bodies}
    return way | {"header": prepared.table.headed, "mapping": asdict(prepared.mapping)}


def _as_chosen(first: Prepared, way: dict[str, Any]) -> Prepared:
    if table_of(first) is not None:
        return settled(first, lambda name: False, me=str(way["me"]), bodies=bool(way["bodies"]))
    now = _way(first)
    if any(way[key] != now[key] for key in ("encoding", "delimiter", "sheet", "header")):
        encoding, delimiter, sheet = (str(way[key]) for key in ("encoding", "delimiter", "sheet"))
        header = bool(way["header"])
        first = prepare(first.table.path, encoding=encoding, delimiter=delimiter, sheet=sheet, header=header)
    return remap(first, _mapping(way["mapping"]))


def _mapping(value: dict[str, Any]) -> Mapping:
    texts = {key: str(value[key]) for key in ("kind", "preset", "decimal", "days", "currency", "client_name")}
    header = value["header"]
    return Mapping(
        **texts,
        header=None if header is None else bool(header),
        columns={str(id): tuple(map(str, headers)) for id, headers in value["columns"].items()},
        only={str(header): tuple(map(str, values)) for header, values in value["only"].items()},
        replace={
            str(header): {str(old): str(new) for old, new in pairs.items()}
            for header, pairs in value["replace"].items()
        },
        constants={str(id): str(text) for id, text in value["constants"].items()},
    )


def _told(batch: Batch, first: Batch) -> list[str]:
    """What differs from how the files were read unasked, in short."""
    told: dict[str, None] = {}
    for each, was in zip(batch.files, first.files, strict=True):
        now, before = _way(each), _way(was)
        if now == before:
            continue
        kind = each.mapping.kind
        if kind != was.mapping.kind:
            told[_("sales") if kind == SALES else _("clients")] = None
        if now["encoding"] != before["encoding"]:
            told[encoding_words([each])] = None
        for header in each.headers if kind == was.mapping.kind else ():
            id = each.mapping.target_of(header)
            if id != was.mapping.target_of(header):
                field = field_of(kind, id)
                told[f"{header} → {_(field.label) if field is not None else '–'}"] = None
        # what has no short word of its own: a delimiter, a sheet, a header, what a map says beside columns
        if not told:
            told[names([each])] = None
    return list(told)
