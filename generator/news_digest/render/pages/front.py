"""The parts of the front page: the lead's story, what moved by week, subjects with headlines, names."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from news_digest.model import Edition, Library, SubjectListing
from news_digest.render.escape import Markdown
from news_digest.render.pages.edition import edition_link
from news_digest.render.pages.labels import days_text, week_text
from news_digest.render.pages.listing import Teaser, make_teasers
from news_digest.render.pages.site import Site

# A story that has not moved for two months is told; whoever looks for it finds it among all stories.
RUNNING_DAYS = 60
EARLIER_SHOWN = 2
WEEKS_SHOWN = 5
# Weeks of which all is told elsewhere on the page say nothing; beyond these nobody calls a week recent.
WEEKS_SEARCHED = 12
MOVED_SHOWN = 4
SUBJECTS_SHOWN = 8
HEADLINES_SHOWN = 3
# Names in the news are counted in about as many articles as a month of a busy digest brings.
DISCUSSED_IN = 60
DISCUSSED_SHOWN = 18
DISCUSSED_KINDS = ("person", "organisation", "place")


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """The story that the lead belongs to, with its size, and its articles before the lead."""

    part_of: Markdown
    earlier: tuple[Teaser, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """A week in the rail: its edition linked, its days, and links to what moved."""

    name: Markdown
    days: str
    moved: tuple[Markdown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectBlock:
    """A subject on the front page: its name linked, its number of articles, and headlines not told above."""

    name: Markdown
    count: str
    teasers: tuple[Teaser, ...]


def take(told: set[str], slugs: Iterable[str], number: int) -> list[str]:
    """Return the first `number` of the articles that the page has not told yet, which it now has."""
    taken = [slug for slug in dict.fromkeys(slugs) if slug not in told][:number]
    told.update(taken)
    return taken


def make_lead_thread(site: Site, uri: str, lead: str, told: set[str]) -> Thread | None:
    """Return the lead's story, or None if it has none; its earlier articles count as told."""
    slug = site.library.story_of.get(lead)
    if slug is None:
        return None
    articles = site.library.stories[slug].articles
    before = [article for article in reversed(articles) if article != lead]
    earlier = take(told, before, EARLIER_SHOWN)
    part_of = site.words.markdown("part_of", story=site.story_link(uri, slug), count=len(articles))
    teasers = make_teasers(site, uri, earlier, without=("source", "story"), length=0)
    return Thread(part_of=part_of, earlier=teasers)


def make_weeks(site: Site, uri: str, told: set[str]) -> tuple[Week, ...]:
    """Return the newest weeks with what moved in each; articles named here count as told.

    A story that moved in several weeks stands in the newest of them.
    """
    named: set[str] = set()
    weeks = (_week(site, uri, edition, told, named) for edition in site.library.editions[:WEEKS_SEARCHED])
    return tuple(islice((week for week in weeks if week.moved), WEEKS_SHOWN))


def make_subject_blocks(
    site: Site, uri: str, told: set[str]
) -> tuple[tuple[SubjectBlock, ...], tuple[tuple[Markdown, int], ...]]:
    """Return the subjects with the most articles, each with headlines, and the others with their numbers.

    A subject of which all is told above stands among the others.
    """
    largest = sorted(site.subject_listings, key=lambda listing: -len(listing.articles))
    blocks = {
        listing.subject.slug: block
        for listing in largest[:SUBJECTS_SHOWN]
        if (block := _subject_block(site, uri, listing, told)).teasers
    }
    others = tuple(
        (site.subject_link(uri, listing.subject), len(listing.articles))
        for listing in site.subject_listings
        if listing.subject.slug not in blocks
    )
    return tuple(blocks.values()), others


def find_discussed(library: Library) -> tuple[str, ...]:
    """Return the people, organisations and places that most of the newest articles name, the first first.

    One that only a single article names is not in everybody's mouth. Ties follow the order of all topics.
    """
    counts = Counter(_named_in(library, library.latest[:DISCUSSED_IN]))
    ranks = {slug: rank for rank, slug in enumerate(library.topics)}
    often = (slug for slug, count in counts.items() if count > 1)
    return tuple(sorted(often, key=lambda slug: (-counts[slug], ranks[slug]))[:DISCUSSED_SHOWN])


def find_running_stories(library: Library) -> tuple[str, ...]:
    """Return the stories that moved shortly before the newest article, newest first."""
    newest = max(
        (article.published for article in library.articles.values() if article.published), default=None
    )
    if newest is None:
        return ()
    since = newest - dt.timedelta(days=RUNNING_DAYS)
    return tuple(slug for slug, story in library.stories.items() if story.last and story.last >= since)


def _week(site: Site, uri: str, edition: Edition, told: set[str], named: set[str]) -> Week:
    """Return a week with the stories that no newer one names, or if none is left with untold headlines."""
    stories = [site.story_link(uri, slug) for slug in take(named, edition.stories, MOVED_SHOWN)]
    headlines = [] if stories else take(told, (edition.lead, *edition.articles), HEADLINES_SHOWN)
    return Week(
        name=edition_link(site, uri, edition, week_text(site.words, edition)),
        days=days_text(site.words, edition),
        moved=tuple(stories or (site.marked_link(uri, slug) for slug in headlines)),
    )


def _subject_block(site: Site, uri: str, listing: SubjectListing, told: set[str]) -> SubjectBlock:
    """Return a subject with the newest of its articles that the page has not told."""
    slugs = take(told, listing.articles, HEADLINES_SHOWN)
    return SubjectBlock(
        name=site.subject_link(uri, listing.subject),
        count=site.words.text("articles", count=len(listing.articles)),
        teasers=make_teasers(site, uri, slugs, without=("source", "story"), length=0),
    )


def _named_in(library: Library, slugs: Iterable[str]) -> Iterator[str]:
    """Yield each person, organisation and place that has a page, once for each article that names it."""
    for slug in slugs:
        for topic in library.topics_of.get(slug, ()):
            if library.topics[topic].kind in DISCUSSED_KINDS:
                yield topic
