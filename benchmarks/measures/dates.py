"""Dates: what the digest reads from an article whose date is hidden from it. Wrong is worse than undated.

The baseline takes the first full date in the text.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable

from benchmarks.measures.records import RecordSet
from benchmarks.measures.scoring import Figure

OUTCOMES = ("wrong", "right", "undated")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_FIRST = re.compile(r"\b([A-Z][a-z]{2,8})\.? (\d{1,2}),? (\d{4})\b")
DAY_FIRST = re.compile(r"\b(\d{1,2}) ([A-Z][a-z]{2,8})\.?,? (\d{4})\b")


def measure_dates(test_set: RecordSet) -> list[Figure]:
    """Return how many dates are wrong, right and left open; nothing if no record has a date."""
    chosen = test_set.having("date")
    if not chosen.records:
        return []
    gold = [record.date for record in chosen.records]
    ours = count_outcomes(zip((each.published for each in chosen.understood), gold, strict=True))
    plain = count_outcomes(zip(map(find_first_date, chosen.bodies), gold, strict=True))
    return [
        Figure(measure="dates", figure=outcome, value=ours[outcome], baseline=plain[outcome], count=len(gold))
        for outcome in OUTCOMES
    ]


def count_outcomes(pairs: Iterable[tuple[dt.date | None, dt.date | None]]) -> Counter[str]:
    """Count the pairs of a found and a true date by what came of them."""
    return Counter(
        "undated" if found is None else "right" if found == true else "wrong" for found, true in pairs
    )


def find_first_date(text: str) -> dt.date | None:
    """Return the first date in a text that names day, month and year, wherever it stands."""
    matches = [(found.start(), found[1], found[2], found[3]) for found in MONTH_FIRST.finditer(text)]
    matches += [(found.start(), found[2], found[1], found[3]) for found in DAY_FIRST.finditer(text)]
    for _, month, day, year in sorted(matches):
        name = month[:3].lower()
        if name in MONTHS:
            try:
                return dt.date(int(year), MONTHS.index(name) + 1, int(day))
            except ValueError:
                continue
    return None
