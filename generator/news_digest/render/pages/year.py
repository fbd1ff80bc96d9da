"""A year: its months, each with the headlines that led a week of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from news_digest.model import Month, OutputFile
from news_digest.render import urls
from news_digest.render.escape import Markdown, link
from news_digest.render.neighbours import find_neighbours
from news_digest.render.pages.archive import group_years, month_link
from news_digest.render.pages.listing import Teaser, make_teasers
from news_digest.render.pages.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthEntry:
    """A month on its year's page: its name linked, how many articles it has, and what led its weeks."""

    name: Markdown
    anchor: str
    count: str
    teasers: tuple[Teaser, ...]


def year_pages(site: Site) -> Iterator[OutputFile]:
    """Yield a page for each year, newest first, with its months and the ways to the years around it."""
    leads = frozenset(edition.lead for edition in site.library.editions)
    years = group_years(site)
    for place, (year, months) in enumerate(years):
        uri = urls.year_uri(year)
        newer, older = find_neighbours(years, place)
        yield site.page(
            uri,
            "year.md.jinja",
            {
                "title": str(year),
                "description": site.words.text("about_year", year=str(year)),
                "kind": "listing",
            },
            articles=(slug for month in months for slug in month.articles),
            title=str(year),
            eyebrow=link(site.words.text("archive"), urls.relative(uri, urls.ARCHIVE_URI)),
            facts=site.words.text("articles", count=sum(len(month.articles) for month in months)),
            months=tuple(_entry(site, uri, month, leads) for month in months),
            neighbours=(_year_link(uri, older), _year_link(uri, newer)),
        )


def _entry(site: Site, uri: str, month: Month, leads: frozenset[str]) -> MonthEntry:
    """Return a month's entry; the newest article stands for a month in which none led a week."""
    shown = tuple(slug for slug in month.articles if slug in leads) or month.articles[:1]
    return MonthEntry(
        name=month_link(uri, month, site.words.month_name(month.month)),
        anchor=f"month-{month.year:04d}-{month.month:02d}",
        count=site.words.text("articles", count=len(month.articles)),
        teasers=make_teasers(site, uri, shown, without=("source", "story"), length=0),
    )


def _year_link(uri: str, year: tuple[int, object] | None) -> Markdown | None:
    """Return a link to a neighbouring year, if there is one."""
    return link(str(year[0]), urls.relative(uri, urls.year_uri(year[0]))) if year else None
