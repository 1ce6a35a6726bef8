"""Days whose month is a word, in five languages: "4 May 2026", "4. März 26", "4 мая 2026 г.", "May 4, 2026"."""

from __future__ import annotations

import re
from functools import cache

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


@cache
def _numbers() -> dict[str, int]:
    return {fold(word): number for number, words in enumerate(_MONTHS, start=1) for word in words.split()}


_AFTER = r"(?:\s*(?:г|r)\b\.?)?(?:[T ,]\s*\d{1,2}[:.]\d{2}.*)?"
_DAY_FIRST = (
    r"(?:[^\W\d_]{2,12}[.,]*\s+)?(\d{1,2})(?:\.|st|nd|rd|th|er)?[\s/-]*([^\W\d_]{3,12})[\s./,-]*(\d{4}|\d{2})" + _AFTER
)
_MONTH_FIRST = (
    rf"(?:[^\W\d_]{{2,12}}[.,]+\s+)?([^\W\d_]{{3,12}})[.\s-]+(\d{{1,2}})(?:st|nd|rd|th)?[\s,-]+(\d{{4}}){_AFTER}"
)


@cache
def _shapes() -> tuple[re.Pattern[str], re.Pattern[str]]:
    # 3 ms that most files need not wait for
    signs = re.DOTALL | re.IGNORECASE
    return re.compile(_DAY_FIRST, signs), re.compile(_MONTH_FIRST, signs)


def named_day(text: str) -> tuple[int, int, int] | None:
    """(year as written, month, day) of a day with a month in words; None if it is no such text."""
    day_first, month_first = _shapes()
    found = day_first.fullmatch(text)
    if found:
        day, word, year = found.groups()
    else:
        found = month_first.fullmatch(text)
        if not found:
            return None
        word, day, year = found.groups()
    month = _numbers().get(fold(word))
    return (int(year), month, int(day)) if month else None
