"""What is wrong with a text that should be a date, and what to write instead."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from contextlib import suppress

_ADVICE = "write the day as in 2023-12-20"
_LONGEST_NUMBER = 13  # digits of the milliseconds since 1970


class DateError(ValueError):
    """A text that is no date: what is wrong, and what to write instead.

    `is_in_full` tells that a day, a month and a year stand there, but no day that is certain.
    """

    def __init__(self, message: str, advice: str = _ADVICE, *, is_in_full: bool = False) -> None:
        super().__init__(message)
        self.message, self.advice, self.is_in_full = message, advice, is_in_full


_TEMPLATE = re.compile(r"[{}<>%$]|YYYY|yyyy-|\bDD\b")
_RELATIVE = re.compile(
    r"\b(?:ago|today|yesterday|tomorrow|now|last|next|heute|gestern|vor|hier|aujourd’hui|hoy|ayer|oggi|ieri)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\d{9,10}(?:\d{3})?(?:\.\d{1,9})?")
_MONTH_ALONE = re.compile(r"\d{4}[-/.]\d{1,2}|\d{1,2}[-/.]\d{4}|[^\W\d_]{3,20}\.?,? (?:de )?\d{4}")
_YEAR_ALONE = re.compile(r"\d{4}")
_NAMED_DAY = r"(?:\d{1,2}\W{1,2}[^\W\d_]{3,20}|[^\W\d_]{3,20}\W{1,2}\d{1,2})"
_SHORT_YEAR = re.compile(rf"(?:\d{{1,2}}([-/.]) ?\d{{1,2}}\1 ?|{_NAMED_DAY}\W{{1,2}}['’]?)\d{{2}}\b.{{0,30}}")
_NO_YEAR = re.compile(r"\d{1,2}\.?(?: of| de)? [^\W\d_]{3,20}\.?|[^\W\d_]{3,20}\.? \d{1,2}(?:st|nd|rd|th)?")


def explain(text: str) -> DateError:
    """Return the error of a text in which no date in full stands."""
    if _COUNTED.fullmatch(text):
        return _explain_count(text)
    for form, message, advice in _KINDS:
        if form(text):
            return DateError(message, advice)
    return DateError("this is no date that can be read with certainty")


_KINDS: tuple[tuple[Callable[[str], object], str, str], ...] = (
    (_TEMPLATE.search, "a template was not filled in", _ADVICE),
    (_RELATIVE.search, "this names no day of the calendar", _ADVICE),
    (_YEAR_ALONE.fullmatch, "this is a year without a day", _ADVICE),
    (_MONTH_ALONE.fullmatch, "this is a month without its day", "add the day, as in 2023-12-20"),
    (_SHORT_YEAR.fullmatch, "the year has two digits", "write the year in full, as in 2023-12-20"),
    (_NO_YEAR.fullmatch, "the year is missing", "write the year as well, as in 2023-12-20"),
)


def _explain_count(text: str) -> DateError:
    """Return the error of a number of seconds or milliseconds since 1970, with the day that it means."""
    number = int(text.partition(".")[0])
    advice = _ADVICE
    with suppress(ValueError, OverflowError, OSError):
        seconds = number // 1000 if len(str(number)) >= _LONGEST_NUMBER - 1 else number
        advice = f"write {dt.datetime.fromtimestamp(seconds, dt.UTC).date()}"
    return DateError("this is a number of seconds, and not a date", advice)


def out_of_bounds(year: int, first: int, last: int) -> DateError:
    """Return the error of a year that no article can be from."""
    return DateError(
        f"the year {year} is out of bounds", f"write a year from {first} to {last}", is_in_full=True
    )


def not_in_calendar(text: str) -> DateError:
    """Return the error of a day or time that there is not."""
    return DateError(f"{text} is no day and time of the calendar", is_in_full=True)


def two_days(*days: dt.date) -> DateError:
    """Return the error of numbers that the world reads two ways."""
    return DateError(
        "this can mean two days", "write the day as " + " or ".join(map(str, days)), is_in_full=True
    )


def other_weekday(day: dt.date) -> DateError:
    """Return the error of a date whose weekday is another."""
    names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    message = f"{day} is a {names[day.weekday()]}"
    return DateError(message, f"mend the day, or leave out the weekday, as in {day}", is_in_full=True)
