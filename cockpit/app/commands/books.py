"""What can be done with several books."""

from __future__ import annotations

from cockpit.app.commands.command import Command, asks
from cockpit.app.commands.places import Place
from cockpit.core.words import N_

BOOKS = "books"
PLACES = (
    Place(
        BOOKS,
        N_("books"),
        N_("Which books do I have, and which is open?"),
        N_("Among the books"),
        N_(
            "One book for each employer, or one for a trial: the one with the dot is open, Enter goes over to another."
            " The list forgets what you take off it; the files stay where they are."
        ),
        letter="o",
        screen="cockpit.app.screens.books:BooksScreen",
        rank=40,
    ),
)
_BOOKS = N_("Books")

COMMANDS = (
    Command(
        "open-book",
        ("enter",),
        N_("open"),
        N_("Close this book and open the one under the cursor."),
        _BOOKS,
        (BOOKS,),
        asks("cockpit.app.shelf:open_here"),
        foot=1,
    ),
    Command(
        "new-book",
        ("insert", "ctrl+n"),
        N_("new book"),
        N_("Make a new, empty book and open it."),
        _BOOKS,
        (BOOKS,),
        asks("cockpit.app.shelf:make_one"),
        foot=2,
        shown="Ins",
    ),
    Command(
        "forget-book",
        ("delete",),
        N_("forget"),
        N_("Take the book off this list; its file stays where it is."),
        _BOOKS,
        (BOOKS,),
        asks("cockpit.app.shelf:forget_here"),
        foot=3,
    ),
)
