"""`cockpit backup` and `cockpit restore`."""

from __future__ import annotations

from cockpit import recent
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
    for odd in ("²", "9" * 5000, "x" * 5000):
        refused = cockpit("restore", odd)
        assert refused.status == 3
        assert len(refused.err.strip().splitlines()) == 1
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


def test_a_copy_in_another_folder_and_in_the_set_one(cockpit, path, tmp_path):
    disk = tmp_path / "disk"
    assert cockpit("backup", "--to", str(disk)).status == 2
    disk.mkdir()
    made = cockpit("--json", "backup", "--to", str(disk)).json
    assert made["file"].startswith(str(disk))
    assert made["clients"] == 4
    assert backups.listed(path) == []
    other = tmp_path / "other"
    assert cockpit("settings", "set", "backup_also_to", str(other)).status == 0
    assert cockpit("backup").status == 0
    assert not other.exists()
    other.mkdir()
    assert cockpit("backup").status == 0
    assert len(list(other.glob("*/*.cockpit"))) == 1
    assert cockpit("restore", made["file"]).status == 0
    assert cockpit("settings", "set", "backup_also_to", "beside").status == 2


def test_one_is_made_before_an_import_that_changes_anything(cockpit, path, tmp_path):
    before = cockpit("--json", "grid").json["clients"]
    (tmp_path / "clients.csv").write_text("name;city\nNeu;Berlin\n")
    assert cockpit("import", "--dry-run", str(tmp_path / "clients.csv")).status == 0
    assert backups.listed(path) == []
    assert cockpit("import", str(tmp_path / "clients.csv")).status == 0
    (one,) = backups.listed(path)
    assert backups.held(one.path).clients == len(before)
    assert cockpit("backup").status == 0
    assert cockpit("import", str(tmp_path / "clients.csv")).status == 0
    assert len(backups.listed(path)) == 2, "nothing was changed since the last: no other copy is made"


def _damage(path):
    content = bytearray(path.read_bytes())
    for page in range(20, len(content) // 4096, 3):
        content[page * 4096 : page * 4096 + 200] = b"\xaa" * 200
    path.write_bytes(content)


def test_no_copy_is_blamed_for_a_damaged_book(cockpit, path):
    assert cockpit("backup").status == 0
    _damage(path)
    ran = cockpit("backup")
    assert ran.status == 3
    assert ran.err.startswith(f"cockpit: {path} is damaged")
    assert "`cockpit restore 1` puts it in its place" in ran.err
    assert "***" not in ran.err
    assert "the copy" not in ran.err
    assert len(backups.listed(path)) == 1


def test_a_book_that_is_gone_is_taken_back_from_its_backup(cockpit, path):
    assert cockpit("backup").status == 0
    path.unlink()
    ran = cockpit("journal")
    assert ran.status == 3
    assert "`cockpit restore 1` takes it back" in ran.err
    assert cockpit("restore", "1").status == 0
    assert cockpit("journal").status == 0


def test_a_book_that_was_moved_is_named_where_it_was_opened(cockpit, path, tmp_path):
    there = tmp_path / "moved" / path.name
    there.parent.mkdir()
    path.rename(there)
    assert "`cockpit new" in cockpit("journal").err
    recent.remember(there, "Test", "2026-11-20", 4)
    assert f"`cockpit --book {there}`" in cockpit("journal").err


def test_what_is_no_book_is_not_to_be_restored(cockpit, path):
    path.write_text("root:x:0:0:root:/root:/bin/sh\n" * 50)
    ran = cockpit("journal")
    assert ran.err == f"cockpit: {path} is no book: nothing was touched\n"
