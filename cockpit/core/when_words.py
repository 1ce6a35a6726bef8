"""The words of days and times in English, Polish, French, German, Russian and Ukrainian, and how they are folded.

Each table is plain text, a row a meaning, and is folded and indexed on first use, so that an import costs nothing.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_SPACED = {"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"}
_JOINERS = "\u200c\u200d"
_STRIPPED = ".,;:!?…)]}>\"'»”“’"
_OPENING = "([{<\"'«„“‘"

# A row a weekday, Monday first.
_WEEKDAYS = """
monday mon poniedziałek poniedziałku pon pn lundi lun montag mo понедельник понедельника понедельнику пн \
  понеділок понеділка
tuesday tues tue wtorek wtorku wt mardi mar dienstag di вторник вторника вторнику вт вівторок вівторка
wednesday wed środa środę środy śr mercredi mer mittwoch mi среда среду среды среде ср середа середу середи
thursday thurs thur thu czwartek czwartku czw jeudi jeu donnerstag do четверг четверга четвергу чт четвер
friday fri piątek piątku pt vendredi ven freitag fr пятница пятницу пятницы пятнице пт п'ятниця п'ятницю п'ятниці
saturday sat sobota sobotę soboty sob samedi sam samstag sonnabend sa суббота субботу субботы субботе сб \
  субота суботу суботи
sunday sun niedziela niedzielę niedzieli niedz ndz nd dimanche dim sonntag so воскресенье воскресенья вс \
  неділя неділю неділі
"""
# Months that are names or other words too, when they come first ("call Jan 5 palet").
WEAK_MONTHS = frozenset({"may", "mar", "march", "jan", "april", "june", "august"})
# Short weekdays that are words or names as well: the place decides (see `understand`).
WEAK = frozenset(
    {
        "mon",
        "sun",
        "sat",
        "wed",
        "mo",
        "di",
        "mi",
        "do",
        "fr",
        "sa",
        "so",
        "mar",
        "mer",
        "jeu",
        "ven",
        "sam",
        "dim",
        "lun",
        "pn",
        "pt",
        "sob",
        "nd",
        "sr",
        "ср",
        "вс",
    }
)
# Written small in French; a capital makes "Sam" a name.
NAMES = frozenset({"sam", "mar", "mer", "jeu", "ven", "dim", "lun"})
# "do" and "so" open far more English and Polish sentences than they name days.
OPENERS = frozenset({"do", "so"})
# After these a short weekday is an ordinary word: "what to do", "think so", "in the sun".
_NO_DAY_AFTER = "to can will must should i we you he she they not the a think said hope or la dla mon ton"
# After these a weekday is not a day to come: "about last friday", "Black Friday".
_NOT_TO_COME = """last past every each black cyber zeszły zeszła zeszłą ubiegły ubiegłą każdy każdą co czarny chaque
letzten letzter letzte jeden jeder прошлый прошлую прошлое каждый каждую guten schwarzer чёрная"""
_NOT_TO_COME_BEFORE = "dernier dernière passé"
_GERMAN = "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so"

# A row a month, January first.
_MONTHS = """
january jan styczeń stycznia sty janvier janv januar jänner января январь янв січня
february feb luty lutego lut février févr fév februar februar febr февраля февраль фев лютого
march mar marzec marca mars märz mrz mär марта март мар березня
april apr kwiecień kwietnia kwi avril avr апреля апрель апр квітня
may maj maja mai мая май травня
june jun czerwiec czerwca cze juin juni июня июнь июн червня
july jul lipiec lipca lip juillet juil juli июля июль июл липня
august aug sierpień sierpnia sie août августа август авг серпня
september sept sep wrzesień września wrz septembre сентября сентябрь сен вересня
october oct październik października paź octobre oktober okt октября октябрь окт жовтня
november nov listopad listopada lis novembre ноября ноябрь ноя листопада
december dec grudzień grudnia gru décembre déc dezember dez декабря декабрь дек грудня
"""
# Only English puts the month first.
_MONTH_FIRST = """january jan february feb march mar april apr may june jun july jul august aug september sept sep
october oct november nov december dec"""

# Whole phrases: a meaning, a number, and the ways to say it.
_PHRASES = """
days 0: today | tonight | dziś | dzisiaj | aujourd'hui | ce soir | heute | сегодня | сьогодні
days 1: tomorrow | tmrw | jutro | jutra | demain | morgen | завтра
days 2: day after tomorrow | the day after tomorrow | pojutrze | après-demain | après demain | übermorgen
days 2: послезавтра | післязавтра
week 1: next week | przyszły tydzień | przyszłym tygodniu | następny tydzień | następnym tygodniu
week 1: la semaine prochaine
week 1: semaine prochaine | nächste woche | nächster woche | in der nächsten woche | kommende woche | следующей неделе
week 1: следующая неделя | наступного тижня
month 1: next month | przyszły miesiąc | przyszłym miesiącu | następny miesiąc | następnym miesiącu | le mois prochain
month 1: mois prochain | nächsten monat | nächster monat | следующем месяце | следующий месяц | наступного місяця
end 0: end of month | end of the month | at the end of month | at the end of the month | at end of month | eom
end 0: koniec miesiąca | końca miesiąca | końcem miesiąca | fin du mois | fin de mois
end 0: à la fin du mois | monatsende | ende des monats | конец месяца | конце месяца | конца месяца | концу месяца
end 0: кінець місяця
end 1: end of next month | koniec przyszłego miesiąca | fin du mois prochain | ende nächsten monats
end 1: конец следующего месяца
months 6: za pół roku | in half a year | in einem halben jahr | через полгода
"""
_UNITS = """
days 1: day days dzień dni jour jours tag tage tagen день дня дней дні днів
days 7: week weeks tydzień tygodnie tygodni tyg semaine semaines woche wochen неделя неделю недели недель
days 7: тиждень тижні тижнів
days 14: fortnight fortnights
months 1: month months miesiąc miesiące miesięcy mies mois monat monate monaten месяц месяца месяцев місяць
months 1: місяці місяців
months 12: year years rok lata lat an ans année jahr jahre jahren год года лет рік роки років
"""
_LETTERS = """
days 1: d j д
days 7: w н
months 1: m м
months 12: y г
"""
_NUMBERS = """
1: a an one jeden un une ein eine einem einer один одну
2: two couple dwa deux zwei два две дві
3: three trzy trois drei три
4: four cztery quatre vier четыре чотири
5: five pięć cinq fünf пять п'ять
6: six sześć sechs шесть шість
"""
AHEAD = frozenset({"in", "za", "dans", "через"})
# These may leave the number out: "za tydzień", "через неделю".
AHEAD_OF_ONE = frozenset({"za", "через"})
_NEXT = """next przyszły przyszłą przyszła następny następną następna nächsten nächster nächste nächstes
следующий следующую следующее следующая наступний наступну наступна"""
_NEXT_AFTER = "prochain prochaine"
_THIS = """this coming upcoming ten tę najbliższy najbliższą ce diesen dieser kommenden kommender
этот эту это ближайший ближайшую ближайшее цей цю"""
# Said before a day, and taken with it.
_DAY_PREPS = """on by for until till w we na do le la pour d'ici bis zum für den ab pod в во на до к ко у the to of"""
# Said before a weekday, and enough to make a short one count.
_FIRM_PREPS = "on w we am в во у next this"
_TIME_PREPS = "at @ o um à об о в у gegen vers godz godzinie"
_BEFORE_CLOCK = "na by for bis pour do до на к ab"
_HALVES = {"am": 0, "a.m": 0, "pm": 12, "p.m": 12}
_HALF_WORDS = """
0: утра rano morgens
12: дня вечера wieczorem abends nachmittags
"""
_CLOCK_WORDS = "uhr h heure heures o'clock часов часа час ч годині"
# Beside a part of the day a short weekday counts, as beside a time.
_DAY_PARTS = """morning afternoon evening noon rano wieczorem południe popołudniu matin midi soir après-midi
früh vormittag nachmittag abend mittag утром днём вечером"""
# What is counted or priced is neither a day nor a time: "12.50 zł", "1.5 t", "at 10 percent".
_MEASURES = """% percent prozent procent eur € pln zł usd $ £ gbp chf ₽ руб rub грн t kg g km m cm mm l ml kw mw gb mb
k mln mld mio tys тыс млн кг т шт szt sztuk pcs pc stk stück pkt x раз раза"""


def clean(words: str) -> str:
    """The words on one line, without control and formatting characters, single spaces between."""
    if not words.isprintable():
        words = "".join(" " if c not in _JOINERS and unicodedata.category(c) in _SPACED else c for c in words)
    return " ".join(words.split())


def fold(word: str) -> str:
    """The word as it is compared: no case, no accents, no punctuation around it."""
    if word.isascii():
        folded = word.lower()
    else:
        plain = unicodedata.normalize("NFKD", word.casefold().replace("’", "'").replace("ʼ", "'").replace("ł", "l"))
        folded = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return folded.rstrip(_STRIPPED).lstrip(_OPENING)


def bare(word: str) -> str:
    """The word without the punctuation that only tied it to its neighbours; a dot stays."""
    return word.rstrip(",;:!?)]}>").lstrip("([{<")


def _set(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in text.split())


def _rows(text: str) -> dict[str, int]:
    return {fold(word): row for row, line in enumerate(text.strip().splitlines()) for word in line.split()}


def _spans(text: str) -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for line in text.strip().splitlines():
        head, _, tail = line.partition(":")
        kind, number = head.split()
        found.update((fold(word), (kind, int(number))) for word in tail.split())
    return found


def _numbers(text: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for line in text.strip().splitlines():
        head, _, tail = line.partition(":")
        found.update((fold(word), int(head)) for word in tail.split())
    return found


def _phrases() -> dict[str, list[tuple[tuple[str, ...], str, int]]]:
    found: dict[str, list[tuple[tuple[str, ...], str, int]]] = {}
    for line in _PHRASES.strip().splitlines():
        head, _, tail = line.partition(":")
        kind, number = head.split()
        for phrase in tail.split("|"):
            words = tuple(fold(word) for word in phrase.split())
            found.setdefault(words[0], []).append((words, kind, int(number)))
    for several in found.values():
        several.sort(key=lambda phrase: -len(phrase[0]))
    return found


class Tables:
    """The folded tables; a "span" is a kind ("days", "months", "week", "month", "end") and a number."""

    def __init__(self) -> None:
        self.weekdays = _rows(_WEEKDAYS)
        self.months = _rows(_MONTHS)
        self.month_first = _set(_MONTH_FIRST)
        self.phrases = _phrases()
        """By their first word: all words, kind and number, the longest phrase first."""
        self.units = _spans(_UNITS)
        self.letters = _spans(_LETTERS)
        self.numbers = _numbers(_NUMBERS)
        self.following = _set(_NEXT)
        self.following_after = _set(_NEXT_AFTER)
        self.this = _set(_THIS)
        self.german = _set(_GERMAN)
        self.no_day_after = _set(_NO_DAY_AFTER)
        self.not_to_come = _set(_NOT_TO_COME)
        self.not_to_come_before = _set(_NOT_TO_COME_BEFORE)
        self.day_preps = _set(_DAY_PREPS)
        self.firm_preps = _set(_FIRM_PREPS)
        self.time_preps = _set(_TIME_PREPS)
        self.before_clock = _set(_BEFORE_CLOCK)
        self.halves = _HALVES
        self.half_words = _numbers(_HALF_WORDS)
        self.clock_words = _set(_CLOCK_WORDS)
        self.day_parts = _set(_DAY_PARTS)
        self.measures = _set(_MEASURES)
        self.date = re.compile(r"([0-9]{1,2})([./-])([0-9]{1,2})(?:\2([0-9]{4}|[0-9]{2}))?r?")
        """Groups: day, separator, month, year or None."""
        self.iso = re.compile(r"([0-9]{4})([-./])([0-9]{1,2})\2([0-9]{1,2})")
        self.ahead = re.compile(r"(\+?)([0-9]{1,9})([^\W\d_]*)")
        """Groups: "+" or "", number, unit or ""."""
        self.number = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th|er|-?(?:go|ego|tego|tej|ej|ta|е|го))?")
        """Group: a number of at most two digits, maybe with the ending of an ordinal."""
        self.clock = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})(am|pm|h|uhr)?")
        """Groups: hours, minutes, ending such as "pm" or None."""
        self.hours = re.compile(r"([0-9]{1,2})[hч]([0-9]{2})?")
        """Groups: hours, minutes or None; written with an "h"."""
        self.half = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?([ap])\.?m")
        """Groups: hours, minutes or None, "am" or "pm"."""


@cache
def tables() -> Tables:
    """The tables, folded and indexed; two milliseconds once, then free."""
    return Tables()
