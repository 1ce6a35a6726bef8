"""A workbook that may fill the memory is first read in a process of its own, which may not have much of it.

The reader is no Python: where the memory ends it ends the process, and with it the screen and what was typed there.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from cockpit.core.words import _
from cockpit.exchange.refusal import refusal

MEMORY = 1024 * 1024 * 1024
"""Bytes that the trial may use."""
SECONDS = 60
"""Seconds of the processor that it may use."""

_READ = """
import resource, sys
path, memory, seconds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
from python_calamine import CalamineWorkbook
for what, most in ((resource.RLIMIT_CORE, 0), (resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds)):
    soft, hard = resource.getrlimit(what)
    least = min(each for each in (most, soft, hard) if each >= 0)
    resource.setrlimit(what, (least, hard))
book = CalamineWorkbook.from_path(path)
for name in book.sheet_names:
    book.get_sheet_by_name(name).to_python(skip_empty_area=False)
"""


def trial(path: Path) -> None:
    """Read a workbook once, in vain.

    Raises:
        BadInput: it takes more memory or time than a workbook may. What else is wrong with it is found when it is read.
    """
    if sys.platform == "win32":
        # there is no such limit there; the sizes that the file tells of were looked at
        return
    command = [sys.executable, "-I", "-c", _READ, str(path.absolute()), str(MEMORY), str(SECONDS)]
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False
    )
    if done.returncode < 0 or b"MemoryError" in done.stderr or b"memory allocation" in done.stderr:
        raise refusal(path, _("the workbook would fill the memory; save the sheet as CSV"))
