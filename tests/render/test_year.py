"""The page of a year: what led it, month by month."""

from __future__ import annotations

import datetime as dt

from world import VOCABULARY, make_article, make_library, make_settings

from news_digest.model import Article
from news_digest.render import render_site

URI = "archive/2023/index.md"


def dated(slug: str, day: str) -> Article:
    """Return an article published on a day."""
    return make_article(slug, headline=f"Headline {slug}", published=dt.date.fromisoformat(day))


def year_page(*articles: Article) -> str:
    """Return the page of 2023."""
    files = render_site(make_library(articles), make_settings(), VOCABULARY)
    return next(file.text for file in files if file.uri == URI)


def months(page: str) -> list[list[str]]:
    """Return the headlines under each month of a year's page, in order."""
    return [
        [line.partition("](")[0][3:] for line in section.splitlines() if line.startswith("- [")]
        for section in page.split("\n## ")[1:]
    ]


def test_each_month_shows_what_led_its_weeks() -> None:
    """Of each week the lead stands there once, newest first."""
    page = year_page(
        dated("a", "2023-11-06"), dated("b", "2023-12-12"), dated("c", "2023-12-11"), dated("d", "2023-12-20")
    )
    assert months(page) == [["Headline d", "Headline b"], ["Headline a"]]


def test_a_month_without_a_lead_shows_its_newest_article() -> None:
    """A month whose only week was led from the next month still says what happened in it."""
    page = year_page(dated("a", "2023-12-01"), dated("b", "2023-11-30"), dated("c", "2023-11-29"))
    assert months(page) == [["Headline a"], ["Headline b"]]


def test_years_lead_to_the_years_around_them() -> None:
    """Earlier and later are years with articles; a year alone has neither."""
    page = year_page(dated("a", "2019-05-01"), dated("b", "2023-05-01"), dated("c", "2024-05-01"))
    assert "[2019](../2019/index.md)" in page
    assert "[2024](../2024/index.md)" in page
    assert 'class="neighbours"' not in year_page(dated("b", "2023-05-01"))
