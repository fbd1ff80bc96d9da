"""The site in units: what is rendered at once, where its files will stand, and how they are made.

Where files stand is known before any is rendered, so that links can be checked, units be rendered by several
processes, and those left alone that would be as they were.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from news_digest.model import OutputFile, SharedAddress
from news_digest.render import urls
from news_digest.render.data.article import render_article_data
from news_digest.render.data.files import ABOUT_SITE, data_files
from news_digest.render.feeds.files import listing_feeds, site_feeds
from news_digest.render.feeds.followed import (
    follow_source,
    follow_story,
    follow_subject,
    follow_topic,
)
from news_digest.render.feeds.formats import find_formats
from news_digest.render.pages.archive import archive_index_page, group_years, month_pages, undated_pages
from news_digest.render.pages.article import article_page
from news_digest.render.pages.default import default_pages, wanted_pages
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
from news_digest.render.pages.topic_index import topic_index_pages, topic_index_uris
from news_digest.render.pages.year import year_pages
from news_digest.render.redirects import redirect_uri, render_choice, render_redirect

Make = Callable[[Site], Iterable[OutputFile]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """Files that are rendered at once: their uris, and what makes them of a site, in that order.

    `file` is the one that is rendered already, if it is.
    """

    uris: tuple[str, ...]
    make: Make
    file: OutputFile | None = None


def take_free(units: Iterable[Unit], free: Collection[str]) -> Iterator[Unit]:
    """Yield units with those of their files whose uris are free, each uri for the first that asks for it."""
    taken: set[str] = set()
    for unit in units:
        uris = tuple(uri for uri in unit.uris if uri in free and uri not in taken)
        taken.update(uris)
        if uris == unit.uris:
            yield unit
        elif uris:
            yield replace(unit, uris=uris, make=partial(_make_some, make=unit.make, uris=uris))


def _make_some(site: Site, make: Make, uris: tuple[str, ...]) -> Iterator[OutputFile]:
    """Yield those files of a unit that have certain uris."""
    return (file for file in make(site) if file.uri in uris)


def list_units(site: Site, handwritten: Iterable[str]) -> Iterator[Unit]:
    """Yield every unit of the site but its pictures; `handwritten` are the uris in docs/ that people own.

    Raises `ValueError` if an article's alias would lead out of the site.
    """
    yield from _articles(site)
    yield from _listings(site)
    yield from _indexes(site)
    yield from _archive(site)
    yield from _shared(site)
    handwritten = tuple(handwritten)
    about = tuple(uri for _name, uri in sorted(wanted_pages(site.settings, handwritten).items()))
    yield from _some(about, partial(default_pages, handwritten=handwritten))
    yield from _some(_feeds(site, urls.HOME_URI, len(site.library.latest)), site_feeds)
    yield from _some(ABOUT_SITE, data_files)
    yield from _redirects(site)


def done_unit(file: OutputFile) -> Unit:
    """Return a file that is made already as a unit."""
    return Unit(uris=(file.uri,), make=partial(_made, file=file), file=file)


def _made(_site: Site, file: OutputFile) -> tuple[OutputFile]:
    """Return a file that is made already."""
    return (file,)


def _some(uris: tuple[str, ...], make: Make) -> Iterator[Unit]:
    """Yield a unit, or none where there is no file in it."""
    if uris:
        yield Unit(uris=uris, make=make)


def _one(uri: str, make: Callable[[Site], OutputFile]) -> Unit:
    """Return the unit of one page."""
    return Unit(uris=(uri,), make=partial(_page, make=make))


def _page(site: Site, make: Callable[[Site], OutputFile]) -> tuple[OutputFile]:
    """Return one page."""
    return (make(site),)


def _pages(site: Site, address: Callable[[int], str], count: int) -> tuple[str, ...]:
    """Return the uris of the pages that a list of `count` articles has."""
    return tuple(map(address, range(1, count_pages(count, site.settings.page_size) + 1)))


def _articles(site: Site) -> Iterator[Unit]:
    """Yield the page of each article, and what machines read of it."""
    for slug in site.library.articles:
        yield Unit(
            uris=(urls.article_uri(slug), urls.article_data_uri(slug)), make=partial(_article, slug=slug)
        )


def _article(site: Site, slug: str) -> Iterator[OutputFile]:
    """Yield the files of one article; its page leads to the file that it is read from."""
    _ = site.library.articles[slug].path
    yield article_page(site, slug)
    yield render_article_data(site, slug)


def _listings(site: Site) -> Iterator[Unit]:
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


def _listing(site: Site, address: Callable[[int], str], count: int, make: Make) -> Unit:
    """Return a list that can be followed."""
    return Unit(uris=(*_pages(site, address, count), *_feeds(site, address(1), count)), make=make)


def _feeds(site: Site, uri: str, count: int) -> tuple[str, ...]:
    """Return the uris of the feeds of a list of `count` articles; the site's have the list of all beside."""
    feeds = tuple(format_.uri(uri) for format_ in find_formats(site.library, site.settings, uri, count))
    return (*feeds, urls.OPML_URI) if feeds and uri == urls.HOME_URI else feeds


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


def _indexes(site: Site) -> Iterator[Unit]:
    """Yield the front page and the indexes, which an empty library has too."""
    library = site.library
    yield _one(urls.HOME_URI, home_page)
    yield Unit(uris=topic_index_uris(site), make=topic_index_pages)
    yield _one(urls.EXPLORE_URI, explore_page)
    stories = _pages(site, partial(urls.listing_uri, "stories"), len(library.stories))
    yield Unit(uris=stories, make=story_index_pages)
    yield _one(urls.SUBJECTS_URI, subject_index_page)
    yield _one(urls.SOURCES_URI, source_index_page)
    yield _one(urls.FEEDS_URI, feeds_page)
    editions = _pages(site, partial(urls.listing_uri, "editions"), len(library.editions))
    yield Unit(uris=editions, make=edition_index_pages)


def _archive(site: Site) -> Iterator[Unit]:
    """Yield what stands by date: the archive, years, months, editions, and what has none."""
    library = site.library
    yield _one(urls.ARCHIVE_URI, archive_index_page)
    yield from _some(tuple(urls.year_uri(year) for year, _months in group_years(site)), year_pages)
    for place, month in enumerate(library.months):
        address = partial(urls.month_uri, month.year, month.month)
        uris = _pages(site, address, len(month.articles))
        yield Unit(uris=uris, make=partial(month_pages, place=place))
    for place, edition in enumerate(library.editions):
        yield _one(urls.edition_uri(edition.slug), partial(edition_page, place=place))
    if library.undated:
        yield Unit(uris=_pages(site, urls.undated_uri, len(library.undated)), make=undated_pages)


def _shared(site: Site) -> Iterator[Unit]:
    """Yield the pages that name the articles which claim an address."""
    for shared in site.library.shared:
        if not shared.is_former:
            uris = _pages(site, partial(urls.shared_uri, shared.address), len(shared.slugs))
            yield Unit(uris=uris, make=partial(shared_address_pages, shared=shared))


def _redirects(site: Site) -> Iterator[Unit]:
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
            yield Unit(uris=(redirect_uri(shared.address),), make=partial(_choice, shared=shared))


def _redirect(alias: str, target: str) -> Unit:
    """Return the redirect at a former address."""
    return Unit(uris=(redirect_uri(alias),), make=partial(_redirected, alias=alias, target=target))


def _redirected(site: Site, alias: str, target: str) -> tuple[OutputFile]:
    """Return the page at a former address."""
    return (render_redirect(alias, target, site.settings, site.words),)


def _choice(site: Site, shared: SharedAddress) -> tuple[OutputFile]:
    """Return the page at a former address of several articles."""
    return (render_choice(shared.address, list_claimants(site, shared), site.settings, site.words),)
