"""The lenses: the questions that the grid answers."""

from __future__ import annotations

from collections.abc import Iterator

import click

from cockpit.cli.session import Session
from cockpit.core import lens
from cockpit.core.words import _


@click.command(help=_("The lenses, each with its question and the states it tells apart."))
@click.pass_obj
def lenses(session: Session) -> None:
    """Print them."""
    found = list(lens.lenses().values())
    session.answer(
        [
            {
                "id": each.id,
                "label": _(each.label),
                "question": _(each.question),
                "states": [
                    {"state": state.id, "label": _(state.label), "glyph": state.glyph, "letter": letter}
                    for state, letter in zip(each.states, each.letters(), strict=True)
                ],
            }
            for each in found
        ],
        _lines(found),
    )


def _lines(found: list[lens.Lens]) -> Iterator[str]:
    for each in found:
        yield f"{each.id}: {_(each.question)}"
        for state, letter in zip(each.states, each.letters(), strict=True):
            yield f"  {state.glyph}  f {letter or ' '}  {_(state.label)}"


COMMAND = lenses
