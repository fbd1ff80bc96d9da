"""The Python face for plain texts: what each means, and how they hang together, without any folder or site.

Everything is done by the rooms that make the digest; this module turns texts into articles and the answers
back. `news_digest.pipeline` offers these functions under the same names: import them from there.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from news_digest.link.duplicates import find_duplicates as find_duplicate_articles
from news_digest.link.similarity import find_neighbours, measure_similarity
from news_digest.model import Article, EntityKind, TextMention, Understanding
from news_digest.texts.articles import (
    Headlines,
    make_article,
    make_articles,
    make_bare_articles,
    read_day,
    understander,
    with_days,
)
from news_digest.texts.grouping import group_leads
from news_digest.texts.offsets import find_given_spans
from news_digest.understand.tokens import find_words

__all__ = [
    "find_duplicates",
    "group_stories",
    "relate_texts",
    "understand_text",
    "understand_texts",
]

AGREEING_TEXTS = 2  # so many texts must know a name's kind, and all the same, to lend it to one that doubts


def understand_text(text: str, *, headline: str = "") -> Understanding:
    """Return what a text means; each of its lines is a paragraph.

    Offsets count in the characters of `text` as given, whatever cleaning the rooms do. Raises nothing for
    any text.
    """
    return _answer(text, make_article(0, text, headline), {})


def understand_texts(texts: Sequence[str], *, headlines: Headlines = None) -> list[Understanding]:
    """Return what each text means, in order; a name of unsure kind takes the kind that other texts agree on.

    `headlines` stand in the order of `texts`; ValueError if there are fewer or more.
    """
    articles = make_articles(texts, headlines)
    lent = _lend_kinds(articles)
    return [_answer(text, article, lent) for text, article in zip(texts, articles, strict=True)]


def relate_texts(texts: Sequence[str], *, limit: int = 5, headlines: Headlines = None) -> list[list[int]]:
    """Return for each text the indices of the `limit` others nearest to it by their words and subjects.

    They stand nearest first. This ranks and drops nothing: there are fewer than `limit` only where there are
    fewer other texts. Ties, also of texts with nothing in common, go to the smaller index.
    """
    articles = make_articles(texts, headlines)
    limit = min(limit, len(articles) - 1)
    if limit < 1:
        return [[] for _ in articles]
    finder = understander().subject_finder
    subjects = [finder.score(find_words(article.headline), article.words) for article in articles]
    neighbours = find_neighbours(measure_similarity(articles, subjects=subjects), limit)
    return [_fill([neighbour.row for neighbour in near], row, limit) for row, near in enumerate(neighbours)]


def group_stories(
    texts: Sequence[str],
    dates: Sequence[dt.date | str | None] | None,
    *,
    headlines: Headlines = None,
) -> list[int]:
    """Return a story number for each text; those that tell one event over time share theirs.

    `dates` (days, or strings in ISO 8601; None where unknown) stand in the order of `texts`. A text without
    a date joins only its very nearest; if no text has one, words alone decide. Numbers count from 0 in order
    of first appearance, and a text on its own has a number of its own.
    """
    days = [read_day(date) for date in dates] if dates is not None else [None] * len(texts)
    articles = with_days(make_articles(texts, headlines), days)
    group_of = {article.slug: article.slug for article in articles}
    duplicates = find_duplicate_articles(articles)
    for lead, copies in duplicates.items():
        group_of.update(dict.fromkeys(copies, lead))
    leads = [article for article in articles if group_of[article.slug] == article.slug]
    stories = {leads[row].slug: leads[rows[0]].slug for rows in group_leads(leads) for row in rows}
    found = [stories.get(group_of[article.slug], group_of[article.slug]) for article in articles]
    numbers = {slug: number for number, slug in enumerate(dict.fromkeys(found))}
    return [numbers[slug] for slug in found]


def find_duplicates(texts: Sequence[str], *, headlines: Headlines = None) -> list[tuple[int, int]]:
    """Return the pairs of indices (the smaller first, in order) of texts that are one text."""
    articles = make_bare_articles(texts, headlines)
    index = {article.slug: number for number, article in enumerate(articles)}
    groups = find_duplicate_articles(articles).items()
    return sorted(
        pair
        for lead, copies in groups
        for pair in combinations(sorted(index[slug] for slug in (lead, *copies)), 2)
    )


def _fill(near: list[int], row: int, limit: int) -> list[int]:
    """Return the nearest rows, filled up in row order with those that share no word."""
    if len(near) < limit:
        chosen = {row, *near}
        rest = (other for other in range(limit + 1) if other not in chosen)
        near = [*near, *rest]
    return near[:limit]


def _lend_kinds(articles: Sequence[Article]) -> Mapping[str, EntityKind]:
    """Return the kinds of names on which the texts that know them agree."""
    votes: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    for article in articles:
        for entity in article.entities:
            if entity.kind:
                votes[entity.name][entity.kind] += 1
    return {
        name: kind
        for name, kinds in votes.items()
        for kind, count in kinds.items()
        if len(kinds) == 1 and count >= AGREEING_TEXTS
    }


def _answer(text: str, article: Article, lent: Mapping[str, EntityKind]) -> Understanding:
    """Return an article's meaning in the terms of the text that it was made from."""
    kinds = {entity.name: entity.kind or lent.get(entity.name) for entity in article.entities}
    scores = understander().subject_finder.score(find_words(article.headline), article.words)
    return Understanding(
        mentions=tuple(
            TextMention(start=start, end=end, kind=mention.kind or kinds.get(mention.name), name=mention.name)
            for mention, (start, end) in zip(
                article.mentions, find_given_spans(text, article.mentions), strict=True
            )
        ),
        subjects=tuple((score.code, score.score) for score in scores),
        shown_subjects=tuple(score.code for score in article.subjects),
        key_phrases=article.key_phrases,
        summary=article.summary,
        published=article.published,
    )
