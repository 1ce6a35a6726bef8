"""The mapping as lines: each column with what it becomes and two of its values; and the fields it may become."""

from __future__ import annotations

from rich.cells import cell_len

from cockpit.app.importing.batch import Batch, Group, names
from cockpit.app.panels.listing import Listing, Subject
from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Part, cut
from cockpit.core.visible import visible
from cockpit.core.words import _
from cockpit.exchange.fields import field_of, fields_of

COLUMN, FIELD = "column", "field"
"""Kinds of subjects."""
VALUES = 2
"""Values of a column that are shown."""


def columns_listing(batch: Batch, palette: Palette, width: int, chosen: tuple[int, str] | None = None) -> Listing:
    """A line for each column of each group; its subject has the group's index as `id` and the header as `column`.

    Args:
        batch: the files.
        palette: the colours.
        width: cells of a line.
        chosen: (group, header) of the column for which a field is being chosen.
    """
    listing = Listing()
    groups = batch.groups()
    headers = [visible(header) for group in groups for header in group.first.headers]
    left = min(max(10, *(len(header) for header in headers)), max(12, width * 3 // 10), 40)
    labels = [_label(group, id) for group in groups for id in (*group.mapping.columns, *group.mapping.constants)]
    middle = min(max(map(cell_len, [_("becomes"), *labels])), max(12, width * 2 // 5))
    heading = _("column")
    for place, group in enumerate(groups):
        if len(groups) > 1:
            if place:
                listing.gap(palette)
            listing.add([(f"  {names(group.files)}", palette.strong)])
        listing.add([(f"  {heading:<{left}}   ", palette.quiet), (f"{_('becomes'):<{middle}}  ", palette.quiet),
                     (_("for example"), palette.quiet)])  # fmt: skip
        for at, header in enumerate(group.first.headers):
            here = chosen == (place, header)
            listing.add(
                _column(group, at, header, palette, (left, middle, width), here),
                Subject(COLUMN, place, header),
            )
        _fixed(listing, group, palette, left, middle)
    return listing


def _column(
    group: Group, at: int, header: str, palette: Palette, widths: tuple[int, int, int], here: bool
) -> list[Part]:
    left, middle, width = widths
    targets = [id for id, headers in group.mapping.columns.items() if header in headers]
    label = ", ".join(_label(group, id) for id in targets)
    values = dict.fromkeys(" ".join(row[at].split()) for row in group.first.sample)
    room = width - left - middle - 7
    shown = ""
    for value in [visible(value) for value in values if value][:VALUES]:
        more = f"{shown} · {value}" if shown else cut(value, min(30, room))
        shown = more if cell_len(more) <= room else shown
    name = cut(visible(header), left)
    return [
        ("▸ " if here else "  ", palette.key),
        (f"{name:<{left}} ", palette.plain if targets else palette.quiet),
        ("→ " if targets else "  ", palette.quiet),
        (f"{cut(label or '–', middle):<{middle}}  ", palette.strong if targets else palette.quiet),
        (shown, palette.quiet),
    ]


def _label(group: Group, id: str) -> str:
    field = field_of(group.mapping.kind, id)
    return _(field.label) if field is not None else id


def _fixed(listing: Listing, group: Group, palette: Palette, left: int, middle: int) -> None:
    """What a map file says beside the columns: constants, and rows or values that are passed over or replaced."""
    mapping = group.mapping
    for id, text in mapping.constants.items():
        listing.add([(f"  {cut(visible(text), left):<{left}} ", palette.plain), ("→ ", palette.quiet),
                     (f"{cut(_label(group, id), middle):<{middle}}  ", palette.strong),
                     (_("the same in every row"), palette.quiet)])  # fmt: skip
    for header, values in mapping.only.items():
        words = _("only rows with {column}: {values}").format(column=header, values=", ".join(values))
        listing.add([(f"  {words}", palette.quiet)])
    for header in mapping.replace:
        listing.add([(_("  some values of {column} are replaced").format(column=header), palette.quiet)])


def fields_listing(group: Group, header: str, palette: Palette) -> tuple[Listing, int]:
    """What a column may become, and the line of what it is now; the subjects have the field's id as `column`.

    A field says which column it has now: taking it takes it from there, where it can have one only.
    """
    listing = Listing()
    now = group.mapping.target_of(header)
    listing.add([(f" {'•' if not now else ' '} {_('leave out')}", palette.plain)], Subject(FIELD))
    at = 0
    labels = [_(field.label) for field in fields_of(group.mapping.kind)]
    width = max(len(label) for label in labels)
    for label, field in zip(labels, fields_of(group.mapping.kind), strict=True):
        if field.id == now:
            at = len(listing)
        others = ", ".join(visible(name) for name in group.mapping.columns.get(field.id, ()) if name != header)
        listing.add(
            [(f" {'•' if field.id == now else ' '} ", palette.key), (f"{label:<{width}}", palette.plain),
             (f"  ← {others}" if others else "", palette.quiet)],
            Subject(FIELD, 0, field.id),
        )  # fmt: skip
    return listing, at
