"""How a run ends: its exit status, and the one line that says what went wrong."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable

from cockpit.cli.printing import OutputLost, complain, flush
from cockpit.core.errors import CockpitError

INTERRUPTED, PIPE_CLOSED = 130, 141
"""128 and the signal's number, as a shell says it."""


def ended(run: Callable[[], int]) -> int:
    """Run it and return the exit status, whatever happens on the way."""
    _fill_streams()
    _write_anything()
    try:
        status = run()
        flush()
    except OutputLost as fault:
        _write_no_more()
        complain(str(fault))
        return fault.exit_status
    except CockpitError as fault:
        complain(str(fault))
        return fault.exit_status
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # the reader has left
        _write_no_more()
        return PIPE_CLOSED
    except Exception as fault:  # noqa: BLE001 - the outermost place: a fault of ours is reported, not shown as a traceback
        from cockpit.cli.crash import record

        complain(record(fault))
        return 1
    return status


def _fill_streams() -> None:
    """Where a script has closed a stream (`>&-`), nothing is read or written there, and all else is done as ever.

    Left free, its number would be given to the next file that is opened: what is said would be written into that.
    """
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        if getattr(sys, name) is None:
            try:
                os.fstat(number)
            except OSError:
                # the lowest free number, which this is: those below it are filled
                os.open(os.devnull, os.O_RDWR)
            setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115 - until the end


def _write_no_more() -> None:
    """What is still buffered must not be written at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write_anything() -> None:
    """A terminal without the glyphs of Unicode shows "?" for them instead of ending the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
