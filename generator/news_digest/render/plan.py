"""The site in parts: what is rendered at once, where its files will stand, and how they are made.

Where files stand is known before any is rendered, so that links can be checked, parts be rendered by several
processes, and those left alone that would be as they were.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from news_digest.model import OutputFile, SharedAddress
from news_digest.render import urls
from news_digest.render.data.article import render_article_data
from news_digest.render.data.files import data_files
from news_digest.render.feeds.files import listing_feeds, site_feeds
from news_digest.render.feeds.followed import (
    follow_source,
    follow_story,
    follow_subject,
    follow_topic,
)
from news_digest.render.feeds.formats import find_formats
from news_digest.render.pages.archive import archive_index_page, month_pages, undated_pages
from news_digest.render.pages.article import article_page
from news_digest.render.pages.default import default_pages
from news_digest.render.pages.edition import edition_index_pages, edition_page
from news_digest.render.pages.explore import explore_page
from news_digest.render.pages.feeds import feeds_page
from news_digest.render.pages.home import home_page
from news_digest.render.pages.listing import count_pages
from news_digest.render.pages.shared_address import list_claimants, shared_address_pages
from news_digest.render.pages.site import Site
from news_digest.render.pages.source import source_index_page, source_pages
from news_digest.render.pages.story import story_index_pages, story_pages
from news_digest.render.pages.subject import subject_index_page, subject_pages
from news_digest.render.pages.topic import topic_pages
from news_digest.render.pages.topic_index import topic_index_pages
from news_digest.render.pages.year import year_pages
from news_digest.render.redirects import redirect_uri, render_choice, render_redirect

Make = Callable[[Site], Iterable[OutputFile]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Files that are rendered at once: their uris, and what makes them of a site, in that order.

    `file` is the one that is rendered already, if it is.
    """

    uris: tuple[str, ...]
    make: Make
    file: OutputFile | None = None

    def only(self, free: Collection[str]) -> Part:
        """Return a part with those of its files whose uris are free."""
        if all(uri in free for uri in self.uris):
            return self
        uris = tuple(uri for uri in self.uris if uri in free)
        return replace(self, uris=uris, make=partial(_make_some, make=self.make, uris=uris))


def _make_some(site: Site, make: Make, uris: tuple[str, ...]) -> Iterator[OutputFile]:
    """Yield those files of a part that have certain uris."""
    return (file for file in make(site) if file.uri in uris)


def list_parts(site: Site, handwritten: Iterable[str]) -> Iterator[Part]:
    """Yield every part of the site; `handwritten` are the uris in docs/ that people own.

    What there is one of (the front page, the indexes) is rendered here and now: it has no uris without that.
    """
    yield from _articles(site)
    yield from _listings(site)
    for place, edition in enumerate(site.library.editions):
        yield Part(uris=(urls.edition_uri(edition.slug),), make=partial(_edition, place=place))
    for place, month in enumerate(site.library.months):
        address = partial(urls.month_uri, month.year, month.month)
        uris = _pages(site, address, len(month.articles))
        yield Part(uris=uris, make=partial(month_pages, place=place))
    made = (*_single_pages(site), *default_pages(site, handwritten), *site_feeds(site), *data_files(site))
    yield from map(done_part, made)
    yield from _redirects(site)


def done_part(file: OutputFile) -> Part:
    """Return a file that is made already as a part."""
    return Part(uris=(file.uri,), make=partial(_made, file=file), file=file)


def _made(_site: Site, file: OutputFile) -> tuple[OutputFile]:
    """Return a file that is made already."""
    return (file,)


def _pages(site: Site, address: Callable[[int], str], count: int) -> tuple[str, ...]:
    """Return the uris of the pages that a list of `count` articles has."""
    return tuple(map(address, range(1, count_pages(count, site.settings.page_size) + 1)))


def _articles(site: Site) -> Iterator[Part]:
    """Yield the page of each article, and what machines read of it."""
    for slug in site.library.articles:
        yield Part(
            uris=(urls.article_uri(slug), urls.article_data_uri(slug)), make=partial(_article, slug=slug)
        )


def _article(site: Site, slug: str) -> Iterator[OutputFile]:
    """Yield the files of one article; its page leads to the file that it is read from."""
    _ = site.library.articles[slug].path
    yield article_page(site, slug)
    yield render_article_data(site, slug)


def _listings(site: Site) -> Iterator[Part]:
    """Yield topics, stories, subjects and sources, each with its pages and its feeds."""
    library = site.library
    for slug, topic in library.topics.items():
        address = partial(urls.topic_uri, slug)
        yield _listing(site, address, len(topic.appearances), partial(_topic, slug=slug))
    for slug, story in library.stories.items():
        address = partial(urls.story_uri, slug)
        yield _listing(site, address, len(story.articles), partial(_story, slug=slug))
    for place, subject in enumerate(library.subjects):
        address = partial(urls.subject_uri, subject.subject.slug)
        yield _listing(site, address, len(subject.articles), partial(_subject, place=place))
    for place, source in enumerate(library.sources):
        address = partial(urls.source_uri, source.slug)
        yield _listing(site, address, len(source.articles), partial(_source, place=place))


def _listing(site: Site, address: Callable[[int], str], count: int, make: Make) -> Part:
    """Return a list that can be followed."""
    formats = find_formats(site.library, site.settings, address(1), count)
    feeds = tuple(format_.uri(address(1)) for format_ in formats)
    return Part(uris=(*_pages(site, address, count), *feeds), make=make)


def _topic(site: Site, slug: str) -> Iterator[OutputFile]:
    """Yield the files of a topic."""
    yield from topic_pages(site, slug)
    yield from listing_feeds(site, follow_topic(site, slug))


def _story(site: Site, slug: str) -> Iterator[OutputFile]:
    """Yield the files of a story."""
    yield from story_pages(site, slug)
    yield from listing_feeds(site, follow_story(site, slug))


def _subject(site: Site, place: int) -> Iterator[OutputFile]:
    """Yield the files of a subject."""
    listing = site.library.subjects[place]
    yield from subject_pages(site, listing)
    yield from listing_feeds(site, follow_subject(site, listing))


def _source(site: Site, place: int) -> Iterator[OutputFile]:
    """Yield the files of a source."""
    listing = site.library.sources[place]
    yield from source_pages(site, listing)
    yield from listing_feeds(site, follow_source(site, listing))


def _edition(site: Site, place: int) -> tuple[OutputFile]:
    """Return the page of an edition."""
    return (edition_page(site, place),)


def _single_pages(site: Site) -> Iterator[OutputFile]:
    """Yield the front page, the indexes and the archive, which an empty library has too."""
    yield home_page(site)
    yield from topic_index_pages(site)
    yield explore_page(site)
    yield from story_index_pages(site)
    yield subject_index_page(site)
    yield source_index_page(site)
    yield feeds_page(site)
    yield from edition_index_pages(site)
    yield archive_index_page(site)
    yield from year_pages(site)
    yield from undated_pages(site)
    for shared in site.library.shared:
        if not shared.is_former:
            yield from shared_address_pages(site, shared)


def _redirects(site: Site) -> Iterator[Part]:
    """Yield a redirect at every former address, and a choice at one of several articles."""
    for article in site.library.articles.values():
        for alias in article.aliases:
            yield _redirect(alias, urls.article_uri(article.slug))
    pages = {"topics": urls.topic_uri, "subjects": urls.subject_uri, "sources": urls.source_uri}
    for former in site.library.former:
        uri = pages[former.folder]
        yield _redirect(urls.page_address(site.settings, uri(former.slug)), uri(former.target))
    for shared in site.library.shared:
        if shared.is_former:
            yield Part(uris=(redirect_uri(shared.address),), make=partial(_choice, shared=shared))


def _redirect(alias: str, target: str) -> Part:
    """Return the redirect at a former address."""
    return Part(uris=(redirect_uri(alias),), make=partial(_redirected, alias=alias, target=target))


def _redirected(site: Site, alias: str, target: str) -> tuple[OutputFile]:
    """Return the page at a former address."""
    return (render_redirect(alias, target, site.settings, site.words),)


def _choice(site: Site, shared: SharedAddress) -> tuple[OutputFile]:
    """Return the page at a former address of several articles."""
    return (render_choice(shared.address, list_claimants(site, shared), site.settings, site.words),)
