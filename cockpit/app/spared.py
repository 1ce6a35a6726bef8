"""Textual and asyncio are imported without what the first frame does without: encryption, and the palette's widgets.

The screen opens no connection, and the palette stands open on no first frame. Together they are a tenth of a start.
Where Textual should be built otherwise one day, it is imported whole.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Any

PALETTE = "textual.command"


def import_asyncio() -> None:
    """Import asyncio; who needs `ssl` later on imports it as ever."""
    if "asyncio" in sys.modules or "ssl" in sys.modules:
        return
    # a module that is None cannot be imported, and asyncio then says so of itself
    sys.modules["ssl"] = None  # type: ignore[assignment]
    try:
        import asyncio  # noqa: F401
    finally:
        del sys.modules["ssl"]


def import_textual() -> None:
    """Import Textual's program; its palette is imported when it is first opened."""
    if PALETTE in sys.modules or "textual.app" in sys.modules:
        return
    sys.modules[PALETTE] = _NotYet(PALETTE)
    try:
        import textual.app  # noqa: F401
    except (ImportError, TypeError, AttributeError):
        # it asks more of its palette than to be there; what was imported halfway is no longer listed
        pass
    finally:
        del sys.modules[PALETTE]


class _NotYet(ModuleType):
    """Stands in for a module: whatever is taken from it is loaded when it is first used."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        # what is derived from a provider of hits is Textual's own, of which this program offers none
        return type(name, (), {}) if name == "Provider" else _Later(self.__name__, name)


class _Later:
    """A class or function that is loaded when it is called or asked for anything."""

    def __init__(self, module: str, name: str) -> None:
        self._where = module, name

    def _loaded(self) -> Any:
        module, name = self._where
        return getattr(importlib.import_module(module), name)

    def __call__(self, *given: Any, **named: Any) -> Any:
        return self._loaded()(*given, **named)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._loaded(), name)
