"""How a run ends: its exit status, and the one line that says what went wrong."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable

from cockpit.cli.printing import complain
from cockpit.core.errors import CockpitError

INTERRUPTED, PIPE_CLOSED = 130, 141
"""128 and the signal's number, as a shell says it."""


def ended(run: Callable[[], int]) -> int:
    """Run it and return the exit status, whatever happens on the way."""
    _write_anything()
    try:
        status = run()
        sys.stdout.flush()
    except CockpitError as fault:
        complain(str(fault))
        return fault.exit_status
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # the reader has left; what is still buffered must not be written at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except Exception as fault:  # noqa: BLE001 - the outermost place: a fault of ours is reported, not shown as a traceback
        from cockpit.cli.crash import record

        complain(record(fault))
        return 1
    return status


def _write_anything() -> None:
    """A terminal without the glyphs of Unicode shows "?" for them instead of ending the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
