"""The feeds that the site publishes: one RSS and one JSON Feed for the site and for every listing it has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Library, OutputFile, Settings
from generator.render import urls
from generator.render.feeds import Feeds


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """A listing that can be followed: its page, its name, what it is, and its articles by slug."""

    uri: str
    title: str
    description: str
    articles: tuple[str, ...]


def feed_files(library: Library, settings: Settings) -> Iterator[OutputFile]:
    """Yield both feeds of everything that can be followed."""
    feeds = Feeds(library, settings)
    for followed in _followed(library, settings):
        rss, json = urls.feed_uris(followed.uri)
        words = followed.title, followed.description, followed.uri
        yield OutputFile(uri=rss, text=feeds.render_rss(*words, rss, followed.articles))
        yield OutputFile(uri=json, text=feeds.render_json_feed(*words, json, followed.articles))


def _followed(library: Library, settings: Settings) -> Iterator[Followed]:
    """Yield the site and every topic, story, subject and source."""
    name = settings.site_name
    yield Followed(
        uri=urls.HOME_URI, title=name, description=settings.site_description, articles=library.latest
    )
    for topic in library.topics.values():
        slugs = tuple(appearance.slug for appearance in topic.appearances)
        yield _of_site(name, urls.topic_uri(topic.slug), topic.name, topic.description, slugs)
    for story in library.stories.values():
        yield _of_site(name, urls.story_uri(story.slug), story.name, None, story.articles)
    for listing in library.subjects:
        subject = listing.subject
        yield _of_site(name, urls.subject_uri(subject.slug), subject.short, subject.name, listing.articles)
    for source in library.sources:
        yield _of_site(name, urls.source_uri(source.slug), source.name, None, source.articles)


def _of_site(
    site_name: str, uri: str, title: str, description: str | None, slugs: tuple[str, ...]
) -> Followed:
    """Return a listing of the site, its feed named after both."""
    return Followed(
        uri=uri,
        title=f"{title} \N{EN DASH} {site_name}",
        description=description or f"{title} in {site_name}",
        articles=slugs,
    )
