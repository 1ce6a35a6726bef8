"""Take client lists, sales files, phone backups and exported chats in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import click

from cockpit.cli import phone
from cockpit.cli.hush import hushed
from cockpit.cli.progress import Bar, stoppable
from cockpit.cli.session import Session
from cockpit.cli.unswept import unswept
from cockpit.core import formatter as fmt
from cockpit.core.errors import BadInput
from cockpit.core.ids import uid
from cockpit.core.incoming import BadRow
from cockpit.core.visible import visible
from cockpit.core.words import _, ngettext
from cockpit.exchange.fields import fields_of
from cockpit.exchange.intake import Prepared, Reading, missing, prepare
from cockpit.store.intake import take
from cockpit.store.outcome import Outcome

LISTED = 20
"""Reasons for which lines of a file stay out that are printed, each with its first line; the rest are counted."""


@click.command(
    help=_(
        "Take client lists, sales files, phone backups and chats in. What each file is, is found out; one undo takes"
        " all of it back."
    )
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--as", "kind", default="", metavar="KIND", help=_("What the files are, where that is not found out."))
@click.option(
    "--map", "map_file", type=click.Path(path_type=Path), metavar="FILE.toml", help=_("Which column is what.")
)
@click.option("--dry-run", is_flag=True, help=_("Show what would come of it, and change nothing."))
@click.option("--encoding", default="", help=_("The files' encoding, where it is not found out."))
@click.option("--delimiter", default="", help=_("What stands between the columns: one character, or tab."))
@click.option(
    "--header/--no-header",
    default=None,
    help=_("Whether the first line names the columns, where that is not found out."),
)
@click.option("--sheet", default="", metavar="NAME", help=_("The sheet of a workbook, where the first is not meant."))
@click.option("--bodies", is_flag=True, help=_("Keep what messages say too, as notes; else only that there were any."))
@click.option("--me", default="", metavar="NAME", help=_("Your own name in an exported chat."))
@click.pass_obj
def import_(
    session: Session,
    files: tuple[Path, ...],
    kind: str,
    map_file: Path | None,
    dry_run: bool,
    encoding: str,
    delimiter: str,
    header: bool | None,
    sheet: str,
    bodies: bool,
    me: str,
) -> None:
    """Read all files, take them in as one operation, then print what became of them."""
    with session.book() as book, _there_to_the_end():
        now = session.clock.now()
        with hushed():
            prepared = [prepare(file, kind, map_file, encoding, delimiter, sheet, header) for file in files]
            prepared = phone.at_home(prepared, book, now.zone, me, bodies)
        reading = Reading(prepared)
        sources = [each.source for each in reading.prepared]
        _same_currency(reading.prepared, book.currency)
        bar = Bar(_("reading"), _("writing"), lambda: reading.fraction, silent=session.quiet)
        with stoppable() as stopped, bar, unswept():
            outcome = take(
                book,
                reading.chunks(),
                sources,
                now,
                label=_("import: {files}").format(files=", ".join(file.name for file in files)),
                dry_run=dry_run,
                source="cli",
                progress=bar.step,
                cancelled=stopped,
            )
        currency = book.currency
    session.acted(_value(reading, outcome, currency), _lines(reading, outcome, currency, dry_run))


@contextmanager
def _there_to_the_end() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError:
        # the disk that they are on was pulled out, or has a bad place
        raise BadInput(_("a file went away or was changed while it was read: nothing was kept")) from None


def _same_currency(prepared: Sequence[Prepared], currency: str) -> None:
    for each in prepared:
        for sentence in missing(each, currency):
            raise BadInput(f"{each.source.file}: {sentence}")


def _value(reading: Reading, outcome: Outcome, currency: str) -> dict[str, object]:
    sums = outcome.sums
    return {
        "operation": None if outcome.operation is None else uid(outcome.operation),
        "files": [
            {
                "file": each.source.file,
                "kind": each.source.kind,
                "preset": each.source.preset,
                "encoding": each.source.encoding,
                "sheet": each.source.sheet,
                "header": each.table.headed,
                "new": outcome.files[at].new,
                "changed": outcome.files[at].changed,
                "same": outcome.files[at].same,
                "columns": {field: list(headers) for field, headers in each.mapping.columns.items()},
                "bad": [{"line": bad.line, "reason": bad.reason} for bad in reading.bad[at]],
                **phone.value(at, reading, outcome),
            }
            for at, each in enumerate(reading.prepared)
        ],
        "sums": None
        if sums is None
        else {
            "currency": currency,
            "net": sums.net,
            "lines": sums.lines,
            "unassigned_lines": sums.unassigned_lines,
            "unassigned_net": sums.unassigned_net,
        },
    }


def _lines(reading: Reading, outcome: Outcome, currency: str, dry_run: bool) -> Iterator[str]:
    for at, each in enumerate(reading.prepared):
        yield from _file(at, each, reading, outcome)
        if dry_run and each.source.kind != "touches" and (at == 0 or each.mapping != reading.prepared[at - 1].mapping):
            yield from _columns(each)
    sums = outcome.sums
    if sums is not None:
        words = ngettext("sales: {lines} line, {net} net", "sales: {lines} lines, {net} net", sums.lines)
        yield words.format(lines=fmt.number(sums.lines), net=fmt.money(sums.net, currency, cents=True))
        if sums.unassigned_lines:
            words = ngettext(
                "of them without a client: {lines} line, {net}",
                "of them without a client: {lines} lines, {net}",
                sums.unassigned_lines,
            )
            yield words.format(
                lines=fmt.number(sums.unassigned_lines), net=fmt.money(sums.unassigned_net, currency, cents=True)
            )
    if outcome.clients_made:
        yield _("clients that only the sales name: {clients} made").format(clients=fmt.clients(outcome.clients_made))
    if outcome.touches:
        yield ngettext("{n} touch made of them", "{n} touches made of them", outcome.touches).format(
            n=fmt.number(outcome.touches)
        )
    if dry_run:
        yield _("a dry run: nothing was changed")
    elif outcome.operation is None:
        known = sum(counts.same for counts in outcome.files)
        yield (
            _("nothing changed: the book had it all already")
            if known
            else _("nothing came in: the file holds nothing that could be used")
        )
    else:
        yield _("one `cockpit undo` takes all of it back")


def _columns(each: Prepared) -> Iterator[str]:
    """Which column becomes what, and which are left out: what a guess must show before it is believed."""
    labels = {field.id: _(field.label) for field in fields_of(each.source.kind)}
    taken = {header: field for field, headers in each.mapping.columns.items() for header in headers}
    for header in each.headers:
        if header in taken:
            yield f"  {visible(header)} → {labels.get(taken[header], taken[header])}"
    left_out = [visible(header) for header in each.headers if header not in taken]
    if left_out:
        yield _("  left out: {columns}").format(columns=", ".join(left_out))


def _file(at: int, each: Prepared, reading: Reading, outcome: Outcome) -> Iterator[str]:
    counts, bad = outcome.files[at], reading.bad_count[at]
    kind = {"sales": _("sales"), "touches": _("calls and messages")}.get(each.source.kind, _("clients"))
    sheet = _("sheet “{sheet}”").format(sheet=visible(each.source.sheet)) if each.source.sheet else ""
    yield _("{file}: {kind} ({preset}, {encoding})").format(
        file=each.source.file, kind=kind, preset=each.source.preset, encoding=sheet or each.source.encoding
    )
    if not each.table.headed:
        yield "  " + _("the first line is taken for data, and columns are numbered; --header takes it for a header")
    parts = [
        _("new {n}").format(n=fmt.number(counts.new)),
        _("changed {n}").format(n=fmt.number(counts.changed)),
        _("same {n}").format(n=fmt.number(counts.same)),
        _("bad {n}").format(n=fmt.number(bad)),
    ]
    if counts.twice:
        parts.append(_("told twice {n}").format(n=fmt.number(counts.twice)))
    yield "  " + " · ".join(parts)
    yield from phone.lines(at, reading, outcome)
    # of those with one reason the first is named, the others are counted
    firsts: dict[str, BadRow] = {}
    for row in reading.bad[at]:
        firsts.setdefault(row.reason, row)
    told = 0
    for row in islice(firsts.values(), LISTED):
        alike = reading.reasons[at][row.reason]
        told += alike
        more = f" ({_('and {n} more').format(n=fmt.number(alike - 1))})" if alike > 1 else ""
        yield f"  {each.source.file}:{row.line}: {row.reason}{more}"
    if bad > told:
        yield "  " + _("and {n} more").format(n=fmt.number(bad - told))


COMMAND = import_
