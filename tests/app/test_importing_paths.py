"""The paths that are typed, pasted or dragged into the import."""

from __future__ import annotations

from pathlib import Path

import pytest

from cockpit.core.errors import BadInput
from tests.app.import_walk import lay_out


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the program is started in."""
    folder = lay_out(tmp_path / "my files")
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("clients.csv", ["clients.csv"]),
        ("  'clients.csv' ", ["clients.csv"]),
        ("clients.csv sales.csv clients.csv", ["clients.csv", "sales.csv"]),
        (r"older/more\ sales.csv", ["older/more sales.csv"]),
        ("older/more sales.csv", ["older/more sales.csv"]),
        ("[sc]*.csv", ["clients.csv", "sales.csv"]),
        ("file://{folder}/older/more%20sales.csv", ["older/more sales.csv"]),
        ("older", ["older"]),
    ],
)
def test_paths_as_terminals_paste_them(files: Path, text: str, found: list[str]):
    from cockpit.app.importing.named import files_named

    assert files_named(text.replace("{folder}", str(files)), files) == [files / name for name in found]


@pytest.mark.parametrize("text", ["nothing.csv", "'unclosed", "~nobody-of-that-name/x", "x" * 5000, "a\0b", "**a"])
def test_what_names_nothing_is_refused(files: Path, text: str):
    from cockpit.app.importing.named import files_named

    with pytest.raises(BadInput):
        files_named(text, files)


def test_the_users_own_folder_is_a_tilde(files: Path, monkeypatch: pytest.MonkeyPatch):
    from cockpit.app.importing.folder import short_path
    from cockpit.app.importing.named import files_named

    monkeypatch.setenv("HOME", str(files.parent))
    assert files_named("~/my\\ files/clients.csv", Path("/")) == [files / "clients.csv"]
    assert short_path(files / "clients.csv") == "~/my files/clients.csv"
    assert short_path(Path("/etc/hosts")) == "/etc/hosts"
