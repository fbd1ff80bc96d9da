"""Who is involved in a story over time: its leading topics against the days on which it was told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from news_digest.model import Story
from news_digest.render.escape import Markdown
from news_digest.render.pages.site import Site
from news_digest.render.words import Words

# More columns do not fit beside the names on a phone.
COLUMNS = 10
LEAST_TOPICS, LEAST_COLUMNS = 2, 2

Period = tuple[int, ...]  # a year, a month in it, a day in that; the last of them may be left out


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A topic linked, and for each column in how many articles it is named, in words; empty if in none."""

    name: Markdown
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Involvement:
    """A table: its columns from the oldest, as readers name them, and its rows, the leading topic first."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def make_involvement(site: Site, uri: str, story: Story) -> Involvement | None:
    """Return who is involved in a story over time, or None where there is no time or nobody to tell of.

    A story told on many days has a column for each month, or for each year; undated articles have none.
    """
    periods = _cut_periods(site, story)
    columns = tuple(sorted(set(periods.values())))
    if len(columns) < LEAST_COLUMNS or len(story.topics) < LEAST_TOPICS:
        return None
    return Involvement(
        columns=tuple(_name_period(site.words, column) for column in columns),
        rows=tuple(_make_row(site, uri, topic, columns, periods) for topic in story.topics),
    )


def _cut_periods(site: Site, story: Story) -> Mapping[str, Period]:
    """Return the day of each dated article, or its month or its year where these are too many."""
    dates = {slug: date for slug in story.articles if (date := site.library.articles[slug].published)}
    units: tuple[Callable[[dt.date], Period], ...] = (
        lambda date: (date.year, date.month, date.day),
        lambda date: (date.year, date.month),
        lambda date: (date.year,),
    )
    cuts = [{slug: unit(date) for slug, date in dates.items()} for unit in units]
    return next((cut for cut in cuts if len(set(cut.values())) <= COLUMNS), cuts[-1])


def _name_period(words: Words, period: Period) -> str:
    """Return a period in words."""
    if len(period) == 1:
        return f"{period[0]:04d}"
    return words.date(dt.date(*period)) if len(period) > 2 else words.month(*period)  # noqa: PLR2004 - day known


def _make_row(
    site: Site, uri: str, topic: str, columns: tuple[Period, ...], periods: Mapping[str, Period]
) -> Row:
    """Return a topic's row."""
    named = [period for slug, period in periods.items() if topic in site.library.topics_of.get(slug, ())]
    cells = (named.count(column) for column in columns)
    return Row(
        name=site.topic_link(uri, topic),
        cells=tuple(site.words.text("articles", count=count) if count else "" for count in cells),
    )
