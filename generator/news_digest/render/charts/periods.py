"""Time cut into equal periods: months, or longer ones where months would be too many to tell apart."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from news_digest.render.words import Words
from news_digest.render.words.dates import write_date

YEAR = 12
QUARTER = 3
# The lengths that readers count in, in months.
LENGTHS = (1, QUARTER, YEAR, 5 * YEAR, 10 * YEAR, 25 * YEAR, 50 * YEAR, 100 * YEAR, 500 * YEAR, 1000 * YEAR)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Period:
    """A stretch of `length` months; `start` counts the months from January of the year 0."""

    start: int
    length: int

    @property
    def year(self) -> int:
        """The year that it begins in."""
        return self.start // YEAR

    @property
    def month(self) -> int:
        """The month that it begins in, from 1."""
        return self.start % YEAR + 1


def cut_periods(dates: Iterable[dt.date], most: int) -> dict[Period, int]:
    """Return every period from the first date to the last with its number of dates, those with none as well.

    The periods are as short as `most` of them allow, and begin where calendars do: quarters in January, five
    years in 1990 or 1995. No dates, no periods.
    """
    months = [date.year * YEAR + date.month - 1 for date in dates]
    if not months:
        return {}
    first, last = min(months), max(months)
    length = next((each for each in LENGTHS if last // each - first // each < most), LENGTHS[-1])
    counts = Counter(month // length for month in months)
    places = range(first // length, last // length + 1)
    return {Period(start=place * length, length=length): counts[place] for place in places}


def find_period(date: dt.date, length: int) -> Period:
    """Return the period of some length in which a date lies."""
    month = date.year * YEAR + date.month - 1
    return Period(start=month // length * length, length=length)


def period_text(words: Words, period: Period, *, short: bool = False) -> str:
    """Return a period's name: `December 2023` (short: `Dec 2023`), `Q4 2023`, `2023`, `1990-1994`."""
    if period.length == 1 and not short:
        return words.month(period.year, period.month)
    if period.length < YEAR:
        pattern = "LLL y" if period.length == 1 else "QQQ y"
        return write_date(dt.date(max(period.year, 1), period.month, 1), pattern, words.formats)
    if period.length == YEAR:
        return str(period.year)
    return f"{max(period.year, 1)}\N{EN DASH}{period.year + period.length // YEAR - 1}"
