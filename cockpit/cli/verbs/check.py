"""Look the whole book over: is everything as the program would have written it?"""

from __future__ import annotations

import click

from cockpit.cli.session import Session
from cockpit.core.errors import BookUnusable
from cockpit.core.words import _
from cockpit.store.examination import examine


@click.command(help=_("Look the whole book over. Nothing is written; exit status 3 where something is wrong."))
@click.pass_obj
def check(session: Session) -> int:
    """Print the findings."""
    try:
        findings = examine(session.path)
    except BookUnusable as fault:
        if not session.as_json:
            raise
        findings = [str(fault)]
    session.acted(
        {"ok": not findings, "findings": findings}, findings or [_("{path} is sound").format(path=session.path)]
    )
    return BookUnusable.exit_status if findings else 0


COMMAND = check
