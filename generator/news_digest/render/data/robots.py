"""`robots.txt` (RFC 9309): everything may be read, and the sitemaps say what there is."""

from __future__ import annotations

from news_digest.model import Settings
from news_digest.render import urls

# The first is made by the engine from theme/sitemap.xml.
_SITEMAPS = ("sitemap.xml", urls.NEWS_SITEMAP_URI)


def render_robots(settings: Settings) -> str:
    """Return the rules for robots; without `site_url` they name no sitemap, which needs a whole address."""
    lines = ["User-agent: *", "Allow: /"]
    if settings.site_url:
        lines += ["", *(f"Sitemap: {urls.absolute(settings, uri)}" for uri in _SITEMAPS)]
    return "\n".join(lines) + "\n"
