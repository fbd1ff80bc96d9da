"""The formats in which a listing can be followed: their names, their files, which articles they take."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from news_digest.model import Article, Library, Settings
from news_digest.render.urls import HOME_URI

# A listing of fewer articles changes too seldom to be followed, and most listings are such topics.
FEWEST_ARTICLES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A feed format: its name, the type of its files, their name, and whether it demands dates."""

    name: str
    media_type: str
    file_name: str
    needs_dates: bool = False

    def uri(self, listing_uri: str) -> str:
        """Return where a listing's feed stands; all pages of the listing share it."""
        return posixpath.join(posixpath.dirname(listing_uri), self.file_name)


RSS = Format(name="RSS", media_type="application/rss+xml", file_name="feed.xml")
# RFC 4287, sections 4.1.1 and 4.1.2: feeds and entries must have a date, and an id that is a whole address.
ATOM = Format(name="Atom", media_type="application/atom+xml", file_name="atom.xml", needs_dates=True)
JSON_FEED = Format(name="JSON Feed", media_type="application/feed+json", file_name="feed.json")
FORMATS = (RSS, ATOM, JSON_FEED)


def find_formats(library: Library, settings: Settings, uri: str, size: int) -> Iterator[Format]:
    """Yield the formats that the listing of so many articles at a uri has: all of the site, else RSS or none.

    Three of every listing would be most of the site's bytes, and every reader of feeds takes RSS; a site
    where no article has a date has no Atom feed. The site itself has feeds whatever its size.

    Without `site_url` there is none. Every format needs whole addresses, and readers know an article by its
    own: once that changed, all they had read would come to them again.
    """
    if not settings.site_url:
        return
    if uri != HOME_URI:
        if size >= FEWEST_ARTICLES:
            yield RSS
        return
    dated = any(map(has_date, library.articles.values()))
    yield from (format_ for format_ in FORMATS if dated or not format_.needs_dates)


def has_date(article: Article) -> bool:
    """Tell whether an article says when it was published or changed."""
    return article.published is not None or article.updated is not None
