"""An address that several articles claim: a page that names them all, so that it leads to no wrong one."""

from __future__ import annotations

from collections.abc import Iterator

from news_digest.model import Article, OutputFile, SharedAddress
from news_digest.render import urls
from news_digest.render.pages.listing import make_pager, make_teasers, page_title, split_pages
from news_digest.render.pages.site import Site

# Enough of each article to tell it from the others: its first sentence.
OPENING_LENGTH = 140


def list_claimants(site: Site, shared: SharedAddress) -> list[Article]:
    """Return the articles that claim an address, as readers see articles everywhere in order."""
    return sorted((site.library.articles[slug] for slug in shared.slugs), key=lambda article: article.order)


def shared_address_pages(site: Site, shared: SharedAddress) -> Iterator[OutputFile]:
    """Yield the pages that name the articles that claim an address.

    Search engines are asked to keep the articles and not these pages, and no feed, sitemap or search of ours
    has them.
    """
    articles = list_claimants(site, shared)
    headlines = {article.headline for article in articles}
    title = headlines.pop() if len(headlines) == 1 else site.words.text("several_articles")
    pages = split_pages([article.slug for article in articles], site.settings.page_size)

    def address(number: int) -> str:
        return urls.shared_uri(shared.address, number)

    for number, slugs in enumerate(pages, start=1):
        uri = address(number)
        yield site.page(
            uri,
            "shared_address.md.jinja",
            {
                "title": page_title(site.words, title, number),
                "description": site.words.text("shared_address"),
                "kind": "listing",
                "robots": "noindex",
            },
            articles=slugs,
            title=title,
            facts=site.words.text("articles", count=len(articles)),
            teasers=make_teasers(site, uri, slugs, without=("story",), length=OPENING_LENGTH),
            pager=make_pager(site.words, number, len(pages), address),
        )
