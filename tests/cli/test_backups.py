"""`cockpit backup` and `cockpit restore`."""

from __future__ import annotations

from cockpit.store import backups


def test_a_copy_made_and_taken_back_by_its_number(cockpit, path):
    made = cockpit("--json", "backup").json
    assert made["clients"] == 4
    assert cockpit("log", "H-1", "call").status == 0
    (row,) = cockpit("--json", "restore").json
    assert (row["file"], row["clients"], row["touches"], row["lost"]) == (made["file"], 4, made["touches"], 1)
    assert "1 act since then would be lost" in cockpit("restore").out
    again = cockpit("--json", "restore", "1").json
    assert (again["file"], again["touches"]) == (made["file"], made["touches"])
    assert cockpit("--json", "show", "H-1").json["touches"] == []
    assert len(backups.listed(path)) >= 1
    assert cockpit("restore", again["kept"]).status == 0
    assert len(cockpit("--json", "show", "H-1").json["touches"]) == 1


def test_what_there_is_not_is_said(cockpit, path, tmp_path):
    assert "has no backup yet" in cockpit("restore").out
    gone = cockpit("restore", "7")
    assert (gone.status, gone.out) == (2, "")
    assert "there is no backup 7" in gone.err
    missing = cockpit("restore", str(tmp_path / "none.cockpit"))
    assert missing.status == 3
    assert len(missing.err.strip().splitlines()) == 1
    before = path.read_bytes()
    stranger = tmp_path / "stranger.cockpit"
    stranger.write_bytes(b"hello")
    assert cockpit("restore", str(stranger)).status == 3
    assert path.read_bytes() == before


def test_a_bad_copy_is_listed_with_its_fault(cockpit, path):
    made = cockpit("--json", "backup").json
    with open(made["file"], "r+b") as file:
        file.truncate(100)
    (row,) = cockpit("--json", "restore").json
    assert "fault" in row
    assert "  1  " in cockpit("restore").out
