"""A subject's pages and the index of subjects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import OutputFile, SubjectListing
from generator.render import urls
from generator.render.escape import Markdown
from generator.render.pages.labels import count_text
from generator.render.pages.listing import Teaser, make_pager, make_teasers, page_title, split_pages
from generator.render.pages.site import Site, feed_fields, feed_links

NEWEST_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectEntry:
    """A subject in the index: its name linked, how many articles it has, and the newest."""

    name: Markdown
    count: str
    teasers: tuple[Teaser, ...]


def subject_pages(site: Site, listing: SubjectListing) -> Iterator[OutputFile]:
    """Yield the pages of one subject, its articles newest first."""
    subject = listing.subject
    pages = split_pages(listing.articles, site.settings.page_size)
    for number, slugs in enumerate(pages, start=1):
        uri = urls.subject_uri(subject.slug, number)
        yield site.page(
            uri,
            "listing.md.jinja",
            {
                "title": page_title(subject.short, number),
                "description": f"Articles on {subject.name}, newest first.",
                "kind": "listing",
                "feeds": feed_fields(subject.short, uri),
            },
            eyebrow="Subject",
            title=subject.short,
            number=number,
            articles=slugs,
            facts=_facts(listing),
            teasers=make_teasers(site, uri, slugs),
            pager=make_pager(number, len(pages), lambda other: urls.subject_uri(subject.slug, other)),
            feeds=feed_links(uri) if number == 1 else None,
        )


def subject_index_page(site: Site) -> OutputFile:
    """Return the index of subjects, each with its newest articles."""
    uri = urls.SUBJECTS_URI
    return site.page(
        uri,
        "subject_index.md.jinja",
        {
            "title": "Subjects",
            "description": f"The subjects of {site.settings.site_name}, after the IPTC Media Topics.",
            "kind": "listing",
        },
        subjects=tuple(_entry(site, uri, listing) for listing in site.subject_listings),
    )


def _entry(site: Site, uri: str, listing: SubjectListing) -> SubjectEntry:
    """Return a subject's entry in the index."""
    return SubjectEntry(
        name=site.subject_link(uri, listing.subject),
        count=count_text(len(listing.articles), "article"),
        teasers=make_teasers(site, uri, listing.articles[:NEWEST_SHOWN], short=True),
    )


def _facts(listing: SubjectListing) -> str:
    """Return a subject's full name where it says more than its short one, and its number of articles."""
    subject = listing.subject
    count = count_text(len(listing.articles), "article")
    full = subject.name[:1].upper() + subject.name[1:]
    return count if full.casefold() == subject.short.casefold() else f"{full} · {count}"
