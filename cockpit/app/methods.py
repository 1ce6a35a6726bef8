"""Methods of data classes and named tuples as an earlier start compiled them.

The standard library writes them as text, and Python compiles it anew in each start: two hundred times while Textual
and what it stands on are imported, a twentieth of a start (`compiled.py` says where the code is kept). Until all is
imported, the two modules that do so find functions of ours in the place of Python's own `exec` and `eval`.
"""

from __future__ import annotations

import builtins
import collections
import dataclasses
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

from cockpit.app import compiled

KEPT = compiled.place("methods")
PARTS = 2
"""Of what is kept of a method: its text, and the code that it is."""
_PLACES: tuple[tuple[ModuleType, str, Callable[..., Any]], ...] = (
    (dataclasses, "exec", builtins.exec),
    (collections, "eval", builtins.eval),
)
_PYTHON = (sys.version,)
_used: dict[str, CodeType] = {}


def take(path: Path = KEPT) -> None:
    """Have the methods that are made from now on taken from there, as long as their text is the same."""
    known = {text: code for text, code in compiled.read(path, _PYTHON, PARTS) if isinstance(code, CodeType)}
    for module, name, run in _PLACES:
        setattr(module, name, _running(name, run, known))


def note() -> None:
    """Let Python compile again, once all is imported."""
    for module, name, _run in _PLACES:
        vars(module).pop(name, None)


def keep(path: Path = KEPT) -> threading.Thread | None:
    """Write down what was made, where something of it is new."""
    known = {text for text, _code in compiled.read(path, _PYTHON, PARTS)}
    if sys.dont_write_bytecode or known >= _used.keys():
        return None
    return compiled.write(path, _PYTHON, lambda: list(_used.items()))


def _running(mode: str, run: Callable[..., Any], known: dict[str, CodeType]) -> Callable[..., Any]:
    def run_kept(source: str, *scopes: Any) -> Any:
        code = known.get(source)
        if code is None:
            code = compile(source, "<string>", mode, dont_inherit=True)
        _used[source] = code
        return run(code, *scopes)

    return run_kept
