"""What an import did, or would do: counts by file, sums of the sales."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Counts:
    """What became of the rows of one file."""

    new: int = 0
    changed: int = 0
    same: int = 0
    twice: int = 0
    """Sales lines that an earlier line of the same run had already told."""
    linked: int = 0
    """Calls and messages that were logged by hand already."""
    unmatched: int = 0
    """Calls and messages whose number belongs to nobody in the book; kept to be assigned."""
    left_out: dict[str, int] = field(default_factory=dict)
    """Calls and messages of no use to this book, by the id of the reason."""


@dataclass
class Sums:
    """What a run of sales files adds up to, whether new or known."""

    lines: int = 0
    net: int = 0
    unassigned_lines: int = 0
    """Lines that name no client; they count in the book's total and belong to nobody."""
    unassigned_net: int = 0


@dataclass
class Outcome:
    """What an import did, or (dry) would do."""

    operation: int | None
    """None where nothing was to change, or the run was dry."""
    files: list[Counts]
    sums: Sums | None
    clients_made: int = 0
    """Clients that a sales file named and the book did not have."""
    touches: int = 0
    """Touches made of calls and messages."""
    clients: list[int] = field(default_factory=list)
