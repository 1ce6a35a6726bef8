"""vCards as programs and phones really write them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cockpit.core.errors import BadInput
from cockpit.core.incoming import IncomingClient
from cockpit.exchange.intake import Reading, prepare

Written = Callable[..., Path]


def read(path: Path, **wishes: str) -> tuple[list[IncomingClient], Reading]:
    reading = Reading([prepare(path, **wishes)])
    return [row for chunk in reading.chunks() for row in chunk.rows], reading


def card(*lines: str) -> str:
    return "\r\n".join(("BEGIN:VCARD", *lines, "END:VCARD", ""))


def test_a_card_with_a_firm_is_a_client_with_a_person(written: Written) -> None:
    text = card(
        "VERSION:3.0", "N:Lee;Ann;M;Dr.;PhD", "FN:Dr. Ann M Lee\\, PhD", "ORG:Acme\\, Ltd;Sales", "TITLE:Buyer",
        "item1.TEL;type=pref:+48 601", "item1.X-ABLabel:_$!<Assistant>!$_", "TEL;TYPE=WORK,FAX:1",
        "TEL;TYPE=CELL:+48 602",
        "EMAIL;TYPE=INTERNET,WORK:ann@acme.com", "ADR;TYPE=WORK:;Floor 2;Main 1\\nGate B;Rome;RM;00100;Italy",
        "NOTE:one\\ntwo\\; three", "CATEGORIES:Key,Slow payer", "URL:https\\://acme.com", "LANG:it",
        "PHOTO;ENCODING=b:AAAA",
    )  # fmt: skip
    ((client,), _reading) = read(written(text, "a.vcf"))
    assert (client.line, client.name, client.tags, client.website) == (
        1, "Acme, Ltd", ("Key", "Slow payer"), "https://acme.com"
    )  # fmt: skip
    assert (client.address, client.city, client.region, client.postcode, client.country) == (
        "Main 1, Gate B, Floor 2", "Rome", "RM", "00100", "Italy"
    )  # fmt: skip
    (ann,) = client.people
    assert (ann.name, ann.role, ann.note, ann.language) == ("Ann M Lee", "Buyer", "one\ntwo; three", "it")
    assert ann.phones == (("assistant", "+48 601"), ("mobile", "+48 602"))
    assert ann.emails == (("work", "ann@acme.com"),)


def test_quoted_printable_code_pages_and_folds(written: Written) -> None:
    text = (
        b"BEGIN:VCARD\r\nVERSION:2.1\r\n"
        b"N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C5=81=C3=B3=\r\n=C5=BA;Ola\r\n"
        b"ORG;CHARSET=windows-1251:" + "Ромашка".encode("cp1251") + b"\r\n"
        b"TEL;CELL;PREF:60\r\n 1\r\nNOTE;QUOTED-PRINTABLE:a=0D=0Ab\r\n"
        b"EMAIL;PREF;INTERNET:ola@x.pl\r\nEND:VCARD\r\n"
    )
    ((client,), _reading) = read(written(text, "a.vcf"))
    assert (client.name, client.people[0].name) == ("Ромашка", "Ola Łóź")
    assert client.people[0].phones == (("mobile", "601"),)
    assert client.people[0].note == "a\nb"


def test_a_whole_file_in_another_code_page(written: Written) -> None:
    text = card("VERSION:2.1", "N:Żółć;Łucja", "ORG:Hurtownia Śnieżka", "NOTE:zażółć gęślą jaźń")
    assert read(written(text, "a.vcf", "cp1250"), encoding="cp1250")[0][0].people[0].name == "Łucja Żółć"
    assert read(written(text, "b.vcf", "utf-16"))[0][0].name == "Hurtownia Śnieżka"
    assert read(written("\ufeff" + text, "c.vcf"))[0][0].name == "Hurtownia Śnieżka"


def test_cards_of_version_four(written: Written) -> None:
    text = card(
        "VERSION:4.0", "N;ALTID=1;LANGUAGE=jp:山田;太郎", "N;ALTID=1;LANGUAGE=en:Yamada;Taro", "FN:山田太郎",
        'TEL;VALUE=uri;TYPE="work,voice";PREF=1:tel:+1-418-656-9254;ext=102', "LANG;PREF=1:ja",
    ) + card("VERSION:4.0", "KIND:org", "FN:Acme") + card("KIND:group", "FN:Friends")  # fmt: skip
    (taro, acme), reading = read(written(text, "a.vcf"))
    assert (taro.name, taro.people[0].language) == ("山田太郎", "ja")
    assert taro.people[0].phones == (("work", "+1-418-656-9254 ext 102"),)
    assert (acme.name, acme.people) == ("Acme", ())
    assert [bad.line for bad in reading.bad[0]] == [14]


def test_one_bad_card_does_not_stop_the_others(written: Written) -> None:
    text = (
        card("FN:First") + "BEGIN:VCARD\r\nFN:Cut\r\n" + card("VERSION:3.0", "garbage", ":", "X-NOTHING:1")
        + card("TEL:+48 601 234 567") + "BEGIN:VCARD\r\nFN:Last"
    )  # fmt: skip
    rows, reading = read(written(text, "a.vcf"))
    assert [(row.line, row.name) for row in rows] == [(1, "First"), (12, "+48 601 234 567")]
    assert [(bad.line, bad.reason) for bad in reading.bad[0]] == [
        (4, "the card that begins here has no end"),
        (6, "the card has no name, phone number or e-mail address"),
        (15, "the card that begins here has no end"),
    ]


def test_a_wrapper_and_a_card_in_a_card_are_passed_over(written: Written) -> None:
    text = "BEGIN:VADDRESSBOOK\n" + card("FN:Boss", "AGENT:", "BEGIN:VCARD", "FN:Aid", "END:VCARD", "TEL:1234567")
    ((boss,), reading) = read(written(text + "END:VADDRESSBOOK\n", "a.txt"))
    assert (boss.line, boss.name, boss.people[0].phones, reading.bad_count) == (2, "Boss", (("", "1234567"),), [0])


def test_a_firm_that_is_its_own_contact_has_nobody_in_it(written: Written) -> None:
    ((client,), _reading) = read(written(card("N:;;;;", "FN:Acme", "ORG:Acme;", "TEL;TYPE=MAIN:1234567"), "a.vcf"))
    assert (client.name, [person.name for person in client.people]) == ("Acme", ["Acme"])


def test_hostile_text_is_cleaned_at_the_border(written: Written) -> None:
    ((client,), _reading) = read(
        written(card("FN:Evil\x1b[31m \u202ename", "ORG:[red]x[/]", "NOTE:" + "n" * 300_000), "a.vcf")
    )
    assert "\x1b" not in client.people[0].name
    assert client.name == "[red]x[/]"


def test_a_picture_on_one_line_is_passed_over(written: Written) -> None:
    ((client,), _reading) = read(written(card("FN:Ann", "PHOTO;ENCODING=b;TYPE=JPEG:" + "A" * 3_000_000), "a.vcf"))
    assert client.name == "Ann"


def test_a_file_that_ends_before_it_says_anything(written: Written) -> None:
    with pytest.raises(BadInput, match="there is no vCard in the file"):
        prepare(written("END:VCARD\n", "a.vcf"))
