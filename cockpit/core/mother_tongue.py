"""The language in which a client is written to, and how that language names a day.

Apart from the program's own words: a rep whose screen speaks Polish writes to a client in German. So nothing here goes
through the catalogues.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

FALLBACK = "en"
_COUNTRIES = {
    "pl": ("pl", "poland", "polska", "pologne", "polen", "польша", "польща"),
    "fr": ("fr", "france", "francja", "frankreich", "франция", "франція", "mc", "monaco"),
    "de": (
        "de", "germany", "deutschland", "niemcy", "allemagne", "германия", "німеччина", "at", "austria", "österreich",
        "autriche", "австрия", "австрія", "ch", "switzerland", "schweiz", "suisse", "szwajcaria", "швейцария",
        "швейцарія", "li", "liechtenstein",
    ),
    "ru": (
        "ru", "russia", "россия", "russie", "russland", "rosja", "росія", "kz", "kazakhstan", "казахстан", "қазақстан",
        "kasachstan", "kazachstan", "by", "belarus", "беларусь", "białoruś",
    ),
    "uk": ("ua", "ukraine", "україна", "украина", "ukraina"),
    "en": ("gb", "uk", "united kingdom", "great britain", "england", "ie", "ireland", "us", "usa", "united states"),
}  # fmt: skip
_OF_COUNTRY = {name: language for language, names in _COUNTRIES.items() for name in names}
_NAMES = {
    "english": "en", "angielski": "en", "polish": "pl", "polski": "pl", "french": "fr", "français": "fr",
    "german": "de", "deutsch": "de", "russian": "ru", "русский": "ru", "ukrainian": "uk", "українська": "uk",
    "ua": "uk",
}  # fmt: skip
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
}
_WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "pl": "poniedziałek wtorek środa czwartek piątek sobota niedziela",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "ru": "понедельник вторник среда четверг пятница суббота воскресенье",
    "uk": "понеділок вівторок середа четвер п'ятниця субота неділя",
}


def code(named: str) -> str:
    """The two letters of a language as a file or a person names it: "pl-PL", "PL", "Polish"; "" where it is none."""
    word = named.strip().casefold()
    if word in _NAMES:
        return _NAMES[word]
    head = word.replace("_", "-").split("-")[0]
    return head if len(head) == 2 and head.isascii() and head.isalpha() else ""


def of_country(country: str) -> str:
    """The language of a country, by its name or its two letters; "" where several are spoken, or it is unknown."""
    return _OF_COUNTRY.get(country.strip().casefold(), "")


def spoken(stated: Iterable[str], countries: Iterable[str]) -> str:
    """The language to write in: the first one stated, else that of the first country known, else English.

    Args:
        stated: languages as entered, the person's before the client's.
        countries: countries as entered, the client's before the book's.
    """
    for named in stated:
        if found := code(named):
            return found
    return next((found for country in countries if (found := of_country(country))), FALLBACK)


def offered(wanted: str, there: Collection[str]) -> str:
    """The language that a text exists in and comes nearest to the one wanted: itself, any ("" ), English, the first."""
    for language in (wanted, "", FALLBACK):
        if language in there:
            return language
    return min(there, default="")


def day(when: date, language: str, today: date) -> str:
    """A day in a sentence: "12 March", "12 marca", "12. März"; with the year where that is not this one."""
    months = _MONTHS.get(language, _MONTHS[FALLBACK]).split()
    number = str(when.day)
    if language == "de":
        number += "."
    elif language == "fr" and when.day == 1:
        number = "1er"
    text = f"{number} {months[when.month - 1]}"
    return text if when.year == today.year else f"{text} {when.year}"


def weekday(when: date, language: str) -> str:
    """The weekday in full, as it begins no sentence."""
    return _WEEKDAYS.get(language, _WEEKDAYS[FALLBACK]).split()[when.weekday()]
