"""Figures that tick an item of the routine by themselves when they are nought."""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import dataclass
from datetime import date, timedelta

from cockpit.core.lens import lenses
from cockpit.core.named import NamedTuple
from cockpit.core.portfolio import Portfolio
from cockpit.core.words import N_


class Around(NamedTuple):
    """What a figure may ask beside the portfolio."""

    starts: date
    """The first day of the period that the list is for."""
    ends: date
    swept: Set[str]
    """Days of the period on which a sweep was brought to its end, as ISO text."""
    holidays: Set[date] = frozenset()


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the cockpit."""

    id: str
    label: str
    """What is counted, in a few words."""
    count: Callable[[Portfolio, Around], int]
    needs: str = ""
    """What of the portfolio must be loaded: "" or "sales" or "activity"."""


def _in_state(lens: str, state: str) -> Callable[[Portfolio, Around], int]:
    def count(book: Portfolio, around: Around) -> int:
        seen = lenses()[lens]
        wanted = next(index for index, each in enumerate(seen.states) if each.id == state)
        return sum(seen.read(facts, book)[0] == wanted for facts in book.clients)

    return count


def _unswept(book: Portfolio, around: Around) -> int:
    """Working days of the period without a sweep that was done; those to come count, or Monday would settle Friday."""
    days = (around.starts + timedelta(days=n) for n in range((around.ends - around.starts).days + 1))
    return sum(day.weekday() < 5 and day not in around.holidays and day.isoformat() not in around.swept for day in days)


def _unswept_today(book: Portfolio, around: Around) -> int:
    return int(book.iso not in around.swept)


def _tasks(book: Portfolio, around: Around) -> int:
    return book.tasks_due


FIGURES = {
    figure.id: figure
    for figure in (
        Figure("no-action", N_("clients without a next action"), _in_state("next", "none")),
        Figure("overdue-actions", N_("clients whose next action is overdue"), _in_state("next", "overdue")),
        Figure("tasks", N_("tasks due"), _tasks),
        Figure("never", N_("clients never reached"), _in_state("breath", "never")),
        Figure("late", N_("clients late by breath"), _in_state("breath", "late")),
        Figure("late-orders", N_("clients whose order is late"), _in_state("rhythm", "late"), "sales"),
        Figure("sweep-days", N_("working days without a sweep done"), _unswept),
        Figure("sweep-today", N_("today's sweep not done"), _unswept_today),
    )
}
"""By id, as templates and items name them."""


def count(figure: str, book: Portfolio, around: Around) -> int | None:
    """The figure now; None where there is no such figure, or no client that it could be about."""
    found = FIGURES.get(figure)
    return found.count(book, around) if found is not None and book.clients else None
