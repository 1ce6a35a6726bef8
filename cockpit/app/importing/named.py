"""Which files a typed, pasted or dragged text names."""

from __future__ import annotations

import glob
import shlex
from collections.abc import Iterable
from contextlib import suppress
from fnmatch import fnmatch
from pathlib import Path
from urllib.parse import unquote, urlsplit

from cockpit.core.errors import BadInput
from cockpit.core.words import _


def is_wild(text: str) -> bool:
    """Whether a text has a wildcard in it."""
    return any(sign in text for sign in "*?[")


def files_named(text: str, folder: Path) -> list[Path]:
    """The files or the folder that a text names, in order, none twice; several are parted by spaces, quoted or not.

    Args:
        text: paths with ~, wildcards, quotes, backslashes before spaces, or file:// addresses, as terminals paste them.
        folder: where a relative path begins.

    Raises:
        BadInput: nothing is there by one of the names.
    """
    whole = path_of(text, folder)
    if exists(whole):
        return [whole]
    try:
        words = shlex.split(text)
    except ValueError:
        words = [text]
    found: dict[Path, None] = {}
    for word in words:
        found.update(dict.fromkeys(_matches(word, folder)))
    return list(found)


def _matches(word: str, folder: Path) -> list[Path]:
    path = path_of(word, folder)
    if exists(path):
        return [path]
    if is_wild(word):
        # Path.glob refuses some patterns, this takes any
        files = sorted(each for each in map(Path, glob.iglob(str(path))) if each.is_file())  # noqa: PTH207
        if files:
            return files
        raise BadInput(_("no file answers to {name}").format(name=word))
    raise BadInput(_("{name}: there is no such file").format(name=word))


def path_of(text: str, folder: Path) -> Path:
    """The path that a word means: without quotes, ~ and file:// resolved, relative to a folder."""
    word = text.strip()
    if len(word) > 1 and word[0] == word[-1] and word[0] in "\"'":
        word = word[1:-1]
    if word.startswith("file://"):
        word = unquote(urlsplit(word).path)
    path = Path(word)
    # ~somebody whom the machine does not know is a plain name
    with suppress(RuntimeError):
        path = path.expanduser()
    return folder / path


def exists(path: Path) -> bool:
    """Whether something is there; a text that cannot be a path names nothing."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def narrowed(text: str, folder: Path) -> tuple[Path, str]:
    """While typing: the folder to show and what its names must have in them."""
    word = text.strip().lstrip("\"'")
    if word in ("~", ".."):
        word += "/"
    if word.startswith("file://"):
        word = unquote(urlsplit(word).path)
    head, slash, tail = word.rpartition("/")
    return (path_of(head + slash, folder), tail) if slash else (folder, word)


def answers(name: str, needle: str) -> bool:
    """Whether a name fits what was typed: a part of it, or a wildcard."""
    name, needle = name.casefold(), needle.casefold()
    return fnmatch(name, needle) if is_wild(needle) else needle in name


def in_short(sentence: str, paths: Iterable[Path]) -> str:
    """A sentence about files with their names alone: the folders would push the reason off the line."""
    for path in paths:
        sentence = sentence.replace(str(path), path.name)
    return sentence
