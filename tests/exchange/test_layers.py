from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize("foreign", ["sqlite3", "sqlite_utils", "textual", "click", "cockpit.store", "cockpit.app"])
def test_the_doors_know_neither_the_store_nor_the_screen(foreign: str) -> None:
    assert foreign not in loaded("cockpit.exchange.intake", "cockpit.exchange.mapfile")


def test_costly_parts_wait_until_a_file_asks_for_them() -> None:
    assert not {"chardet", "pydantic", "python_calamine", "vobject", "zipfile"} & loaded("cockpit.exchange.intake")


def loaded(*modules: str) -> set[str]:
    program = "import sys\n" + "".join(f"import {module}\n" for module in modules) + "print(*sys.modules)"
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(answer.stdout.split())
