"""The verbs as one click group; each is imported only when it is called."""

from __future__ import annotations

import importlib
from pathlib import Path

import click

from cockpit import __version__
from cockpit.cli import click_words
from cockpit.cli.arguments import is_verb
from cockpit.cli.session import Session
from cockpit.core.errors import BadInput
from cockpit.core.words import _

_FOLDER = Path(__file__).parent / "verbs"
LIKE = 0.65
"""How alike a word and a verb must be for the verb to be proposed, 0 to 1."""


class Verbs(click.Group):
    """Every module in `cockpit/cli/verbs` that has a `COMMAND`; a new verb is one new file."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, from the names of the files."""
        return sorted(_name(file.stem) for file in _FOLDER.glob("[a-z]*.py"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the verb's file."""
        if not is_verb(cmd_name):
            return None
        stem = cmd_name.replace("-", "_")
        module = stem if (_FOLDER / f"{stem}.py").is_file() else f"{stem}_"
        command: click.Command = importlib.import_module(f"cockpit.cli.verbs.{module}").COMMAND
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the verb, or say which ones come near.

        Raises:
            BadInput: there is no such verb.
        """
        if args[0] == "help":
            click.echo(ctx.get_help())
            ctx.exit()
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            # imported here: only a slip of the finger needs it
            from difflib import get_close_matches

            near = get_close_matches(args[0], self.list_commands(ctx), 3, LIKE)
            words = (
                _("“{word}” is no verb and no book: `cockpit --help` lists the verbs; did you mean {verbs}?")
                if near
                else _("“{word}” is no verb and no book: `cockpit --help` lists the verbs")
            )
            raise BadInput(words.format(word=args[0], verbs=", ".join(near)))
        return super().resolve_command(ctx, args)


def _name(stem: str) -> str:
    """The verb of a file; `import_.py` has its underscore because the word alone is Python's."""
    return stem.rstrip("_").replace("_", "-")


# they are taken out of the words before click sees them, and stand here for `--help`
@click.group(
    cls=Verbs,
    help=_("The whole book of clients on one screen; `cockpit` alone, or with a book's PATH, opens it."),
    epilog=_("CLIENT is a uid, an own code, or words that match one client only."),
    context_settings={"max_content_width": 110},
)
@click.option("--book", metavar="PATH", help=_("The book; else $COCKPIT_BOOK, else the one in your data folder."))
@click.option("--today", metavar="YYYY-MM-DD", help=_("Take this day for today."))
@click.option("--json", is_flag=True, help=_("Answer as JSON, for scripts."))
@click.option("--quiet", is_flag=True, help=_("Say nothing where all went well."))
@click.version_option(__version__, message="cockpit %(version)s", help=_("Show the version and exit."))
def group(**_options: object) -> None:
    """The group itself does nothing."""


def run(words: list[str], session: Session) -> int:
    """Run a verb; returns the exit status.

    Raises:
        BadInput: the words are no use; click's sentence says why.
    """
    click_words.lend()
    try:
        # not `group.main`: it ends the program by itself where a pipe is closed or Ctrl-C is pressed
        with group.make_context("cockpit", list(words), obj=session) as context:
            status = group.invoke(context)
    except click.exceptions.Exit as over:
        return over.exit_code
    except click.Abort:
        raise KeyboardInterrupt from None
    except click.UsageError as fault:
        path = fault.ctx.command_path if fault.ctx else "cockpit"
        raise BadInput(
            _("{what} `{command} --help` shows how").format(what=fault.format_message(), command=path)
        ) from None
    except click.ClickException as fault:
        raise BadInput(fault.format_message()) from None
    return status if isinstance(status, int) else 0
