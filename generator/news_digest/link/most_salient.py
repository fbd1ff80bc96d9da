"""The topics that an article gives rise to: only what it is most about, however many names it lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from news_digest.link.candidates import Candidate, has_enough_articles, topic_salience
from news_digest.link.names import Names
from news_digest.model import Article
from news_digest.model.limits import TOPICS_AN_ARTICLE, TOPICS_AT_LEAST, WORDS_A_TOPIC


def keep_most_salient(
    candidates: Sequence[Candidate], articles: Sequence[Article], texts: Mapping[str, str], names: Names
) -> list[Candidate]:
    """Return candidates without the articles that are more about others, and only those left with enough.

    `texts` is as in `has_enough_articles`. Of equally salient candidates the first by key stays.
    """
    ranked: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for candidate in candidates:
        for slug, salience in topic_salience(candidate).items():
            ranked[slug].append((-salience, candidate.key))
    dropped = {
        (article.slug, key)
        for article in articles
        for _, key in sorted(ranked[article.slug])[count_topics(article) :]
    }
    if not dropped:
        return list(candidates)
    narrowed = (_without(candidate, dropped) for candidate in candidates)
    return [candidate for candidate in narrowed if has_enough_articles(candidate, texts, names)]


def count_topics(article: Article) -> int:
    """Return how many topics an article may give rise to."""
    return min(TOPICS_AN_ARTICLE, max(TOPICS_AT_LEAST, len(article.words) // WORDS_A_TOPIC))


def _without(candidate: Candidate, dropped: set[tuple[str, str]]) -> Candidate:
    """Return a candidate without the (article, key) that are dropped."""
    key = candidate.key
    return replace(
        candidate,
        sightings=tuple(each for each in candidate.sightings if (each.article, key) not in dropped),
        tags=tuple((slug, tag) for slug, tag in candidate.tags if (slug, key) not in dropped),
    )
