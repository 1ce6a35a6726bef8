"""The lines around the lists of the import: what comes in, how far it is, what Enter would do."""

from __future__ import annotations

from cockpit.app.importing import phones
from cockpit.app.importing.arrival import Arrival
from cockpit.app.importing.batch import Group, form_words, kind_words, names
from cockpit.app.importing.folder import short_path, size_text
from cockpit.app.importing.work import Job
from cockpit.app.panels.listing import wrapped
from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Part, width_of
from cockpit.core import formatter as fmt
from cockpit.core.words import _, ngettext
from cockpit.exchange.intake import sheets

LEAST_WIDTH = 76
"""Cells that a sentence of the head may take on any screen."""


def title_lines(job: Job | None, palette: Palette) -> list[list[Part]]:
    """The head while files are picked."""
    words = _("  clients, contacts or sales: CSV, workbooks, vCards, Atomic CRM's JSON; phone backups, chats")
    told: list[list[Part]] = [[(f"  {line}", palette.quiet)] for line in wrapped(words.strip(), LEAST_WIDTH)]
    if job is not None:
        told = [*told[:1], [(_("  looking at it…"), palette.key)]]
    return [[], [(_("  Import"), palette.strong)], *told]


def head_lines(arrival: Arrival, group: Group, palette: Palette) -> list[list[Part]]:
    """What comes in, and how it is read."""
    count = len(group.first.headers)
    reading = (
        phones.head_facts(group)
        if phones.is_phones(group)
        else [
            *form_words(group),
            ngettext("{n} column", "{n} columns", count).format(n=fmt.number(count)),
            *([] if group.first.table.headed else [_("no header line")]),
        ]
    )
    facts = [*reading, size_text(group.size), short_path(group.first.table.path.parent)]
    return [
        [],
        [
            (f"  {_('Import')}  {names(arrival.batch.files, 2)}", palette.strong),
            (f"   {kind_words(group.mapping)}", palette.quiet),
        ],
        [(f"  {' · '.join(facts)}", palette.quiet)],
    ]


def reason_lines(arrival: Arrival, importing: bool, palette: Palette, width: int) -> list[list[Part]]:
    """How far the work is, else what Enter would do; and how a column is changed."""
    found, job = arrival.found, arrival.job
    change: list[Part] = [(" Esc", palette.key), (_(" another file"), palette.quiet)] if only_phones(arrival) else [
                          (" →", palette.key), (_(" changes what a column becomes   "), palette.quiet),
                          ("Esc", palette.key), (_(" another file"), palette.quiet)]  # fmt: skip
    if any(len(sheets(each)) > 1 for each in arrival.batch.files):
        change += [("   s", palette.key), (_(" next sheet"), palette.quiet)]
    elif not all(each.table.headed for each in arrival.batch.files):
        change += [("   h", palette.key), (f" {_('header line')}", palette.quiet)]
    if job is not None:
        return [_bar(job, importing, palette, width), [] if importing else change]
    if arrival.problems:
        return [[(_(" Nothing can come in before this is settled."), palette.plain)], change]
    new, changed = (found.total("new"), found.total("changed")) if found is not None else (0, 0)
    others = (found.total("linked"), found.total("unmatched")) if found is not None else (0, 0)
    if not new and not changed and not any(others):
        return [[(_(" The book has all of it already."), palette.plain)], change]
    parts = [_("{n} new").format(n=fmt.number(new))] if new else []
    parts += [_("{n} changed").format(n=fmt.number(changed))] if changed else []
    parts += [_("{n} logged already").format(n=fmt.number(others[0]))] if others[0] else []
    parts += [_("{n} that are nobody's").format(n=fmt.number(others[1]))] if others[1] else []
    words = _(" brings in {what}; nothing is written before").format(what=", ".join(parts))
    enter: list[Part] = [(" Enter", palette.key), (words, palette.plain)]
    if width_of(enter) > width:
        enter = [(" Enter", palette.key), (_(" brings in {what}").format(what=", ".join(parts)), palette.plain)]
    return [enter, change]


def only_phones(arrival: Arrival) -> bool:
    """Whether nothing comes in but a phone's files, which have no columns to be changed."""
    return all(phones.is_phones(group) for group in arrival.batch.groups())


def column_lines(group: Group, header: str, palette: Palette) -> list[list[Part]]:
    """The column for which a field is being chosen, with as many of its values as fit."""
    at = group.first.headers.index(header)
    values = dict.fromkeys(" ".join(row[at].split()) for row in group.first.sample)
    shown = " · ".join(value for value in values if value)
    return [
        [(_(" What does “{column}” become?").format(column=header), palette.strong)],
        [(f" {shown}" if shown else _(" it is empty in the first rows"), palette.quiet)],
    ]


def _bar(job: Job, importing: bool, palette: Palette, width: int) -> list[Part]:
    """A bar by the bytes read; then, since nobody knows how long writing takes, a piece of it that moves."""
    cells = max(8, min(60, width - 34))
    writing = job.phase == "write"
    if job.stop.is_set():
        words = _("stopping…")
    elif writing:
        words = _("writing…") if importing else _("comparing with the book…")
    else:
        words = _("reading {share}").format(share=fmt.share(job.fraction))
    piece = max(4, cells // 6)
    full = piece if writing else round(cells * job.fraction)
    before = job.beats % (cells - piece + 1) if writing else 0
    return [
        (" ", palette.plain),
        ("─" * before, palette.rule),
        ("━" * full, palette.ink("mild")),
        ("─" * (cells - full - before), palette.rule),
        (f"  {words}", palette.strong if importing else palette.quiet),
    ]
