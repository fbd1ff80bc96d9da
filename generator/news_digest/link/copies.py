"""Copies: which articles are folded under another one, because a reader would be told nothing else by both.

Only the very same text is ever folded: the same words, figures and signs, in every part of the article, the
same links, and nothing added. Then a lead needs a sign that no date, slug or file name can give: the editors
name the article as the original (`originals` in mkdocs.yml), or its address is at the outlet that it names,
by the vocabulary. (That an address merely looks like the outlet's name is no sign: whoever names an outlet
can name a host.) Where two are level, nobody is demoted: all stand. What differs in nothing but its address
here is folded whatever the signs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from news_digest.link.backlinks import normal_url
from news_digest.link.names import fold_name

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence

    from news_digest.model import Article, Block, Vocabulary

PINNED, AGREED, UNSIGNED = 2, 1, 0  # the editors' word counts more than what a file says of itself
HOST = re.compile(r"[a-z0-9.-]+")
# Signs that typesetters exchange without changing what is said.
SIGNS = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "‑": "-"})


def fold_copies(
    articles: Sequence[Article], vocabulary: Vocabulary, originals: Collection[str] = ()
) -> dict[str, tuple[str, ...]]:
    """Return the articles folded under each lead, by slug; `originals` are the paths that editors named."""
    hosts = known_hosts(vocabulary)
    texts: dict[Hashable, list[Article]] = defaultdict(list)
    for article in sorted(articles, key=lambda article: article.slug):
        if article.words:
            texts[_text_of(article)].append(article)
    folded: dict[str, tuple[str, ...]] = {}
    for group in texts.values():
        folded.update(_fold(group, [rank_signs(article, hosts, originals) for article in group]))
    return dict(sorted(folded.items()))


def known_hosts(vocabulary: Vocabulary) -> dict[str, str]:
    """Return the host of each outlet in the vocabulary, by every folded spelling of its name."""
    return {
        fold_name(name): host
        for source in reversed(vocabulary.sources)
        for name in (*source.aliases, source.name)
        if source.url and (host := _host(source.url))
    }


def rank_signs(article: Article, hosts: Mapping[str, str], originals: Collection[str]) -> int:
    """Return how surely an article is the original of its text."""
    if article.path in originals:
        return PINNED
    known = hosts.get(fold_name(article.source)) if article.source else None
    host = _host(article.url) if article.url else None
    return AGREED if known and host and (host == known or host.endswith(f".{known}")) else UNSIGNED


def _host(url: str) -> str | None:
    """Return the host of an address without `www.`, or None for one that is not plain."""
    host = normal_url(url).partition("/")[0]
    return host if HOST.fullmatch(host) else None


def _fold(group: Sequence[Article], ranks: Sequence[int]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the leads in a group of one text, each with what is folded under it."""
    alike: dict[Hashable, list[str]] = defaultdict(list)
    best: dict[Hashable, int] = {}
    for article, rank in zip(group, ranks, strict=True):
        shown = _shown_of(article)
        alike[shown].append(article.slug)
        best[shown] = max(best.get(shown, UNSIGNED), rank)
    most = max(best.values())
    leading = [shown for shown, rank in best.items() if rank == most]
    if most > UNSIGNED and len(leading) == 1:
        lead = group[ranks.index(most)].slug
        yield from _folded([lead, *(article.slug for article in group if article.slug != lead)])
    else:
        for slugs in alike.values():
            yield from _folded(slugs)


def _folded(slugs: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the first of some articles with the others, if there are any."""
    if len(slugs) > 1:
        yield slugs[0], tuple(slugs[1:])


def _text_of(article: Article) -> Hashable:
    """Return all that an article tells: equal for the very same text alone."""
    return (
        _plain(article.headline),
        tuple(_lines(article.blocks)),
        _plain(article.summary),
        article.references,
        article.correction,
    )


def _shown_of(article: Article) -> Hashable:
    """Return all that readers are shown of an article beside its text."""
    return (
        *(article.source, article.authors, article.published, article.published_at, article.updated),
        *(article.dateline, article.url, article.license, article.language, article.tags, article.story),
        *(article.ahead, article.updated_ahead),
    )


def _lines(blocks: Iterable[Block]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield every piece of text in reading order, headings, tables and code too, and where it links to."""
    for block in blocks:
        yield block.kind, _plain(block.text), tuple(span.href for span in block.spans if span.href)
        yield from _lines(block.children)


def _plain(text: str) -> str:
    """Return a text whose case, white space and form of quotation marks and dashes do not count."""
    return " ".join(text.translate(SIGNS).casefold().split())
