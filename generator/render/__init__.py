"""What readers get, as text: the pages, the feeds and the redirects of a library, at their addresses."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Library, OutputFile, Settings, Vocabulary
from generator.render.feed_files import feed_files
from generator.render.pages.archive import archive_index_page, month_pages, undated_pages, year_pages
from generator.render.pages.article import article_page
from generator.render.pages.edition import edition_index_pages, edition_pages
from generator.render.pages.home import home_page
from generator.render.pages.site import Site, make_site
from generator.render.pages.source import source_index_page, source_pages
from generator.render.pages.story import story_index_pages, story_page
from generator.render.pages.subject import subject_index_page, subject_pages
from generator.render.pages.topic import topic_pages
from generator.render.pages.topic_index import topic_index_pages
from generator.render.redirects import render_redirect
from generator.render.urls import article_uri


def render_site(
    library: Library,
    settings: Settings,
    vocabulary: Vocabulary,  # noqa: ARG001  # every room is handed it; the library names all that pages show
) -> tuple[OutputFile, ...]:
    """Return every file of the site, sorted by uri: pages, feeds, redirects.

    The same library and settings give the same files, byte for byte.
    """
    site = make_site(library, settings)
    files = (
        *_pages(site),
        *_listing_pages(site),
        *feed_files(library, settings),
        *_redirects(library, settings),
    )
    return tuple(sorted(files, key=lambda file: file.uri))


def _pages(site: Site) -> Iterator[OutputFile]:
    """Yield the page of everything that has one: articles, topics, stories, subjects, sources, editions."""
    library = site.library
    for slug in library.articles:
        yield article_page(site, slug)
    for slug in library.topics:
        yield from topic_pages(site, slug)
    for slug in library.stories:
        yield story_page(site, slug)
    for listing in library.subjects:
        yield from subject_pages(site, listing)
    for source in library.sources:
        yield from source_pages(site, source)
    yield from edition_pages(site)


def _redirects(library: Library, settings: Settings) -> Iterator[OutputFile]:
    """Yield a redirect at every former address of an article."""
    for article in library.articles.values():
        for alias in article.aliases:
            yield render_redirect(alias, article_uri(article.slug), settings)


def _listing_pages(site: Site) -> Iterator[OutputFile]:
    """Yield the front page, the indexes and the archive, which an empty library has too."""
    yield home_page(site)
    yield from topic_index_pages(site)
    yield from story_index_pages(site)
    yield subject_index_page(site)
    yield source_index_page(site)
    yield from edition_index_pages(site)
    yield archive_index_page(site)
    yield from year_pages(site)
    yield from month_pages(site)
    yield from undated_pages(site)
