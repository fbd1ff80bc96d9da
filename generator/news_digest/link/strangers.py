"""Strangers: articles whose words are alike and whose matters are not.

Two storms or two interviews share most of their words. Two articles count as strangers if each headline
names somebody or something (no place, and by its last word: "Hurricane Ada") that the other article
mentions in passing at most, or if both belong to a format in whose headlines the outlet names itself ("The
Courier asks …").
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from news_digest.link.names import fold_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from news_digest.model import Article

COMMON_SHARE = 0.1  # a name in more of the articles does not tell one matter from another
COMMON_ARTICLES = 5
MIN_SALIENCE = 0.3  # below, a name is mentioned in passing
STRANGERS_SHARE = 0.4  # what the likeness of strangers counts for
FORMAT_SHARE = 0.2  # what it counts for within a format


class Strangers:
    """Tells how much the likeness of two articles (by row) counts."""

    def __init__(self, leads: Sequence[Article]) -> None:
        self._words = [_name_words(article) for article in leads]
        counts = Counter(word for words in self._words for word in words)
        most = max(COMMON_ARTICLES, COMMON_SHARE * len(leads))
        self._subjects = [
            frozenset(word for word in _headline_words(article) if counts[word] <= most) for article in leads
        ]
        self._formats = [_own_format(article) for article in leads]

    def share(self, one: int, other: int) -> float:
        """Return what part of two articles' likeness counts: 1, or less for strangers."""
        if self._formats[one] and self._formats[one] == self._formats[other]:
            return FORMAT_SHARE
        mine, theirs = self._subjects[one], self._subjects[other]
        apart = mine and theirs and not mine & self._words[other] and not theirs & self._words[one]
        return STRANGERS_SHARE if apart else 1.0


def _name_words(article: Article) -> frozenset[str]:
    """Return the words of the names that an article is about, folded."""
    return frozenset(
        word
        for entity in article.entities
        if entity.salience >= MIN_SALIENCE
        for word in fold_name(entity.name).split()
    )


def _headline_words(article: Article) -> frozenset[str]:
    """Return the last words of the names in a headline that are no places, folded; without the outlet's."""
    own = fold_name(article.source or "")
    names = {fold_name(each.name) for each in article.entities if each.in_headline and each.kind != "place"}
    return frozenset(name.split()[-1] for name in names - {own})


def _own_format(article: Article) -> str | None:
    """Return the format that a headline announces (the outlet's name and a word), or None."""
    own, words = fold_name(article.source or ""), fold_name(article.headline).split()
    length = len(own.split())
    return " ".join(words[: length + 1]) if own and words[:length] == own.split() else None
