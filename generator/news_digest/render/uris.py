"""Where every file of the site stands, found without rendering any: for whoever asks what is in the way.

It follows `render_site` room by room; a test compares both for every kind of page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from news_digest.render import urls
from news_digest.render.data.files import ABOUT_SITE
from news_digest.render.feeds.files import feed_uris
from news_digest.render.pages.archive import group_years
from news_digest.render.pages.default import wanted_pages
from news_digest.render.pages.site import Site
from news_digest.render.pages.topic_index import NAMES_PER_TEASER
from news_digest.render.pictures import list_site_pictures
from news_digest.render.redirects import redirect_uri
from news_digest.render.urls import page_address


def list_site_uris(site: Site, handwritten: Iterable[str]) -> Iterator[str]:
    """Yield the uri of every file of the site, pictures included, in no order.

    Raises `ValueError` if an article's alias would lead out of the site, as rendering does.
    """
    yield from _things(site)
    yield from _listings(site)
    yield from wanted_pages(site.settings, handwritten).values()
    yield from feed_uris(site)
    yield from map(urls.article_data_uri, site.library.articles)
    yield from ABOUT_SITE
    yield from map(redirect_uri, _former_addresses(site))
    if site.settings.pictures != "none":
        yield from (picture.uri for picture in list_site_pictures(site))


def _things(site: Site) -> Iterator[str]:
    """Yield the pages of everything that has one: articles, topics, stories, subjects, sources, editions."""
    library = site.library
    yield from map(urls.article_uri, library.articles)
    for slug, topic in library.topics.items():
        yield from _pages(site, len(topic.appearances), urls.topic_uri, slug)
    for slug, story in library.stories.items():
        yield from _pages(site, len(story.articles), urls.story_uri, slug)
    for listing in library.subjects:
        yield from _pages(site, len(listing.articles), urls.subject_uri, listing.subject.slug)
    for source in library.sources:
        yield from _pages(site, len(source.articles), urls.source_uri, source.slug)
    for edition in library.editions:
        yield urls.edition_uri(edition.slug)
    for shared in library.shared:
        if not shared.is_former:
            yield from _pages(site, len(shared.slugs), urls.shared_uri, shared.address)


def _listings(site: Site) -> Iterator[str]:
    """Yield the front page, the indexes and the archive."""
    library = site.library
    yield from (urls.HOME_URI, urls.EXPLORE_URI, urls.SUBJECTS_URI, urls.SOURCES_URI, urls.FEEDS_URI)
    names = _count(len(library.topics), site.settings.page_size * NAMES_PER_TEASER)
    # Several pages of names stand behind an overview.
    yield from (urls.topics_uri(number) for number in range(1, names + (2 if names > 1 else 1)))
    yield from _pages(site, len(library.stories), urls.listing_uri, "stories")
    yield from _pages(site, len(library.editions), urls.listing_uri, "editions")
    yield urls.ARCHIVE_URI
    yield from (urls.year_uri(year) for year, _months in group_years(site))
    for month in library.months:
        yield from _pages(site, len(month.articles), urls.month_uri, month.year, month.month)
    if library.undated:
        yield from _pages(site, len(library.undated), urls.undated_uri)


def _former_addresses(site: Site) -> Iterator[str]:
    """Yield every address at which a redirect or a choice stands."""
    library = site.library
    yield from (alias for article in library.articles.values() for alias in article.aliases)
    pages = {"topics": urls.topic_uri, "subjects": urls.subject_uri, "sources": urls.source_uri}
    yield from (page_address(site.settings, pages[each.folder](each.slug)) for each in library.former)
    yield from (shared.address for shared in library.shared if shared.is_former)


def _pages(site: Site, items: int, uri: Callable[..., str], *place: str | int) -> Iterator[str]:
    """Yield the pages of a list of so many items; `uri` takes the list's names and a page's number."""
    return (uri(*place, number) for number in range(1, _count(items, site.settings.page_size) + 1))


def _count(items: int, size: int) -> int:
    """Return how many pages of a size a list has; an empty list has one."""
    return max(1, -(-items // size))
