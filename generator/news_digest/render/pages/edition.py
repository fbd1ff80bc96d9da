"""An edition, the digest of one week: its lead, the stories that moved, the rest by subject."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from news_digest.model import Edition, OutputFile
from news_digest.render import urls
from news_digest.render.escape import Markdown, link
from news_digest.render.neighbours import find_neighbours
from news_digest.render.pages.card import story_facts
from news_digest.render.pages.edition_content import MovedStory, SubjectSection, decide_edition
from news_digest.render.pages.labels import DOT, days_text, week_and_days_text, week_text
from news_digest.render.pages.listing import (
    Teaser,
    make_pager,
    make_teaser,
    make_teasers,
    page_title,
    split_pages,
)
from news_digest.render.pages.site import Site, shorten
from news_digest.render.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPart:
    """A story that moved this week: its name linked, its facts, and what was new, article by article."""

    name: Markdown
    facts: str
    teasers: tuple[Teaser, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Articles under a subject, whose name is linked, or under a heading for those without one."""

    name: Markdown
    anchor: str
    teasers: tuple[Teaser, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionEntry:
    """An edition in the index: its week linked, its days and size, its lead's headline linked."""

    name: Markdown
    facts: str
    lead: Markdown


def edition_page(site: Site, place: int) -> OutputFile:
    """Return the page of the edition at a place in the library, with the ways to those before and after."""
    edition = site.library.editions[place]
    uri = urls.edition_uri(edition.slug)
    content = decide_edition(site.library, edition)
    newer, older = find_neighbours(site.library.editions, place)
    return site.page(
        uri,
        "edition.md.jinja",
        _front_matter(site, edition),
        articles=edition.articles,
        title=week_text(site.words, edition),
        facts=_facts(site.words, edition),
        lead=make_teaser(site, uri, content.lead),
        stories=tuple(_make_part(site, uri, story) for story in content.stories),
        names=tuple(site.topic_link(uri, slug) for slug in content.names),
        sections=tuple(_make_section(site, uri, section) for section in content.sections),
        earlier=_edition_link(site, uri, older),
        later=_edition_link(site, uri, newer),
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
                "title": page_title(site.words, site.words.text("editions"), number),
                "description": site.words.text("about_editions", site=site.settings.site_name),
                "kind": "listing",
            },
            editions=tuple(_entry(site, uri, edition) for edition in editions),
            pager=make_pager(site.words, number, len(pages), _index_uri),
        )


def edition_link(site: Site, uri: str, edition: Edition, label: str | None = None) -> Markdown:
    """Return an edition's name, linked."""
    name = label or week_and_days_text(site.words, edition)
    return link(name, urls.relative(uri, urls.edition_uri(edition.slug)))


def _index_uri(number: int) -> str:
    """Return the uri of a page of the index."""
    return urls.listing_uri("editions", number)


def _front_matter(site: Site, edition: Edition) -> dict[str, object]:
    """Return what the theme needs to know of an edition."""
    lead, name = site.library.articles[edition.lead].headline, week_and_days_text(site.words, edition)
    return {
        "title": name,
        "description": shorten(f"{name}: {lead}"),
        "kind": "edition",
    }


def _facts(words: Words, edition: Edition) -> str:
    """Return an edition's days and its number of articles."""
    return f"{days_text(words, edition)}{DOT}{words.text('articles', count=len(edition.articles))}"


def _make_part(site: Site, uri: str, moved: MovedStory) -> StoryPart:
    """Return a story with what was new in it this week."""
    return StoryPart(
        name=site.story_link(uri, moved.slug),
        facts=story_facts(site.words, site.library.stories[moved.slug]),
        teasers=tuple(
            make_teaser(site, uri, moment.slug, without=("story",), text=" ".join(moment.sentences) or None)
            for moment in moved.moments
        ),
    )


def _make_section(site: Site, uri: str, section: SubjectSection) -> Section:
    """Return a subject with its articles."""
    subject = site.subjects[section.subject] if section.subject else None
    return Section(
        name=site.subject_link(uri, subject) if subject else site.words.markdown("also_this_week"),
        anchor=f"subject-{subject.slug}" if subject else "also",
        teasers=make_teasers(site, uri, section.articles),
    )


def _edition_link(site: Site, uri: str, edition: Edition | None) -> Markdown | None:
    """Return a link to a neighbouring edition, if there is one."""
    return edition_link(site, uri, edition, week_text(site.words, edition)) if edition else None


def _entry(site: Site, uri: str, edition: Edition) -> EditionEntry:
    """Return an edition's entry in the index."""
    return EditionEntry(
        name=edition_link(site, uri, edition, week_text(site.words, edition)),
        facts=_facts(site.words, edition),
        lead=site.marked_link(uri, edition.lead),
    )
