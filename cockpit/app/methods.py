"""Methods of data classes and named tuples, and annotations in quotes, as an earlier start compiled them.

The standard library writes the methods as text, takes annotations as text, and has Python compile both anew in each
start: four hundred times while Textual and what it stands on are imported, a twentieth of a start (`compiled.py` says
where the code is kept). Until all is imported, the three modules that do so find functions of ours in the place of
Python's own.
"""

from __future__ import annotations

import collections
import dataclasses
import sys
import threading
import typing
from pathlib import Path
from types import CodeType
from typing import Any

from cockpit.app import compiled

KEPT = compiled.place("methods")
PARTS = 3
"""Of what is kept: a text, what it was compiled for (`compile` calls it the mode), and the code that it is."""
_PYTHON = (sys.version,)
_PLACES = ((dataclasses, "exec"), (collections, "eval"), (typing, "compile"))
_used: dict[tuple[str, str], CodeType] = {}


def take(path: Path = KEPT) -> None:
    """Take from there what is compiled from now on, as long as its text is the same."""
    known = {(text, mode): code for text, mode, code in compiled.read(path, _PYTHON, PARTS) if type(code) is CodeType}

    def code_of(text: str, mode: str) -> CodeType:
        code = known.get((text, mode))
        if code is None:
            code = compile(text, "<string>", mode, dont_inherit=True)
        _used[text, mode] = code
        return code

    def execute(text: str, *scopes: Any) -> None:
        exec(code_of(text, "exec"), *scopes)

    def evaluate(text: str, *scopes: Any) -> Any:
        return eval(code_of(text, "eval"), *scopes)

    def compiled_before(text: str, _file: str, mode: str) -> CodeType:
        return code_of(text, mode)

    for (module, name), ours in zip(_PLACES, (execute, evaluate, compiled_before), strict=True):
        setattr(module, name, ours)


def note() -> None:
    """Let Python compile again, once all is imported."""
    for module, name in _PLACES:
        vars(module).pop(name, None)


def keep(path: Path = KEPT) -> threading.Thread | None:
    """Write down what was used, where something of it is new."""
    known = {(text, mode) for text, mode, _code in compiled.read(path, _PYTHON, PARTS)}
    if sys.dont_write_bytecode or known >= _used.keys():
        return None
    return compiled.write(path, _PYTHON, lambda: [(text, mode, code) for (text, mode), code in _used.items()])
