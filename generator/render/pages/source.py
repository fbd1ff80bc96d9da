"""A source's pages and the index of sources: who says so."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import OutputFile, SourceListing
from generator.render import urls
from generator.render.escape import Markdown, link
from generator.render.pages.labels import count_text, join_facts, span_text
from generator.render.pages.listing import make_pager, make_teasers, page_title, split_pages
from generator.render.pages.site import Site, feed_fields, feed_links


def source_pages(site: Site, source: SourceListing) -> Iterator[OutputFile]:
    """Yield the pages of one source, its articles newest first."""
    pages = split_pages(source.articles, site.settings.page_size)
    for number, slugs in enumerate(pages, start=1):
        uri = urls.source_uri(source.slug, number)
        yield site.page(
            uri,
            "listing.md.jinja",
            {
                "title": page_title(source.name, number),
                "description": f"Articles from {source.name}, newest first.",
                "kind": "listing",
                "feeds": feed_fields(source.name, uri),
            },
            eyebrow="Source",
            title=source.name,
            number=number,
            articles=slugs,
            facts=_facts(site, source),
            teasers=make_teasers(site, uri, slugs, without=("source",)),
            pager=make_pager(number, len(pages), lambda other: urls.source_uri(source.slug, other)),
            feeds=feed_links(uri) if number == 1 else None,
        )


def source_index_page(site: Site) -> OutputFile:
    """Return the index of sources by name, each with its number of articles."""
    uri = urls.SOURCES_URI
    return site.page(
        uri,
        "source_index.md.jinja",
        {
            "title": "Sources",
            "description": f"Where the articles of {site.settings.site_name} come from.",
            "kind": "listing",
        },
        sources=tuple(_entry(uri, source) for source in site.library.sources),
    )


def _entry(uri: str, source: SourceListing) -> tuple[Markdown, int]:
    """Return a source linked, with its number of articles."""
    return link(source.name, urls.relative(uri, urls.source_uri(source.slug))), len(source.articles)


def _facts(site: Site, source: SourceListing) -> Markdown:
    """Return how many articles a source has, from when to when, and where it is found."""
    dates = (site.library.articles[slug].published for slug in source.articles)
    known = sorted(date for date in dates if date)
    return join_facts(
        (
            count_text(len(source.articles), "article"),
            span_text(known[0], known[-1]) if known else "",
            link("Website", source.url) if source.url else "",
        )
    )
