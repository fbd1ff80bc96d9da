"""How an article is cited, and the plain links that pass it on: no script, nothing asked of other hosts."""

from __future__ import annotations

from urllib.parse import quote

from news_digest.model import Article
from news_digest.render import urls
from news_digest.render.escape import Markdown, escape_text
from news_digest.render.pages.labels import language_attributes
from news_digest.render.pages.site import Site

# Where mail programs and networks take a headline and an address: a mail by RFC 6068, the others at the
# addresses that the networks name for plain links.
MAIL = "mailto:?subject={headline}&amp;body={address}"
NETWORKS = (
    ("Bluesky", "https://bsky.app/intent/compose?text={headline}%20{address}"),
    ("Facebook", "https://www.facebook.com/sharer/sharer.php?u={address}"),
    ("LinkedIn", "https://www.linkedin.com/sharing/share-offsite/?url={address}"),
    ("WhatsApp", "https://wa.me/?text={headline}%20{address}"),
)


def list_shares(site: Site, article: Article) -> tuple[Markdown, ...]:
    """Return links that pass an article on: by mail, then by each network; none where they led nowhere."""
    if not site.settings.site_url:
        return ()
    fields = {
        "headline": quote(article.headline, safe="", errors="replace"),
        "address": quote(_address(site, article), safe=""),
    }
    ways = ((site.words.text("e_mail"), MAIL), *NETWORKS)
    # All that is filled in is percent-encoded, so that nothing in it can end the link or begin markup.
    return tuple(Markdown(f"[{escape_text(name)}]({way.format(**fields)})") for name, way in ways)


def cite(site: Site, article: Article) -> Markdown:
    """Return how to cite an article: who says so, its headline, where it stands, and when, if known."""
    words, source = site.words, site.source_name(article)
    authors = words.join([escape_text(author) for author in article.authors])
    published_in = source if authors and source else site.settings.site_name
    pieces = (
        authors or escape_text(source or ""),
        words.markdown("quoted", text=_headline(site, article)),
        escape_text(published_in),
        escape_text(words.date(article.published)) if article.published else "",
        escape_text(_address(site, article)) if site.settings.site_url else "",
    )
    return Markdown(", ".join(piece for piece in pieces if piece))


def _headline(site: Site, article: Article) -> Markdown:
    """Return the headline in its own language and direction."""
    foreign = language_attributes(article, site.settings.language)
    headline = escape_text(article.headline)
    return (
        Markdown(f'<span lang="{foreign[0]}" dir="{foreign[1]}">{headline}</span>') if foreign else headline
    )


def _address(site: Site, article: Article) -> str:
    """Return the address of an article's page in the world."""
    return site.settings.site_url + urls.page_address(site.settings, urls.article_uri(article.slug))
