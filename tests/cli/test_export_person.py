"""`cockpit export person`: one file, whole, for its owner only."""

from __future__ import annotations

import json
import re
import stat

import pytest


def test_a_file_of_json_readable_by_its_owner_only(cockpit, tmp_path):
    target = tmp_path / "anna.json"
    ran = cockpit("export", "person", "anna", str(target))
    assert (ran.status, ran.err) == (0, "")
    told = json.loads(target.read_text(encoding="utf-8"))
    assert told["person"]["name"] == "Anna Nowak"
    assert told["rows"]["contact_point"][0]["value"] == "+48 42 123 45 67"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert cockpit("export", "person", "anna", str(target)).status == 2
    assert cockpit("export", "person", "anna", str(target), "--force").status == 0


def test_a_file_to_be_read(cockpit, tmp_path):
    target = tmp_path / "anna.md"
    assert cockpit("export", "person", "anna", str(target)).status == 0
    text = target.read_text(encoding="utf-8")
    assert text.startswith("# Anna Nowak, Hurt Łódź\n")
    assert "+48 42 123 45 67" in text


def test_a_file_to_be_read_has_nothing_that_only_ties_rows_together(cockpit, tmp_path):
    assert cockpit("log", "H-1", "call", "--person", "anna").status == 0
    target = tmp_path / "anna.md"
    assert cockpit("export", "person", "anna", str(target)).status == 0
    text = target.read_text(encoding="utf-8")
    assert "### touch (1)" in text
    assert "with (" not in text
    assert not re.search(r"\b[0-9A-Z]{13}\b", text)
    assert "touch_person" in cockpit("--json", "export", "person", "anna", "-").json["rows"]


def test_without_a_file_it_is_named_after_them(cockpit, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert cockpit("export", "person", "anna").status == 0
    assert (tmp_path / "Anna Nowak.json").is_file()


def test_standard_output(cockpit):
    assert cockpit("--json", "export", "person", "anna", "-").json["person"]["name"] == "Anna Nowak"
    assert "# Anna Nowak" in cockpit("export", "person", "anna", "-").out


@pytest.mark.parametrize(("name", "status"), [("Hurt", 2), ("nobody", 4), ("n", 4)])
def test_who_is_no_person(cockpit, tmp_path, name, status):
    assert cockpit("export", "person", name, str(tmp_path / "x.json")).status == status
    assert not (tmp_path / "x.json").exists()


def test_a_list_takes_one_path(cockpit, tmp_path):
    assert cockpit("export", "csv", str(tmp_path / "a.csv"), str(tmp_path / "b.csv")).status == 2
