"""What a lens is: one question put to every client, answered by a state, a figure and a reason."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from typing import TYPE_CHECKING

from cockpit.core.facts import ClientFacts
from cockpit.core.named import NamedTuple

if TYPE_CHECKING:
    from cockpit.core.portfolio import Portfolio


class State(NamedTuple):
    """One answer that a lens can give."""

    id: str
    label: str
    glyph: str
    """One cell that says the same as the colour."""
    tone: str
    """How far it steps forward: "calm", "mild", "warn", "alarm", "unknown" or "muted". The theme has the colours."""


class Lens(NamedTuple):
    """A pure function over (client facts, portfolio) with the table of states that everything else follows from."""

    id: str
    label: str
    question: str
    place: int
    """Where `Tab` meets it."""
    states: tuple[State, ...]
    read: Callable[[ClientFacts, Portfolio], tuple[int, float | None]]
    """The index of the state, and the figure behind it."""
    reason: Callable[[ClientFacts, Portfolio], str]
    """The answer in words and figures, without the state's name."""
    follows: tuple[str, ...] = ()
    """The facts that the answer follows from, beside the portfolio; clients alike in all of them are asked once."""
    needs: str = ""
    """What must be loaded before it can read: "" or "sales" or "activity"."""

    def letters(self) -> tuple[str, ...]:
        """The letter of each state for the filter: the first free one of its English name; `f` clears.

        They are the same in every language, as all keys are: a hand that knows them need not learn them again.
        """
        taken = {"f"}
        letters = []
        for state in self.states:
            letter = next((sign for sign in state.label.lower() if sign.isalpha() and sign not in taken), "")
            taken.add(letter)
            letters.append(letter)
        return tuple(letters)


_lenses: dict[str, Lens] = {}


def lenses() -> dict[str, Lens]:
    """All lenses by id in the order of `Tab`: every module in `cockpit/core/lenses` that has a `LENS`."""
    if not _lenses:
        package = importlib.import_module("cockpit.core.lenses")
        found = [
            importlib.import_module(f"cockpit.core.lenses.{module.name}").LENS
            for module in pkgutil.iter_modules(package.__path__)
        ]
        _lenses.update({lens.id: lens for lens in sorted(found, key=lambda lens: lens.place)})
    return _lenses
