"""The forms of written dates: which numbers and words stand in which order, and what stands beside."""

from __future__ import annotations

import re

from news_digest.language.date_names import find_month
from news_digest.language.times import CLOCK, TIME, ZONE

_MONTHS_A_YEAR = 12
_YEAR = r"(?P<year>\d{4})"
_DAY = r"(?P<day>\d{1,2})"
_NUMBER = r"(?P<month>\d{1,2})"
_WORD = r"[^\s\d.,;:()\[\]/|–—\"'’-]{2,20}"
# A month's name; those of the Levant that have two words begin with one of these.
_MONTH = rf"(?:d['’])?(?P<name>(?:(?:كانون|تشرين) )?{_WORD})\.?"
_ORDINAL = r"(?:st|nd|rd|th|er|re|[ºª°])?"
_YEAR_SIGN = r"[rгр]"  # noqa: RUF001 - Polish and Cyrillic letters, short for "of the year"
_OF = r"(?:of |de |del |di |d['’])?"
_GAP = r"(?:, ?|\. ?| ?- ?|/| )"
# A date begins and ends where words do, and is no part of an address, a file's name or a stretch of days.
_LEFT = r"(?<![\w/])(?<!\w[.-])(?<!\d[–—])"
_RIGHT = r"(?!\w)(?![./-]\d)(?!/)"
FORMS = tuple(
    re.compile(f"{_LEFT}(?:{form})", re.IGNORECASE)
    for form in (
        rf"{_YEAR}(?P<sign>[-/.]) ?{_NUMBER}(?P=sign) ?{_DAY}(?:{_RIGHT}|(?=[TZ]))",
        rf"{_YEAR} ?[年년] ?{_NUMBER} ?[月월] ?{_DAY} ?[日일号號]",
        rf"(?P<first>\d{{1,2}})(?P<sign>[-/.]) ?(?P<second>\d{{1,2}})(?P=sign) ?{_YEAR}{_RIGHT}",
        rf"(?:ngày )?{_DAY} tháng {_NUMBER}(?:,| năm)? {_YEAR}{_RIGHT}",
        rf"{_DAY}{_ORDINAL}{_GAP}{_OF}{_MONTH}{_GAP}{_OF}{_YEAR}(?: ?{_YEAR_SIGN}\.)?{_RIGHT}",
        rf"{_MONTH}[ /-](?:the )?{_DAY}{_ORDINAL}{_GAP}{_YEAR}{_RIGHT}",
        rf"{_YEAR}(?: m\. |{_GAP}){_MONTH}{_GAP}{_DAY}(?: d)?{_RIGHT}",
        rf"{_YEAR}\. gada {_DAY}\. {_MONTH}(?!\w)",
        rf"{_MONTH} {_DAY} {TIME} {_YEAR} {ZONE}{_RIGHT}",
        rf"{_MONTH} {_DAY} {CLOCK} {_YEAR}{_RIGHT}",
    )
)
COMPACT = re.compile(
    rf"{_YEAR}(?P<month>\d\d)(?P<day>\d\d)(?:T?(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?)?{ZONE}"
)
_WEEKDAY = rf"(?P<weekday>[月火水木金土日월화수목금토일]|{_WORD}(?:[ -]{_WORD})?)"
_THE = r"[.,]{0,2} (?:(?:the|den|der|le|el|il) )?"
_AT = r"(?:at|um|à|a las|às|alle(?: ore)?|om|kl\.?|klo|o|v|в|@)"
BEFORE = re.compile(rf"(?:{CLOCK}[,;|·–—-]? ?(?:on )?)?(?:{_WEEKDAY}{_THE})?", re.IGNORECASE)
WEEKDAY_FIRST = re.compile(rf"{_WEEKDAY}{_THE}", re.IGNORECASE)
# In a longer text, a weekday of two words or of one; words of two letters (“on”, Swedish) are others there.
JUST_BEFORE = tuple(
    re.compile(rf"(?<!\w)(?P<weekday>{words}){_THE}\Z", re.IGNORECASE)
    for words in (f"{_WORD}[ -]{_WORD}", rf"\w{_WORD}")
)
_TIME_AFTER = rf"(?:(?:T ?|,? {_AT} |, ?| ?[-–—|·•] ?| |:){CLOCK})?"
# Nothing, a time, or a weekday and a time.
AFTER = (
    re.compile(rf"(?:(?:Z|[+-]\d\d:\d\d)(?!\w))?{_TIME_AFTER}", re.IGNORECASE),
    re.compile(rf",? ?[(\[]?{_WEEKDAY}[)\].]{{0,2}}{_TIME_AFTER}", re.IGNORECASE),
)


def read_numbers(match: re.Match[str]) -> tuple[tuple[int, int, int], ...]:
    """Return year, month and day of a match, once for each way to read them; none if it names no month.

    Between full stops the day comes first, as in every locale of the CLDR that writes the year last; between
    slashes and hyphens either may.
    """
    parts = match.groupdict()
    year = int(parts["year"])
    if parts.get("first"):
        first, second = int(parts["first"]), int(parts["second"])
        if parts["sign"] == "." and second <= _MONTHS_A_YEAR:
            return ((year, second, first),)
        return tuple({(year, month, day): 0 for month, day in ((first, second), (second, first))})
    month = find_month(parts["name"]) if parts.get("name") else int(parts["month"])
    return ((year, month, int(parts["day"])),) if month is not None else ()
