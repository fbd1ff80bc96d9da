"""When an article was published, only if it says so itself: a wrong date is worse than none."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, NamedTuple

from generator.understand.datelines import find_dateline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import FrontMatter

TOP_LINES, END_LINES = 4, 2  # paragraphs at the top and at the end in which a line of its own may be the date
FIRST_YEAR, LAST_YEAR = 1800, 2100
LONGEST_LINE = 80
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
DATE_FORMS = (
    re.compile(rf"{_MONTH} {_DAY},? {_YEAR}"),
    re.compile(rf"{_DAY} (?:of )?{_MONTH},? {_YEAR}"),
    re.compile(rf"{_YEAR}-(?P<month>\d{{2}})-(?P<day>\d{{2}})"),
)
LABEL = re.compile(r"(?:(?:first )?published|posted|date|issued|released)(?: on| at)?\s*:?\s+", re.IGNORECASE)
WEEKDAY = re.compile(
    r"(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thurs?|thu|fri|sat|sun)\.?,?\s+",
    re.IGNORECASE,
)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
TIME = re.compile(
    r"(?:,|T| at| [-–—|])?\s*\d{1,2}[:.]\d{2}(?::\d{2})?"
    r"\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{1,4}|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)


LETTER_HEAD = re.compile(r"\s*(?:from|to|subject|re)\s*:", re.IGNORECASE)


class Published(NamedTuple):
    """The day and, from front matter, the moment of publication, and how the article says so; or all None."""

    date: dt.date | None
    moment: dt.datetime | None
    evidence: str | None


def find_published(
    front_matter: FrontMatter, paragraphs: Sequence[str], date_line: str | None = None
) -> Published:
    """Return when an article says it was published: front matter, else a date line, else a full dateline.

    `date_line` is the line below the headline that front matter's date was taken from, if it was.
    """
    if front_matter.date is not None:
        evidence = f"the line “{date_line}”" if date_line else "front matter says so"
        return Published(front_matter.date, front_matter.date_time, evidence)
    if front_matter.date_time is not None:
        return Published(front_matter.date_time.date(), front_matter.date_time, "front matter says so")
    for paragraph in _places_of_date_lines(paragraphs):
        date = find_date_line(paragraph)
        if date is not None:
            return Published(date, None, f"the line “{paragraph.strip()}”")
    for paragraph in paragraphs[:TOP_LINES]:
        dateline = find_dateline(paragraph)
        date = _read_date(dateline.date) if dateline and dateline.date else None
        if date is not None and dateline is not None:
            return Published(date, None, f"the dateline “{paragraph[: dateline.end].strip(' –—-')}”")
    return Published(None, None, None)


def _places_of_date_lines(paragraphs: Sequence[str]) -> Sequence[str]:
    """Return the first and last paragraphs; only the last if a quoted letter, with its own date, opens it."""
    top, end = paragraphs[:TOP_LINES], paragraphs[TOP_LINES:][-END_LINES:]
    return end if any(LETTER_HEAD.match(paragraph) for paragraph in top) else (*top, *end)


def find_date_line(line: str) -> dt.date | None:
    """Return the date that a line consists of (with a weekday, a time or “Published:”, perhaps), or None.

    Numbers such as 03/04/2023 are no date: the world reads them two ways.
    """
    text = line.strip().strip("*_()[]").strip()
    if len(text) > LONGEST_LINE:
        return None
    label = LABEL.match(text)
    text = text[label.end() :] if label else text
    return _read_date(text)


def _read_date(text: str) -> dt.date | None:
    """Return the date that a text is, apart from its weekday and time of day."""
    weekday = WEEKDAY.match(text)
    rest = text[weekday.end() :] if weekday else text
    for form in DATE_FORMS:
        match = form.match(rest)
        if match and _is_nothing(rest[match.end() :]):
            date = _make_date(match)
            named = weekday["weekday"].lower()[:3] if weekday else None
            return date if date and named in {None, WEEKDAYS[date.weekday()]} else None
    return None


def _is_nothing(rest: str) -> bool:
    """Tell whether what follows a date is nothing, or a time of day."""
    bare = rest.rstrip()
    return not bare.strip(" .") or any(TIME.fullmatch(text) for text in (bare, bare.rstrip(" .")))


def _make_date(match: re.Match[str]) -> dt.date | None:
    """Return the date of a match if there is such a day in a year that a report may be from."""
    month = match["month"].lower()
    number = int(month) if month.isdigit() else MONTHS.get(month, 0)
    year = int(match["year"])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return dt.date(year, number, int(match["day"]))
    except ValueError:
        return None
