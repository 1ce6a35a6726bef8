"""Days whose month is a word, in five languages: "4 May 2026", "4. März 26", "4 мая 2026 г.", "May 4, 2026"."""

from __future__ import annotations

import re

from cockpit.exchange.fields import fold

# English, German, French, Polish (both cases), Russian (both cases); then what people shorten them to.
_MONTHS = (
    "january januar jänner janvier styczeń stycznia январь января jan jän janv sty янв",
    "february februar février luty lutego февраль февраля feb fév févr lut фев февр",
    "march märz mars marzec marca март марта mar mär mrz мар",
    "april avril kwiecień kwietnia апрель апреля apr avr kwi апр",
    "may mai maj maja май мая",
    "june juni juin czerwiec czerwca июнь июня jun cze июн",
    "july juli juillet lipiec lipca июль июля jul juil lip июл",
    "august août sierpień sierpnia август августа aug sie авг",
    "september septembre wrzesień września сентябрь сентября sep sept wrz сен сент",
    "october oktober octobre październik października октябрь октября oct okt paź окт",
    "november novembre listopad listopada ноябрь ноября nov lis ноя нояб",
    "december dezember décembre grudzień grudnia декабрь декабря dec dez déc gru дек",
)
_NUMBER = {fold(word): number for number, words in enumerate(_MONTHS, start=1) for word in words.split()}
_AFTER = r"(?:\s*(?:г|r)\b\.?)?(?:[T ,]\s*\d{1,2}[:.]\d{2}.*)?"
_DAY_FIRST = re.compile(
    rf"(?:[^\W\d_]{{2,12}}[.,]*\s+)?(\d{{1,2}})(?:\.|st|nd|rd|th|er)?[\s/-]*([^\W\d_]{{3,12}})[\s./,-]*(\d{{4}}|\d{{2}}){_AFTER}",
    re.DOTALL | re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"(?:[^\W\d_]{{2,12}}[.,]+\s+)?([^\W\d_]{{3,12}})[.\s-]+(\d{{1,2}})(?:st|nd|rd|th)?[\s,-]+(\d{{4}}){_AFTER}",
    re.DOTALL | re.IGNORECASE,
)


def named_day(text: str) -> tuple[int, int, int] | None:
    """(year as written, month, day) of a day with a month in words; None if it is no such text."""
    found = _DAY_FIRST.fullmatch(text)
    if found:
        day, word, year = found.groups()
    else:
        found = _MONTH_FIRST.fullmatch(text)
        if not found:
            return None
        word, day, year = found.groups()
    month = _NUMBER.get(fold(word))
    return (int(year), month, int(day)) if month else None
