"""The files that come in together: how each is read, and what stands in the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cockpit.core.errors import BadInput
from cockpit.core.visible import visible
from cockpit.core.words import _
from cockpit.exchange.fields import CLIENTS, SALES, TOUCHES
from cockpit.exchange.formats import format_of, recognised
from cockpit.exchange.intake import Prepared, missing, prepare, remap, sheets
from cockpit.exchange.mapping import Mapping, guess

ENCODINGS = ("utf-8", "cp1250", "cp1252", "cp1251", "iso8859-2", "cp852", "cp866", "koi8-r")
"""What is tried in turn where the one that was found is wrong."""
DELIMITERS = (";", ",", "\t", "|")

_ENCODING_NAMES = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8 (BOM)",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "koi8-r": "KOI8-R",
}


@dataclass(frozen=True, slots=True)
class Group:
    """Files of a batch with the same headers, read in the same way; what is changed is changed for all of them."""

    members: tuple[int, ...]
    """Indexes of the files in the batch."""
    files: tuple[Prepared, ...]

    @property
    def first(self) -> Prepared:
        """The file that stands for all."""
        return self.files[0]

    @property
    def mapping(self) -> Mapping:
        """How they are read."""
        return self.first.mapping

    @property
    def size(self) -> int:
        """Bytes of all."""
        return sum(each.table.size for each in self.files)


@dataclass(frozen=True, slots=True)
class Batch:
    """Files that were looked at."""

    files: tuple[Prepared, ...]

    def groups(self) -> list[Group]:
        """The files in groups, in the order in which each first appears."""
        found: list[list[int]] = []
        for at, each in enumerate(self.files):
            for members in found:
                like = self.files[members[0]]
                if like.headers == each.headers and like.mapping == each.mapping:
                    members.append(at)
                    break
            else:
                found.append([at])
        return [Group(tuple(members), tuple(self.files[at] for at in members)) for members in found]

    def problems(self, currency: str) -> list[str]:
        """What must be settled before anything can come in, a sentence each.

        Args:
            currency: the book's.
        """
        several = len(self.files) > 1
        found: dict[str, None] = {}
        for group in self.groups():
            for sentence in missing(group.first, currency):
                found[f"{group.first.table.path.name}: {sentence}" if several else sentence] = None
        return list(found)

    def read_as(self, group: Group, mapping: Mapping) -> Batch:
        """The batch with a group read in another way.

        Raises:
            BadInput: the mapping names a column that the files do not have.
        """
        as_headed = mapping.header in (None, group.first.table.headed)
        files = group.files if as_headed else _headed(group, bool(mapping.header))
        return self.with_files(group, [remap(each, mapping) for each in files])

    def of_other_kind(self, group: Group) -> Batch:
        """The batch with a group taken for sales where it was taken for clients, or the other way round."""
        kind = CLIENTS if group.mapping.kind == SALES else SALES
        return self.with_files(group, [_of_kind(each, kind) for each in group.files])

    def with_files(self, group: Group, fresh: Sequence[Prepared]) -> Batch:
        """The batch with the files of a group replaced."""
        files = list(self.files)
        for at, each in zip(group.members, fresh, strict=True):
            files[at] = each
        return Batch(tuple(files))


def _of_kind(prepared: Prepared, kind: str) -> Prepared:
    preset = recognised(prepared.headers)
    if preset is not None and preset.kind == kind:
        return remap(prepared, preset.map(prepared.headers))
    return remap(prepared, guess(prepared.table, kind))


def look(paths: Sequence[Path]) -> Batch:
    """Look at files.

    Raises:
        BadInput: one of them cannot be used.
    """
    return Batch(tuple(prepare(path) for path in paths))


def in_next_encoding(batch: Batch, group: Group) -> Batch:
    """The batch with a group read in the next encoding in which every byte of its files makes sense.

    Raises:
        BadInput: there is no other.
    """
    now = group.first.table.encoding
    if not now:
        raise BadInput(_("a workbook has no encoding to choose"))
    ring = [now, *(each for each in ENCODINGS if each != now)]
    if now in ENCODINGS:
        at = ENCODINGS.index(now)
        ring = [*ENCODINGS[at:], *ENCODINGS[:at]]
    for encoding in ring[1:]:
        try:
            return _reopened(batch, group, encoding, group.first.table.delimiter)
        except BadInput:
            continue
    raise BadInput(_("the file reads in no other encoding"))


def in_next_delimiter(batch: Batch, group: Group) -> Batch:
    """The batch with a group parted by the next delimiter.

    Raises:
        BadInput: the files have none, or cannot be read so.
    """
    now = group.first.table.delimiter
    if not now:
        raise BadInput(_("this file has no delimiter"))
    at = DELIMITERS.index(now) if now in DELIMITERS else -1
    return _reopened(batch, group, group.first.table.encoding, DELIMITERS[(at + 1) % len(DELIMITERS)])


def in_next_sheet(batch: Batch, group: Group) -> Batch:
    """The batch with each workbook of a group opened at its next sheet that has a table.

    Raises:
        BadInput: the files are no workbooks, or have one such sheet only.
    """
    fresh = [_at_next_sheet(each) for each in group.files]
    if all(each.source.sheet == old.source.sheet for each, old in zip(fresh, group.files, strict=True)):
        if group.first.source.sheet:
            raise BadInput(_("the workbook has no other sheet with a table"))
        raise BadInput(_("only a workbook has sheets"))
    return batch.with_files(group, fresh)


def with_header_or_without(batch: Batch, group: Group) -> Batch:
    """The batch with the first row of a group's tables taken for data where it was taken for headers, or the other way.

    Raises:
        BadInput: the files cannot be read so.
    """
    return batch.with_files(group, _headed(group, not group.first.table.headed))


def _headed(group: Group, header: bool) -> list[Prepared]:
    """The files with their first row taken for headers, or for data."""
    return [
        prepare(
            old.table.path,
            encoding=old.table.encoding,
            delimiter=old.table.delimiter,
            sheet=old.source.sheet,
            header=header,
        )
        for old in group.files
    ]


def _at_next_sheet(old: Prepared) -> Prepared:
    names, now = sheets(old), old.source.sheet
    at = names.index(now) + 1 if now in names else 0
    for name in (*names[at:], *names[:at]):
        if name != now:
            try:
                return prepare(old.table.path, sheet=name)
            except BadInput:
                continue
    return old


def _reopened(batch: Batch, group: Group, encoding: str, delimiter: str) -> Batch:
    fresh = []
    for old in group.files:
        each = prepare(old.table.path, encoding=encoding, delimiter=delimiter, header=old.table.headed)
        if each.headers == old.headers:
            each = remap(each, old.mapping)
        elif each.mapping.kind != old.mapping.kind:
            each = _of_kind(each, old.mapping.kind)
        fresh.append(each)
    return batch.with_files(group, fresh)


def names(files: Sequence[Prepared], most: int = 3) -> str:
    """The files' names, the rest of many counted."""
    shown = ", ".join(each.table.path.name for each in files[:most])
    rest = len(files) - most
    return _("{names} and {n} more").format(names=shown, n=rest) if rest > 0 else shown


def kind_words(mapping: Mapping) -> str:
    """What a file is and how one knows."""
    if mapping.kind == TOUCHES:
        from cockpit.app.importing import phones

        return phones.kind_words(mapping.preset)
    kind = _("sales") if mapping.kind == SALES else _("clients")
    if mapping.preset == "map":
        return _("{kind} · mapped as set here").format(kind=kind)
    if mapping.preset == "guess":
        return _("{kind} · guessed from the values").format(kind=kind)
    format = format_of(mapping.preset)
    if format is None or not format.signature:
        return _("{kind} · known by the headers").format(kind=kind)
    return f"{kind} · {_(format.label)}"


def encoding_words(files: Sequence[Prepared]) -> str:
    """The encodings as a person knows them."""
    return ", ".join(dict.fromkeys(_encoding_name(each.table.encoding) for each in files))


def _encoding_name(codec: str) -> str:
    if codec.startswith("cp125"):
        return f"Windows-{codec[2:]}"
    if codec.startswith("iso8859-"):
        return f"ISO 8859-{codec[8:]}"
    return _ENCODING_NAMES.get(codec, codec.upper())


def form_words(group: Group) -> list[str]:
    """How the files are written: the sheet of a workbook; else encoding and delimiter."""
    if not group.first.source.sheet:
        delimiter = group.first.table.delimiter
        return [encoding_words(group.files), *([delimiter_words(delimiter)] if delimiter else [])]
    shown = ", ".join(dict.fromkeys(visible(each.source.sheet) for each in group.files))
    names = sheets(group.first)
    if len(names) < 2 or group.first.source.sheet not in names:
        return [_("sheet “{sheet}”").format(sheet=shown)]
    place = names.index(group.first.source.sheet) + 1
    return [_("sheet “{sheet}”, {place} of {count}").format(sheet=shown, place=place, count=len(names))]


def delimiter_words(delimiter: str) -> str:
    """A delimiter by name."""
    known = {";": _("semicolon"), ",": _("comma"), "\t": _("tab"), "|": _("pipe")}
    return known.get(delimiter, delimiter)
