"""A file is there whole or not at all; nothing is replaced unasked."""

from __future__ import annotations

import errno
import os
import stat

import pytest

from cockpit.core.errors import BadInput, Cancelled
from cockpit.core.outgoing import Column, Table
from cockpit.exchange.out import out_formats
from cockpit.exchange.out.landing import save

TABLE = Table("x", (Column("a", "a"),), [(str(number),) for number in range(1200)])
CSV = out_formats()["csv"]


def test_it_is_written_for_its_owner_only(tmp_path):
    old = os.umask(0)
    try:
        assert save(tmp_path / "x.csv", CSV, TABLE) == 1200
    finally:
        os.umask(old)
    assert [each.name for each in tmp_path.iterdir()] == ["x.csv"]
    assert stat.S_IMODE((tmp_path / "x.csv").stat().st_mode) == 0o600


def test_a_file_that_is_there_stays(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("mine")
    with pytest.raises(BadInput, match="is there already"):
        save(path, CSV, TABLE)
    assert path.read_text() == "mine"
    save(path, CSV, TABLE, replace=True)
    assert len(path.read_text().splitlines()) == 1201
    assert len(list(tmp_path.iterdir())) == 1


def test_a_link_that_leads_nowhere_is_not_followed(tmp_path):
    link = tmp_path / "x.csv"
    link.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(BadInput):
        save(link, CSV, TABLE)
    assert not (tmp_path / "elsewhere").exists()


def test_one_that_is_made_meanwhile_stays(tmp_path):
    path = tmp_path / "x.csv"

    def step(done):
        path.write_text("theirs")

    with pytest.raises(BadInput, match="is there already"):
        save(path, CSV, TABLE, step=step)
    assert path.read_text() == "theirs"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_stop_leaves_nothing(tmp_path):
    def step(done):
        raise Cancelled("stop")

    with pytest.raises(Cancelled):
        save(tmp_path / "x.csv", CSV, TABLE, step=step)
    assert list(tmp_path.iterdir()) == []


def test_where_there_is_no_folder_or_a_folder(tmp_path):
    with pytest.raises(BadInput, match="there is no folder"):
        save(tmp_path / "none" / "x.csv", CSV, TABLE)
    with pytest.raises(BadInput, match="is a folder"):
        save(tmp_path, CSV, TABLE)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EROFS, errno.EIO])
def test_a_full_or_read_only_disk_is_one_sentence(tmp_path, monkeypatch, fault):
    def fail(number):
        raise OSError(fault, os.strerror(fault))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(BadInput) as told:
        save(tmp_path / "x.csv", CSV, TABLE)
    assert str(told.value) == f"{tmp_path / 'x.csv'} cannot be written: {os.strerror(fault)}"
    assert list(tmp_path.iterdir()) == []


def test_a_disk_without_links_is_served_too(tmp_path, monkeypatch):
    def link(*_names):
        raise OSError(errno.EPERM, "no links")

    monkeypatch.setattr(os, "link", link)
    assert save(tmp_path / "x.csv", CSV, TABLE) == 1200
    assert [each.name for each in tmp_path.iterdir()] == ["x.csv"]


def test_every_format_lands(tmp_path):
    xlsx = out_formats()["xlsx"]
    assert save(tmp_path / "x.xlsx", xlsx, TABLE) == 1200
    assert (tmp_path / "x.xlsx").read_bytes()[:2] == b"PK"
