"""The archive: every article by month, the years, and the articles that do not say when."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.model import Month, OutputFile
from generator.render import urls
from generator.render.escape import Markdown, link
from generator.render.pages.labels import MONTHS, UNDATED, count_text, month_text
from generator.render.pages.listing import make_days, make_pager, make_teasers, page_title, split_pages
from generator.render.pages.site import Site

UNDATED_NOTE = "These articles do not say when they were published, and no date was guessed for them."


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """A year: its name linked, its number of articles, its months linked with their numbers."""

    name: Markdown
    count: str
    months: tuple[tuple[Markdown, int], ...]


def archive_index_page(site: Site) -> OutputFile:
    """Return the archive's first page: years with their months, and the undated."""
    uri, undated = urls.ARCHIVE_URI, site.library.undated
    return site.page(
        uri,
        "archive.md.jinja",
        {
            "title": "Archive",
            "description": f"All articles of {site.settings.site_name} by month.",
            "kind": "listing",
        },
        title="Archive",
        eyebrow=None,
        years=tuple(_year(uri, year, months) for year, months in _years(site)),
        undated=link(count_text(len(undated), "article"), urls.relative(uri, urls.undated_uri()))
        if undated
        else None,
        undated_one=len(undated) == 1,
    )


def year_pages(site: Site) -> Iterator[OutputFile]:
    """Yield a page for each year, with its months."""
    for year, months in _years(site):
        uri = urls.year_uri(year)
        yield site.page(
            uri,
            "archive.md.jinja",
            {"title": str(year), "description": f"The articles of {year} by month.", "kind": "listing"},
            title=str(year),
            eyebrow=link("Archive", urls.relative(uri, urls.ARCHIVE_URI)),
            years=(_year(uri, year, months),),
            undated=None,
            undated_one=False,
        )


def month_pages(site: Site) -> Iterator[OutputFile]:
    """Yield the pages of each month, its articles by day from the newest."""
    months = site.library.months
    for place, month in enumerate(months):
        older, newer = months[place + 1 : place + 2], months[max(place - 1, 0) : place]
        yield from _month_pages(site, month, older, newer)


def undated_pages(site: Site) -> Iterator[OutputFile]:
    """Yield the pages of the articles without a date; none if every article has one."""
    undated = site.library.undated
    pages = split_pages(undated, site.settings.page_size) if undated else []
    for number, slugs in enumerate(pages, start=1):
        uri = urls.undated_uri(number)
        yield site.page(
            uri,
            "listing.md.jinja",
            {"title": page_title(UNDATED, number), "description": UNDATED_NOTE, "kind": "listing"},
            eyebrow=link("Archive", urls.relative(uri, urls.ARCHIVE_URI)),
            title=UNDATED,
            number=number,
            articles=slugs,
            facts=f"{UNDATED_NOTE} {count_text(len(undated), 'article')}.",
            teasers=make_teasers(site, uri, slugs),
            pager=make_pager(number, len(pages), urls.undated_uri),
            feeds=None,
        )


def _month_pages(
    site: Site, month: Month, older: tuple[Month, ...], newer: tuple[Month, ...]
) -> Iterator[OutputFile]:
    """Yield the pages of one month, with the ways to the months around it."""
    title = month_text(month.year, month.month)
    pages = split_pages(month.articles, site.settings.page_size)
    address = _month_address(month)
    for number, slugs in enumerate(pages, start=1):
        uri = address(number)
        yield site.page(
            uri,
            "month.md.jinja",
            {
                "title": page_title(title, number),
                "description": f"The articles of {title} by day.",
                "kind": "listing",
            },
            eyebrow=link(str(month.year), urls.relative(uri, urls.year_uri(month.year))),
            title=title,
            articles=slugs,
            facts=count_text(len(month.articles), "article"),
            days=make_days(site, uri, slugs),
            pager=make_pager(number, len(pages), address),
            older=_month_link(uri, older),
            newer=_month_link(uri, newer),
        )


def _month_address(month: Month) -> Callable[[int], str]:
    """Return the function from a page's number to its uri in a month."""
    return lambda number: urls.month_uri(month.year, month.month, number)


def _month_link(uri: str, months: tuple[Month, ...]) -> Markdown | None:
    """Return a link to a neighbouring month, if there is one."""
    return next(
        (
            link(
                month_text(month.year, month.month),
                urls.relative(uri, urls.month_uri(month.year, month.month)),
            )
            for month in months
        ),
        None,
    )


def _years(site: Site) -> list[tuple[int, tuple[Month, ...]]]:
    """Return the years with their months, both newest first."""
    return [
        (year, tuple(months)) for year, months in groupby(site.library.months, key=lambda month: month.year)
    ]


def _year(uri: str, year: int, months: tuple[Month, ...]) -> Year:
    """Return a year as the archive lists it."""
    return Year(
        name=link(str(year), urls.relative(uri, urls.year_uri(year))),
        count=count_text(sum(len(month.articles) for month in months), "article"),
        months=tuple(
            (
                link(MONTHS[month.month - 1], urls.relative(uri, urls.month_uri(year, month.month))),
                len(month.articles),
            )
            for month in months
        ),
    )
