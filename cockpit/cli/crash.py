"""What is left of a fault of ours: a file that only its owner can read, and one sentence."""

from __future__ import annotations

import os
import traceback
from datetime import UTC, datetime

from cockpit import __version__, paths
from cockpit.core.words import _


def record(fault: BaseException) -> str:
    """Write the details to the log, without the values of variables, for they hold clients; returns the sentence."""
    log = paths.log_file()
    kind = type(fault).__name__
    details = "".join(traceback.format_exception(fault))
    try:
        log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(log, os.O_CREAT | os.O_WRONLY | os.O_APPEND | os.O_NOFOLLOW, 0o600)
        with os.fdopen(handle, "a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{datetime.now(UTC).isoformat(timespec='seconds')} cockpit {__version__}\n{details}\n")
    except OSError as why:
        return _("a fault of the program ({kind}); its details could not be written to {log} ({why})").format(
            kind=kind, log=log, why=why.strerror
        )
    return _("a fault of the program ({kind}); nothing that was confirmed is lost; details in {log}").format(
        kind=kind, log=log
    )
