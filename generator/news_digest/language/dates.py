"""Written dates, in any language, if they can mean but one day: the only reader of dates that there is."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from news_digest.language.date_errors import (
    DateError,
    explain,
    not_in_calendar,
    other_weekday,
    out_of_bounds,
    two_days,
)
from news_digest.language.date_forms import (
    AFTER,
    BEFORE,
    COMPACT,
    FORMS,
    JUST_BEFORE,
    WEEKDAY_FIRST,
    read_numbers,
)
from news_digest.language.date_names import find_weekdays, is_plain_weekday
from news_digest.language.plain_signs import to_plain
from news_digest.language.times import make_time

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "DateError",
    "WrittenDate",
    "date_at",
    "find_date",
    "parse_date",
    "read_date",
]

# No article is older than the first newspapers (1605), and a year after this one is a slip of the keyboard.
FIRST_YEAR = 1600
LAST_YEAR = 2199
# Characters. The longest form, a weekday and a time with the name of its zone, has 70.
LONGEST = 120

_MARKS_BEFORE, _MARKS_BEHIND, _BRACKETS = " ([*_", " .,*_", ")]"
_MAY_BE_DATE = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A day, and the moment in its own zone if a time of day and its offset from UTC are written as well."""

    day: dt.date
    moment: dt.datetime | None


class _Written(NamedTuple):
    """What the words of a date say, before anything is decided, and where they stand."""

    numbers: tuple[tuple[int, int, int], ...]  # year, month and day, once for each way to read them
    weekdays: tuple[frozenset[int], ...]
    clock: Mapping[str, str | None]
    start: int
    end: int


def read_date(text: str) -> WrittenDate | None:
    """Return the date that a text consists of, with a weekday and a time perhaps, if its day is certain."""
    if len(text) > LONGEST or not _MAY_BE_DATE.search(text):
        return None
    try:
        return parse_date(text)
    except DateError:
        return None


def parse_date(text: str) -> WrittenDate:
    """Return the date that a text consists of, with a weekday and a time perhaps.

    A time without a numeric offset is no moment, since nobody can tell which it is: the day alone counts.
    Raises DateError for all else, for days that are not in the calendar or may be two, and for years out of
    bounds.
    """
    if len(text) > LONGEST:
        raise explain("")
    plain = to_plain(text).strip()
    written = _read_compact(plain) or next(_read_whole(plain), None)
    if written is None:
        raise explain(plain)
    return _decide(written, plain)


def find_date(text: str) -> tuple[WrittenDate, int, int] | None:
    """Return the first certain date in the first 120 characters of a text, with the span where it stands.

    A weekday before or behind it and a time behind it are part of it.
    """
    plain = to_plain(text[:LONGEST])
    for match in sorted(_matches(plain), key=lambda match: (match.start(), -match.end())):
        written = _read_within(match)
        if written:
            with suppress(DateError):
                return _decide(written, plain), written.start, written.end
    return None


def date_at(text: str, start: int) -> tuple[WrittenDate, int] | None:
    """Return the certain date that begins at a place of a text, perhaps with its weekday, and its end."""
    plain = to_plain(text[start : start + LONGEST])
    if not _MAY_BE_DATE.search(plain):
        return None
    weekday = WEEKDAY_FIRST.match(plain)
    for place in (0, weekday.end()) if weekday else (0,):
        for match in filter(None, (form.match(plain, place) for form in FORMS)):
            written = _read_within(match)
            if written and written.start == 0:
                with suppress(DateError):
                    return _decide(written, plain), start + written.end
    return None


def _matches(plain: str) -> Iterator[re.Match[str]]:
    """Yield all that has the form of a date."""
    if _MAY_BE_DATE.search(plain):
        yield from chain.from_iterable(form.finditer(plain) for form in FORMS)


def _read_compact(plain: str) -> _Written | None:
    """Return the date of eight digits that a text is, with or without a time."""
    match = COMPACT.fullmatch(plain)
    return _Written(read_numbers(match), (), match.groupdict(), 0, len(plain)) if match else None


def _read_whole(plain: str) -> Iterator[_Written]:
    """Yield each reading of a text as a date with nothing beside it but weekday and time."""
    for match in _matches(plain):
        before = BEFORE.fullmatch(plain[: match.start()].lstrip(_MARKS_BEFORE))
        behind = plain[match.end() :].rstrip(_MARKS_BEHIND)
        rests = (behind, behind.rstrip(_BRACKETS)) if behind[-1:] in _BRACKETS else (behind,)
        afters = [after for rest in rests for form in AFTER if (after := form.fullmatch(rest))]
        if before and afters and (numbers := read_numbers(match)):
            for after in afters:
                parts = (before, match, after)
                weekdays = tuple(find_weekdays(name) for name in _values("weekday", parts))
                if all(weekdays) and len(_values("hour", parts)) < 2:  # noqa: PLR2004 - one time of day
                    yield _Written(numbers, weekdays, _clock(parts), 0, len(plain))


def _read_within(match: re.Match[str]) -> _Written | None:
    """Return the date at a match, with weekday and time beside it, in the middle of a text."""
    numbers = read_numbers(match)
    if not numbers:
        return None
    text = match.string
    befores = (form.search(text, 0, match.start()) for form in JUST_BEFORE)
    afters = (form.match(text, match.end()) for form in reversed(AFTER))
    before = next((one for one in befores if one and find_weekdays(one["weekday"])), None)
    after = next((one for one in afters if one and _is_time_or_weekday(one)), None)
    parts = tuple(part for part in (before, match, after) if part)
    weekdays = tuple(find_weekdays(name) for name in _values("weekday", parts))
    return _Written(numbers, weekdays, _clock(parts), parts[0].start(), parts[-1].end())


def _is_time_or_weekday(after: re.Match[str]) -> bool:
    """Tell whether what follows a date has no weekday, or a plain one; “(AP)” is none."""
    name = after.groupdict().get("weekday")
    return name is None or is_plain_weekday(name)


def _values(group: str, parts: tuple[re.Match[str], ...]) -> list[str]:
    """Return what a group holds in each of some matches that has it."""
    return [value for part in parts if (value := part.groupdict().get(group))]


def _clock(parts: tuple[re.Match[str], ...]) -> Mapping[str, str | None]:
    """Return the groups of the match that tells the time, or of none."""
    return next((groups for part in parts if (groups := part.groupdict()).get("hour")), {})


def _decide(written: _Written, text: str) -> WrittenDate:
    """Return the one day that a date can mean; DateError if there is none, or are two."""
    days = tuple(day for numbers in written.numbers if (day := _make_day(*numbers)))
    year = written.numbers[0][0]
    if days and not FIRST_YEAR <= year <= LAST_YEAR:
        raise out_of_bounds(year, FIRST_YEAR, LAST_YEAR)
    if not days:
        raise not_in_calendar(text)
    told = [day for day in days if all(day.weekday() in named for named in written.weekdays)]
    if not told:
        raise other_weekday(days[0])
    if len(told) > 1:
        raise two_days(*told)
    return WrittenDate(told[0], _make_moment(told[0], written.clock, text))


def _make_day(year: int, month: int, day: int) -> dt.date | None:
    """Return a day of the calendar, or None if there is no such."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _make_moment(day: dt.date, clock: Mapping[str, str | None], text: str) -> dt.datetime | None:
    """Return the moment of a time with an offset, None without one; DateError for an impossible time."""
    if not clock.get("hour"):
        return None
    try:
        time = make_time(clock)
    except ValueError as error:
        raise not_in_calendar(text) from error
    return dt.datetime.combine(day, time) if time.tzinfo else None
