"""The migrations of the book in order, each in a file of its own beside this one.

`sqlite-utils migrate BOOK migrations/` applies the same set; the program itself applies all pending ones in one
transaction after a backup (see `cockpit/store/schema.py`).
"""

import importlib.util
from pathlib import Path

from sqlite_utils import Migrations

book = Migrations("cockpit")

for _path in sorted(Path(__file__).resolve().parent.glob("m[0-9][0-9][0-9][0-9]_*.py")):
    _spec = importlib.util.spec_from_file_location(_path.stem, _path)
    assert _spec is not None and _spec.loader is not None
    _module = importlib.util.module_from_spec(_spec)
    _spec.loader.exec_module(_module)
    book(name=_path.stem)(_module.apply)
