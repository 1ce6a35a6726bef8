"""Writing settings.toml: one value at a time, the user's comments and order kept, the file whole at every moment."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

from cockpit import paths
from cockpit.core.errors import BadInput
from cockpit.core.words import _


def put(name: str, value: Any, path: Path | None = None) -> Path:
    """Write a setting, checked already; returns the file.

    Args:
        name: of a setting, or "keys." and the id of a command.
        value: a text, a number, a flag or a list of texts; None takes the setting out of the file.
        path: the file; the one in the user's folder where left out.

    Raises:
        BadInput: the file there is no TOML, or cannot be read or written; it is as it was.
    """
    # imported here: it costs 30 ms, and few runs change a setting
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    path = path or paths.settings_file()
    # a link is followed: the file it names is the one that the user keeps
    path = path.resolve()
    try:
        text = path.read_text(encoding="utf-8-sig") if path.exists() else ""
        document = tomlkit.parse(text)
        table: Any = document
        *outer, last = name.split(".", 1)
        for each in outer:
            if each not in table:
                table[each] = tomlkit.table()
            table = table[each]
        if not hasattr(table, "pop"):
            raise BadInput(_("{file}: {name} is no section: mend it by hand").format(file=path.name, name=outer[0]))
        if value is None:
            table.pop(last, None)
        else:
            table[last] = value
        _replace(path, tomlkit.dumps(document))
    except TOMLKitError as fault:
        raise BadInput(_("{file}: {fault}: mend it by hand first").format(file=path.name, fault=fault)) from None
    except UnicodeDecodeError:
        raise BadInput(_("{file} is not UTF-8: mend it by hand first").format(file=path.name)) from None
    except OSError as fault:
        raise BadInput(_("{file} cannot be written: {fault}").format(file=path.name, fault=fault.strerror)) from None
    return path


def _replace(path: Path, text: str) -> None:
    """Put a whole new file in the place of the old one; what fails on the way leaves the old one."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".settings-", suffix=".toml")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            Path(beside).chmod(path.stat().st_mode & 0o777)
        os.replace(beside, path)  # noqa: PTH105 - the name that says what it does
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
