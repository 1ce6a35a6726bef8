"""Every failure that a user can act on, each saying what, where and what to do in one sentence."""

from __future__ import annotations

STRANGE = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError)
"""What Python raises over a value that stands in a book and that the program never wrote there."""


class CockpitError(Exception):
    """A failure with a sentence for the user; `exit_status` is what a command line verb ends with."""

    exit_status = 1


class BadInput(CockpitError):
    """Something typed or a file given is not usable; nothing was changed."""

    exit_status = 2


class BookUnusable(CockpitError):
    """The book is missing, damaged, newer, foreign, locked or read-only; its bytes are untouched."""

    exit_status = 3


class BookMoved(BookUnusable):
    """The open book's file is no longer the one at its path; what is open can be saved elsewhere."""


class BookDamaged(BookUnusable):
    """The file is not whole: it is left as it is, and a backup takes its place."""


class AlreadyDone(CockpitError):
    """An operation that is tried again is in the book: the first try was durable, whatever it had reported."""

    def __init__(self, operation: int) -> None:
        """Of the operation's id."""
        super().__init__()
        self.operation = operation


class NoSuchClient(CockpitError):
    """No client, or several, answer to what was typed."""

    exit_status = 4
    none = False
    """Whether it is none."""


class UndoRefused(CockpitError):
    """A later change stands on what was to be undone."""

    exit_status = 2


class Cancelled(CockpitError):
    """The user stopped a long piece of work; nothing of it was kept."""

    exit_status = 2
