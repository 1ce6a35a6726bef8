"""How each language writes numbers, money and days: what the formatter takes from CLDR, without its ten megabytes."""

from __future__ import annotations

from cockpit.core import words
from cockpit.core.named import NamedTuple

NO_BREAK, NARROW = "\u00a0", "\u202f"


class Locale(NamedTuple):
    """The habits of one language; tests hold them against CLDR and say where the two differ, and why."""

    group: str
    """Between thousands."""
    point: str
    """Before decimals."""
    percent: str
    """Between a number and its percent sign."""
    months: tuple[str, ...]
    """Short, as they stand after a day of the month."""
    month_names: tuple[str, ...]
    """Whole, as they stand alone."""
    weekdays: tuple[str, ...]
    """Short, Monday first."""
    week: str
    """The week of a year by its number."""
    day: str = "{day} {month}"
    month_year: str = "{month} {year}"


def _english() -> Locale:
    return Locale(
        group=NO_BREAK,
        point=".",
        percent=NO_BREAK,
        months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
        month_names=(
            "January", "February", "March", "April", "May", "June",
            "July", "August", "September", "October", "November", "December",
        ),
        weekdays=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
        week="W{n:02}",
    )  # fmt: skip


def _polish() -> Locale:
    return Locale(
        group=NO_BREAK,
        point=",",
        percent="",
        months=("sty", "lut", "mar", "kwi", "maj", "cze", "lip", "sie", "wrz", "paź", "lis", "gru"),
        month_names=(
            "styczeń", "luty", "marzec", "kwiecień", "maj", "czerwiec",
            "lipiec", "sierpień", "wrzesień", "październik", "listopad", "grudzień",
        ),
        weekdays=("pon.", "wt.", "śr.", "czw.", "pt.", "sob.", "niedz."),
        week="tydz. {n}",
    )  # fmt: skip


def _french() -> Locale:
    return Locale(
        group=NARROW,
        point=",",
        percent=NO_BREAK,
        months=(
            "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
        ),
        month_names=(
            "janvier", "février", "mars", "avril", "mai", "juin",
            "juillet", "août", "septembre", "octobre", "novembre", "décembre",
        ),
        weekdays=("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."),
        week="S{n:02}",
    )  # fmt: skip


def _german() -> Locale:
    return Locale(
        group=".",
        point=",",
        percent=NO_BREAK,
        months=(
            "Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez.",
        ),
        month_names=(
            "Januar", "Februar", "März", "April", "Mai", "Juni",
            "Juli", "August", "September", "Oktober", "November", "Dezember",
        ),
        weekdays=("Mo.", "Di.", "Mi.", "Do.", "Fr.", "Sa.", "So."),
        week="KW {n}",
        day="{day}. {month}",
    )  # fmt: skip


def _russian() -> Locale:
    return Locale(
        group=NO_BREAK,
        point=",",
        percent=NO_BREAK,
        months=(
            "янв.", "февр.", "мар.", "апр.", "мая", "июн.", "июл.", "авг.", "сент.", "окт.", "нояб.", "дек.",
        ),
        month_names=(
            "январь", "февраль", "март", "апрель", "май", "июнь",
            "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
        ),
        weekdays=("пн", "вт", "ср", "чт", "пт", "сб", "вс"),
        week="нед. {n}",
    )  # fmt: skip


LOCALES = {"en": _english(), "pl": _polish(), "fr": _french(), "de": _german(), "ru": _russian()}


def here() -> Locale:
    """The habits of the language that is spoken now."""
    return LOCALES[words.language()]
