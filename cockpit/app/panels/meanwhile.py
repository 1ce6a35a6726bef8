"""Whether what is being edited was changed by another program, or another screen, since the editor was opened."""

from __future__ import annotations

from cockpit.app.panels.listing import Subject, Told

SEARCHED = 2_000
"""Lines among which the one being edited is looked for."""


def changed(now: Told, subject: Subject) -> Subject | None:
    """The subject as the book has it now, where its text is not the one that the editor began with; None else.

    Args:
        now: the list made anew.
        subject: what is being edited, as it was when the editor was opened.
    """
    what = (subject.kind, subject.id, subject.column)
    for index in range(min(len(now), SEARCHED)):
        found = now.subject(index)
        if found is not None and (found.kind, found.id, found.column) == what:
            return found if found.text != subject.text else None
    return None
