"""What can be done with the agenda."""

from __future__ import annotations

from cockpit.app.commands.command import Command, asks
from cockpit.app.commands.places import Place
from cockpit.core.words import N_

AGENDA = "agenda"
PLACES = (
    Place(
        AGENDA,
        N_("agenda"),
        N_("What have I promised, and when?"),
        N_("In the agenda"),
        N_(
            "What you have promised, by day, with the month beside it. A verb logs for the client of the line; x ticks"
            " and asks for what comes next; + moves a day on, several at once where they are marked."
        ),
        letter="a",
        screen="cockpit.app.screens.agenda:AgendaScreen",
        rank=3,
        in_hand=True,
    ),
)
_AGENDA = N_("Agenda")


def _command(id: str, keys: tuple[str, ...], label: str, help: str, act: str, foot: int = 0, keep: int = 0,
             shown: str = "") -> Command:  # fmt: skip
    does = asks(f"cockpit.app.agenda.acts:{act}")
    return Command(id, keys, label, help, _AGENDA, (AGENDA,), does, foot=foot, keep=keep, shown=shown)


COMMANDS = (
    Command(
        "agenda-open",
        ("enter",),
        N_("open"),
        N_("Open the client on the grid."),
        _AGENDA,
        (AGENDA,),
        lambda screen: screen.open_row(),
        foot=10,
        keep=8,
    ),
    Command(
        "agenda-mark",
        ("space",),
        N_("mark"),
        N_("Mark the line: what follows is done to all marked, as one change."),
        _AGENDA,
        (AGENDA,),
        lambda screen: screen.mark(),
        foot=15,
        keep=14,
    ),
    _command(
        "agenda-day",
        ("z",),
        N_("day"),
        N_("How long a working day is; a day's load is held against it."),
        "ask_day",
    ),
    _command(
        "agenda-next-section",
        ("tab",),
        N_("next part"),
        N_("Go to the next part: overdue, today, tomorrow, this week, later."),
        "next_section",
        foot=12,
    ),
    _command(
        "agenda-section-before",
        ("shift+tab",),
        N_("part before"),
        N_("Go to the part before."),
        "section_before",
    ),
    _command(
        "agenda-later",
        ("plus",),
        N_("a day on"),
        N_("Move it a day on, or with a number before it so many: 3+ three days, 7+ a week; the time stays."),
        "later",
        foot=12,
        keep=5,
    ),
    _command(
        "agenda-earlier",
        ("minus",),
        N_("a day back"),
        N_("Move it a day back, not beyond today."),
        "earlier",
    ),
    _command(
        "agenda-when",
        ("w",),
        N_("when"),
        N_("Move it in words: “+3d”, “+1w”, “+2wd” (working days), “fri”, “15.12 10:00”."),
        "ask_when",
        foot=13,
        keep=6,
    ),
    _command(
        "agenda-edit",
        ("f2",),
        N_("edit"),
        N_("Edit the words, the day, the time, the minutes (45m) and the ground (#analyse)."),
        "edit",
        foot=17,
        keep=12,
    ),
    _command(
        "agenda-task",
        ("T", "insert", "ctrl+n"),
        N_("task"),
        N_("Add a task without a client in words: “report fri 45m #analyse”."),
        "add_task",
        foot=16,
        keep=10,
    ),
    _command(
        "agenda-delete",
        ("delete",),
        N_("delete"),
        N_("Delete the action or the task; u brings it back."),
        "delete",
        foot=18,
        keep=17,
    ),
    Command(
        "agenda-month-before",
        ("left",),
        N_("month before"),
        N_("The month before in the calendar."),
        _AGENDA,
        (AGENDA,),
        lambda screen: screen.turn_month(-1),
        shown="←",
    ),
    Command(
        "agenda-month-after",
        ("right",),
        N_("month after"),
        N_("The month after in the calendar."),
        _AGENDA,
        (AGENDA,),
        lambda screen: screen.turn_month(1),
        shown="→",
    ),
    _command(
        "agenda-country",
        ("H",),
        N_("country"),
        N_("Choose the country whose holidays count."),
        "ask_country",
        foot=19,
    ),
)
