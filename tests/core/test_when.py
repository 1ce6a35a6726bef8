"""What is understood of a typed next action, phrase by phrase, and what holds for any string at all."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from calendar import monthrange
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core.errors import BadInput
from cockpit.core.when import Planned, parse_day, understand
from cockpit.core.workdays import next_working_day
from tests.core.phrases import ORDINARY, PHRASES

SUNDAY = date(2026, 11, 22)


def day(text: str) -> date | None:
    """ "12-15" in 2026, a full ISO date, or "-" for none."""
    if text == "-":
        return None
    return date.fromisoformat(text if len(text) > 5 else f"2026-{text}")


def at(text: str) -> time | None:
    return None if text == "-" else time.fromisoformat(text)


# words | text | due | at, read on Sunday 2026-11-22; no phrase here has a problem.

# Nothing here is a day or a time.


def table(text: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split("|")) for line in text.strip().splitlines()]


@pytest.mark.parametrize(("words", "text", "due", "clock"), table(PHRASES))
def test_a_phrase_is_understood(words: str, text: str, due: str, clock: str) -> None:
    planned = understand(words, SUNDAY)
    assert (planned.text, planned.due, planned.at, planned.problem) == (text, day(due), at(clock), "")
    assert planned.taken


def test_the_table_is_long_enough() -> None:
    assert len(table(PHRASES)) >= 120


@pytest.mark.parametrize("words", ORDINARY.strip().splitlines())
def test_ordinary_words_stay_text(words: str) -> None:
    assert understand(words, SUNDAY) == Planned(words, None, None, "", "")


@pytest.mark.parametrize(
    ("words", "today", "due"),
    [
        ("monday", "2026-11-23", "2026-11-30"),
        ("next monday", "2026-11-23", "2026-11-30"),
        ("friday", "2026-11-23", "2026-11-27"),
        ("next friday", "2026-11-23", "2026-12-04"),
        ("friday next week", "2026-11-23", "2026-12-04"),
        ("next week friday", "2026-11-23", "2026-12-04"),
        ("next week", "2026-11-23", "2026-11-30"),
        ("next week", "2026-11-27", "2026-11-30"),
        ("+1m", "2027-01-31", "2027-02-28"),
        ("+1m", "2028-01-31", "2028-02-29"),
        ("+1y", "2028-02-29", "2029-02-28"),
        ("+13m", "2026-12-31", "2028-01-31"),
        ("in a month", "2026-12-31", "2027-01-31"),
        ("end of month", "2026-11-30", "2026-11-30"),
        ("fin du mois", "2028-02-03", "2028-02-29"),
        ("next month", "2026-12-31", "2027-01-01"),
        ("29.02", "2028-02-29", "2028-02-29"),
        ("29.02", "2028-03-01", "2032-02-29"),
        ("29.02", "2096-03-01", "2104-02-29"),
        ("the 31st", "2027-02-01", "2027-03-31"),
        ("15.12", "2026-12-15", "2026-12-15"),
        ("15.12", "2026-12-16", "2027-12-15"),
        ("tomorrow", "2026-12-31", "2027-01-01"),
    ],
)
def test_the_day_depends_on_today(words: str, today: str, due: str) -> None:
    planned = understand(words, date.fromisoformat(today))
    assert (planned.due, planned.text, planned.problem) == (date.fromisoformat(due), "", "")


def test_what_was_taken_is_shown_as_typed() -> None:
    assert understand("call Anna fri 10:00", SUNDAY).taken == "fri 10:00"
    assert understand("10:00 call Anna (15. Dezember)", SUNDAY).taken == "10:00 15. Dezember"


def test_the_spelling_left_is_the_spelling_typed() -> None:
    assert understand("  Zażółć\tGĘŚLĄ   jaźń jutro ", SUNDAY).text == "Zażółć GĘŚLĄ jaźń"


def test_control_and_direction_characters_become_spaces() -> None:
    planned = understand("call\x1b[2J\u202eAnna\x00\ud800 fri", SUNDAY)
    assert (planned.text, planned.due) == ("call [2J Anna", date(2026, 11, 27))


@pytest.mark.parametrize(
    ("words", "due", "said"),
    [
        ("", "-", "call Anna fri 10:00"),
        (" \t\x00", "-", "call Anna fri 10:00"),
        ("15.30", "-", "write 15:30"),
        ("12.15", "-", "write 15.12"),
        ("10.30 call", "-", "write 10:30"),
        ("12/15/2026", "-", "write 15/12/2026"),
        ("2026-15-12", "-", "write 2026-12-15"),
        ("31.02", "-", "28.02"),
        ("31 lutego oferta", "-", "28.02"),
        ("31.04", "-", "30.04"),
        ("29.02.2027", "-", "28.02"),
        ("15.12.2020", "2020-12-15", "15.12.2020 is in the past"),
        ("21.11.2026 call", "11-21", "21.11.2026 is in the past"),
        ("25:00", "-", "hours go from 0 to 23"),
        ("fri 10:75", "11-27", "minutes from 0 to 59"),
        ("fri call Anna mon", "11-27", "“fri” and “mon”"),
        ("10:00 call Anna 11:00", "11-22", "“10:00” and “11:00”"),
        ("mon 27.11", "11-27", "“mon” does not fit “27.11”"),
        ("+99999y", "-", "9999"),
        ("+999999999w", "-", "9999"),
    ],
)
def test_a_problem_says_what_would_be_right(words: str, due: str, said: str) -> None:
    planned = understand(words, SUNDAY)
    assert said in planned.problem
    assert planned.due == day(due)


@pytest.mark.parametrize("words", ["31.02 x", "31.02. x", "30.2 x", "31/04 x", "x 31.02"])
def test_an_impossible_day_is_refused_beside_any_word(words: str) -> None:
    assert "There is no day “3" in understand(words, SUNDAY).problem


@pytest.mark.parametrize("words", ["12.50 x 4", "31.02 x 4 offer", "31.02 zł"])
def test_an_amount_is_no_impossible_day(words: str) -> None:
    planned = understand(words, SUNDAY)
    assert (planned.text, planned.due, planned.problem) == (words, None, "")


def test_an_impossible_date_stays_in_the_text() -> None:
    assert understand("offer 31.02", SUNDAY).text == "offer 31.02"


def test_a_price_beside_a_day_is_no_problem() -> None:
    planned = understand("offer 12.50 fri", SUNDAY)
    assert (planned.text, planned.due, planned.problem) == ("offer 12.50", date(2026, 11, 27), "")


@pytest.mark.parametrize(
    ("words", "due"),
    [("15.12", "12-15"), ("fri", "11-27"), ("+3d", "11-25"), ("15.12.2020", "2020-12-15"), (" dziś ", "11-22")],
)
def test_a_day_alone_is_parsed(words: str, due: str) -> None:
    assert parse_day(words, SUNDAY) == day(due)


@pytest.mark.parametrize(
    "words", ["", "call", "fri 10:00", "10:00", "call fri", "31.02", "12/15/2026", "mon 27.11", "7"]
)
def test_what_is_not_a_day_alone_is_refused_with_a_sentence(words: str) -> None:
    with pytest.raises(BadInput, match=r"\w+ \w+"):
        parse_day(words, SUNDAY)


def test_the_next_working_day() -> None:
    days = [next_working_day(date(2026, 11, 23) + timedelta(days=n)).isoformat()[5:] for n in range(7)]
    assert days == ["11-24", "11-25", "11-26", "11-27", "11-30", "11-30", "11-30"]


FRAGMENTS = [line[0] for line in table(PHRASES)] + ORDINARY.strip().splitlines()
WORDS = sorted({word for phrase in FRAGMENTS for word in phrase.split()} | {"31.02", "25:00", "+9999y", "-", "@", "("})
LOOSE = "-–—,;:|/@.·!?()[]{}<>"


def pieces(text: str) -> list[str]:
    return sorted(piece for word in text.split() if (piece := word.strip(LOOSE)))


def check(words: str, today: date) -> None:
    """What holds whatever was typed."""
    planned = understand(words, today)
    assert planned == understand(words, today)
    assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in planned.text + planned.taken + planned.problem)
    assert planned.text == " ".join(planned.text.split())
    plain = "".join(" " if unicodedata.category(c)[0] in "CZ" and c not in "\u200c\u200d" else c for c in words)
    if all(unicodedata.category(c) not in ("Co", "Cn") for c in words):
        # Each word is left or taken, none is lost and none is in both.
        assert pieces(planned.text + " " + planned.taken) == pieces(plain)
    assert bool(planned.taken) == (planned.due is not None or planned.at is not None)
    if planned.at is not None and not planned.problem:
        assert planned.due is not None
    if planned.due is not None and planned.due < today:
        assert planned.problem and any(c.isdigit() for c in planned.taken)
    assert "\n" not in planned.problem


@given(st.text(), st.dates())
def test_any_text_is_read(words: str, today: date) -> None:
    check(words, today)


@given(st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join), st.dates())
def test_any_words_of_the_grammar_are_read(words: str, today: date) -> None:
    check(words, today)


@given(st.text(alphabet="0123456789.:/-+hdwm pa,@", max_size=24), st.dates())
def test_any_numbers_are_read(words: str, today: date) -> None:
    check(words, today)


@given(st.sampled_from(table(PHRASES)), st.dates(date(1990, 1, 1), date(2190, 1, 1)))
def test_days_lie_ahead(phrase: tuple[str, ...], today: date) -> None:
    planned = understand(phrase[0], today)
    if "2026" not in planned.taken and ".26" not in planned.taken:
        assert planned.due is not None and planned.due >= today


@given(st.sampled_from(table(PHRASES)), st.sampled_from(["zadzwonić", "Angebot", "цена", "réunion", "Kowalski"]))
def test_a_phrase_is_found_before_and_after_ordinary_words(phrase: tuple[str, ...], word: str) -> None:
    # With text of its own a phrase already has a beginning and an end.
    words, text, due, clock = phrase
    if not text and clock == "-":
        for line in (f"{word} {words}", f"{words} {word}"):
            planned = understand(line, SUNDAY)
            assert (planned.text, planned.due) == (word, day(due))
            assert set(pieces(planned.taken)).isdisjoint(pieces(planned.text))


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_written_date_is_the_same_in_each_form(wanted: date, today: date) -> None:
    for form in ("{d}.{m}.{y}", "{d:02}/{m:02}/{y}", "{y}-{m:02}-{d:02}", "{d}-{m}-{y}"):
        assert parse_day(form.format(d=wanted.day, m=wanted.month, y=wanted.year), today) == wanted
    near = understand(f"{wanted.day}.{wanted.month:02}", today).due
    assert near is not None and today <= near
    assert (near.day, near.month) == (wanted.day, wanted.month)
    assert monthrange(near.year, near.month)[1] >= near.day


def test_a_long_paste_is_read_in_one_go() -> None:
    # A quadratic reading of these takes minutes, the test's own time limit ends it.
    for words in ("fri 10:00 ", "so 10h ", "sam ", "- ", "15.12 mon ", "jutro "):
        assert understand(words * 20_000, SUNDAY).taken or words == "- "


def test_the_module_needs_only_the_core_and_the_standard_library() -> None:
    code = "import sys, cockpit.core.when; print(*{name.split('.')[0] for name in sys.modules})"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    outside = set(shown.split()) - set(sys.stdlib_module_names) - {"cockpit", "__main__"}
    assert not {name for name in outside if not name.startswith("_")}
