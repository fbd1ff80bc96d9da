"""Dates: only those that the article states, none that could be wrong."""

from __future__ import annotations

import datetime as dt

import pytest

from news_digest.model import FrontMatter
from news_digest.understand.dates import find_date_line, find_published

DAY = dt.date(2023, 12, 20)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        pytest.param("December 20, 2023", DAY, id="american"),
        pytest.param("20 Dec 2023", DAY, id="british"),
        pytest.param("Wednesday, 20 December 2023", DAY, id="weekday"),
        pytest.param("Wednesday, December 20, 2023, 10:30 a.m. EST", DAY, id="time"),
        pytest.param("2023-12-20", DAY, id="iso"),
        pytest.param("2023-12-20T10:30:00Z", DAY, id="iso-time"),
        pytest.param("Published: 20th December 2023", DAY, id="label"),
        pytest.param("*Posted on Dec. 20, 2023*", DAY, id="emphasis"),
        pytest.param("Monday, 20 December 2023", None, id="wrong-weekday"),
        pytest.param("Veröffentlicht am 20. Dezember 2023", DAY, id="german-label"),
        pytest.param("Publié le 20 décembre 2023", DAY, id="french-label"),
        pytest.param("Wed 20 Dec 2023 09.30 GMT", DAY, id="newspaper"),
        pytest.param("20.12.2023", DAY, id="full-stops"),
        pytest.param("Updated: 20 December 2023", None, id="updated"),
        pytest.param("03/04/2023", None, id="two-ways"),
        pytest.param("February 30, 2023", None, id="no-such-day"),
        pytest.param("December 2023", None, id="no-day"),
        pytest.param("On December 20, 2023 the talks began.", None, id="in-a-sentence"),
        pytest.param("October 8, 1097", None, id="no-news-then"),
        pytest.param("", None, id="empty"),
    ],
)
def test_date_lines(line: str, date: dt.date | None) -> None:
    """A line is a date only as a whole, and only if it can mean one day."""
    written = find_date_line(line)
    assert (written.day if written else None) == date


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        pytest.param(["CAIRO, Dec. 20, 2023 (AP) — Talks began."], DAY, id="dateline"),
        pytest.param(["CAIRO, Dec. 20 (AP) — Talks began."], None, id="dateline-without-year"),
        pytest.param(["Talks began on December 20, 2023."], None, id="in-the-text"),
        pytest.param(["December 20, 2023", "Talks began."], DAY, id="line"),
        pytest.param(["CAIRO — December 20, 2023 — Talks began."], DAY, id="dateline-with-two-dashes"),
        pytest.param(["Rom, 20. Dezember 2023 (dpa) - Gespräche."], DAY, id="german-dateline"),
        pytest.param(["CAIRO, 03/04/2023 - Talks began."], None, id="dateline-of-two-days"),
        pytest.param(["December 20, 2023 — Talks began."], DAY, id="date-and-dash"),
        pytest.param(
            ["December 20, 2023 — Talks began.", "December 21, 2023 — Talks ended."], None, id="a-timeline"
        ),
        pytest.param([], None, id="nothing"),
        pytest.param(
            ["To: Everyone", "From: A. Person", "Date: December 20, 2023", "Text."], None, id="a-letter"
        ),
    ],
)
def test_published(lines: list[str], date: dt.date | None) -> None:
    """A date line counts, and a dateline with a year; a date in the text does not."""
    published = find_published(FrontMatter(), lines)
    assert published.date == date
    assert (published.evidence is None) == (date is None)


def test_front_matter_comes_first() -> None:
    """What the author states outweighs any line."""
    published = find_published(FrontMatter(date=dt.date(2024, 1, 2)), ["December 20, 2023"])
    assert published == (dt.date(2024, 1, 2), None, "front matter says so")


def test_a_date_line_may_tell_the_moment() -> None:
    """A time with its offset in a line of its own is the moment of publication."""
    published = find_published(FrontMatter(), ["2023-12-20T13:45:00+0900", "Talks began."])
    assert published.moment == dt.datetime(2023, 12, 20, 4, 45, tzinfo=dt.UTC)
