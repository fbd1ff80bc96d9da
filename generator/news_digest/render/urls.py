"""Where every page stands: one function for each kind of address, and the ways between them.

A uri is a place in `docs/` with forward slashes (`topics/cairo/index.md`); an address is what a browser asks
for: `topics/cairo/`, or `topics/cairo/index.html` where the site does not `use_directory_urls`.
"""

from __future__ import annotations

import posixpath
from urllib.parse import quote

from news_digest.model import Settings

HOME_URI = "index.md"
SUBJECTS_URI = "subjects/index.md"
STORIES_URI = "stories/index.md"
SOURCES_URI = "sources/index.md"
ARCHIVE_URI = "archive/index.md"
EXPLORE_URI = "explore/index.md"
# The picture of pages without one of their own; no article has the address `index`.
SITE_PICTURE_URI = "articles/index.png"
EDITIONS_URI = "editions/index.md"
FEEDS_URI = "feeds/index.md"
OPML_URI = "feeds.opml"
NEWS_SITEMAP_URI = "news-sitemap.xml"


def listing_uri(folder: str, page: int = 1) -> str:
    """Return the uri of a listing's page (from 1) in its folder, as `topics/cairo/page-2.md`."""
    name = "index.md" if page == 1 else f"page-{page}.md"
    return posixpath.join(folder, name)


def about_uri(name: str) -> str:
    """Return the uri of a page on the site itself, as `about`; one written by hand is `about.md`."""
    return listing_uri(name)


def article_uri(slug: str) -> str:
    """Return the uri of an article's page."""
    return f"articles/{slug}.md"


def shared_uri(address: str, page: int = 1) -> str:
    """Return the uri of a page (from 1) of the articles that claim an address in the site."""
    return f"{address}.md" if page == 1 else listing_uri(address, page)


def article_data_uri(slug: str) -> str:
    """Return the uri of what is known of an article, as data beside its page."""
    return f"articles/{slug}/index.json"


def article_picture_uri(slug: str) -> str:
    """Return the uri of the picture that stands for an article on other sites."""
    return f"articles/{slug}.png"


def story_picture_uri(slug: str) -> str:
    """Return the uri of the picture that stands for a story on other sites."""
    return f"stories/{slug}.png"


def topics_uri(page: int = 1) -> str:
    """Return the uri of a page (from 1) of the index of all topics."""
    return listing_uri("topics", page)


def topic_uri(slug: str, page: int = 1) -> str:
    """Return the uri of a topic's page (from 1)."""
    return listing_uri(f"topics/{slug}", page)


def subject_uri(slug: str, page: int = 1) -> str:
    """Return the uri of a subject's page (from 1)."""
    return listing_uri(f"subjects/{slug}", page)


def story_uri(slug: str, page: int = 1) -> str:
    """Return the uri of a story's page (from 1)."""
    return listing_uri(f"stories/{slug}", page)


def source_uri(slug: str, page: int = 1) -> str:
    """Return the uri of a source's page (from 1)."""
    return listing_uri(f"sources/{slug}", page)


def year_uri(year: int) -> str:
    """Return the uri of a year's archive, its number in four digits."""
    return listing_uri(f"archive/{year:04d}")


def month_uri(year: int, month: int, page: int = 1) -> str:
    """Return the uri of a month's archive: year in four digits, month in two, page from 1."""
    return listing_uri(f"archive/{year:04d}/{month:02d}", page)


def undated_uri(page: int = 1) -> str:
    """Return the uri of a page (from 1) of the articles that do not say when they were published."""
    return listing_uri("archive/undated", page)


def edition_uri(slug: str) -> str:
    """Return the uri of an edition (`2023-w51`)."""
    return f"editions/{slug}.md"


def relative(from_uri: str, to_uri: str) -> str:
    """Return the way from one page to another file, as MkDocs checks it: `../topics/cairo/index.md`."""
    here, there = from_uri.split("/")[:-1], to_uri.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return "/".join([".."] * (len(here) - shared) + there[shared:])


def page_address(settings: Settings, uri: str) -> str:
    """Return a uri's address in the site, as MkDocs gives it; home is empty where addresses are folders."""
    if not uri.endswith(".md"):
        return uri
    if not settings.use_directory_urls:
        return uri.removesuffix(".md") + ".html"
    folder, name = posixpath.split(uri)
    page = folder if name == "index.md" else posixpath.join(folder, name.removesuffix(".md"))
    return f"{page}/" if page else ""


def absolute(settings: Settings, uri: str) -> str:
    """Return a uri's whole address, percent-encoded, for those who read it outside the site."""
    return settings.site_url + quote(page_address(settings, uri))
