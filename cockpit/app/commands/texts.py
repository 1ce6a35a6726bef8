"""What can be done with the text templates."""

from __future__ import annotations

from cockpit.app.commands.command import Command
from cockpit.app.commands.places import Place
from cockpit.core.words import N_

TEXTS = "texts"
PLACES = (
    Place(
        TEXTS,
        N_("texts"),
        N_("Which texts do I send, and what do they cost?"),
        N_("In the texts"),
        N_(
            "The texts you send again and again, filled in for the client under the grid's cursor, in that client's"
            " language. Words in braces are filled in by the cockpit; the count says what a text costs."
        ),
        letter="t",
        screen="cockpit.app.screens.texts:TextsScreen",
        rank=20,
    ),
)
_TEXTS = N_("Texts")

COMMANDS = (
    Command(
        "add-text",
        ("insert", "a"),
        N_("add"),
        N_("Add a text: what it is for, its language, its words."),
        _TEXTS,
        (TEXTS,),
        lambda screen: screen.add(),
        foot=1,
        shown="Ins",
    ),
    Command(
        "edit-text",
        ("f2", "enter"),
        N_("edit"),
        N_("Edit the words; characters and SMS are counted while you type."),
        _TEXTS,
        (TEXTS,),
        lambda screen: screen.edit("text"),
        foot=2,
    ),
    Command(
        "retire-text",
        ("delete",),
        N_("take out"),
        N_("Take the text out of use; u brings it back."),
        _TEXTS,
        (TEXTS,),
        lambda screen: screen.retire(),
        foot=3,
    ),
    Command(
        "text-purpose",
        ("w",),
        N_("what for"),
        N_("Edit what the text is for."),
        _TEXTS,
        (TEXTS,),
        lambda screen: screen.edit("purpose"),
        foot=4,
    ),
    Command(
        "text-language",
        ("l",),
        N_("language"),
        N_("Edit the text's language; none for one that suits any."),
        _TEXTS,
        (TEXTS,),
        lambda screen: screen.edit("language"),
        foot=5,
    ),
    Command(
        "purpose-up",
        ("shift+up",),
        N_("move up"),
        N_("Move the purpose, and with it its number, up."),
        _TEXTS,
        (TEXTS,),
        lambda screen: screen.move(-1),
        foot=6,
    ),
    Command(
        "purpose-down",
        ("shift+down",),
        N_("move down"),
        N_("Move the purpose, and with it its number, down."),
        _TEXTS,
        (TEXTS,),
        lambda screen: screen.move(1),
        foot=7,
    ),
    Command(
        "next-language",
        ("tab",),
        N_("next language"),
        N_("The texts of the next language."),
        _TEXTS,
        (TEXTS,),
        lambda screen: screen.turn_tab(1),
        foot=8,
    ),
    Command(
        "language-before",
        ("shift+tab",),
        N_("language before"),
        N_("The texts of the language before."),
        _TEXTS,
        (TEXTS,),
        lambda screen: screen.turn_tab(-1),
    ),
)
