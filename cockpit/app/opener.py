"""The system's own way to open a link: a call in the softphone, a message in the messenger that is set for it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from collections.abc import Callable

from cockpit.core.errors import BadInput
from cockpit.core.words import _


def opener() -> str | None:
    """The program that opens links here, if there is one."""
    return shutil.which("open" if sys.platform == "darwin" else "xdg-open")


def open_link(link: str, failed: Callable[[str], None]) -> None:
    """Open a link beside the cockpit; it is never read by a shell.

    Args:
        link: "tel:…" or "sms:…".
        failed: told, from another thread, the sentence for a link that the system could not open.

    Raises:
        BadInput: where this machine has nothing that opens links.
    """
    program = opener()
    if program is None:
        raise BadInput(_("this machine has no program that opens links: y copies, or let the phone read the code"))
    quiet = subprocess.DEVNULL
    try:
        process = subprocess.Popen(
            [program, link], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True, close_fds=True
        )
    except OSError as fault:
        raise BadInput(
            _("{program} cannot be started: {fault}").format(program=program, fault=fault.strerror)
        ) from None
    threading.Thread(target=_wait, args=(process, link, failed), daemon=True).start()


def _wait(process: subprocess.Popen[bytes], link: str, failed: Callable[[str], None]) -> None:
    """Hear how it went: the opener may stay as long as what it opened."""
    if process.wait() != 0:
        kind = link.partition(":")[0]
        failed(_("nothing here opens {kind}: links; y copies, or let the phone read the code").format(kind=kind))
