"""The vital signs of a book: the few figures that stand above everything, always."""

from __future__ import annotations

from cockpit.core import breath
from cockpit.core import formatter as fmt
from cockpit.core.lens import lenses
from cockpit.core.named import NamedTuple
from cockpit.core.portfolio import Portfolio, Reading
from cockpit.core.words import _


class VitalSigns(NamedTuple):
    """How the whole book is."""

    breathing: int
    """Clients reached within their cadence."""
    counted: int
    """Clients that the share is about."""
    due: int
    late: int
    never: int
    actions_due: int
    """Next actions and tasks that are due today or were before."""
    actions_overdue: int
    """Next actions among them whose day is over."""

    @property
    def share(self) -> float | None:
        """The part of the book that breathes, 0 to 1; None where nobody counts."""
        return self.breathing / self.counted if self.counted else None


def vital_signs(book: Portfolio, reading: Reading | None = None) -> VitalSigns:
    """The figures of today; `reading` is the book through the breath lens, where the caller has it already."""
    reading = reading or book.read(lenses()["breath"])
    states = reading.counts
    return VitalSigns(
        *book.breathing(reading),
        states[breath.DUE],
        states[breath.LATE],
        states[breath.NEVER],
        *book.promises,
    )


def in_words(signs: VitalSigns, series: list[float]) -> list[str]:
    """The figures as short texts, the weightiest first, for whoever has room for one, some or all of them.

    Args:
        signs: today's figures.
        series: the share that breathed on some days past, a week apart, today last; empty where unknown.
    """
    share = _("breathing {share}").format(share=fmt.share(signs.breathing, signs.counted))
    if len(series) > 1 and signs.counted:
        points = round(100 * (series[-1] - series[-2]))
        share += f" {points:+d}".replace("-", "−") + f" {fmt.sparkline(series)}"
    words = _("actions due {n} ({late} overdue)") if signs.actions_overdue else _("actions due {n}")
    actions = words.format(n=fmt.number(signs.actions_due), late=fmt.number(signs.actions_overdue))
    return [
        share,
        _("due {n}").format(n=fmt.number(signs.due)),
        _("late {n}").format(n=fmt.number(signs.late)),
        _("never {n}").format(n=fmt.number(signs.never)),
        actions,
    ]
