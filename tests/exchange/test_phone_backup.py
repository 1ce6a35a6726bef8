"""Backups of calls and messages: what counts, what is mended, what is refused."""

import resource
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from cockpit.core.errors import BadInput
from cockpit.exchange.phone import mending
from tests.exchange.phones import HEAD, backup, call, read, sms

MS = 1_794_900_000_000


def folder(data: Path) -> Path:
    return data / "07-phone"


def test_the_real_calls_overlap(data):
    files = sorted(folder(data).glob("mobilecombackup/**/*.xml"))
    told = [each.attrib for file in files for each in ET.parse(file).getroot()]
    whole = {(each["number"], each["date"], each["type"], each["duration"]) for each in told}
    assert (len(told), len(whole)) == (40, 22)
    found = [read(file) for file in files]
    touches = [touch for each, _left, _bad in found for touch in each]
    missed = sum(left["missed"] for _each, left, _bad in found)
    assert (len(touches), missed) == (28, 12)
    assert not any(bad for _each, _left, bad in found)
    distinct = {touch.key for touch in touches}
    assert len(distinct) == len({each for each in whole if each[2] not in "356"}) == 16
    for file, (each, _left, _bad) in zip(files, found, strict=True):
        lines = file.read_text(encoding="utf-8").splitlines()
        assert all(f'date="{touch.at_ms}"' in lines[touch.line - 1] for touch in each)


@pytest.mark.parametrize(
    ("name", "count", "received"),
    [
        ("packages/lib/test-assets/sms_small.xml", 12, 8),
        ("tests/e2e/fixtures/corrupt_attachments.xml", 2, 2),
        ("tests/e2e/fixtures/empty.xml", 0, 0),
        ("tests/e2e/fixtures/sample_mms.xml", 4, 4),
        ("tests/e2e/fixtures/sample_small.xml", 7, 4),
    ],
)
def test_the_real_messages(data, name, count, received):
    touches, left_out, bad = read(folder(data) / "sms-backup-reader-2" / name)
    assert (len(touches), sum(touch.direction == "in" for touch in touches)) == (count, received)
    assert not left_out
    assert not bad
    assert not any(touch.body for touch in touches)
    assert all(touch.digits.startswith("1555") for touch in touches)


def test_what_they_say_comes_only_where_asked_for(data):
    path = folder(data) / "sms-backup-reader-2/packages/lib/test-assets/sms_small.xml"
    touches, _left, _bad = read(path, bodies=True)
    assert touches[9].body == "Body text 10\nBody text 11\nBody text 12"
    mms, _left, _bad = read(folder(data) / "sms-backup-reader-2/tests/e2e/fixtures/sample_mms.xml", bodies=True)
    assert [touch.body for touch in mms][:2] == ["Here is an image attachment", "Here is a video attachment"]


def test_the_real_one_that_is_cut_off(data):
    path = folder(data) / "sms-backup-reader-2/packages/lib/test-assets/sms_and_mms.xml"
    with pytest.raises(BadInput, match=r"sms_and_mms\.xml:136: the backup is cut off here"):
        read(path)


def test_halves_of_an_emoji_are_joined(written):
    body = "a &#55357;&#56832; b &#xD83D;&#xDE00; c &#55357; d &#0;"
    touches, _left, _bad = read(written(backup(sms("+48601234567", MS, body=body)), "sms.xml"), bodies=True)
    assert touches[0].body == "a 😀 b 😀 c \ufffd d \ufffd"


@pytest.mark.parametrize("block", range(1, 40))
def test_halves_are_joined_wherever_a_block_ends(written, monkeypatch, block):
    path = written(
        backup(
            sms("+48601234567", MS, body="&#55357;&#56832;&#55357;&#56832; 1 &amp; 2"),
            f'<mms date="{MS}" msg_box="1" address="+48601234567"><parts><part ct="text/plain" text="t" '
            "data = 'aa\n\"bb&#55357;' /></parts></mms>",
        ),
        "sms.xml",
    )
    monkeypatch.setattr(mending, "BLOCK", block)
    touches, _left, _bad = read(path, bodies=True)
    assert [(touch.line, touch.body) for touch in touches] == [(4, "😀😀 1 & 2"), (5, "t")]


def test_an_attachment_is_passed_over(written, tmp_path):
    part = '<part ct="image/png" data="' + "QUJD" * 256 * 1024 * 10 + '" text="null" />'
    body = f'<mms date="{MS}" msg_box="1" address="+48601234567"><parts>{part * 4}</parts></mms>'
    path = written(backup(body, sms("+48601234567", MS + 1)), "big.xml")
    assert path.stat().st_size > 40_000_000
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    touches, _left, _bad = read(path)
    assert len(touches) == 2
    # kilobytes; one attachment alone has ten megabytes
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000


@pytest.mark.parametrize(
    ("doctype", "text"),
    [
        ('<!DOCTYPE smses [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>', "&b;"),
        ('<!DOCTYPE smses SYSTEM "http://example.invalid/x.dtd">', ""),
        ('<!DOCTYPE smses [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "&x;"),
    ],
)
def test_no_entities_of_its_own(written, doctype, text):
    plain = backup(sms("+48601234567", MS, body=text))
    path = written(plain.replace("<smses", doctype + "\n<smses"), "sms.xml")
    with pytest.raises(BadInput, match="defines entities of its own"):
        read(path)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (backup(call("1", MS))[:-30], "cut off here"),
        (HEAD + "<smses>" + "<a>" * 100, "too deep"),
        (HEAD + '<smses><sms a="1" a="2"/></smses>', "damaged here"),
        (HEAD + "<contacts/>", "no backup of calls or messages"),
        (HEAD, "no backup of calls or messages"),
        ("", "no backup of calls or messages"),
    ],
)
def test_what_is_no_backup_ends_in_one_line(written, text, reason):
    path = written(text, "file.xml")
    with pytest.raises(BadInput, match=reason) as caught:
        read(path)
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)


def test_what_is_nobodys_is_counted(written):
    path = written(
        backup(
            call("-1", MS, 1),
            call("", MS, 1),
            '<call number="+48601234567" duration="9" date="1" type="1" presentation="2" contact_name="X" />',
            sms("InfoSMS", MS),
            sms("2580", MS),
            sms("2580", MS, name="Taxi"),
            sms("+48601234567", MS, 3),
            sms("+48601234567", MS, 5),
            call("+48601234567", MS, 3),
            '<sms address="+48601234567" date="never" type="1" />',
            '<sms address="+48601234567" date="99999999999999999999" type="1" />',
        ),
        "sms.xml",
    )
    touches, left_out, bad = read(path)
    assert [(touch.party, touch.name) for touch in touches] == [("Taxi", "Taxi")]
    assert left_out == {"nobody": 5, "unsent": 2, "missed": 1}
    assert [row.line for row in bad] == [13, 14]


def test_a_group_counts_for_those_who_are_known(written):
    group = "+48601234567~+48601234568"
    path = written(
        backup(
            f'<mms date="{MS}" msg_box="2" address="{group}"><parts/></mms>',
            f'<mms date="{MS + 1}" msg_box="1" address="{group}"><addrs><addr address="+48601234568" type="137"/>'
            "</addrs></mms>",
            f'<mms date="{MS + 2}" msg_box="1" address="{group}"/>',
            sms("+48601234567,+48601234568", MS + 3, 2),
        ),
        "sms.xml",
    )
    touches, left_out, _bad = read(path)
    assert [(touch.direction, touch.party, touch.known_only) for touch in touches] == [
        ("out", "+48601234567", True),
        ("out", "+48601234568", True),
        ("in", "+48601234568", True),
        ("out", "+48601234567", True),
        ("out", "+48601234568", True),
    ]
    assert left_out == {"strangers": 1}


def test_the_other_programs(written):
    path = written(
        '<?xml version="1.0" encoding="UTF-8"?>\n<alllogs count="1">\n'
        f'<log number="+48601234567" time="x" date="{MS}" type="2" name="Anna" new="1" dur="61" />\n</alllogs>',
        "calls.xml",
    )
    touches, _left, _bad = read(path)
    assert [(touch.name, touch.minutes, touch.outcome) for touch in touches] == [("Anna", 2, "reached")]
    texts = written(
        f'<allsms count="1"><sms address="601234567" date="{MS}" type="2" body="x" name="Anna" /></allsms>', "s.xml"
    )
    assert [touch.name for touch in read(texts)[0]] == ["Anna"]


def test_a_merged_backup(written):
    touches, _left, _bad = read(written(backup(call("601234567", MS), sms("601234567", MS)), "all.xml"))
    assert [touch.channel for touch in touches] == ["call", "text"]


def test_keys_are_the_same_however_the_number_is_written(written):
    one = read(written(backup(call("+48 601 234 567", MS)), "a.xml"))[0]
    other = read(written(backup(call("601234567", MS)), "b.xml"))[0]
    assert one[0].key == other[0].key
