"""Whatever is typed (a day, a log line, a rule, a number, a key, a setting): an answer or one sentence."""

from __future__ import annotations

import os
import tomllib
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cockpit import settings as own
from cockpit.app.commands import keymap
from cockpit.app.commands.table import commands, places
from cockpit.cli.instant import instant
from cockpit.core import logline, when
from cockpit.core.cleaning import clean_line, clean_note
from cockpit.core.errors import BadInput
from cockpit.core.local_time import LocalTime
from cockpit.core.moment import Moment
from cockpit.core.recurrence import parse
from cockpit.core.rule_said import rule_words
from cockpit.core.rule_typed import rule_of
from cockpit.core.visible import visible
from cockpit.core.words import LANGUAGES, speak
from cockpit.exchange import days, dialling, numbers

MANY = settings(max_examples=int(os.environ.get("COCKPIT_PROOF_EXAMPLES", "150")))
ZONES = ("UTC", "Europe/Warsaw", "America/Santiago", "Asia/Kathmandu", "Pacific/Kiritimati")
WORDS = st.sampled_from(
    """fri friday next week tomorrow today yesterday in at on the first last workday every other month quarter day days
    pt piątek jutro dziś wczoraj za tydzień co drugi poniedziałek ostatni dzień roboczy miesiąca kwartał o godz
    demain vendredi prochain chaque premier lundi jour ouvrable dans trois jours à midi hier mois trimestre
    morgen freitag nächste woche jeden zweiten montag letzter werktag im monat quartal um uhr gestern heute
    завтра пятница через неделю каждый первый понедельник последний рабочий день месяца квартал в вчера
    29.2 29.02 30.2.2027 31.12.9999 1.1.0001 2026-W53 w53 53 99 0 -1 +3d -2d 3w 25:00 24:00 2:30 14:30 12.50 1e9 ½ ٣ ３
    RRULE: FREQ=DAILY FREQ=MONTHLY;BYDAY=5MO BYMONTHDAY=31 BYSETPOS=-366 INTERVAL=0 COUNT=1 ; = , . : < > @ # / - +
    @Anna <14:30 <yesterday <-2d >offer zł € $ 1.234,56 1'234.56 (3) 12% +48 0048 (0) ext 601100200 ctrl+ shift+f13
    """.split()
)
SIGNS = st.sampled_from(
    ("\x00", "\x1b[2J", "\u202e", "\ud800", "\u2028", "\xa0", "İ", "ß", "ŀ", "\U0001f600", "\ufeff")
)
TYPED = st.one_of(
    st.text(max_size=60),
    st.lists(st.one_of(WORDS, WORDS, WORDS, SIGNS, st.text(max_size=4)), max_size=8).map(" ".join),
    st.lists(st.one_of(WORDS, SIGNS), max_size=6).map("".join),
    st.from_regex(r"[-+]?[0-9٠-٩]{1,20}([-./:, ][0-9]{0,9}){0,4}[a-zł%€]{0,3}", fullmatch=True),
)
DAYS = st.one_of(
    st.dates(date(1970, 1, 1), date(2099, 12, 31)),
    st.sampled_from((date(2028, 2, 29), date(2026, 12, 31), date(2027, 1, 3), date(2026, 3, 29), date(2026, 10, 25))),
)


@pytest.fixture(autouse=True, params=LANGUAGES)
def language(request):
    speak(request.param)
    yield
    speak("en")


def in_a_line(text: str) -> None:
    assert text.strip()
    assert "\n" not in text


@MANY
@given(TYPED, DAYS)
def test_a_day(typed, today):
    planned = when.understand(typed, today)
    assert planned.due is None or isinstance(planned.due, date)
    try:
        day = when.parse_day(typed, today)
    except BadInput as fault:
        in_a_line(str(fault))
        return
    # said in full it is the same day
    assert when.parse_day(day.isoformat(), today) == day


@MANY
@given(TYPED, DAYS, st.sampled_from(ZONES))
def test_a_log_line(typed, today, zone):
    now = LocalTime(zone).on_the_wall(datetime(today.year, today.month, today.day, 2, 30, tzinfo=UTC))
    line = logline.read(typed, now)
    assert line.at is None or (line.at.ms <= now.ms and not line.problem)
    try:
        at = instant(typed, now)
    except BadInput as fault:
        in_a_line(str(fault))
        return
    assert at.zone == now.zone
    assert date.fromisoformat(at.date.isoformat()) == at.local.date()


@MANY
@given(TYPED, st.sampled_from(("day", "week", "month", "quarter")))
def test_a_rule(typed, period):
    try:
        text = rule_of(typed, period)
    except BadInput as fault:
        in_a_line(str(fault))
        return
    if text:
        parse(text)
        in_a_line(rule_words(text))
        # what is shown is understood when it is typed back, or the rule as it is kept is
        assert rule_of(text, period) == text


@MANY
@given(TYPED, st.sampled_from((".", ",")), st.sampled_from((0, 2, 3)))
@example("2026-11-", ".", 2)
def test_money_and_days_of_files(typed, decimal, digits):
    amount = numbers.parse_minor(typed, decimal, digits)
    assert amount is None or isinstance(amount, int)
    numbers.parse_share(typed, decimal)
    day = days.parse_day(typed)
    assert not day or date.fromisoformat(day).isoformat() == day


@MANY
@given(TYPED, st.sampled_from(("PL", "Polska", "Deutschland", "", "US", "xx")))
@example("+" + "9" * 40, "PL")
def test_a_phone_number(typed, country):
    made = dialling.number(typed, country)
    assert not set(made.tel) & set(" \n\x1b\"'<>")


@MANY
@given(st.dictionaries(TYPED, st.one_of(TYPED, st.integers(), st.booleans(), st.lists(TYPED, max_size=2)), max_size=3))
def test_a_setting(found):
    told = own._checked({**found, "keys": dict(found)}, own.Settings().path)
    for name in own.SETTINGS:
        assert told[name] is not None
    for name in own.SETTINGS:
        for value in found.values():
            try:
                own.checked(name, value)
            except ValueError as fault:
                assert str(fault).strip()


@MANY
@given(st.text(max_size=80))
def test_a_file_of_settings(tmp_path_factory, text):
    path = tmp_path_factory.getbasetemp() / "settings.toml"
    path.write_text(text, encoding="utf-8", errors="surrogatepass")
    told = own.read(path)
    try:
        tomllib.loads(text)
    except (tomllib.TOMLDecodeError, UnicodeError):
        assert told.complaints or not told.values


@MANY
@given(TYPED, st.sampled_from(sorted(commands())))
def test_a_key(typed, command):
    try:
        key = keymap.canonical(typed)
    except BadInput as fault:
        in_a_line(visible(str(fault)))
    else:
        assert keymap.canonical(key) == key or len(key) == 1 or key in keymap.SIGNS.values()
    found, _refused = keymap.remapped(commands(), places(), {command: (typed,), typed: ("x",)})
    assert found.keys() == commands().keys()


@MANY
@given(st.text(max_size=200))
def test_what_is_kept_is_clean_and_stays_so(typed):
    for clean in (clean_line, clean_note):
        once = clean(typed)
        assert clean(once) == once
        once.encode()


def test_a_moment_is_of_its_zone_in_both_hours_of_a_change():
    for zone, day in (("Europe/Warsaw", date(2026, 10, 25)), ("America/Santiago", date(2026, 4, 4))):
        local = LocalTime(zone)
        found = [local.at(int(datetime(day.year, day.month, day.day, 0, tzinfo=ZoneInfo(zone)).timestamp()) * 1000
                          + quarter * 900_000) for quarter in range(108)]  # fmt: skip
        # in the order of their instants, though the clock shows an hour twice
        walls = [moment.local.replace(tzinfo=None) for moment in found]
        assert len(set(walls)) < len(walls)
        assert [moment.ms for moment in found] == sorted(moment.ms for moment in found)
        assert all(moment.date == moment.local.date() for moment in found)


@pytest.mark.parametrize("zone", ZONES)
def test_the_days_that_are_odd_are_days(zone):
    for text, week in (("2028-02-29", 9), ("2026-12-31", 53), ("2027-01-03", 53), ("2027-01-04", 1)):
        day = date.fromisoformat(text)
        moment = LocalTime(zone).on_the_wall(datetime(day.year, day.month, day.day, 12, tzinfo=UTC))
        assert isinstance(moment, Moment)
        assert (moment.date, moment.date.isocalendar().week) == (day, week)
        assert moment.moved(days=366).date.toordinal() == day.toordinal() + 366
