"""Exported chats: heads in every form, whose phone it is, what counts."""

import zipfile
from pathlib import Path

import pytest

from cockpit.core.errors import BadInput
from cockpit.exchange.intake import missing, prepare
from cockpit.exchange.phone import chat_lines
from cockpit.exchange.phone.chat import find_me, open_chat, partner_in_name
from tests.exchange.phones import read


def nobody(name: str) -> bool:
    return False


@pytest.mark.parametrize(
    ("name", "lines", "touches", "senders", "first", "last"),
    [
        ("lorem.txt", 500, 500, 4, "2020-01-15", "2020-05-11"),
        ("lorem-merge-part1.txt", 300, 300, 4, "2019-10-20", "2020-01-10"),
        ("lorem-merge-part2.txt", 300, 300, 5, "2020-06-20", "2020-09-10"),
        ("pokemon.txt", 20, 18, 8, "2016-08-06", "2016-10-31"),
    ],
)
def test_the_real_chats(data, name, lines, touches, senders, first, last):
    path = data / "07-phone/whatsapp-whatstk" / name
    chat = open_chat(path)
    assert (len(chat.lines), len(chat.senders)) == (lines, senders)
    found, left_out, bad = read(path)
    assert (len(found), len({touch.key for touch in found}), bad) == (touches, touches, [])
    assert sum(left_out.values()) == lines - touches
    assert (found[0].day, found[-1].day) == (first, last)
    # a group: of use only where the sender is in the book
    assert all(touch.known_only and touch.direction == "in" for touch in found)
    assert not any(touch.body for touch in found)


HEADS = [
    ("20/09/2026, 21:15 - Anna: a", "2026-09-20 21:15"),
    ("[20/09/2026, 21:15:03] Anna: a", "2026-09-20 21:15"),
    ("\u200e[20/09/2026, 21:15:03] Anna: \u200eimage omitted", "2026-09-20 21:15"),
    ("20/09/2026 à 21:15 - Anna: a", "2026-09-20 21:15"),
    ("9/25/26, 9:15\u202fPM - Anna: a", "2026-09-25 21:15"),
    ("9/25/26, 12:15 AM - Anna: a", "2026-09-25 00:15"),
    ("[9/25/26, 9:15:03 p. m.] Anna: a", "2026-09-25 21:15"),
    ("2026-09-20 21:15 - Anna: a", "2026-09-20 21:15"),
    ("20.09.26, 21:15 - Anna: a", "2026-09-20 21:15"),
    ("20.09.2026, 21:15 - Anna: a", "2026-09-20 21:15"),
    ("20. 9. 2026 21:15 - Anna: a", "2026-09-20 21:15"),
    ("[20-09-26 21:15:03] Anna: a", "2026-09-20 21:15"),
    ("20.09.2026 um 21:15 - Anna: a", "2026-09-20 21:15"),
    ("20/9/2026, 21.15 - Anna: a", "2026-09-20 21:15"),
]


@pytest.mark.parametrize(("line", "wall"), HEADS)
def test_heads(line, wall):
    found = list(chat_lines.lines_of(line))
    assert [each.sender for each in found] == ["Anna"]
    order = chat_lines.day_order(found)
    moment = chat_lines.moment_of(found[0].day, found[0].clock, order)
    assert moment is not None
    assert moment.strftime("%Y-%m-%d %H:%M") == wall


@pytest.mark.parametrize(
    ("days", "order"),
    [
        (["1/2/26", "2/2/26", "13/2/26"], "dmy"),
        (["1/2/26", "2/2/26", "2/13/26"], "mdy"),
        (["1/2/26", "1/3/26", "2/1/26"], "mdy"),
        (["1/2/26", "2/2/26", "1/3/26"], "dmy"),
        (["26/2/1", "26/2/2", "26/3/1"], "ymd"),
        (["2026-02-01"], "ymd"),
        (["1/2/26"], "dmy"),
    ],
)
def test_the_whole_chat_tells_the_order_of_its_days(days, order):
    lines = list(chat_lines.lines_of("\n".join(f"{day}, 10:00 - A: x" for day in days)))
    assert chat_lines.day_order(lines) == order


TALK = (
    "20/09/2026, 21:10 - Messages and calls are end-to-end encrypted. Tap to learn more.\n"
    "20/09/2026, 21:15 - Anna Nowak: Dzień dobry\n"
    "druga linia\n"
    "20/09/2026, 21:16 - Jan: <Media omitted>\n"
    "20/09/2026, 21:16 - Jan: ok\n"
    "20/09/2026, 21:16 - Jan: ok\n"
    "21/09/2026, 08:00 - Anna Nowak: This message was deleted\n"
    "21/09/2026, 08:01 - Anna Nowak: Missed voice call\n"
    "32/09/2026, 08:00 - Anna Nowak: x\n"
)


def test_two_who_talk(written):
    path = written(TALK, "WhatsApp Chat with Anna Nowak.txt")
    touches, left_out, bad = read(path, bodies=True)
    assert [(touch.direction, touch.party, touch.line) for touch in touches] == [
        ("in", "Anna Nowak", 2),
        ("out", "Anna Nowak", 4),
        ("out", "Anna Nowak", 5),
        ("out", "Anna Nowak", 6),
        ("in", "Anna Nowak", 7),
    ]
    assert touches[0].body == "Dzień dobry\ndruga linia"
    assert len({touch.key for touch in touches}) == 5
    assert left_out == {"notice": 1, "missed": 1}
    assert [row.line for row in bad] == [9]


def test_a_later_export_tells_the_same_again(written):
    one = read(written(TALK, "WhatsApp Chat with Anna Nowak.txt"))[0]
    later = TALK.split("\n", 1)[1] + "22/09/2026, 08:00 - Jan: Do jutra\n"
    more = read(written(later, "WhatsApp Chat with Anna Nowak (1).txt"), me="Jan")[0]
    assert len({touch.key for touch in [*one, *more]}) == len(one) + 1


def test_who_the_user_is(written):
    chat = open_chat(written(TALK, "_chat.txt"))
    assert find_me(chat, nobody) is None
    assert find_me(chat, lambda name: name == "Anna Nowak") == "Jan"
    assert find_me(chat, lambda name: True) is None
    path = written(TALK, "chat.txt")
    assert "which of those who wrote is you: Anna Nowak, Jan?" in missing(prepare(path))[0]
    with pytest.raises(BadInput, match="which of those who wrote is you"):
        read(path)
    with pytest.raises(BadInput, match="nobody called Piotr wrote here"):
        read(path, me="Piotr")
    assert {touch.party for touch in read(path, me="jan")[0]} == {"Anna Nowak"}


@pytest.mark.parametrize(
    "name",
    [
        "WhatsApp Chat with Anna", "WhatsApp Chat - Anna", "Discussion WhatsApp avec Anna", "WhatsApp-Chat mit Anna",
        "WhatsApp Chat mit Anna", "Czat WhatsApp z Anna", "Чат WhatsApp с контактом Anna", "Чат WhatsApp із Anna",
        "Chat de WhatsApp con Anna", "Chat WhatsApp con Anna", "WhatsApp-chat met Anna",
    ],
)  # fmt: skip
def test_the_partner_stands_in_the_name_of_the_file(name):
    assert partner_in_name(Path(f"{name}.txt")) == "anna"
    assert partner_in_name(Path("_chat.txt")) == ""


def test_one_who_wrote_alone(written):
    mine = "20/09/2026, 21:15 - Jan: Halo?\n"
    touches, _left, _bad = read(written(mine, "WhatsApp Chat with Anna.txt"))
    assert [(touch.direction, touch.party) for touch in touches] == [("out", "anna")]
    theirs = read(written(mine, "WhatsApp Chat with Jan.txt"))[0]
    assert [(touch.direction, touch.party) for touch in theirs] == [("in", "Jan")]


def test_the_archive_of_a_phone(written, tmp_path):
    path = tmp_path / "WhatsApp Chat - Anna Nowak.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("00000012-PHOTO.jpg", b"\xff\xd8")
        archive.writestr("_chat.txt", TALK)
    assert len(read(path)[0]) == 5


def test_archives_that_are_no_chat(written, tmp_path):
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "Hello")
    with pytest.raises(BadInput, match="no exported chat in this file"):
        read(path)
    path.write_bytes(path.read_bytes()[:40])
    with pytest.raises(BadInput, match="the archive is damaged"):
        read(path)
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_chat.txt", b"\0" * 101 * 1024 * 1024)
    with pytest.raises(BadInput, match="larger than 100 MB"):
        read(bomb)


def test_a_hostile_name_stays_a_name(written):
    text = "20/09/2026, 21:15 - [@click=app.quit]x[/]\x1b[31m\u202e: hi\n20/09/2026, 21:16 - B: x\n"
    text += "20/09/2026, 21:17 - C: y\n"
    touches, _left, _bad = read(written(text, "chat.txt"))
    assert "\x1b" not in touches[0].party


def test_text_that_is_no_chat_stays_a_table(written):
    path = written("Name;City\nAlfa;Łódź\n", "clients.txt")
    assert prepare(path).source.kind == "clients"
