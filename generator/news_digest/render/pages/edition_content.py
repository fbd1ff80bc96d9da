"""What an edition says, whoever shows it: the page and the e-mail are made from the same decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from news_digest.model import Appearance, Edition, Library, Moment

NAMES_SHOWN = 18
NAMED_KINDS = ("person", "organisation", "place")


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedStory:
    """A story that moved in the week (its slug), and what this week's articles added to it, oldest first."""

    slug: str
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectSection:
    """Articles under a subject, newest first; `subject` is its slug, or None for those without one."""

    subject: str | None
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionContent:
    """What an edition says, in this order: all but `edition` by slug, and no article twice.

    `lead` is an article. `stories` leave out one of which the lead tells all that is new. `names` are the
    people, organisations and places that the digest first names in this week, leading ones first.
    """

    edition: Edition
    lead: str
    stories: tuple[MovedStory, ...]
    names: tuple[str, ...]
    sections: tuple[SubjectSection, ...]


def decide_edition(library: Library, edition: Edition) -> EditionContent:
    """Return what an edition says."""
    told = {slug for slug in edition.articles if library.story_of.get(slug) in edition.stories}
    rest = [slug for slug in edition.articles if slug != edition.lead and slug not in told]
    moved = (_find_moved(library, edition, slug) for slug in edition.stories)
    return EditionContent(
        edition=edition,
        lead=edition.lead,
        stories=tuple(story for story in moved if story.moments),
        names=_find_new_names(library, edition),
        sections=_sort_by_subject(library, rest),
    )


def find_moment(library: Library, slug: str) -> Moment:
    """Return what an article adds to its story; nothing known of it is a moment without sentences."""
    story = library.stories.get(library.story_of.get(slug, ""))
    found = (moment for moment in story.moments if moment.slug == slug) if story else iter(())
    return next(found, Moment(slug=slug, sentences=(), topics=()))


def _find_moved(library: Library, edition: Edition, slug: str) -> MovedStory:
    """Return a story with what its articles of this week add; the lead is told above already."""
    week = {
        article
        for article in edition.articles
        if article != edition.lead and library.story_of.get(article) == slug
    }
    ordered = [article for article in library.stories[slug].articles if article in week]
    return MovedStory(slug=slug, moments=tuple(find_moment(library, article) for article in ordered))


def _find_new_names(library: Library, edition: Edition) -> tuple[str, ...]:
    """Return the topics that no dated article before the week names, leading ones first.

    The first edition has none: there is nothing yet that its names would be new to.
    """
    if not library.editions or edition.slug == library.editions[-1].slug:
        return ()
    met = {topic for slug in edition.articles for topic in library.topics_of.get(slug, ())}
    new = [
        slug
        for slug in met
        if library.topics[slug].kind in NAMED_KINDS
        and _begins_in(library, library.topics[slug].appearances, edition)
    ]
    return tuple(sorted(new, key=lambda slug: (-library.topics[slug].importance, slug))[:NAMES_SHOWN])


def _begins_in(library: Library, appearances: Sequence[Appearance], edition: Edition) -> bool:
    """Tell whether the first dated article of appearances, which stand newest first, is of the week."""
    dates = (library.articles[appearance.slug].published for appearance in reversed(appearances))
    first = next((date for date in dates if date), None)
    return first is not None and edition.first_day <= first <= edition.last_day


def _sort_by_subject(library: Library, slugs: Sequence[str]) -> tuple[SubjectSection, ...]:
    """Return articles under their strongest subject, in the subjects' order; the others stand last."""
    known = [listing.subject.slug for listing in library.subjects]
    first = {
        slug: next((subject for subject in library.subjects_of.get(slug, ()) if subject in known), None)
        for slug in slugs
    }
    sections = (
        SubjectSection(subject=subject, articles=tuple(slug for slug in slugs if first[slug] == subject))
        for subject in (*known, None)
    )
    return tuple(section for section in sections if section.articles)
