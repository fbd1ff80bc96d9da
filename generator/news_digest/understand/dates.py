"""When an article was published, only if it says so itself: a wrong date is worse than none."""

from __future__ import annotations

import datetime as dt
import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from news_digest.language.dates import WrittenDate, read_date
from news_digest.understand.datelines import find_dateline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from news_digest.model import FrontMatter

TOP_LINES, END_LINES = 4, 2  # paragraphs at the top and at the end in which a line of its own may be the date
LABEL = re.compile(
    r"(?:(?:(?:first|originally) )?published|posted|dated?|issued|released|veröffentlicht|datum|publié"
    r"|publicado|fecha|pubblicato|gepubliceerd|publicerad|опубликовано|дата)"
    r"(?: (?:on|at|am|le|el|em|il|op))?\s*:?\s+",
    re.IGNORECASE,
)
LETTER_HEAD = re.compile(r"\s*(?:from|to|subject|re)\s*:", re.IGNORECASE)


class Published(NamedTuple):
    """The day and, if it is told, the moment of publication, and how the article says so; or all None."""

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
        written = find_date_line(paragraph)
        if written is not None:
            return Published(written.day, written.moment, f"the line “{paragraph.strip()}”")
    for paragraph in paragraphs[:TOP_LINES]:
        dateline = find_dateline(paragraph)
        if dateline and dateline.date and (dateline.place or not _is_timeline(paragraphs)):
            words = paragraph[: dateline.end].strip(" –—-_:")
            return Published(dateline.date.day, dateline.date.moment, f"the dateline “{words}”")
    return Published(None, None, None)


def _is_timeline(paragraphs: Sequence[str]) -> bool:
    """Tell whether several paragraphs begin with a date, so that none of these is the article's own."""
    datelines = (find_dateline(paragraph) for paragraph in paragraphs)
    dates = (True for one in datelines if one and one.date and not one.place)
    return any(islice(dates, 1, None))


def _places_of_date_lines(paragraphs: Sequence[str]) -> Sequence[str]:
    """Return the first and last paragraphs; only the last if a quoted letter, with its own date, opens it."""
    top, end = paragraphs[:TOP_LINES], paragraphs[TOP_LINES:][-END_LINES:]
    return end if any(LETTER_HEAD.match(paragraph) for paragraph in top) else (*top, *end)


def find_date_line(line: str) -> WrittenDate | None:
    """Return the date that a line consists of (with a weekday, a time or “Published:”, perhaps), or None."""
    text = line.strip().strip("*_()[]").strip()
    label = LABEL.match(text)
    return read_date(text[label.end() :] if label else text)
