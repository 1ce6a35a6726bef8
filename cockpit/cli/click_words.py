"""What click itself says of usage and options, marked for the catalogues, and click made to read them."""

from __future__ import annotations

import gettext
import os

from cockpit.core.words import LOCALE_DIR, N_, language

SAID = (
    N_("Usage:"),
    N_("Options"),
    N_("Positional arguments"),
    N_("Commands"),
    N_("default: {default}"),
    N_("Show the version and exit."),
    N_("Show this message and exit."),
    N_("Missing command."),
    N_("Missing argument"),
    N_("Missing option"),
    N_("Missing parameter"),
    N_("Invalid value: {message}"),
    N_("Invalid value for {param_hint}: {message}"),
    N_("No such option {name!r}."),
    N_("Option {name!r} does not take a value."),
    N_("Argument {name!r} takes {nargs} values."),
    N_("{value!r} is not a valid {number_type}."),
    N_("{value} is not in the range {range}."),
    N_("{name} {filename!r} does not exist."),
    N_("{name} {filename!r} is a file."),
    N_("{name} {filename!r} is a directory."),
    N_("{name} {filename!r} is not readable."),
)


def lend() -> None:
    """Let click, which asks the system's gettext, find our catalogue for the language that is spoken."""
    os.environ["LANGUAGE"] = language()
    gettext.bindtextdomain("cockpit", str(LOCALE_DIR))
    gettext.textdomain("cockpit")
