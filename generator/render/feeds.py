"""Feeds: RSS 2.0 and JSON Feed 1.1 of any listing, written by real serialisers.

No clock is read: a feed's date is that of its newest article, and an undated article has none. An item's
identity is its permanent address (`isPermaLink="true"`): the slug in it is pinned, readers can open it, and
JSON Feed asks for one; so an article that is corrected is never shown twice.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from email.utils import format_datetime
from html import escape

from generator.model import Article, Library, Settings
from generator.render.urls import absolute, article_uri

_ATOM = "http://www.w3.org/2005/Atom"
_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
_MEDIA_TOPICS = "http://cv.iptc.org/newscodes/mediatopic/"
_JSON_FEED = "https://jsonfeed.org/version/1.1"
# What XML 1.0 (production 2, Char) has no place for or advises against; white space is folded afterwards.
_NOT_IN_XML = re.compile("[^\t-\r\x1c-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
_UNSAFE_IN_JSON = re.compile("[<>&\x7f-\x9f\u2028\u2029]")
_WEB_ADDRESS = re.compile(r"https?://[^\s/]", re.IGNORECASE)


class Feeds:
    """Renders the feeds of one library; an article that stands in many feeds is written once."""

    def __init__(self, library: Library, settings: Settings) -> None:
        self._library = library
        self._settings = settings
        self._subjects = {listing.subject.slug: listing.subject for listing in library.subjects}
        self._sources = {listing.slug: listing for listing in library.sources}
        self._rss_items: dict[str, str] = {}
        self._json_items: dict[str, dict[str, object]] = {}

    def render_rss(
        self, title: str, description: str, page_uri: str, feed_uri: str, articles: Iterable[str]
    ) -> str:
        """Return the RSS feed of the articles with these slugs: the newest `settings.feed_size` of them."""
        newest = self._newest(articles)
        rss = ET.Element("rss", {"version": "2.0", "xmlns:atom": _ATOM, "xmlns:dc": _DUBLIN_CORE})
        channel = ET.SubElement(rss, "channel")
        _add(channel, "title", title)
        _add(channel, "link", absolute(self._settings, page_uri))
        # RSS wants a description; a listing without one is described by its name.
        _add(channel, "description", _as_html(description.strip() or title))
        _add(channel, "language", self._settings.language)
        _add(channel, "lastBuildDate", _mail_date(max(filter(None, map(_changed, newest)), default=None)))
        self_link = {"href": absolute(self._settings, feed_uri), "rel": "self", "type": "application/rss+xml"}
        ET.SubElement(channel, "atom:link", self_link)
        ET.indent(rss)
        text = ET.tostring(rss, encoding="unicode")
        head, tail = text[: text.rindex("  </channel>")], text[text.rindex("  </channel>") :]
        items = "".join(self._rss_item(article) for article in newest)
        return f'<?xml version="1.0" encoding="utf-8"?>\n{head}{items}{tail}\n'

    def render_json_feed(
        self, title: str, description: str, page_uri: str, feed_uri: str, articles: Iterable[str]
    ) -> str:
        """Return the JSON Feed of the articles with these slugs: the newest `settings.feed_size` of them."""
        feed: dict[str, object] = {
            "version": _JSON_FEED,
            "title": _clean(title),
            "home_page_url": absolute(self._settings, page_uri),
            "feed_url": absolute(self._settings, feed_uri),
            "description": _clean(description),
            "language": self._settings.language,
            "items": [self._json_item(article) for article in self._newest(articles)],
        }
        text = json.dumps(_known(feed), ensure_ascii=False, indent=1)
        # So that the text stays harmless even where someone puts it into a page.
        return _UNSAFE_IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"

    def _newest(self, slugs: Iterable[str]) -> list[Article]:
        """Return the articles that go into a feed, newest first."""
        articles = (self._library.articles[slug] for slug in slugs)
        return sorted(articles, key=lambda article: article.order)[: self._settings.feed_size]

    def _rss_item(self, article: Article) -> str:
        """Return an article's item, indented for its place in the channel."""
        if article.slug not in self._rss_items:
            item = self._build_rss_item(article)
            ET.indent(item, level=2)
            self._rss_items[article.slug] = f"    {ET.tostring(item, encoding='unicode').rstrip()}\n"
        return self._rss_items[article.slug]

    def _build_rss_item(self, article: Article) -> ET.Element:
        """Return an article's item as a tree."""
        item = ET.Element("item")
        address = absolute(self._settings, article_uri(article.slug))
        _add(item, "title", article.headline)
        _add(item, "link", address)
        _add(item, "guid", address, isPermaLink="true")
        _add(item, "pubDate", _mail_date(_published(article)))
        _add(item, "description", _as_html(article.summary))
        for author in _creators(article):
            _add(item, "dc:creator", author)
        for code, name in self._subject_names(article):
            _add(item, "category", name, domain=_MEDIA_TOPICS + code)
        for name in self._topic_names(article):
            _add(item, "category", name)
        self._add_source(item, article)
        return item

    def _json_item(self, article: Article) -> dict[str, object]:
        """Return an article's item as JSON Feed names things; what is unknown is left out."""
        if article.slug not in self._json_items:
            address = absolute(self._settings, article_uri(article.slug))
            published = _published(article)
            names = [name for _, name in self._subject_names(article)] + self._topic_names(article)
            item: dict[str, object] = {
                "id": address,
                "url": address,
                "external_url": _web_address(article.url),
                "title": _clean(article.headline),
                "content_text": _clean(article.summary) or _clean(article.headline),
                "date_published": published.isoformat() if published else None,
                "date_modified": _midnight(article.updated).isoformat() if article.updated else None,
                "authors": [{"name": _clean(author)} for author in _creators(article)],
                "tags": _distinct([*names, *article.tags]),
                "language": _clean(article.language),
            }
            self._json_items[article.slug] = _known(item)
        return self._json_items[article.slug]

    def _subject_names(self, article: Article) -> list[tuple[str, str]]:
        """Return the code and name of each of an article's subjects."""
        subjects = (self._subjects.get(slug) for slug in self._library.subjects_of.get(article.slug, ()))
        return [(subject.code, subject.name) for subject in subjects if subject]

    def _topic_names(self, article: Article) -> list[str]:
        """Return the names of an article's topics."""
        slugs = self._library.topics_of.get(article.slug, ())
        return [self._library.topics[slug].name for slug in slugs]

    def _add_source(self, item: ET.Element, article: Article) -> None:
        """Add where an article came from, if there is an address: the outlet's, else the original's."""
        outlet = self._sources.get(self._library.source_of.get(article.slug, ""))
        url = _web_address(outlet.url if outlet else None) or _web_address(article.url)
        if url:
            _add(item, "source", outlet.name if outlet else article.source, url=url)


def _add(parent: ET.Element, tag: str, text: str | None, **attributes: str) -> None:
    """Add an element, unless there is nothing to say."""
    words = _clean(text or "")
    if words:
        ET.SubElement(parent, tag, {name: _clean(value) for name, value in attributes.items()}).text = words


def _as_html(text: str) -> str:
    """Return text as the HTML that shows it: what RSS readers take a description for.

    Source: RSS Advisory Board, RSS Best Practices Profile ("must be suitable for presentation as HTML").
    """
    return escape(text, quote=False)


def _creators(article: Article) -> tuple[str, ...]:
    """Return who wrote an article, else the outlet that published it, so that each item says whose it is."""
    return article.authors or ((article.source,) if article.source else ())


def _distinct(names: Iterable[str]) -> list[str]:
    """Return names in order, each once whatever its case."""
    first: dict[str, str] = {}
    for name in map(_clean, names):
        first.setdefault(name.casefold(), name)
    return list(first.values())


def _clean(text: str) -> str:
    """Return text on one line with only characters that XML can hold."""
    return " ".join(_NOT_IN_XML.sub("", text).split())


def _known(fields: dict[str, object]) -> dict[str, object]:
    """Leave out what is empty; a feed without items keeps its empty list."""
    return {name: value for name, value in fields.items() if value or name == "items"}


def _web_address(url: str | None) -> str | None:
    """Return an http(s) address as it is, and None for anything else."""
    return url if url and _WEB_ADDRESS.match(url) else None


def _published(article: Article) -> dt.datetime | None:
    """Return when an article appeared, midnight in UTC if it gives only the day."""
    moment = article.published_at
    if moment is None:
        return _midnight(article.published) if article.published else None
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def _changed(article: Article) -> dt.datetime | None:
    """Return the last moment that an article names: its update or its publication."""
    moments = (_published(article), _midnight(article.updated) if article.updated else None)
    return max(filter(None, moments), default=None)


def _midnight(day: dt.date) -> dt.datetime:
    """Return the start of a day in UTC."""
    return dt.datetime.combine(day, dt.time.min, tzinfo=dt.UTC)


def _mail_date(moment: dt.datetime | None) -> str | None:
    """Return a date as RSS writes it (RFC 822)."""
    return format_datetime(moment) if moment else None
