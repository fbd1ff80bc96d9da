"""Related: the articles nearest to each, and the reason that a reader finds true.

A reason is a topic that both are about, or a telling word that both use; nearness without a reason is left
out.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from generator.link.similarity import find_neighbours
from generator.model import Related

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy as np
    import numpy.typing as npt

    from generator.link.similarity import Neighbour, Similarity
    from generator.link.topics import Topics
    from generator.model import Article

    Flags = npt.NDArray[np.bool_]

RELATED_SHOWN = 5
NEIGHBOURS_TRIED = 12
MIN_SCORE = 0.12
TOPICS_SHOWN = 3
WORDS_SHOWN = 3
ENOUGH_TOPICS = 2  # with this many topics shared, words need not be named
ENOUGH_WORDS = 2
NEAR_SCORE = 0.25  # so near that one word is no chance
WORDS_SCORE = 0.18  # words alone are a reason from here on
TOPIC_SCORE = 0.15  # one topic alone is a reason from here on
LEADING_WORDS = 30  # an article is about its strongest words
MIN_SALIENCE = 0.15  # a topic below is mentioned in passing
PLAIN_WORD = re.compile(r"[^\W\d_]{4,}")  # shorter ones mean little
COMMON_WORD_SHARE = 0.1  # a word in more of the articles, and of these, is no reason
COMMON_WORD_ARTICLES = 5
MIN_WORD_COUNT = 2  # a word used once is not what an article is about
MIN_TELLING = 0.1  # of what a topic of one article can tell: less is mentioned in passing, or is everywhere
EVERYWHERE_SHARE = 0.3  # a topic in more of the articles is a reason only where it is the matter
EVERYWHERE_ARTICLES = 12
ABOUT_SALIENCE = 0.3
# Words of every news text, whatever it is about.
# fmt: off
NEWS_WORDS = frozenset([
    "according", "added", "also", "announced", "april", "article", "august", "december", "earlier",
    "february", "friday", "including", "january", "july", "june", "just", "later", "like", "made",
    "make", "march", "million", "monday", "news", "november", "number", "october", "people",
    "percent", "report", "reported", "said", "saturday", "says", "september", "spokesperson",
    "statement", "sunday", "thursday", "time", "today", "told", "tuesday", "used", "using",
    "wednesday", "week", "year", "years", "yesterday",
])
# fmt: on


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reasons:
    """What is needed to say why two articles are near: how much each article is about its topics."""

    about: Mapping[str, Mapping[str, float]]
    frequency: Mapping[str, int]
    articles: int

    def shared_topics(self, one: str, other: str) -> tuple[str, ...]:
        """Return the topics of both, most telling first: rare, and much of what both are about."""
        mine, theirs = self.about.get(one, {}), self.about.get(other, {})
        least = MIN_TELLING * math.log1p(self.articles)
        weighed = [
            (-self._telling(topic, mine[topic], theirs[topic]), topic)
            for topic in mine.keys() & theirs.keys()
        ]
        return tuple(topic for weight, topic in sorted(weighed) if -weight >= least)[:TOPICS_SHOWN]

    def _telling(self, topic: str, one: float, other: float) -> float:
        """Weigh a topic as a reason; 0 for one that is everywhere and that one of the two only mentions."""
        count = self.frequency[topic]
        everywhere = self.articles > EVERYWHERE_ARTICLES and count > EVERYWHERE_SHARE * self.articles
        if everywhere and min(one, other) < ABOUT_SALIENCE:
            return 0.0
        return round(math.sqrt(one * other) * math.log1p(self.articles / max(count, 1)), 6)


def find_related(
    leads: Sequence[Article], similarity: Similarity, topics: Topics, outlets: frozenset[str]
) -> dict[str, tuple[Related, ...]]:
    """Return up to five related articles for each lead article, nearest first.

    `leads` stand in the order of the similarity's rows and hold no near-duplicates. `outlets` are
    the topics that articles mostly name as a source, which is no reason.
    """
    frequency = {slug: len(topic.appearances) for slug, topic in topics.pages.items()}
    reasons = _Reasons(about=_about(topics, outlets), frequency=frequency, articles=len(leads))
    telling = _TellingWords(leads, similarity)
    related = {}
    for row, near in enumerate(find_neighbours(similarity, NEIGHBOURS_TRIED)):
        found = (_relate(row, neighbour, leads, reasons, telling) for neighbour in near)
        related[leads[row].slug] = tuple(islice((each for each in found if each), RELATED_SHOWN))
    return related


def _about(topics: Topics, outlets: frozenset[str]) -> Mapping[str, Mapping[str, float]]:
    """Return how much each article is about each topic that it does not only mention; no outlets."""
    about: dict[str, dict[str, float]] = defaultdict(dict)
    for slug, topic in topics.pages.items():
        if slug not in outlets:
            for appearance in topic.appearances:
                if appearance.salience >= MIN_SALIENCE:
                    about[appearance.slug][slug] = appearance.salience
    return about


def _relate(
    row: int, neighbour: Neighbour, leads: Sequence[Article], reasons: _Reasons, telling: _TellingWords
) -> Related | None:
    """Return the relation to a neighbour with its reasons, or None without any."""
    if neighbour.score < MIN_SCORE:
        return None
    one, other = leads[row], leads[neighbour.row]
    shared = reasons.shared_topics(one.slug, other.slug)
    words = telling.shared_words(row, neighbour.row) if len(shared) < ENOUGH_TOPICS else ()
    if not _is_enough(len(shared), len(words), neighbour.score):
        return None
    return Related(slug=other.slug, score=neighbour.score, shared_topics=shared, shared_words=words)


def _is_enough(topics: int, words: int, score: float) -> bool:
    """Tell whether so many shared topics and words are a reason at this nearness, and no chance."""
    if topics:
        return topics + words > 1 or score >= TOPIC_SCORE
    return score >= (WORDS_SCORE if words >= ENOUGH_WORDS else NEAR_SCORE) and words > 0


class _TellingWords:
    """The words that tell most about what two articles share."""

    def __init__(self, leads: Sequence[Article], similarity: Similarity) -> None:
        self._leads = leads
        self._weights = similarity.terms.weights
        self._words = similarity.terms.words
        self._telling_columns = _telling_columns(similarity)
        self._telling: dict[int, dict[str, float]] = {}

    def shared_words(self, one: int, other: int) -> tuple[str, ...]:
        """Return up to three words that both texts write in lower case, most telling first; no names."""
        mine, theirs = self._telling_in(one), self._telling_in(other)
        weighed = [(-round(mine[word] * theirs[word], 6), word) for word in mine.keys() & theirs.keys()]
        chosen: list[str] = []
        for _, word in sorted(weighed):
            if len(chosen) == WORDS_SHOWN:
                break
            if (
                not _is_form_of_any(word, chosen)
                and self._is_plain(word, one)
                and self._is_plain(word, other)
            ):
                chosen.append(word)
        return tuple(chosen)

    def _is_plain(self, word: str, row: int) -> bool:
        """Tell whether an article writes a word in lower case somewhere."""
        return word in self._leads[row].text

    def _telling_in(self, row: int) -> dict[str, float]:
        """Return the words that an article uses more than once and not in names, with their weights."""
        import numpy as np  # noqa: PLC0415 - slow to import

        if row not in self._telling:
            article, start, end = self._leads[row], self._weights.indptr[row], self._weights.indptr[row + 1]
            columns, weights = self._weights.indices[start:end], self._weights.data[start:end]
            chosen = np.flatnonzero(self._telling_columns[columns])
            chosen = chosen[np.argsort(-weights[chosen], kind="stable")[:LEADING_WORDS]]
            counts = Counter(article.words)
            names = {word for each in article.entities for word in each.name.lower().split()}
            found = {
                self._words[column]: weight
                for column, weight in zip(columns[chosen].tolist(), weights[chosen].tolist(), strict=True)
            }
            self._telling[row] = {
                word: weight
                for word, weight in found.items()
                if counts[word] >= MIN_WORD_COUNT and word not in names
            }
        return self._telling[row]


def _telling_columns(similarity: Similarity) -> Flags:
    """Return which terms may be a reason: plain words that not too many articles use."""
    import numpy as np  # noqa: PLC0415 - slow to import

    words, weights = similarity.terms.words, similarity.terms.weights
    most = max(COMMON_WORD_ARTICLES, COMMON_WORD_SHARE * weights.shape[0])
    telling = np.bincount(weights.indices, minlength=weights.shape[1]) <= most
    telling[len(words) :] = False
    plain = [PLAIN_WORD.fullmatch(word) is not None and word not in NEWS_WORDS for word in words]
    telling[: len(words)] &= np.array(plain, dtype=np.bool_)
    return telling


def _is_form_of_any(word: str, chosen: Iterable[str]) -> bool:
    """Tell whether a word is a form of one already chosen (vaccine, vaccines)."""
    return any(word[:5] == other[:5] for other in chosen)
