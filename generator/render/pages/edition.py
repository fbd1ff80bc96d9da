"""An edition, the digest of one week: its lead, the stories that moved, the rest by subject."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model import Edition, OutputFile
from generator.render import urls
from generator.render.escape import Markdown, link
from generator.render.pages.card import Card, make_cards
from generator.render.pages.labels import count_text, days_text, week_and_days_text, week_text
from generator.render.pages.listing import (
    Teaser,
    make_pager,
    make_teaser,
    make_teasers,
    page_title,
    split_pages,
)
from generator.render.pages.site import Site, shorten


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedStory:
    """A story that moved this week: its card, and this week's articles."""

    card: Card
    teasers: tuple[Teaser, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Articles under a subject; `link` is None for those without one."""

    name: Markdown
    anchor: str
    teasers: tuple[Teaser, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionEntry:
    """An edition in the index: its week linked, its days and size, its lead's headline linked."""

    name: Markdown
    facts: str
    lead: Markdown


def edition_pages(site: Site) -> Iterator[OutputFile]:
    """Yield a page for each edition, with the ways to the editions before and after."""
    editions = site.library.editions
    for place, edition in enumerate(editions):
        uri = urls.edition_uri(edition.slug)
        told = _told_in_stories(site, edition)
        rest = [slug for slug in edition.articles if slug != edition.lead and slug not in told]
        yield site.page(
            uri,
            "edition.md.jinja",
            _front_matter(site, edition),
            articles=edition.articles,
            title=week_text(edition),
            facts=f"{days_text(edition)} · {count_text(len(edition.articles), 'article')}",
            lead=make_teaser(site, uri, edition.lead),
            stories=_moved_stories(site, uri, edition),
            sections=_sections(site, uri, rest),
            earlier=_edition_link(uri, editions[place + 1 : place + 2]),
            later=_edition_link(uri, editions[max(place - 1, 0) : place]),
        )


def edition_index_pages(site: Site) -> Iterator[OutputFile]:
    """Yield the index of editions, newest first."""
    pages = split_pages(site.library.editions, site.settings.page_size)
    for number, editions in enumerate(pages, start=1):
        uri = _index_uri(number)
        yield site.page(
            uri,
            "edition_index.md.jinja",
            {
                "title": page_title("Editions", number),
                "description": f"{site.settings.site_name}, week by week.",
                "kind": "listing",
            },
            editions=tuple(_entry(site, uri, edition) for edition in editions),
            pager=make_pager(number, len(pages), _index_uri),
        )


def edition_link(uri: str, edition: Edition, label: str | None = None) -> Markdown:
    """Return an edition's name, linked."""
    return link(label or week_and_days_text(edition), urls.relative(uri, urls.edition_uri(edition.slug)))


def _index_uri(number: int) -> str:
    """Return the uri of a page of the index."""
    return urls.listing_uri("editions", number)


def _front_matter(site: Site, edition: Edition) -> dict[str, object]:
    """Return what the theme needs to know of an edition."""
    lead = site.library.articles[edition.lead].headline
    return {
        "title": week_and_days_text(edition),
        "description": shorten(f"{week_and_days_text(edition)}: {lead}"),
        "kind": "edition",
    }


def _told_in_stories(site: Site, edition: Edition) -> frozenset[str]:
    """Return the articles of the week that stand under a story that moved."""
    return frozenset(slug for slug in edition.articles if site.library.story_of.get(slug) in edition.stories)


def _moved_stories(site: Site, uri: str, edition: Edition) -> tuple[MovedStory, ...]:
    """Return the stories that moved in the week, without one of which the lead tells all there is."""
    moved = (_moved_story(site, uri, edition, slug) for slug in edition.stories)
    return tuple(story for story in moved if story.teasers)


def _moved_story(site: Site, uri: str, edition: Edition, slug: str) -> MovedStory:
    """Return a story with this week's articles; the lead is told above already."""
    articles = [
        article
        for article in edition.articles
        if article != edition.lead and site.library.story_of.get(article) == slug
    ]
    return MovedStory(
        card=make_cards(site, uri, [slug])[0],
        teasers=make_teasers(site, uri, articles, without=("story",)),
    )


def _sections(site: Site, uri: str, slugs: Sequence[str]) -> tuple[Section, ...]:
    """Return articles under their strongest subject, in the subjects' order; the others stand last."""
    first = {slug: next((subject.slug for subject in site.subjects_of(slug)), None) for slug in slugs}
    named = [
        Section(
            name=site.subject_link(uri, subject),
            anchor=f"subject-{subject.slug}",
            teasers=make_teasers(site, uri, [slug for slug in slugs if first[slug] == subject.slug]),
        )
        for subject in site.subjects.values()
    ]
    others = make_teasers(site, uri, [slug for slug in slugs if first[slug] is None])
    heading = Markdown("Also this week")
    sections = [*named, Section(name=heading, anchor="also", teasers=others)]
    return tuple(section for section in sections if section.teasers)


def _edition_link(uri: str, editions: tuple[Edition, ...]) -> Markdown | None:
    """Return a link to a neighbouring edition, if there is one."""
    return edition_link(uri, editions[0], week_text(editions[0])) if editions else None


def _entry(site: Site, uri: str, edition: Edition) -> EditionEntry:
    """Return an edition's entry in the index."""
    return EditionEntry(
        name=edition_link(uri, edition, week_text(edition)),
        facts=f"{days_text(edition)} · {count_text(len(edition.articles), 'article')}",
        lead=site.article_link(uri, edition.lead),
    )
