"""Regular expressions as an earlier start compiled them: Python keeps the bytecode of what it imports, but not these.

Textual and what it stands on compile seventy while they are imported, a fifteenth of a start (`compiled.py` says where
they are kept). What is private in `re` is used here alone; where it is not there, everything is compiled as ever.
"""

from __future__ import annotations

import re
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

from cockpit.app import compiled

KEPT = compiled.place("patterns")
FILE_NAMES = "(?s:"
"""How those begin that `fnmatch` makes of file names: they are the user's own, and others in each book."""
PARTS = 7
"""Of what is kept of a pattern: its text and the flags asked for, then what the engine is given."""
_noted: list[tuple[str | bytes, int]] = []
_FAULTS = (*compiled.FAULTS, re.error)


def take(path: Path = KEPT) -> None:
    """Hand `re` what was compiled before; it looks there first."""
    with suppress(*_FAULTS):
        from re import _compiler  # type: ignore[attr-defined]

        cache: dict[Any, Any] = re._cache  # type: ignore[attr-defined]
        for text, asked, *rest in compiled.read(path, _python(), PARTS):
            cache[type(text), text, asked] = _compiler._sre.compile(text, *rest)


def note() -> None:
    """Note what was compiled by now, once all is imported; only the first time counts.

    Later on patterns are made of what the user types and of what is in the book: of those nothing may be kept.
    """
    if not _noted:
        with suppress(*_FAULTS):
            _noted.extend(
                (text, asked)
                for kind, text, asked in list(re._cache)  # type: ignore[attr-defined]
                if kind is bytes or (kind is str and not text.startswith(FILE_NAMES))
            )


def keep(path: Path = KEPT) -> threading.Thread | None:
    """Write down what was noted, where something of it is new."""
    with suppress(*_FAULTS):
        known = {(text, asked) for text, asked, *_rest in compiled.read(path, _python(), PARTS)}
        if not sys.dont_write_bytecode and not known >= set(_noted):
            return compiled.write(path, _python(), lambda: [_told(text, asked) for text, asked in _noted])
    return None


def _told(text: str | bytes, asked: int) -> tuple[Any, ...]:
    """A pattern and what `re` makes of it before it hands it to its engine, as `re._compiler.compile` does."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(text, asked)
    flags = asked | parsed.state.flags
    names = dict(parsed.state.groupdict)
    order: list[str | None] = [None] * parsed.state.groups
    for name, group in names.items():
        order[group] = name
    # the codes are numbers with names, which a file of bytecode holds as little as any other object
    code = list(map(int, _compiler._code(parsed, asked)))
    return text, asked, flags, code, parsed.state.groups - 1, names, tuple(order)


def _python() -> tuple[str, int]:
    from re import _compiler  # type: ignore[attr-defined]

    return sys.version, int(_compiler.MAGIC)
