"""What would come of a batch, as lines; and what came of it, as one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from cockpit.app.importing import phones
from cockpit.app.importing.batch import Batch
from cockpit.app.importing.work import Found
from cockpit.app.panels.listing import Listing, Subject, in_column, label_cells, wrapped
from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Part, flowed, width_of
from cockpit.core import formatter as fmt
from cockpit.core.words import _, ngettext

BAD = "bad"
"""Kind of the subject of a bad row."""
LISTED = 200
"""Bad rows that are listed; the rest are counted."""


def outcome_listing(found: Found, batch: Batch, currency: str, palette: Palette, width: int, wide: bool) -> Listing:
    """The counts, the sums, then the bad rows; in a low panel the counts share lines."""
    listing = Listing()
    if wide:
        column = label_cells(label for label, _figure, _more, _tone in _facts(found, currency))
        listing.add([(_("  what would come of it"), palette.quiet)])
        facts = _facts(found, currency)
        cells = max(len(figure) for _label, figure, _more, _tone in facts)
        for label, figure, more, tone in facts:
            style = palette.ink(tone) if tone else palette.strong
            lead: list[Part] = [(f"  {in_column(label, column)}", palette.quiet), (f"{figure:>{cells}}", style)]
            for at, words in enumerate(wrapped(more, width - width_of(lead) - 3)):
                before = [(" " * width_of(lead), palette.quiet)] if at else lead
                listing.add([*before, (f"  {words}", palette.quiet)])
        if found.bad_total:
            listing.gap(palette)
    else:
        line: list[Part] = [(" ", palette.quiet)]
        apart = {_("net"), *(label for label, _figure, _more, _tone in phones.facts(found))}
        for label, figure, more, tone in _facts(found, currency):
            if label in apart and line:
                listing.add(line)
                line = [(" ", palette.quiet)]
            style = palette.ink(tone) if tone else palette.strong
            line += [(f" {label} ", palette.quiet), (f"{figure} ", style), (f"{more} " if more else "", palette.quiet)]
        listing.add(line)
    _bad(listing, found, batch, palette, width)
    return listing


def problems_listing(problems: Sequence[str], palette: Palette, width: int) -> Listing:
    """What stands in the way; nothing while it is being counted."""
    listing = Listing()
    heading = _("  what stands in the way") if problems else _("  what would come of it")
    listing.add([(heading, palette.quiet)])
    for problem in problems:
        for place, words in enumerate(wrapped(problem, width - 6)):
            listing.add([("    " if place else "  ✗ ", palette.ink("alarm")), (words, palette.plain)])
    return listing


def _facts(found: Found, currency: str) -> list[tuple[str, str, str, str]]:
    """(label, figure, what more is to be said, tone) of each count."""
    outcome, sums = found.outcome, found.outcome.sums
    bad = found.bad_total
    facts = [
        (_("new"), fmt.number(found.total("new")), "", ""),
        (_("changed"), fmt.number(found.total("changed")), "", ""),
        (_("same"), fmt.number(found.total("same")), "", ""),
        (_("bad"), fmt.number(bad), "", "alarm" if bad else ""),
    ]
    if found.total("twice"):
        facts.append((_("told twice"), fmt.number(found.total("twice")), "", ""))
    if sums is not None:
        lines = ngettext("{n} line", "{n} lines", sums.lines).format(n=fmt.number(sums.lines))
        facts.append((_("net"), fmt.money(sums.net, currency), lines, ""))
        if sums.unassigned_lines:
            lines = ngettext("{n} line", "{n} lines", sums.unassigned_lines).format(n=fmt.number(sums.unassigned_lines))
            facts.append((_("no client"), fmt.money(sums.unassigned_net, currency), lines, ""))
    facts += phones.facts(found)
    if outcome.clients_made:
        facts.append((_("new clients"), fmt.number(outcome.clients_made), "", ""))
    return facts


def _bad(listing: Listing, found: Found, batch: Batch, palette: Palette, width: int) -> None:
    if not found.bad_total:
        return
    heading: list[Part] = [(_("  bad rows"), palette.strong), (_("  stay out, the rest comes in"), palette.quiet)]
    for line in flowed(heading, width - 1):
        listing.add(line)
    room = LISTED
    for each, rows in zip(batch.files, found.bad, strict=True):
        if not rows or not room:
            continue
        if len(batch.files) > 1:
            listing.add([(f"  {each.table.path.name}", palette.quiet)])
        cells = max(len(fmt.number(row.line)) for row in rows[:room])
        for row in rows[:room]:
            lead = f"  {fmt.number(row.line):>{cells}}  "
            for place, words in enumerate(wrapped(row.reason, width - len(lead) - 1)):
                shown: Part = (lead if not place else " " * len(lead), palette.quiet)
                listing.add([shown, (words, palette.plain)], Subject(BAD, row.line) if not place else None)
        room -= min(room, len(rows))
    rest = found.bad_total - (LISTED - room)
    if rest > 0:
        listing.add([(_("  and {n} more").format(n=fmt.number(rest)), palette.quiet)], Subject(BAD))


def ending(found: Found) -> str:
    """What came of it, in one sentence."""
    if found.outcome.operation is None:
        words = _("nothing changed: the book had it all already")
        if found.total("same") == 0:
            words = _("nothing came in: the file holds nothing that could be used")
        return _("{words} · bad {n}").format(words=words, n=fmt.number(found.bad_total)) if found.bad_total else words
    parts = [
        _("imported: new {n}").format(n=fmt.number(found.total("new"))),
        _("changed {n}").format(n=fmt.number(found.total("changed"))),
        _("same {n}").format(n=fmt.number(found.total("same"))),
        _("bad {n}").format(n=fmt.number(found.bad_total)),
        *phones.ending_words(found),
        _("u takes it back"),
    ]
    if found.outcome.clients_made:
        parts.insert(-1, _("clients made {n}").format(n=fmt.number(found.outcome.clients_made)))
    return " · ".join(parts)
