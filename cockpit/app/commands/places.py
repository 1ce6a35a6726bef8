"""The places that `g` and a letter lead to; a new screen adds its line here and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from cockpit.core.words import N_


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go."""

    letter: str
    id: str
    label: str
    question: str


PLACES = (
    Place("g", "grid", N_("grid"), N_("How is the whole book, and who needs me?")),
    Place("s", "sweep", N_("sweep"), N_("Who next, and what happened?")),
    Place("r", "routine", N_("routine"), N_("The checklist of this week.")),
)
