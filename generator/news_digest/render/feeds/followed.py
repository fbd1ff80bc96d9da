"""What can be followed: the site, and each subject, source, story and topic with articles enough."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from news_digest.model import SourceListing, SubjectListing
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


def follow_leading(site: Site) -> tuple[Group, ...]:
    """Return what readers are offered to follow, in groups; those without any listing are left out."""
    library, text = site.library, site.words.text
    stories = (follow_story(site, slug) for slug in library.stories)
    topics = (follow_topic(site, slug) for slug in library.topics)
    subjects = (follow_subject(site, listing) for listing in site.subject_listings)
    sources = (follow_source(site, listing) for listing in library.sources)
    groups = (
        Group(name=text("everything"), anchor="everything", listings=(follow_site(site),)),
        Group(name=text("subjects"), anchor="subjects", listings=_with_feed(subjects)),
        Group(name=text("sources"), anchor="sources", listings=_with_feed(sources)),
        Group(name=text("newest_stories"), anchor="stories", listings=_with_feed(stories, NEWEST_STORIES)),
        Group(name=text("leading_topics"), anchor="topics", listings=_with_feed(topics, LEADING_TOPICS)),
    )
    return tuple(group for group in groups if group.listings)


def _with_feed(listings: Iterable[Followed], most: int | None = None) -> tuple[Followed, ...]:
    """Return the first listings, `most` of them at most, that have articles enough for a feed."""
    return tuple(islice((each for each in listings if len(each.articles) >= FEWEST_ARTICLES), most))


def follow_site(site: Site) -> Followed:
    """Return the whole site."""
    settings = site.settings
    return Followed(
        uri=urls.HOME_URI,
        name=settings.site_name,
        title=settings.site_name,
        description=settings.site_description,
        articles=site.library.latest,
    )


def follow_topic(site: Site, slug: str) -> Followed:
    """Return a topic."""
    topic = site.topic(slug)
    slugs = tuple(appearance.slug for appearance in topic.appearances)
    return _of_site(site, urls.topic_uri(slug), topic.name, topic.description, slugs)


def follow_story(site: Site, slug: str) -> Followed:
    """Return a story."""
    story = site.library.stories[slug]
    return _of_site(site, urls.story_uri(slug), story.name, None, story.articles)


def follow_subject(site: Site, listing: SubjectListing) -> Followed:
    """Return a subject."""
    name, whole = site.words.subject(listing.subject), site.words.whole_subject(listing.subject)
    return _of_site(site, urls.subject_uri(listing.subject.slug), name, whole, listing.articles)


def follow_source(site: Site, listing: SourceListing) -> Followed:
    """Return a source."""
    return _of_site(site, urls.source_uri(listing.slug), listing.name, None, listing.articles)


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
