"""The files for machines: the news sitemap, `robots.txt` and `llms.txt`."""

from __future__ import annotations

from collections.abc import Iterator

from news_digest.model import OutputFile
from news_digest.render import urls
from news_digest.render.data.guide import render_guide
from news_digest.render.data.news_sitemap import render_news_sitemap
from news_digest.render.data.robots import render_robots
from news_digest.render.pages.site import Site

# What is about the whole site.
ABOUT_SITE = (urls.NEWS_SITEMAP_URI, "robots.txt", "llms.txt")


def data_files(site: Site) -> Iterator[OutputFile]:
    """Yield every file that is data about the site as a whole."""
    yield OutputFile(uri=urls.NEWS_SITEMAP_URI, text=render_news_sitemap(site))
    yield OutputFile(uri="robots.txt", text=render_robots(site.settings))
    yield OutputFile(uri="llms.txt", text=render_guide(site))
