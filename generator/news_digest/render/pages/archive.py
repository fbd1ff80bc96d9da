"""The archive: its first page, every article by month, and the articles that do not say when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from news_digest.model import Month, OutputFile
from news_digest.render import urls
from news_digest.render.escape import Markdown, link
from news_digest.render.neighbours import find_neighbours
from news_digest.render.pages.listing import PagedListing, listing_pages
from news_digest.render.pages.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """A year: its name linked, its number of articles, its months linked with their numbers."""

    name: Markdown
    count: str
    months: tuple[tuple[Markdown, int], ...]


def archive_index_page(site: Site) -> OutputFile:
    """Return the archive's first page: years with their months, and the undated."""
    uri, undated, title = urls.ARCHIVE_URI, site.library.undated, site.words.text("archive")
    return site.page(
        uri,
        "archive.md.jinja",
        {
            "title": title,
            "description": site.words.text("about_archive", site=site.settings.site_name),
            "kind": "listing",
        },
        articles=site.library.latest,
        title=title,
        years=tuple(_year(site, uri, year, months) for year, months in group_years(site)),
        undated=_undated_note(site, uri) if undated else None,
    )


def month_pages(site: Site, place: int) -> Iterator[OutputFile]:
    """Yield the pages of the month at a place in the library, its articles by day from the newest."""
    newer, older = find_neighbours(site.library.months, place)
    yield from listing_pages(site, _month_listing(site, site.library.months[place], older, newer))


def undated_pages(site: Site) -> Iterator[OutputFile]:
    """Yield the pages of the articles without a date; none if every article has one."""
    undated, words = site.library.undated, site.words
    if not undated:
        return
    note = words.text("about_undated")
    yield from listing_pages(
        site,
        PagedListing(
            title=words.text("undated"),
            eyebrow=link(words.text("archive"), urls.relative(urls.undated_uri(), urls.ARCHIVE_URI)),
            facts=f"{note} {words.text('articles', count=len(undated))}.",
            description=note,
            articles=undated,
            address=urls.undated_uri,
            by="month",
        ),
    )


def _month_listing(site: Site, month: Month, older: Month | None, newer: Month | None) -> PagedListing:
    """Return the list of one month, with the ways to the months around it."""
    title, uri = site.words.month(month.year, month.month), urls.month_uri(month.year, month.month)
    return PagedListing(
        title=title,
        eyebrow=link(str(month.year), urls.relative(uri, urls.year_uri(month.year))),
        facts=site.words.text("articles", count=len(month.articles)),
        description=site.words.text("about_month", month=title),
        articles=month.articles,
        address=lambda number: urls.month_uri(month.year, month.month, number),
        by="day",
        without=("date",),
        neighbours=(_neighbour(site, uri, older), _neighbour(site, uri, newer)),
    )


def _neighbour(site: Site, uri: str, month: Month | None) -> Markdown | None:
    """Return a link to a neighbouring month, if there is one."""
    return month_link(uri, month, site.words.month(month.year, month.month)) if month else None


def month_link(uri: str, month: Month, label: str) -> Markdown:
    """Return a label linked to a month's page."""
    return link(label, urls.relative(uri, urls.month_uri(month.year, month.month)))


def group_years(site: Site) -> list[tuple[int, tuple[Month, ...]]]:
    """Return the years with their months, both newest first."""
    return [
        (year, tuple(months)) for year, months in groupby(site.library.months, key=lambda month: month.year)
    ]


def _undated_note(site: Site, uri: str) -> Markdown:
    """Return how many articles do not say when they were published, linked to them."""
    number = len(site.library.undated)
    label = site.words.text("articles", count=number)
    articles = link(label, urls.relative(uri, urls.undated_uri()))
    return site.words.markdown("undated_articles", count=number, articles=articles)


def _year(site: Site, uri: str, year: int, months: tuple[Month, ...]) -> Year:
    """Return a year as the archive lists it."""
    return Year(
        name=link(str(year), urls.relative(uri, urls.year_uri(year))),
        count=site.words.text("articles", count=sum(len(month.articles) for month in months)),
        months=tuple(
            (month_link(uri, month, site.words.month_name(month.month)), len(month.articles))
            for month in months
        ),
    )
