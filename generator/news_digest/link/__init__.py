"""Link: what articles mean together, from what each one means.

Everything is decided on articles sorted by slug, so that the order they come in does not matter.
"""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from news_digest.link.backlinks import find_links, rank_backlinks
from news_digest.link.collector import hold_collector
from news_digest.link.copies import fold_copies, known_hosts, rank_signs
from news_digest.link.credits import find_credited
from news_digest.link.dating import believe_days
from news_digest.link.duplicates import find_near_copies
from news_digest.link.editions import Standing, make_editions
from news_digest.link.findings import PROBLEM_CODES, check_library
from news_digest.link.former import check_former_names, list_former_addresses
from news_digest.link.listings import (
    find_subjects,
    list_months,
    list_sources,
    list_subjects,
    name_sources,
    source_slugs,
)
from news_digest.link.names import fold_name, resolve_names
from news_digest.link.novelty import count_rarity
from news_digest.link.related import find_related
from news_digest.link.similarity import Similarity, measure_similarity, score_pairs
from news_digest.link.stories import Group, find_story_groups, make_stories
from news_digest.link.threads import use_one_thread
from news_digest.link.topics import Topics, make_topics
from news_digest.link.wording import Wording, read_wording
from news_digest.model import Article, Library, NearCopy, Related, SharedAddress, Story, Vocabulary

__all__ = ["PROBLEM_CODES", "check_former_names", "check_library", "link_articles"]


def link_articles(
    articles: Sequence[Article],
    vocabulary: Vocabulary,
    *,
    shared: tuple[SharedAddress, ...] = (),
    latest: dt.date | None = None,
    originals: Collection[str] = (),
) -> Library:
    """Return how articles hang together; the same for any order of `articles`, whose slugs must differ.

    `shared` are the addresses that several of them claim, `latest` is the last day that an article may be
    dated, `originals` are the paths of articles that come before their copies, as far as the editors say so.
    """
    with hold_collector(), use_one_thread():
        dated = believe_days(sorted(articles, key=lambda article: article.slug), latest)
        library = replace(_link_sorted(dated, vocabulary, originals), shared=shared)
        return replace(library, former=list_former_addresses(library, vocabulary))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Folded:
    """Articles with copies folded away: the `leads` that are left, and what is known of all texts.

    `text_of` names the first article of each text that stands, or nearly, in several. `wording` and `texts`
    (the first row of each lead's text) stand in the order of the leads.
    """

    duplicates: Mapping[str, tuple[str, ...]]
    duplicate_of: Mapping[str, str]
    nearest: Mapping[str, tuple[tuple[NearCopy, ...], int]]
    text_of: Mapping[str, str]
    leads: Sequence[Article]
    wording: Wording
    texts: Sequence[int]


def _fold(articles: Sequence[Article], vocabulary: Vocabulary, originals: Collection[str]) -> _Folded:
    """Fold what is the very same text under its lead."""
    wording = read_wording(articles, vocabulary.language)
    near = find_near_copies(articles, wording)
    text_of = {slug: first for first, others in near.groups.items() for slug in (first, *others)}
    duplicates = fold_copies([each for each in articles if each.slug in text_of], vocabulary, originals)
    duplicate_of = {slug: lead for lead, group in duplicates.items() for slug in group}
    rows = [row for row, article in enumerate(articles) if article.slug not in duplicate_of]
    leads = [articles[row] for row in rows]
    return _Folded(
        duplicates=duplicates,
        duplicate_of=dict(sorted(duplicate_of.items())),
        nearest=near.nearest,
        text_of=text_of,
        leads=leads,
        wording=wording.take(rows),
        texts=_rows_of_texts(leads, text_of),
    )


def _link_sorted(articles: Sequence[Article], vocabulary: Vocabulary, originals: Collection[str]) -> Library:
    """Return how articles hang together; they come sorted by slug, and their days are believed."""
    folded = _fold(articles, vocabulary, originals)
    leads, duplicates, text_of = folded.leads, folded.duplicates, folded.text_of
    groups = find_story_groups(leads, folded.wording, folded.texts)
    topics = _find_topics(articles, groups, duplicates, vocabulary, text_of)
    rarity = count_rarity(folded.wording)
    stories = make_stories(groups, topics, len(leads), rarity, language=vocabulary.language)
    story_of = _story_of(stories, duplicates)
    source_names = name_sources(articles, vocabulary)
    outlets = _outlets(topics, source_names, vocabulary) | find_credited(leads, topics)
    similarity = measure_similarity(leads, folded.wording)
    related = find_related(leads, similarity, topics, outlets, folded.texts)
    links, backlinks = find_links(articles)
    pairs = [(target, each.slug) for target, found in backlinks.items() for each in found]
    latest, hosts = _newest_first(leads), known_hosts(vocabulary)
    signs = {each.slug: rank_signs(each, hosts, originals) for each in leads if each.slug in text_of}
    standing = Standing(
        topics=topics, stories=stories, story_of=story_of, related=related, signs=signs, text_of=text_of
    )
    return Library(
        articles={article.slug: article for article in _newest_first(articles)},
        latest=tuple(article.slug for article in latest),
        duplicates=duplicates,
        duplicate_of=folded.duplicate_of,
        related=_with_duplicates(related, folded.duplicate_of),
        links=links,
        backlinks=rank_backlinks(backlinks, _nearness(pairs, similarity, folded.duplicate_of)),
        topics=topics.pages,
        topics_of=topics.of_article,
        topic_of_name=topics.of_name,
        stories=stories,
        story_of=story_of,
        subjects=list_subjects(latest, vocabulary),
        subjects_of={article.slug: find_subjects(article, vocabulary) for article in articles},
        sources=list_sources(latest, source_names, vocabulary),
        source_of=_source_of(source_names, vocabulary.language),
        months=list_months(latest),
        editions=make_editions(latest, standing),
        undated=tuple(article.slug for article in latest if article.published is None),
        near_copies=folded.nearest,
    )


def _nearness(
    pairs: Sequence[tuple[str, str]], similarity: Similarity, duplicate_of: Mapping[str, str]
) -> dict[tuple[str, str], float]:
    """Return how near two articles are, of each pair; a folded duplicate is as near as its lead."""
    row_of = {slug: row for row, slug in enumerate(similarity.slugs)}
    rows = [
        (row_of[duplicate_of.get(one, one)], row_of[duplicate_of.get(other, other)]) for one, other in pairs
    ]
    return dict(zip(pairs, score_pairs(similarity, rows), strict=True))


def _rows_of_texts(leads: Sequence[Article], text_of: Mapping[str, str]) -> list[int]:
    """Return for each article the first row that has nearly the same text, often its own."""
    first: dict[str, int] = {}
    return [first.setdefault(text_of.get(each.slug, each.slug), row) for row, each in enumerate(leads)]


def _newest_first(articles: Sequence[Article]) -> list[Article]:
    """Return articles in the order that readers see."""
    return sorted(articles, key=lambda article: article.order)


def _find_topics(
    articles: Sequence[Article],
    groups: Sequence[Group],
    duplicates: Mapping[str, tuple[str, ...]],
    vocabulary: Vocabulary,
    text_of: Mapping[str, str],
) -> Topics:
    """Return the topics of all articles; the others of its story help to tell whom a name means."""
    names = resolve_names(articles, vocabulary, _story_groups(groups, duplicates))
    folded = frozenset(slug for members in duplicates.values() for slug in members)
    return make_topics(articles, folded, names, vocabulary, text_of)


def _source_of(source_names: Mapping[str, str], language: str) -> dict[str, str]:
    """Return the slug of each article's outlet, from its name."""
    slugs = source_slugs(source_names, language)
    return {article: slugs[name] for article, name in source_names.items()}


def _outlets(topics: Topics, source_names: Mapping[str, str], vocabulary: Vocabulary) -> frozenset[str]:
    """Return the topics that are outlets, by the vocabulary or because articles come from them."""
    known = {name for source in vocabulary.sources for name in (source.name, *source.aliases)}
    outlets = {fold_name(name) for name in (*known, *source_names.values())}
    return frozenset(slug for slug, topic in topics.pages.items() if fold_name(topic.name) in outlets)


def _story_groups(
    groups: Sequence[Group], duplicates: Mapping[str, tuple[str, ...]]
) -> list[tuple[str, ...]]:
    """Return each group's slugs, near-duplicates included."""
    return [
        tuple(
            slug for article in group.articles for slug in (article.slug, *duplicates.get(article.slug, ()))
        )
        for group in groups
    ]


def _story_of(stories: Mapping[str, Story], duplicates: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Return each article's story; a folded duplicate belongs to its lead's."""
    found = {
        slug: story.slug
        for story in stories.values()
        for article in story.articles
        for slug in (article, *duplicates.get(article, ()))
    }
    return dict(sorted(found.items()))


def _with_duplicates(
    related: Mapping[str, tuple[Related, ...]], duplicate_of: Mapping[str, str]
) -> dict[str, tuple[Related, ...]]:
    """Give folded duplicates what their lead is related to: the text is the same."""
    both = {**related, **{slug: related[lead] for slug, lead in duplicate_of.items()}}
    return dict(sorted(both.items()))
