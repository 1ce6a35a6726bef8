"""The lines around the lists of the import: what comes in, how far it is, what Enter would do."""

from __future__ import annotations

from cockpit.app.importing.arrival import Arrival
from cockpit.app.importing.batch import Group, delimiter_words, encoding_words, kind_words, names
from cockpit.app.importing.folder import short_path, size_text
from cockpit.app.importing.work import Job
from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Part
from cockpit.core import formatter as fmt
from cockpit.core.words import _, ngettext


def title_lines(job: Job | None, palette: Palette) -> list[list[Part]]:
    """The head while files are picked."""
    looking: list[Part] = [(_("  looking at it…"), palette.key)] if job is not None else []
    return [
        [],
        [(_("  Import"), palette.strong)],
        [(_("  clients, contacts or sales from CSV and other text files, or Atomic CRM's JSON"), palette.quiet)],
        looking,
    ]


def head_lines(arrival: Arrival, group: Group, importing: bool, palette: Palette, width: int) -> list[list[Part]]:
    """What comes in, how it is read, and how far the work is."""
    count = len(group.first.headers)
    facts = [
        encoding_words(group.files),
        delimiter_words(group.first.table.delimiter),
        ngettext("{n} column", "{n} columns", count).format(n=fmt.number(count)),
        size_text(group.size),
        short_path(group.first.table.path.parent),
    ]
    return [
        [],
        [
            (f"  {_('Import')}  {names(arrival.batch.files, 2)}", palette.strong),
            (f"   {kind_words(group.mapping)}", palette.quiet),
        ],
        [(f"  {' · '.join(facts)}", palette.quiet)],
        _bar(arrival.job, importing, palette, width) if arrival.job is not None else [],
    ]


def _bar(job: Job, importing: bool, palette: Palette, width: int) -> list[Part]:
    if job.stop.is_set():
        words = _("stopping…")
    elif job.phase == "write":
        words = _("writing…") if importing else _("comparing with the book…")
    else:
        words = _("reading {share}").format(share=fmt.share(job.fraction))
    cells = max(8, min(72, width - 32))
    full = round(cells * job.fraction)
    return [
        ("  ", palette.plain),
        ("━" * full, palette.ink("mild")),
        ("─" * (cells - full), palette.rule),
        (f"  {words}", palette.strong if importing else palette.quiet),
    ]


def reason_lines(arrival: Arrival, importing: bool, palette: Palette) -> list[list[Part]]:
    """What Enter would do, and how a column is changed."""
    problems, found, job = arrival.problems, arrival.found, arrival.job
    if importing:
        words = _(" stopping…") if job is not None and job.stop.is_set() else _(" bringing it in")
        return [[(words, palette.plain)], []]
    change: list[Part] = [(" →", palette.key), (_(" changes what a column becomes   "), palette.quiet),
                          ("Esc", palette.key), (_(" another file"), palette.quiet)]  # fmt: skip
    if problems:
        more = _("  and {n} more").format(n=len(problems) - 1) if len(problems) > 1 else ""
        return [[(" ✗ ", palette.ink("alarm")), (problems[0], palette.strong), (more, palette.quiet)], change]
    if found is None:
        return [[(_(" counting what would come of it…"), palette.quiet)], change]
    new, changed = found.total("new"), found.total("changed")
    if not new and not changed:
        return [[(_(" The book has all of it already."), palette.plain)], change]
    parts = [_("{n} new").format(n=fmt.number(new))] if new else []
    parts += [_("{n} changed").format(n=fmt.number(changed))] if changed else []
    words = _(" brings in {what}; nothing is written before").format(what=", ".join(parts))
    return [[(" Enter", palette.key), (words, palette.plain)], change]
