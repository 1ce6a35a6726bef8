"""Where things live on this machine; nothing is created by asking."""

from __future__ import annotations

import os
import sys
from pathlib import Path

SAMPLE = "sample.db"
SETTINGS = "settings.toml"
_TEXTS = frozenset({".log", ".json", ".jsonl", ".toml", ".txt", ".draft"})
_OTHERS = frozenset({SETTINGS, "recent.json"})


def data_folder() -> Path:
    """The user's data folder of the cockpit."""
    override = os.environ.get("COCKPIT_HOME")
    if override:
        return Path(override)
    if _is_plain_linux():
        return _of_user("XDG_DATA_HOME", ".local/share")
    from platformdirs import user_data_path

    return user_data_path("cockpit", appauthor=False)


def settings_file() -> Path:
    """The user's settings, which may not be there."""
    override = os.environ.get("COCKPIT_HOME")
    if override:
        return Path(override) / SETTINGS
    if _is_plain_linux():
        return _of_user("XDG_CONFIG_HOME", ".config") / SETTINGS
    from platformdirs import user_config_path

    return user_config_path("cockpit", appauthor=False) / SETTINGS


def _is_plain_linux() -> bool:
    """Whether the folders are where XDG has them: platformdirs says the same, and takes as long as all of click."""
    return sys.platform == "linux" and "ANDROID_ROOT" not in os.environ


def _of_user(variable: str, otherwise: str) -> Path:
    named = Path(os.environ.get(variable, ""))
    # a relative path is none, as XDG has it
    return (named if named.is_absolute() else Path(f"~/{otherwise}").expanduser()) / "cockpit"


def default_book() -> Path:
    """The book that is opened where none is named."""
    named = os.environ.get("COCKPIT_BOOK")
    return Path(named) if named else data_folder() / "book.cockpit"


def demo_book() -> Path:
    """The copy of the sample that `cockpit demo` opens."""
    return data_folder() / "demo.cockpit"


def drafts_folder() -> Path:
    """Where what is being typed is kept until it is in the book; `kept_texts` finds it."""
    return data_folder() / "drafts"


def outbox_folder() -> Path:
    """Where entries wait that could not be written yet; `kept_texts` finds them."""
    return data_folder() / "outbox"


def log_file() -> Path:
    """Where the details of a crash go."""
    return data_folder() / "crash.log"


def sample() -> Path:
    """The sample book: in the wheel beside the package's rooms, in a checkout beside the package."""
    package = Path(__file__).resolve().parent
    shipped = package / SAMPLE
    return shipped if shipped.is_file() else package.parent / SAMPLE


def kept_texts() -> list[Path]:
    """The texts that the program keeps beside its books and that may name clients: drafts, the log of crashes.

    Known by their endings alone: a book that is open must not be opened as a file. Not among them: what the user wrote
    (settings), and the list of books, which holds paths.
    """
    folder = data_folder()
    found = [*folder.glob("*"), *folder.glob("*/*")]
    return sorted(
        path
        for path in found
        if path.suffix in _TEXTS and path.name not in _OTHERS and path.is_file() and not path.is_symlink()
    )
