"""What can be done with the checklist."""

from __future__ import annotations

from cockpit.app.commands.command import Command
from cockpit.app.commands.places import Place
from cockpit.core.words import N_

ROUTINE = "routine"
PLACES = (
    Place(
        ROUTINE,
        N_("routine"),
        N_("What does this day, week, month, quarter ask for?"),
        N_("In the routine"),
        N_(
            "What carries the week whatever the day brings: a list for the day, the week, the month and the quarter,"
            " made when it is first opened. Enter goes where an item is done."
        ),
        letter="r",
        screen="cockpit.app.screens.routine:RoutineScreen",
        rank=4,
    ),
)
_ROUTINE = N_("Routine")

COMMANDS = (
    Command(
        "tick-item",
        ("space", "x"),
        N_("tick"),
        N_("Tick the item, or open it again."),
        _ROUTINE,
        (ROUTINE,),
        lambda screen: screen.tick_item(),
        foot=1,
    ),
    Command(
        "follow-item",
        ("enter",),
        N_("go there"),
        N_("Go to the place that the item is about."),
        _ROUTINE,
        (ROUTINE,),
        lambda screen: screen.follow_item(),
        foot=2,
    ),
    Command(
        "add-item",
        ("a",),
        N_("add"),
        N_("Add an item of your own to this list."),
        _ROUTINE,
        (ROUTINE,),
        lambda screen: screen.add_item(),
        foot=3,
    ),
    Command(
        "next-period",
        ("tab",),
        N_("next list"),
        N_("The list of the next kind: day, week, month, quarter."),
        _ROUTINE,
        (ROUTINE,),
        lambda screen: screen.turn_tab(1),
        foot=4,
    ),
    Command(
        "previous-period",
        ("shift+tab",),
        N_("list before"),
        N_("The list before."),
        _ROUTINE,
        (ROUTINE,),
        lambda screen: screen.turn_tab(-1),
    ),
    Command(
        "earlier-list",
        ("left",),
        N_("earlier"),
        N_("The list of the period before, to look at."),
        _ROUTINE,
        (ROUTINE,),
        lambda screen: screen.turn_period(-1),
        foot=5,
        shown="←",
    ),
    Command(
        "later-list",
        ("right",),
        N_("later"),
        N_("The list of the period after, up to the present one."),
        _ROUTINE,
        (ROUTINE,),
        lambda screen: screen.turn_period(1),
        shown="→",
    ),
    Command(
        "let-item-go",
        ("delete",),
        N_("let go"),
        N_("Let go the item, or what was left, by choice; u brings it back."),
        _ROUTINE,
        (ROUTINE,),
        lambda screen: screen.let_go(),
        foot=6,
    ),
    Command(
        "edit-templates",
        ("e", "t"),
        N_("templates"),
        N_("Edit the templates that the lists to come are made from."),
        _ROUTINE,
        (ROUTINE,),
        lambda screen: screen.edit_templates(),
        foot=7,
    ),
)
