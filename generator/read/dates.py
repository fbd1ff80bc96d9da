"""Days and moments as front matter writes them: `2023-12-20`, or `2023-12-20T15:04:05+02:00`."""

from __future__ import annotations

import datetime as dt
import re

from generator.read.bounds import FIRST_YEAR, LAST_YEAR

_MOMENT = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"(?:[Tt ]\s*(?P<time>[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?)"
    r"\s*(?P<zone>[Zz]|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_SHORT_DAY = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_ADVICE = "write the day as in 2023-12-20"


class DateError(ValueError):
    """A text that is no date: what is wrong, and what to write instead."""

    def __init__(self, message: str, advice: str = _ADVICE) -> None:
        super().__init__(message)
        self.message, self.advice = message, advice


def parse_date(text: str) -> tuple[dt.date, dt.datetime | None]:
    """Return the day as written, and the moment if the text gives a time of day with its offset from UTC.

    A time without an offset is no moment, since nobody can tell which it is: the day alone counts. Raises
    DateError for anything else, for days that are not in the calendar, and for years out of bounds.
    """
    written = _MOMENT.fullmatch(text)
    if not written:
        raise _not_a_date(text)
    try:
        day = dt.date.fromisoformat(written["day"])
        moment = _moment(written)
    except ValueError as error:
        raise DateError(f"{text} is no day and time of the calendar") from error
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise DateError(
            f"the year {day.year} is out of bounds", f"write a year from {FIRST_YEAR} to {LAST_YEAR}"
        )
    return day, moment


def _moment(written: re.Match[str]) -> dt.datetime | None:
    """Return the moment in its own zone; ValueError if it is not possible."""
    if not written["time"]:
        return None
    zone = (written["zone"] or "").upper().replace("Z", "+00:00")
    moment = dt.datetime.fromisoformat(f"{written['day']}T{written['time']}{zone}")
    return moment if zone else None


def _not_a_date(text: str) -> DateError:
    """Return what is wrong with a text in another form, with the right form where the order is clear."""
    short = _SHORT_DAY.fullmatch(text)
    if not short:
        return DateError("this is no date that can be read with certainty")
    year, month, day = (int(number) for number in short.groups())
    return DateError("the date is not in full", f"write {year:04}-{month:02}-{day:02}")
