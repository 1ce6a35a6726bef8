"""Where an item of the routine leads: a place, or the grid through a lens with a state kept bright."""

from __future__ import annotations

from cockpit.app.commands.table import places
from cockpit.core.lens import lenses
from cockpit.core.words import _

IMPORT = "import"


def link_words(link: str) -> str:
    """Where the link leads, in words; empty where it leads nowhere that there is."""
    name, state = _lens_of(link)
    if name:
        lens = lenses()[name]
        label = next((_(each.label) for each in lens.states if each.id == state), "")
        return f"{_(lens.label)}: {label}" if label else _(lens.label)
    return _(places()[link].label) if link in places() else ""


def all_links() -> list[tuple[str, str]]:
    """(link, words) of every place that one can go to, then of every state of every lens."""
    found = [(place.id, _(place.label)) for place in places().values() if place.letter or place.id == IMPORT]
    for lens in lenses().values():
        links = [f"lens:{lens.id}:{state.id}" for state in lens.states]
        found += [(link, link_words(link)) for link in links]
    return found


def _lens_of(link: str) -> tuple[str, str]:
    parts = link.split(":")
    if len(parts) in (2, 3) and parts[0] == "lens" and parts[1] in lenses():
        return parts[1], parts[2] if len(parts) == 3 else ""
    return "", ""
