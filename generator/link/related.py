"""Related: the articles nearest to each, and the reason that a reader finds true.

A reason is a topic that both are about, or a telling word that both use; nearness without a reason is left
out.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.link.names import fold_name
from generator.link.similarity import find_neighbours
from generator.model import Related

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.link.similarity import Neighbour, Similarity
    from generator.link.topics import Topics
    from generator.model import Article

RELATED_SHOWN = 5
NEIGHBOURS_TRIED = 12
MIN_SCORE = 0.12
TOPICS_SHOWN = 3
WORDS_SHOWN = 3
ENOUGH_TOPICS = 2  # with this many topics shared, words need not be named
ENOUGH_WORDS = 2
NEAR_SCORE = 0.25  # so near that one word is no chance
PLAIN_WORD = re.compile(r"\b[^\W\d_]{4,}\b")  # shorter ones mean little
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
    """What is needed to say why two articles are near."""

    topics: Topics
    salience: Mapping[tuple[str, str], float]
    articles: int
    outlets: frozenset[str]

    def shared_topics(self, one: str, other: str) -> tuple[str, ...]:
        """Return the topics of both, most telling first: rare, and much of what both are about."""
        others = {topic for topic in self.topics.of_article.get(other, ()) if topic not in self.outlets}
        shared = [topic for topic in self.topics.of_article.get(one, ()) if topic in others]
        weighed = [(-self._telling(topic, one, other), topic) for topic in shared]
        least = MIN_TELLING * math.log1p(self.articles)
        return tuple(topic for weight, topic in sorted(weighed) if -weight >= least)[:TOPICS_SHOWN]

    def _telling(self, topic: str, one: str, other: str) -> float:
        """Weigh a topic as a reason; 0 for one that is everywhere and that one of the two only mentions."""
        count = len(self.topics.pages[topic].appearances)
        salience = min(self.salience[one, topic], self.salience[other, topic])
        everywhere = self.articles > EVERYWHERE_ARTICLES and count > EVERYWHERE_SHARE * self.articles
        if everywhere and salience < ABOUT_SALIENCE:
            return 0.0
        product = self.salience[one, topic] * self.salience[other, topic]
        return round(math.sqrt(product) * math.log1p(self.articles / max(count, 1)), 6)


def find_related(
    leads: Sequence[Article], similarity: Similarity, topics: Topics, outlets: frozenset[str]
) -> dict[str, tuple[Related, ...]]:
    """Return up to five related articles for each lead article, nearest first.

    `leads` stand in the order of the similarity's rows and hold no near-duplicates. `outlets` are
    the topics that articles mostly name as a source, which is no reason.
    """
    reasons = _Reasons(topics=topics, salience=_salience(topics), articles=len(leads), outlets=outlets)
    telling = _TellingWords(leads, similarity)
    related = {}
    for row, near in enumerate(find_neighbours(similarity, NEIGHBOURS_TRIED)):
        found = (_relate(row, neighbour, leads, reasons, telling) for neighbour in near)
        related[leads[row].slug] = tuple(each for each in found if each)[:RELATED_SHOWN]
    return related


def _salience(topics: Topics) -> dict[tuple[str, str], float]:
    """Return how much each article is about each topic, by (article, topic)."""
    return {
        (appearance.slug, slug): appearance.salience
        for slug, topic in topics.pages.items()
        for appearance in topic.appearances
    }


def _relate(
    row: int, neighbour: Neighbour, leads: Sequence[Article], reasons: _Reasons, telling: _TellingWords
) -> Related | None:
    """Return the relation to a neighbour with its reasons, or None without any."""
    if neighbour.score < MIN_SCORE:
        return None
    one, other = leads[row], leads[neighbour.row]
    shared = reasons.shared_topics(one.slug, other.slug)
    words = telling.shared_words(row, neighbour.row) if len(shared) < ENOUGH_TOPICS else ()
    if not shared and len(words) < ENOUGH_WORDS and neighbour.score < NEAR_SCORE:
        return None  # one word in common is a chance
    if not shared and not words:
        return None
    return Related(slug=other.slug, score=neighbour.score, shared_topics=shared, shared_words=words)


class _TellingWords:
    """The words that tell most about what two articles share."""

    def __init__(self, leads: Sequence[Article], similarity: Similarity) -> None:
        self._leads = leads
        self._weights = similarity.terms.weights
        self._words = similarity.terms.words
        self._common = _common_words(similarity)
        self._telling: dict[int, dict[str, float]] = {}

    def shared_words(self, one: int, other: int) -> tuple[str, ...]:
        """Return up to three words that both texts write in lower case, most telling first; no names."""
        mine, theirs = self._telling_in(one), self._telling_in(other)
        weighed = [(-round(mine[word] * theirs[word], 6), word) for word in mine.keys() & theirs.keys()]
        chosen: list[str] = []
        for _, word in sorted(weighed):
            if not _is_form_of_any(word, chosen):
                chosen.append(word)
        return tuple(chosen[:WORDS_SHOWN])

    def _telling_in(self, row: int) -> dict[str, float]:
        """Return the words that an article writes as plain prose more than once, with their weights."""
        if row not in self._telling:
            article, start, end = self._leads[row], self._weights.indptr[row], self._weights.indptr[row + 1]
            names = {word for each in article.entities for word in fold_name(each.name).split()}
            written = Counter(word for word in PLAIN_WORD.findall(article.text) if word.islower())
            columns = zip(
                self._weights.indices[start:end].tolist(), self._weights.data[start:end].tolist(), strict=True
            )
            weights = {self._words[column]: weight for column, weight in columns if column < len(self._words)}
            self._telling[row] = {
                word: weights[word]
                for word, count in written.items()
                if count >= MIN_WORD_COUNT
                and word in weights
                and word not in names
                and word not in self._common
            }
        return self._telling[row]


def _common_words(similarity: Similarity) -> frozenset[str]:
    """Return the words that so many articles use that they tell nothing."""
    words, weights = similarity.terms.words, similarity.terms.weights
    most = max(COMMON_WORD_ARTICLES, COMMON_WORD_SHARE * weights.shape[0])
    counts = Counter(weights.indices.tolist())
    return NEWS_WORDS | {word for column, word in enumerate(words) if counts[column] > most}


def _is_form_of_any(word: str, chosen: Iterable[str]) -> bool:
    """Tell whether a word is a form of one already chosen (vaccine, vaccines)."""
    return any(word[:5] == other[:5] for other in chosen)
