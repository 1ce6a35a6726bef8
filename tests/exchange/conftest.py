"""Real files beside the checkout, and small ones written on the spot."""

from __future__ import annotations

import os
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def data_folder() -> Path:
    """The folder of real files: $COCKPIT_DATA, else shared/data beside the checkout."""
    return Path(os.environ.get("COCKPIT_DATA") or ROOT.parent / "shared" / "data")


@pytest.fixture(scope="session")
def data() -> Path:
    folder = data_folder()
    if not folder.is_dir():
        pytest.skip(f"the real files are not here: no folder {folder} (set COCKPIT_DATA)")
    return folder


@pytest.fixture(scope="session")
def examples() -> Path:
    return ROOT / "docs" / "examples"


@pytest.fixture(scope="session")
def online_retail(data: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    archive = data / "02-online-retail/spark-definitive-guide/online-retail-by-day-2010-12-01_2011-05-31.tar.gz"
    folder = tmp_path_factory.mktemp("online-retail")
    with tarfile.open(archive) as members:
        members.extractall(folder, filter="data")
    return sorted(folder.rglob("*.csv"))


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    """Writes a file: text in an encoding, or bytes."""

    def write(content: str | bytes, name: str = "file.csv", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return write
