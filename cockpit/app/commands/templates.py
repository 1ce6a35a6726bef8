"""What can be done with the templates of the routine."""

from __future__ import annotations

from cockpit.app.commands.command import Command, asks
from cockpit.app.commands.places import Place
from cockpit.core.words import N_

TEMPLATES = "templates"
PLACES = (
    Place(
        TEMPLATES,
        N_("templates"),
        N_("What are the lists to come made from?"),
        N_("In the templates"),
        N_(
            "What recurs: each line with when it is due, in words, and how long it takes. Changes count for the lists"
            " that are made from now on; the present ones stay as they are."
        ),
        screen="cockpit.app.screens.templates:TemplatesScreen",
        rank=40,
    ),
)
_TEMPLATES = N_("Templates of the routine")
_ACTS = "cockpit.app.routine.template_acts:"


def _command(
    id: str, keys: tuple[str, ...], label: str, help: str, does: str, foot: int = 0, shown: str = ""
) -> Command:
    return Command(id, keys, label, help, _TEMPLATES, (TEMPLATES,), asks(_ACTS + does), foot=foot, shown=shown)


COMMANDS = (
    _command("template-add", ("a", "insert"), N_("add"), N_("Add a template to this period's."), "add", 1),
    _command("template-words", ("f2", "enter"), N_("words"), N_("Change its words."), "edit_text", 2),
    _command(
        "template-rule",
        ("r",),
        N_("when"),
        N_("When in its period it is due: “monday”, “3.”, “last workday”, “first monday”, or RRULE itself."),
        "edit_rule",
        3,
    ),
    _command("template-minutes", ("m",), N_("minutes"), N_("How long it takes."), "edit_minutes", 4),
    _command(
        "template-ground",
        ("o",),
        N_("ground"),
        N_("What its time is for: act, analyse, alongside, invest."),
        "choose_ground",
        5,
    ),
    _command(
        "template-link",
        ("l",),
        N_("goes to"),
        N_("The place, or the state of a lens, that Enter leads to from the item."),
        "choose_link",
        6,
    ),
    _command(
        "template-figure",
        ("f",),
        N_("figure"),
        N_("The figure that ticks the item by itself when it is nought."),
        "choose_figure",
        7,
    ),
    _command(
        "template-up", ("shift+up",), N_("earlier"), N_("Let it stand one place earlier."), "shift_up", shown="Shift+↑"
    ),
    _command(
        "template-down",
        ("shift+down",),
        N_("later"),
        N_("Let it stand one place later."),
        "shift_down",
        shown="Shift+↓",
    ),
    _command(
        "template-retire",
        ("delete",),
        N_("retire"),
        N_("Leave it out of the lists to come; those made already keep it."),
        "retire",
        8,
    ),
    Command(
        "template-next-tab",
        ("tab",),
        N_("next period"),
        N_("The templates of day, week, month, quarter."),
        _TEMPLATES,
        (TEMPLATES,),
        lambda screen: screen.turn_tab(1),
        foot=9,
    ),
    Command(
        "template-previous-tab",
        ("shift+tab",),
        N_("period before"),
        N_("The templates of the period before."),
        _TEMPLATES,
        (TEMPLATES,),
        lambda screen: screen.turn_tab(-1),
    ),
)
