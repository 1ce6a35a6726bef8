"""What can be done with files that are about to come in."""

from __future__ import annotations

from cockpit.app.commands.command import Command, asks
from cockpit.app.commands.places import Place
from cockpit.core.words import N_

IMPORT = "import"
PLACES = (
    Place(
        IMPORT,
        N_("import"),
        N_("What is in the files, and what will become of it?"),
        N_("In the import"),
        N_(
            "Choose a file: what it is, what each column becomes and what would change is shown before anything is"
            " written. All of it comes in as one change, which u takes back."
        ),
        screen="cockpit.app.screens.importing:ImportScreen",
    ),
)
_IMPORT = N_("Import")

COMMANDS = (
    Command(
        "import-run",
        ("enter",),
        N_("import"),
        N_("Bring the files in as one change; while it runs, Esc stops it and nothing is kept."),
        _IMPORT,
        (IMPORT,),
        lambda screen: screen.enter(),
        foot=1,
    ),
    Command(
        "import-field",
        ("right", "space", "f2"),
        N_("change"),
        N_("Choose what the column under the cursor becomes."),
        _IMPORT,
        (IMPORT,),
        lambda screen: screen.choose_field(),
        foot=2,
        shown="→",
    ),
    Command(
        "import-close",
        ("left",),
        N_("leave the choice"),
        N_("Leave the choice of a field; the column stays as it was."),
        _IMPORT,
        (IMPORT,),
        lambda screen: screen.back(),
        shown="←",
    ),
    Command(
        "import-leave-out",
        ("delete", "backspace"),
        N_("leave out"),
        N_("Leave the column under the cursor out."),
        _IMPORT,
        (IMPORT,),
        lambda screen: screen.leave_out(),
        foot=3,
    ),
    Command(
        "import-kind",
        ("t",),
        N_("clients/sales"),
        N_("Take the file for sales where it was taken for clients, or the other way round."),
        _IMPORT,
        (IMPORT,),
        lambda screen: screen.turn_kind(),
        foot=4,
    ),
    Command(
        "import-bodies",
        ("b",),
        N_("bodies"),
        N_("Keep what messages say, as notes, or no longer; otherwise only that there were any is kept."),
        _IMPORT,
        (IMPORT,),
        asks("cockpit.app.importing.phones:turn_bodies"),
        foot=2,
    ),
    Command(
        "import-me",
        ("o",),
        N_("who you are"),
        N_("Say who of those who wrote in a chat is you."),
        _IMPORT,
        (IMPORT,),
        asks("cockpit.app.importing.phones:ask_me"),
        foot=3,
    ),
    Command(
        "import-encoding",
        ("e",),
        N_("encoding"),
        N_("Read the file in the next encoding, where letters look wrong."),
        _IMPORT,
        (IMPORT,),
        lambda screen: screen.turn_encoding(),
        foot=5,
        keep=6,
    ),
    Command(
        "import-delimiter",
        ("d",),
        N_("delimiter"),
        N_("Part the columns by the next sign: semicolon, comma, tab, pipe."),
        _IMPORT,
        (IMPORT,),
        lambda screen: screen.turn_delimiter(),
        foot=6,
        keep=8,
    ),
    Command(
        "import-sheet",
        ("s",),
        N_("sheet"),
        N_("Read the next sheet of a workbook."),
        _IMPORT,
        (IMPORT,),
        lambda screen: screen.turn_sheet(),
        foot=6,
        keep=7,
    ),
    Command(
        "import-load-map",
        ("m",),
        N_("load map"),
        N_("Read the file as a map file (TOML) says."),
        _IMPORT,
        (IMPORT,),
        lambda screen: screen.ask_map(),
        foot=7,
    ),
    Command(
        "import-write-map",
        ("w",),
        N_("write map"),
        N_("Write what is set here to a map file beside the file, for the next one of its kind."),
        _IMPORT,
        (IMPORT,),
        lambda screen: screen.write_map(),
        foot=8,
        keep=9,
    ),
    Command(
        "import-other-list",
        ("tab", "shift+tab"),
        N_("bad rows"),
        N_("Go to the list of bad rows, and back to the columns."),
        _IMPORT,
        (IMPORT,),
        lambda screen: screen.turn_list(),
        foot=9,
        keep=5,
    ),
)
