"""What readers get, as text: the pages, the feeds and the redirects of a library, at their addresses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from news_digest.model import Library, OutputFile, Picture, Settings, Vocabulary
from news_digest.render.data.files import data_files
from news_digest.render.email import SenderError, render_email
from news_digest.render.feeds.files import feed_files
from news_digest.render.pages.archive import archive_index_page, month_pages, undated_pages
from news_digest.render.pages.article import article_page
from news_digest.render.pages.default import default_pages
from news_digest.render.pages.edition import edition_index_pages, edition_pages
from news_digest.render.pages.explore import explore_page
from news_digest.render.pages.feeds import feeds_page
from news_digest.render.pages.home import home_page
from news_digest.render.pages.shared_address import list_claimants, shared_address_pages
from news_digest.render.pages.site import Site, make_site
from news_digest.render.pages.source import source_index_page, source_pages
from news_digest.render.pages.story import story_index_pages, story_pages
from news_digest.render.pages.subject import subject_index_page, subject_pages
from news_digest.render.pages.topic import topic_pages
from news_digest.render.pages.topic_index import topic_index_pages
from news_digest.render.pages.year import year_pages
from news_digest.render.pictures import list_site_pictures
from news_digest.render.redirects import render_choice, render_redirect
from news_digest.render.urls import article_uri, page_address, source_uri, subject_uri, topic_uri
from news_digest.render.words import load_words

__all__ = ["SenderError", "find_word", "list_pictures", "list_sources", "render_email", "render_site"]


def render_site(
    library: Library,
    settings: Settings,
    vocabulary: Vocabulary,  # noqa: ARG001  # every room is handed it; the library names all that pages show
    handwritten: Iterable[str] = (),
) -> tuple[OutputFile, ...]:
    """Return every file of the site, sorted by uri: pages, feeds, data, redirects.

    The same library and settings give the same files, byte for byte. A page on the site itself is not made
    where one of `handwritten`, the uris in docs/ that people own, says it.
    """
    site = make_site(library, settings)
    files = (
        *_pages(site),
        *_listing_pages(site),
        *default_pages(site, handwritten),
        *feed_files(site),
        *data_files(site),
        *_redirects(site),
    )
    return tuple(sorted(files, key=lambda file: file.uri))


def list_pictures(library: Library, settings: Settings) -> tuple[Picture, ...]:
    """Return what each picture shows that pages name, to be drawn; none where the settings want none."""
    return tuple(list_site_pictures(make_site(library, settings))) if settings.pictures != "none" else ()


def list_sources(library: Library) -> dict[str, str]:
    """Return the file of each article, in the folder of articles, by its page's uri."""
    return {article_uri(slug): article.path for slug, article in library.articles.items()}


def find_word(language: str, identifier: str) -> str:
    """Return a word of the digest's own in a language, or in English."""
    return load_words(language).text(identifier)


def _pages(site: Site) -> Iterator[OutputFile]:
    """Yield the page of everything that has one: articles, topics, stories, subjects, sources, editions."""
    library = site.library
    for slug in library.articles:
        yield article_page(site, slug)
    for slug in library.topics:
        yield from topic_pages(site, slug)
    for slug in library.stories:
        yield from story_pages(site, slug)
    for listing in library.subjects:
        yield from subject_pages(site, listing)
    for source in library.sources:
        yield from source_pages(site, source)
    yield from edition_pages(site)
    for shared in library.shared:
        if not shared.is_former:
            yield from shared_address_pages(site, shared)


def _redirects(site: Site) -> Iterator[OutputFile]:
    """Yield a redirect at every former address, and a choice at one of several articles."""
    for article in site.library.articles.values():
        for alias in article.aliases:
            yield render_redirect(alias, article_uri(article.slug), site.settings, site.words)
    pages = {"topics": topic_uri, "subjects": subject_uri, "sources": source_uri}
    for former in site.library.former:
        uri = pages[former.folder]
        alias = page_address(site.settings, uri(former.slug))
        yield render_redirect(alias, uri(former.target), site.settings, site.words)
    for shared in site.library.shared:
        if shared.is_former:
            yield render_choice(shared.address, list_claimants(site, shared), site.settings, site.words)


def _listing_pages(site: Site) -> Iterator[OutputFile]:
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
    yield from month_pages(site)
    yield from undated_pages(site)
