"""What can be followed: the site, and each subject, source, story and topic with articles enough."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from news_digest.model import SourceListing, Story, SubjectListing, Topic
from news_digest.render import urls
from news_digest.render.feeds.formats import FEWEST_ARTICLES
from news_digest.render.pages.site import Site

# Whoever takes over the whole list wants what is alive, not every name that two articles mention.
NEWEST_STORIES = 30
LEADING_TOPICS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """A listing that can be followed: its page, name, feed's title, description and articles by slug."""

    uri: str
    name: str
    title: str
    description: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Listings of one kind under a heading; `anchor` is its place on the page of feeds."""

    name: str
    anchor: str
    listings: tuple[Followed, ...]


def follow_everything(site: Site) -> Iterator[Followed]:
    """Yield everything that has a feed once it has articles enough."""
    library = site.library
    yield _follow_site(site)
    yield from _follow_topics(site, library.topics.values())
    yield from _follow_stories(site, library.stories.values())
    yield from _follow_subjects(site, library.subjects)
    yield from _follow_sources(site, library.sources)


def follow_leading(site: Site) -> tuple[Group, ...]:
    """Return what readers are offered to follow, in groups; those without any listing are left out."""
    library, text = site.library, site.words.text
    stories = _follow_stories(site, library.stories.values())
    topics = _follow_topics(site, library.topics.values())
    groups = (
        Group(name=text("everything"), anchor="everything", listings=(_follow_site(site),)),
        Group(
            name=text("subjects"),
            anchor="subjects",
            listings=_with_feed(_follow_subjects(site, site.subject_listings)),
        ),
        Group(
            name=text("sources"),
            anchor="sources",
            listings=_with_feed(_follow_sources(site, library.sources)),
        ),
        Group(name=text("newest_stories"), anchor="stories", listings=_with_feed(stories, NEWEST_STORIES)),
        Group(name=text("leading_topics"), anchor="topics", listings=_with_feed(topics, LEADING_TOPICS)),
    )
    return tuple(group for group in groups if group.listings)


def _with_feed(listings: Iterable[Followed], most: int | None = None) -> tuple[Followed, ...]:
    """Return the first listings, `most` of them at most, that have articles enough for a feed."""
    return tuple(islice((each for each in listings if len(each.articles) >= FEWEST_ARTICLES), most))


def _follow_site(site: Site) -> Followed:
    """Return the whole site."""
    settings = site.settings
    return Followed(
        uri=urls.HOME_URI,
        name=settings.site_name,
        title=settings.site_name,
        description=settings.site_description,
        articles=site.library.latest,
    )


def _follow_topics(site: Site, topics: Iterable[Topic]) -> Iterator[Followed]:
    """Yield topics."""
    for topic in topics:
        slugs = tuple(appearance.slug for appearance in topic.appearances)
        yield _of_site(site, urls.topic_uri(topic.slug), topic.name, topic.description, slugs)


def _follow_stories(site: Site, stories: Iterable[Story]) -> Iterator[Followed]:
    """Yield stories."""
    for story in stories:
        yield _of_site(site, urls.story_uri(story.slug), story.name, None, story.articles)


def _follow_subjects(site: Site, listings: Iterable[SubjectListing]) -> Iterator[Followed]:
    """Yield subjects."""
    for listing in listings:
        name, whole = site.words.subject(listing.subject), site.words.whole_subject(listing.subject)
        yield _of_site(site, urls.subject_uri(listing.subject.slug), name, whole, listing.articles)


def _follow_sources(site: Site, sources: Iterable[SourceListing]) -> Iterator[Followed]:
    """Yield sources."""
    for source in sources:
        yield _of_site(site, urls.source_uri(source.slug), source.name, None, source.articles)


def _of_site(site: Site, uri: str, name: str, description: str | None, slugs: tuple[str, ...]) -> Followed:
    """Return a listing of the site, its feed named after both."""
    site_name = site.settings.site_name
    return Followed(
        uri=uri,
        name=name,
        title=f"{name} \N{EN DASH} {site_name}",
        description=description or site.words.text("feed_of", listing=name, site=site_name),
        articles=slugs,
    )
