"""A source's pages and the index of sources: who says so."""

from __future__ import annotations

from collections.abc import Iterator

from news_digest.model import OutputFile, SourceListing
from news_digest.render import urls
from news_digest.render.escape import Markdown, escape_text, link
from news_digest.render.pages.card import Card
from news_digest.render.pages.labels import DOT, join_facts
from news_digest.render.pages.listing import PagedListing, listing_pages
from news_digest.render.pages.site import Site


def source_pages(site: Site, source: SourceListing) -> Iterator[OutputFile]:
    """Yield the pages of one source, its articles by month from the newest."""
    return listing_pages(
        site,
        PagedListing(
            title=source.name,
            eyebrow=site.words.text("source"),
            facts=_facts(site, source),
            description=site.words.text("about_source", source=source.name),
            articles=source.articles,
            address=lambda number: urls.source_uri(source.slug, number),
            by="month",
            without=("source",),
            has_feeds=True,
        ),
    )


def source_index_page(site: Site) -> OutputFile:
    """Return the index of sources by name, each with its number of articles and the newest of them."""
    uri = urls.SOURCES_URI
    return site.page(
        uri,
        "source_index.md.jinja",
        {
            "title": site.words.text("sources"),
            "description": site.words.text("about_sources", site=site.settings.site_name),
            "kind": "listing",
        },
        cards=tuple(_card(site, uri, source) for source in site.library.sources),
    )


def _card(site: Site, uri: str, source: SourceListing) -> Card:
    """Return a source in the index: its name linked, its number of articles and their span, its newest."""
    return Card(
        name=link(site.isolate(source.name), urls.relative(uri, urls.source_uri(source.slug))),
        facts=DOT.join(
            fact
            for fact in (site.words.text("articles", count=len(source.articles)), _span(site, source))
            if fact
        ),
        latest=site.marked_link(uri, source.articles[0]),
    )


def _span(site: Site, source: SourceListing) -> str:
    """Return from when to when a source's articles are, as far as they say."""
    dates = (site.library.articles[slug].published for slug in source.articles)
    known = sorted(date for date in dates if date)
    return site.words.span(known[0], known[-1]) if known else ""


def _facts(site: Site, source: SourceListing) -> Markdown:
    """Return how many articles a source has, from when to when, and where it is found."""
    return join_facts(
        (
            site.words.markdown("articles", count=len(source.articles)),
            escape_text(_span(site, source)),
            link(site.words.text("website"), source.url) if source.url else "",
        )
    )
