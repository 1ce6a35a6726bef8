"""Regular expressions as an earlier start compiled them: Python keeps the bytecode of what it imports, but not these.

Textual and what it stands on compile seventy while they are imported, a fifteenth of a start. They lie beside the
bytecode, are as much to be trusted, and belong to one Python: another one compiles them again. What is private in
`re` is used here alone; where it is not there, or a file cannot be read or written, everything is compiled as ever.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

KEPT = Path(__file__).parent / "__pycache__" / f"patterns.{sys.implementation.cache_tag}.kept"
FILE_NAMES = "(?s:"
"""How those begin that `fnmatch` makes of file names: they are the user's own, and others in each book."""
PARTS = 7
"""Of what is kept of a pattern: its text and the flags asked for, then what the engine is given."""
_noted: list[tuple[str | bytes, int]] = []
_FAULTS = (OSError, ValueError, EOFError, TypeError, LookupError, AttributeError, RuntimeError, ImportError, re.error)


def take(path: Path = KEPT) -> None:
    """Hand `re` what was compiled before; it looks there first."""
    with suppress(*_FAULTS):
        from re import _compiler  # type: ignore[attr-defined]

        cache: dict[Any, Any] = re._cache  # type: ignore[attr-defined]
        for text, asked, *compiled in _read(path):
            cache[type(text), text, asked] = _compiler._sre.compile(text, *compiled)


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
    """Write down what was noted, where something of it is new; in a thread, which nobody waits for."""
    if sys.dont_write_bytecode or {(text, asked) for text, asked, *_compiled in _read(path)} >= set(_noted):
        return None
    writing = threading.Thread(target=_write, args=(path, list(_noted)), daemon=True)
    writing.start()
    return writing


def _read(path: Path) -> list[Any]:
    with suppress(*_FAULTS):
        written, patterns = marshal.loads(path.read_bytes())
        if written == _python():
            return [one for one in patterns if isinstance(one, tuple) and len(one) == PARTS]
    return []


def _write(path: Path, wanted: list[tuple[str | bytes, int]]) -> None:
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(*_FAULTS):
        data = marshal.dumps((_python(), [_compiled(text, asked) for text, asked in wanted]))
        try:
            beside.parent.mkdir(exist_ok=True)
            beside.write_bytes(data)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)


def _compiled(text: str | bytes, asked: int) -> tuple[Any, ...]:
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
