"""The screen in a browser on this machine."""

from __future__ import annotations

import sys
from importlib.util import find_spec

import click

from cockpit import settings
from cockpit.cli.session import Session
from cockpit.core.errors import BadInput
from cockpit.core.words import _


@click.command(
    help=_(
        "The screen in a browser on this machine, for a second monitor; no other machine can reach it. "
        "The address that is printed holds a secret: whoever has it sees the book. Ctrl+C ends it."
    )
)
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help=_("0 takes a free one."))
@click.option("--demo", is_flag=True, help=_("A copy of the sample instead of the book."))
@click.pass_obj
def serve(session: Session, port: int, demo: bool) -> None:
    """Serve until interrupted."""
    if find_spec("textual_serve") is None:
        raise BadInput(
            _("the browser needs a part that is not installed: `pip install 'portfolio-cockpit[web]'` brings it")
        )
    if not demo:
        # a book that cannot be opened is said here, not in the browser
        with session.book():
            pass
    # imported here: only this verb serves anything
    from cockpit.web.server import serve as serving

    command = [sys.executable, "-m", "cockpit"]
    if session.clock.pinned is not None:
        command += ["--today", session.clock.pinned.isoformat()]
    command += ["demo"] if demo else ["open", str(session.path.absolute())]
    title = _("Cockpit · {book}").format(book=_("demo") if demo else session.path.name)
    serving(command, port, title, str(settings.read()["language"] or "en"), lambda url: _told(session, url))


def _told(session: Session, url: str) -> None:
    session.answer({"url": url}, [_("{url}  (Ctrl+C ends it)").format(url=url)])
    sys.stdout.flush()


COMMAND = serve
