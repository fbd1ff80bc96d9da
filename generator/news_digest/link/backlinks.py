"""Backlinks: which articles link to which, and the sentence around each link.

A link means another article if it is a path to its file from the linking one's folder, the address of its
original, or its address on this site (`/articles/<slug>/`; earlier addresses count).

Every link leads where it should, but the sentence around it stands on other people's pages: so one article
puts it on a few of them only, and a page shows the nearest few.
"""

import posixpath
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from news_digest.link.quotes import CUT, quote_sentence
from news_digest.model import Article, Backlink, prose
from news_digest.model.limits import QUOTE_CHARACTERS
from news_digest.slugs import slug_key

WEB = ("http://", "https://", "//")
SITE_FOLDER = "articles/"
# A report links to a handful of others, a review of a month to a few more; who links to hundreds wants to be
# on their pages. The first in reading order count.
MOST_LINKED = 20
MOST_SHOWN = 20  # on a page: more than anybody reads there


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """Everything that a link may call an article by, each leading to its slug."""

    paths: Mapping[str, str]
    urls: Mapping[str, str]
    slugs: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link in an article, as written, with what stands around it."""

    href: str
    sentence: str


def find_links(
    articles: Sequence[Article],
) -> tuple[dict[tuple[str, str], str], dict[str, tuple[Backlink, ...]]]:
    """Return what each (article, href) means, and each article's backlinks, newest linking article first.

    An article's links to itself have a meaning and make no backlink; of several links from one article to
    another the first is quoted. An article is among the backlinks of its first `MOST_LINKED` others alone.
    """
    addresses = _addresses(articles)
    meanings: dict[tuple[str, str], str] = {}
    backlinks: dict[str, dict[str, Backlink]] = defaultdict(dict)
    for article in sorted(articles, key=lambda article: article.order):
        linked: set[str] = set()
        for link in _links(article):
            target = _find_target(link.href, article, addresses)
            if target is None:
                continue
            meanings[article.slug, link.href] = target
            if target != article.slug and (target in linked or len(linked) < MOST_LINKED):
                linked.add(target)
                backlinks[target].setdefault(
                    article.slug, Backlink(slug=article.slug, sentence=link.sentence)
                )
    return dict(sorted(meanings.items())), {
        target: tuple(backlinks[target].values()) for target in sorted(backlinks)
    }


def rank_backlinks(
    backlinks: Mapping[str, tuple[Backlink, ...]], nearness: Mapping[tuple[str, str], float]
) -> dict[str, tuple[Backlink, ...]]:
    """Return each article's nearest backlinks; of those that are as near the order stays.

    `nearness` tells how near the linking article is to the other, by (the other's slug, its own).
    """
    ranked = {}
    for target, found in backlinks.items():
        order = sorted(range(len(found)), key=[-nearness[target, each.slug] for each in found].__getitem__)
        ranked[target] = tuple(found[place] for place in order[:MOST_SHOWN])
    return ranked


def normal_url(url: str) -> str:
    """Return a web address without scheme, `www.`, fragment, last slash and the case of its host."""
    address = url.strip().partition("#")[0].partition("//")[2]
    host, slash, rest = address.partition("/")
    return (host.casefold().removeprefix("www.") + slash + rest).rstrip("/")


def _addresses(articles: Sequence[Article]) -> Addresses:
    """Collect the addresses; one that several articles give means none of them."""
    urls: dict[str, set[str]] = defaultdict(set)
    slugs: dict[str, str] = {slug_key(article.slug): article.slug for article in articles}
    for article in sorted(articles, key=lambda article: article.slug):
        if article.url:
            urls[normal_url(article.url)].add(article.slug)
        for alias in article.aliases:
            if alias.startswith(SITE_FOLDER):
                slugs.setdefault(slug_key(alias.removeprefix(SITE_FOLDER)), article.slug)
    return Addresses(
        paths={article.path: article.slug for article in articles},
        urls={url: next(iter(found)) for url, found in urls.items() if len(found) == 1},
        slugs=slugs,
    )


def _find_target(href: str, article: Article, addresses: Addresses) -> str | None:
    """Return the slug of the article that a link means, or None."""
    if href.startswith(WEB):
        return addresses.urls.get(normal_url(href))
    path = unquote(href.partition("#")[0].partition("?")[0])
    if not path or ":" in path:
        return None
    if not path.startswith("/"):
        file = posixpath.normpath(posixpath.join(posixpath.dirname(article.path), path))
        if file in addresses.paths:
            return addresses.paths[file]
    return _find_by_site_address(path, addresses)


def _find_by_site_address(path: str, addresses: Addresses) -> str | None:
    """Return the slug in `/articles/<slug>/`, if an article has it."""
    plain = path.strip("/")
    if not plain.startswith(SITE_FOLDER):
        return None
    return addresses.slugs.get(slug_key(plain.removeprefix(SITE_FOLDER).removesuffix("/index.html")))


def _links(article: Article) -> Iterator[Link]:
    """Yield the links of an article in reading order, then those of its references."""
    yield from _links_in_prose(article)
    yield from _links_elsewhere(article)
    for reference in article.references:
        if reference.link:
            yield Link(href=reference.link, sentence=reference.title)


def _links_in_prose(article: Article) -> Iterator[Link]:
    """Yield the links of paragraphs with the sentence that each stands in."""
    offset = 0
    for block in prose(article.blocks):
        for span in block.spans:
            if span.href:
                yield Link(href=span.href, sentence=quote_sentence(article, offset))
            offset += len(span.text)
        offset += 1  # the line break between paragraphs


def _links_elsewhere(article: Article) -> Iterator[Link]:
    """Yield the links of headings and table cells, where the cell or heading is what stands around."""
    stack = list(reversed(article.blocks))
    while stack:
        block = stack.pop()
        stack.extend(reversed(block.children))
        if block.kind in ("heading", "cell"):
            yield from (
                Link(href=span.href, sentence=_shorten(block.text)) for span in block.spans if span.href
            )


def _shorten(text: str) -> str:
    """Return a heading or a cell on one line, its end left out where it is too long to quote."""
    line = " ".join(text.split())
    return line if len(line) <= QUOTE_CHARACTERS else f"{line[:QUOTE_CHARACTERS]} {CUT}"
