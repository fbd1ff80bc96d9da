"""The days that a digest can bear: what is dated after them leads nothing.

No clock is read, so that the same articles give the same site. What is far ahead is told by three things: a
day that has passed for certain (that of this version), how close together the digest's own articles stand,
and the editors' word. So an old archive with one new article is never wronged, and neither is a sparse one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import pairwise
from statistics import median_high

# This version was made on it: no article of this day or before can be ahead, however old the others are.
KNOWN_PAST = dt.date(2026, 11, 30)
# A version ten years old is used by nobody: beyond, only the editors' `latest` is believed.
MOST_AHEAD_DAYS = 3653
# Between articles that follow each other, and after the newest one. A digest that stood still for longer …
STEP_DAYS = 60
# … or whose articles mostly stand far apart may step so many times its usual distance.
STEP_GAPS = 3
# The newest quarter has to be borne by the rest: so many articles may lie about their day and move nothing.
BEARING_SHARE = 0.75
# With fewer dated articles nobody can tell the odd one: two of different years are as good as each other.
LEAST_DATED = 4


def find_last_day(days: Iterable[dt.date], latest: dt.date | None = None) -> dt.date:
    """Return the last day that can be borne by a digest with articles of these days.

    `latest` is the editors' word, and decides alone. Else: from the oldest three quarters of the articles, or
    from `KNOWN_PAST` if that is later, each next day is borne that comes no more than a step after the one
    before it. A step has 60 days, or three times the median distance of those three quarters.
    """
    if latest is not None:
        return latest
    ordered = sorted(days)
    horizon = KNOWN_PAST + dt.timedelta(days=MOST_AHEAD_DAYS)
    if len(ordered) < LEAST_DATED:
        return horizon
    bearing = ordered[: -int(len(ordered) * (1 - BEARING_SHARE))]
    gap = median_high((after - before).days for before, after in pairwise(bearing))
    step = dt.timedelta(days=min(max(STEP_DAYS, STEP_GAPS * gap), MOST_AHEAD_DAYS))
    reached = max(bearing[-1], KNOWN_PAST)
    if reached > horizon:
        return horizon
    for day in ordered:
        if day > reached + step:
            break
        reached = max(reached, day)
    return min(reached + step, horizon)


def find_newest_day(days: Iterable[dt.date], latest: dt.date | None = None) -> dt.date | None:
    """Return the newest of these days that is not ahead, or None: what is later is the digest's future."""
    known = tuple(days)
    last = find_last_day(known, latest)
    return max((day for day in known if day <= last), default=None)
