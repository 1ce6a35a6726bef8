"""Where one can go, and what concerns the whole program."""

from __future__ import annotations

from cockpit.app.commands.command import EVERYWHERE, Command, asks
from cockpit.core.words import N_

_GO = N_("Go and leave")

COMMANDS = (
    Command(
        "go",
        ("g",),
        N_("go"),
        N_("Go to a place by its letter."),
        _GO,
        EVERYWHERE,
        lambda screen: screen.choose_place(),
        foot=14,
        keep=7,
    ),
    Command(
        "undo",
        ("u",),
        N_("undo"),
        N_("Take the last change back; it survives a restart."),
        _GO,
        EVERYWHERE,
        lambda screen: screen.undo(),
        foot=20,
        keep=9,
    ),
    Command(
        "redo", ("U",), N_("redo"), N_("Do again what was taken back."), _GO, EVERYWHERE, lambda screen: screen.redo()
    ),
    Command(
        "help",
        ("question_mark", "f1"),
        N_("help"),
        N_("What the keys do where you stand."),
        _GO,
        EVERYWHERE,
        lambda screen: screen.help(),
        foot=21,
        keep=1,
    ),
    Command(
        "palette",
        ("ctrl+p",),
        N_("palette"),
        N_("Every command and every client by name."),
        _GO,
        EVERYWHERE,
        lambda screen: screen.app.action_command_palette(),
    ),
    Command(
        "theme",
        ("f9",),
        N_("dark or light"),
        N_("Dark or light."),
        _GO,
        EVERYWHERE,
        asks("cockpit.app.dressing:turn"),
    ),
    Command(
        "themes",
        ("f8",),
        N_("colours"),
        N_("Choose the colours: colour-blind, high contrast, the terminal's own sixteen."),
        _GO,
        EVERYWHERE,
        asks("cockpit.app.dressing:choose"),
    ),
    Command(
        "hide",
        ("f4",),
        N_("hide"),
        N_("Hide names, numbers, notes and amounts from others' eyes; the same key shows them again."),
        _GO,
        EVERYWHERE,
        lambda screen: screen.app.action_hide(),
    ),
    Command(
        "import",
        ("ctrl+o",),
        N_("import"),
        N_("Bring clients, contacts or sales in from a file."),
        _GO,
        EVERYWHERE,
        lambda screen: screen.app.go("import"),
        foot=24,
    ),
    Command(
        "quit",
        ("q",),
        N_("quit"),
        N_("Leave the cockpit; everything is kept."),
        _GO,
        EVERYWHERE,
        lambda screen: screen.leave(),
        foot=22,
    ),
)
