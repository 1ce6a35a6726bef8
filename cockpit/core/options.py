"""What a field with fixed answers can hold: kept by its id, shown and typed in the user's own words."""

from __future__ import annotations

from collections.abc import Sequence

from cockpit.core.words import N_, _

LABELS = {
    "prospect": N_("prospect"),
    "active": N_("active"),
    "dormant": N_("dormant"),
    "lost": N_("lost"),
    "handed over": N_("handed over"),
    "archived": N_("archived"),
    "user": N_("user"),
    "buyer": N_("buyer"),
    "decision-maker": N_("decision-maker"),
    "given": N_("given"),
    "refused": N_("refused"),
}
"""Of a client's status, a person's rank and consents; what is not here (a class) is shown as it is kept."""


def label(option: str) -> str:
    """The option in the user's words."""
    return _(LABELS[option]) if option in LABELS else option


def chosen(typed: str, options: Sequence[str]) -> str | None:
    """The option meant by a whole word or its beginning, in the user's words or by its id; None where there is none."""
    text = typed.casefold()
    said = [(name.casefold(), option) for option in options for name in (option, label(option))]
    for name, option in said:
        if text == name:
            return option
    for name, option in said:
        if text and name.startswith(text):
            return option
    return None


def listed(options: Sequence[str]) -> str:
    """All options in the user's words, for the sentence that asks for one of them."""
    return ", ".join(label(option) or "–" for option in options)
