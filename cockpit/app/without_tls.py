"""Import asyncio, on which the screen runs, without the library for encrypted connections.

The screen opens no connection. The library is 7 ms of a start, and asyncio is made to do without it.
"""

from __future__ import annotations

import sys


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
