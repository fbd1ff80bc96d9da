"""The news sitemap: the articles of the last two days, for search engines of news.

Source: Google Search Central, "Create a News sitemap" (two days, 1,000 articles, the titles without source).
"""

from __future__ import annotations

import datetime as dt
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from news_digest.model import Article, Settings
from news_digest.render.feeds.entry import published_moment
from news_digest.render.pages.site import Site
from news_digest.render.urls import absolute, article_uri
from news_digest.render.xml_text import clean, render_document

WINDOW = dt.timedelta(days=2)
MAX_ARTICLES = 1_000
_NAMESPACES = {
    "xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "xmlns:news": "http://www.google.com/schemas/sitemap-news/0.9",
}
# The schema has no other codes; regions and scripts are left out but for China's and Taiwan's Chinese.
_LANGUAGE = re.compile(r"zh-cn|zh-tw|[a-z]{2,3}(?=-|\Z)")


def render_news_sitemap(site: Site) -> str:
    """Return the sitemap of the newest articles, duplicates left out; without dated articles it is empty.

    The two days end with the newest article, not today: the same articles always give the same file.
    """
    root = ET.Element("urlset", _NAMESPACES)
    for article, moment in _newest(site):
        language = _LANGUAGE.match(article.language.lower())
        if language:
            _add_article(root, site.settings, article, moment, language[0])
    return render_document(root)


def _newest(site: Site) -> Iterator[tuple[Article, dt.datetime]]:
    """Yield the articles of the last two days with the moment at which they appeared, newest first."""
    if not site.settings.site_url:
        return
    end: dt.datetime | None = None
    for slug in site.library.latest[:MAX_ARTICLES]:
        article = site.library.articles[slug]
        moment = published_moment(article)
        end = end or moment
        if moment is None or end is None or moment < end - WINDOW:
            return
        yield article, moment


def _add_article(
    root: ET.Element, settings: Settings, article: Article, moment: dt.datetime, language: str
) -> None:
    """Add an article: its day where it names no time of day, and the site as its publication."""
    url = ET.SubElement(root, "url")
    ET.SubElement(url, "loc").text = absolute(settings, article_uri(article.slug))
    news = ET.SubElement(url, "news:news")
    publication = ET.SubElement(news, "news:publication")
    ET.SubElement(publication, "news:name").text = clean(settings.site_name)
    ET.SubElement(publication, "news:language").text = language
    date = moment.isoformat() if article.published_at else moment.date().isoformat()
    ET.SubElement(news, "news:publication_date").text = date
    ET.SubElement(news, "news:title").text = clean(article.headline) or article.slug
