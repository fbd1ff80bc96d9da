"""Coverage over time on a page: when so many dates are worth a chart, and what its bars lead to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from news_digest.render import urls
from news_digest.render.charts.bars import Bar, draw_bars
from news_digest.render.charts.periods import YEAR, Period, cut_periods, period_text
from news_digest.render.escape import Markdown
from news_digest.render.pages.site import Site
from news_digest.render.words import Words

# Fewer dates than this, or all in one month, are told faster than drawn.
LEAST_DATES = 3
# On a phone a bar that is a link must be 24 pixels wide; one that is none may be narrower.
NARROW_LINKS, WIDE_LINKS = 12, 30
UNLINKED = 36


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """A chart of articles over time in one or two widths, and what it says in words."""

    charts: tuple[Markdown, ...]
    caption: str


def draw_coverage(site: Site, dates: Sequence[dt.date]) -> Coverage | None:
    """Return the coverage of a topic by its articles' dates, or None where it is not worth a chart."""
    if not is_telling(dates):
        return None
    periods = cut_periods(dates, UNLINKED)
    caption = describe_coverage(site.words, periods)
    bars = [_bar(site.words, period, count) for period, count in periods.items()]
    return Coverage(charts=(draw_bars(bars, caption),), caption=caption)


def draw_linked_coverage(site: Site, uri: str, dates: Sequence[dt.date]) -> Coverage | None:
    """Return the coverage of the whole digest, its bars leading to the archive, or None as above.

    Where the bars that fit a wide page are too many for a phone, the phone gets longer periods.
    """
    if not is_telling(dates):
        return None
    narrow, wide = cut_periods(dates, NARROW_LINKS), cut_periods(dates, WIDE_LINKS)
    looks = {"": narrow} if narrow == wide else {"wide": wide, "narrow": narrow}
    charts = tuple(
        draw_bars(
            [_bar(site.words, period, count, _target(uri, period)) for period, count in periods.items()],
            describe_coverage(site.words, periods),
            look,
        )
        for look, periods in looks.items()
    )
    return Coverage(charts=charts, caption=describe_coverage(site.words, wide))


def is_telling(dates: Sequence[dt.date]) -> bool:
    """Tell whether dates are enough for a chart, and not all in one month."""
    return len(dates) >= LEAST_DATES and len({(date.year, date.month) for date in dates}) > 1


def describe_coverage(words: Words, periods: Mapping[Period, int]) -> str:
    """Return what a chart of coverage shows: from when to when, and in which period it was most."""
    ends = list(periods)
    peak = max(ends, key=lambda period: (periods[period], -period.start))
    return words.text(
        "coverage",
        first=period_text(words, ends[0]),
        last=period_text(words, ends[-1]),
        peak=period_text(words, peak),
        articles=words.text("articles", count=periods[peak]),
    )


def _bar(words: Words, period: Period, count: int, target: str | None = None) -> Bar:
    """Return a period as a bar."""
    return Bar(
        name=f"{period_text(words, period)}: {words.text('articles', count=count)}" if target else "",
        date=period_text(words, period, short=True),
        count=count,
        number=words.number(count),
        opens=period.month == 1,
        target=target if count else None,
    )


def _target(uri: str, period: Period) -> str | None:
    """Return the page of the archive with a period's articles; none holds several years."""
    if period.length == 1:
        return urls.relative(uri, urls.month_uri(period.year, period.month))
    return urls.relative(uri, urls.year_uri(period.year)) if period.length <= YEAR else None
