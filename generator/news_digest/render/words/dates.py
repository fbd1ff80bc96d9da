"""Dates and stretches of days in any language, by the patterns of the CLDR (https://cldr.unicode.org/)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Literal

from babel import Locale
from babel.dates import format_date, split_interval_pattern

Unit = Literal["days", "months", "years"]
# The CLDR's letter for the largest field in which the two dates differ.
_LARGEST_DIFFERENCE: Mapping[Unit, str] = {"days": "d", "months": "M", "years": "y"}
_SHORT_MONTH = re.compile("(?<![ML])([ML])\\1\\1(?![ML])")


def date_pattern(locale: Locale, name: Literal["day", "weekday", "month"]) -> str:
    """Return the CLDR's own pattern for a date, one with its weekday, or a month."""
    if name == "month":
        skeleton = locale.datetime_skeletons.get("yMMMM")
        return str(skeleton.pattern) if skeleton else "LLLL y"
    return str(locale.date_formats["long" if name == "day" else "full"].pattern)


def span_parts(
    locale: Locale, patterns: Mapping[str, str], unit: Unit, *, with_year: bool
) -> Sequence[str] | None:
    """Return the patterns of a stretch's first and last day: the catalogue's, else the CLDR's, else None.

    The CLDR lists intervals with short months only; as its specification has it (UTS 35, part 4, "Matching
    Skeletons"), months are written out by widening the field.
    """
    own = patterns.get(unit if with_year else f"{unit}_alone")
    if own is not None:
        return split_interval_pattern(own)
    intervals = locale.interval_formats.get("yMMMd" if with_year else "MMMd", {})
    parts = intervals.get(_LARGEST_DIFFERENCE[unit])
    return [_SHORT_MONTH.sub(r"\1\1\1\1", part) for part in parts] if parts else None


def span_unit(first: dt.date, last: dt.date) -> Unit:
    """Return how far apart two days are, as a span's pattern goes by it."""
    if first.year != last.year:
        return "years"
    return "months" if first.month != last.month else "days"


@lru_cache(maxsize=20_000)
def write_date(date: dt.date, pattern: str, locale: Locale) -> str:
    """Return a date after a pattern; a site names the same dates again and again."""
    return str(format_date(date, pattern, locale=locale))
