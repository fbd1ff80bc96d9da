"""The files for machines: each article as data, the news sitemap, `robots.txt` and `llms.txt`."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import OutputFile
from generator.render import urls
from generator.render.data.article import render_articles
from generator.render.data.guide import render_guide
from generator.render.data.news_sitemap import render_news_sitemap
from generator.render.data.robots import render_robots
from generator.render.pages.site import Site


def data_files(site: Site) -> Iterator[OutputFile]:
    """Yield every file that is data about the site or its articles."""
    yield from render_articles(site)
    yield OutputFile(uri=urls.NEWS_SITEMAP_URI, text=render_news_sitemap(site))
    yield OutputFile(uri="robots.txt", text=render_robots(site.settings))
    yield OutputFile(uri="llms.txt", text=render_guide(site))
