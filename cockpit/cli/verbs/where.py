"""Where book, sample, settings and logs lie."""

from __future__ import annotations

import os

import click

from cockpit import paths
from cockpit.cli.printing import table
from cockpit.cli.session import Session
from cockpit.core.words import N_, _


@click.command(help=_("Where book, sample, settings and logs lie."))
@click.pass_obj
def where(session: Session) -> None:
    """Print the paths; nothing is created."""
    named = {
        N_("book"): session.path,
        N_("data folder"): paths.data_folder(),
        N_("demo"): paths.demo_book(),
        N_("sample"): paths.sample(),
        N_("settings"): paths.settings_file(),
        N_("log"): paths.log_file(),
    }
    # unlike a Path's own, it takes what may not be looked into for what is not there
    rows = [(what, path.absolute(), os.path.exists(path)) for what, path in named.items()]  # noqa: PTH110
    session.answer(
        [{"what": what, "path": str(path), "exists": exists} for what, path, exists in rows],
        table([[_(what), str(path), "" if exists else _("not there")] for what, path, exists in rows]),
    )


COMMAND = where
