"""Related: the articles nearest to each, and the reason that a reader finds true.

A reason is a topic that both are about, or a telling word that both use; nearness without a reason is left
out, and so is a reason that many articles would give.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from news_digest.link.general_words import GENERAL_WORDS
from news_digest.link.reasons import gather_reasons
from news_digest.link.similarity import find_neighbours
from news_digest.model import Related

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    import numpy.typing as npt

    from news_digest.link.reasons import Reasons, SharedTopics
    from news_digest.link.similarity import Neighbour, Similarity
    from news_digest.link.topics import Topics
    from news_digest.model import Article

    Flags = npt.NDArray[np.bool_]

RELATED_SHOWN = 5
NEIGHBOURS_TRIED = 12
MIN_SCORE = 0.15
WORDS_SHOWN = 3
ENOUGH_TOPICS = 2  # with this many telling topics shared, words need not be named
ENOUGH_WORDS = 2
NEAR_SCORE = 0.28  # so near that one word is no chance
WORDS_SCORE = 0.2  # words alone are a reason from here on
TOPIC_SCORE = 0.25  # one topic alone is a reason from here on: below, most were chance
STRONGEST_WORDS = 30  # an article is about its strongest words …
LEADING_WORDS = 8  # … and about few of them so much that one alone is a reason
PLAIN_WORD = re.compile(r"[^\W\d_]{4,}")  # shorter ones mean little
PARTICIPLE = re.compile(r"[^\W\d_]+(?:[^e]ed|ly)")  # "arrested", "quickly": no thing that a text is about
COMMON_WORD_SHARE = 0.1  # a word in more of the articles, and of these, is no reason
COMMON_WORD_ARTICLES = 5
MIN_WORD_COUNT = 2  # a word used once is not what an article is about


def find_related(
    leads: Sequence[Article],
    similarity: Similarity,
    topics: Topics,
    outlets: frozenset[str],
    texts: Sequence[int] | None = None,
) -> dict[str, tuple[Related, ...]]:
    """Return up to five related articles for each lead article, nearest first.

    `leads` stand in the order of the similarity's rows; `texts` names the text of each, where some are nearly
    the same (see `find_neighbours`). `outlets` are the topics that articles mostly name as a source, which is
    no reason.
    """
    reasons = gather_reasons(topics, outlets, len(leads))
    telling = _TellingWords(leads, similarity)
    related = {}
    for row, near in enumerate(find_neighbours(similarity, NEIGHBOURS_TRIED, texts)):
        found = (_relate(row, neighbour, leads, reasons, telling) for neighbour in near)
        related[leads[row].slug] = tuple(islice((each for each in found if each), RELATED_SHOWN))
    return related


def _relate(
    row: int, neighbour: Neighbour, leads: Sequence[Article], reasons: Reasons, telling: _TellingWords
) -> Related | None:
    """Return the relation to a neighbour with its reasons, or None without any."""
    if neighbour.score < MIN_SCORE:
        return None
    one, other = leads[row], leads[neighbour.row]
    shared = reasons.find_shared(one.slug, other.slug)
    if shared.strong and len(shared.topics) >= ENOUGH_TOPICS:
        words: tuple[str, ...] = ()
    else:
        words = telling.shared_words(row, neighbour.row)
    leading = bool(words) and not shared.strong and telling.is_leading(words, row, neighbour.row)
    if not _is_enough(shared, words, neighbour.score, leading=leading):
        return None
    return Related(slug=other.slug, score=neighbour.score, shared_topics=shared.topics, shared_words=words)


def _is_enough(shared: SharedTopics, words: Sequence[str], score: float, *, leading: bool) -> bool:
    """Tell whether so many shared topics and words are a reason at this nearness, and no chance."""
    if shared.strong:
        return len(shared.topics) + len(words) > 1 or score >= TOPIC_SCORE
    if len(words) >= ENOUGH_WORDS or (leading and shared.topics):
        return score >= WORDS_SCORE
    return leading and score >= NEAR_SCORE


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

    def is_leading(self, words: Sequence[str], one: int, other: int) -> bool:
        """Tell whether any of the shared words is among the few that both articles are most about."""
        mine, theirs = (set(islice(self._telling_in(row), LEADING_WORDS)) for row in (one, other))
        return not (mine & theirs).isdisjoint(words)

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
            chosen = chosen[np.argsort(-weights[chosen], kind="stable")[:STRONGEST_WORDS]]
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
    plain = [_is_telling(word) for word in words]
    telling[: len(words)] &= np.array(plain, dtype=np.bool_)
    return telling


def _is_telling(word: str) -> bool:
    """Tell whether a word may say what an article is about."""
    return word not in GENERAL_WORDS and bool(PLAIN_WORD.fullmatch(word)) and not PARTICIPLE.fullmatch(word)


def _is_form_of_any(word: str, chosen: Iterable[str]) -> bool:
    """Tell whether a word is a form of one already chosen (vaccine, vaccines)."""
    return any(word[:5] == other[:5] for other in chosen)
