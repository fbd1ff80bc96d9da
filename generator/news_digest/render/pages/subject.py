"""A subject's pages and the index of subjects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from news_digest.model import OutputFile, SubjectListing
from news_digest.render import urls
from news_digest.render.escape import Markdown
from news_digest.render.pages.labels import DOT
from news_digest.render.pages.listing import PagedListing, Teaser, listing_pages, make_teasers
from news_digest.render.pages.site import Site
from news_digest.render.words import Words

NEWEST_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectEntry:
    """A subject in the index: its name linked, how many articles it has, and the newest."""

    name: Markdown
    count: str
    teasers: tuple[Teaser, ...]


def subject_pages(site: Site, listing: SubjectListing) -> Iterator[OutputFile]:
    """Yield the pages of one subject, its articles by month from the newest."""
    subject, words = listing.subject, site.words
    return listing_pages(
        site,
        PagedListing(
            title=words.subject(subject),
            eyebrow=words.text("subject"),
            facts=_facts(words, listing),
            description=words.text("about_subject", subject=words.whole_subject(subject)),
            articles=listing.articles,
            address=lambda number: urls.subject_uri(subject.slug, number),
            by="month",
            has_feeds=True,
        ),
    )


def subject_index_page(site: Site) -> OutputFile:
    """Return the index of subjects, each with its newest articles."""
    uri = urls.SUBJECTS_URI
    return site.page(
        uri,
        "subject_index.md.jinja",
        {
            "title": site.words.text("subjects"),
            "description": site.words.text("about_subjects", site=site.settings.site_name),
            "kind": "listing",
        },
        subjects=tuple(_entry(site, uri, listing) for listing in site.subject_listings),
    )


def _entry(site: Site, uri: str, listing: SubjectListing) -> SubjectEntry:
    """Return a subject's entry in the index."""
    return SubjectEntry(
        name=site.subject_link(uri, listing.subject),
        count=site.words.text("articles", count=len(listing.articles)),
        teasers=make_teasers(
            site, uri, listing.articles[:NEWEST_SHOWN], without=("source", "story"), length=0
        ),
    )


def _facts(words: Words, listing: SubjectListing) -> str:
    """Return a subject's full name where it says more than its short one, and its number of articles."""
    subject = listing.subject
    count, whole = words.text("articles", count=len(listing.articles)), words.whole_subject(subject)
    full = whole[:1].upper() + whole[1:]
    return count if full.casefold() == words.subject(subject).casefold() else f"{full}{DOT}{count}"
