"""What opens a file: its first bytes, then its name, else it is delimited text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cockpit.core.errors import BadInput
from cockpit.exchange.intake import prepare
from cockpit.exchange.openers import openers, suffixes
from tests.exchange.workbook import workbook

Written = Callable[..., Path]
CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Ann Lee\nEND:VCARD\n"


def test_a_file_is_known_by_what_is_in_it_whatever_it_is_called(written: Written, tmp_path: Path) -> None:
    assert prepare(written(CARD, "contacts.txt")).source.preset == "vcard"
    assert prepare(written("\ufeff" + CARD.lower(), "contacts")).source.preset == "vcard"
    book = workbook(tmp_path / "book.csv", {"Clients": [["Name", "City"], ["Acme", "Rome"]]})
    assert prepare(book).source.sheet == "Clients"


def test_text_that_is_no_card_is_delimited(written: Written) -> None:
    assert prepare(written("BEGIN,VCARD\n1,2\n", "list.csv")).headers == ("BEGIN", "VCARD")


@pytest.mark.parametrize("name, reason", [("a.xlsx", "this is no workbook"), ("a.vcf", "there is no vCard")])
def test_a_name_that_promises_what_is_not_there_is_refused_in_one_line(
    written: Written, name: str, reason: str
) -> None:
    with pytest.raises(BadInput) as refused:
        prepare(written("Name,City\nAcme,Rome\n", name))
    assert reason in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("name", ["none.xlsx", "none.vcf", "none.json", "none.csv"])
def test_a_file_that_is_not_there_is_said_so(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput, match="there is no such file"):
        prepare(tmp_path / name)


@pytest.mark.parametrize("name", ["empty.xlsx", "empty.vcf", "empty.csv"])
def test_an_empty_file_is_said_so(written: Written, name: str) -> None:
    with pytest.raises(BadInput, match="the file is empty"):
        prepare(written(b"", name))


def test_no_two_openers_want_the_same_name() -> None:
    wanted = [suffix for opener in openers() for suffix in opener.suffixes]
    assert len(wanted) == len(set(wanted))
    assert {".csv", ".json", ".vcf", ".xlsx", ".xls", ".ods"} <= suffixes()
