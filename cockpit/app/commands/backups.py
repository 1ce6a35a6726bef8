"""What can be done with backups, and with a book whose file went away."""

from __future__ import annotations

from cockpit.app.commands.command import EVERYWHERE, Command, asks
from cockpit.app.commands.places import Place
from cockpit.core.words import N_

BACKUPS = "backups"
PLACES = (
    Place(
        BACKUPS,
        N_("backups"),
        N_("What do I get back if the book is lost today?"),
        N_("Among the backups"),
        N_(
            "Whole copies of the book, made when you leave and before anything large. R puts one in the book's place;"
            " what the book is now becomes the newest backup, so that R on it takes that back."
        ),
        letter="b",
        screen="cockpit.app.screens.backups:BackupsScreen",
        rank=41,
    ),
)
_BACKUPS = N_("Backups")

COMMANDS = (
    Command(
        "make-backup",
        ("insert", "ctrl+n"),
        N_("back up now"),
        N_("Copy the book beside itself now, and check the copy."),
        _BACKUPS,
        (BACKUPS,),
        asks("cockpit.app.backing_up:make_now"),
        foot=1,
        shown="Ins",
    ),
    Command(
        "take-backup-back",
        ("R",),
        N_("take back"),
        N_("Put the backup under the cursor in the book's place; the book as it is now is kept as a backup."),
        _BACKUPS,
        (BACKUPS,),
        asks("cockpit.app.backing_up:take_back"),
        foot=2,
    ),
    Command(
        "copy-book",
        ("c",),
        N_("copy elsewhere"),
        N_("Copy the book to another folder, on another disk for one, and check the copy."),
        _BACKUPS,
        (BACKUPS,),
        asks("cockpit.app.backing_up:copy_elsewhere"),
        foot=3,
    ),
    Command(
        "one-disk-fine",
        ("f",),
        N_("one disk is fine"),
        N_("Say that backups on the book's own disk are enough for you, or no longer."),
        _BACKUPS,
        (BACKUPS,),
        asks("cockpit.app.backing_up:say_fine"),
        foot=4,
    ),
    Command(
        "save-elsewhere",
        ("ctrl+s",),
        N_("save elsewhere"),
        N_("Save what is open to another file, where its own was moved, deleted or replaced meanwhile."),
        N_("Go and leave"),
        EVERYWHERE,
        asks("cockpit.app.rescuing:ask_where"),
    ),
)
