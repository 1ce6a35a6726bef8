"""A next action in the user's words, understood, or refused with what would be right."""

from __future__ import annotations

from collections.abc import Container
from datetime import date

from cockpit.core.errors import BadInput
from cockpit.core.when import understand
from cockpit.core.words import _
from cockpit.core.workdays import NO_HOLIDAYS, next_working_day
from cockpit.store.touches import Promise


def promise(words: str, today: date, text: str = "", holidays: Container[str] = NO_HOLIDAYS) -> Promise:
    """The action, due on the next working day where the words name none.

    Args:
        words: as typed.
        today: the day that "tomorrow" follows.
        text: what is to be done where the words name a day only.
        holidays: ISO days that are no working days.

    Raises:
        BadInput: where the words contradict themselves, or say nothing.
    """
    planned = understand(words, today)
    if planned.problem:
        raise BadInput(planned.problem)
    what = planned.text or text
    if not what:
        raise BadInput(_("“{words}” says when, but not what: “offer fri”").format(words=words))
    at = planned.at.strftime("%H:%M") if planned.at else None
    return Promise(what, planned.due or next_working_day(today, holidays), at)
