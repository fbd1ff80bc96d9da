"""Link: what articles mean together, from what each one means.

Everything is decided on articles sorted by slug, so that the order they come in does not matter.
"""

from collections.abc import Mapping, Sequence

from generator.link.backlinks import find_links
from generator.link.collector import hold_collector
from generator.link.credits import find_credited
from generator.link.duplicates import find_duplicates
from generator.link.editions import Standing, make_editions
from generator.link.listings import (
    find_subjects,
    list_months,
    list_sources,
    list_subjects,
    name_sources,
    source_slugs,
)
from generator.link.names import fold_name, resolve_names
from generator.link.novelty import count_rarity
from generator.link.related import find_related
from generator.link.similarity import measure_similarity
from generator.link.stories import Group, find_story_groups, make_stories
from generator.link.topics import Topics, make_topics
from generator.link.wording import read_wording
from generator.model import Article, Library, Related, SharedAddress, Story, Vocabulary

__all__ = ["link_articles"]


def link_articles(
    articles: Sequence[Article], vocabulary: Vocabulary, shared: tuple[SharedAddress, ...] = ()
) -> Library:
    """Return how articles hang together; the same for any order of `articles`, whose slugs must differ.

    `shared` are the addresses that several of them claim.
    """
    with hold_collector():
        return _link_sorted(sorted(articles, key=lambda article: article.slug), vocabulary, shared)


def _link_sorted(
    articles: Sequence[Article], vocabulary: Vocabulary, shared: tuple[SharedAddress, ...]
) -> Library:
    """Return how articles hang together; they come sorted by slug."""
    wording = read_wording(articles)
    duplicates = find_duplicates(articles, wording)
    duplicate_of = {slug: lead for lead, group in duplicates.items() for slug in group}
    rows = [row for row, article in enumerate(articles) if article.slug not in duplicate_of]
    leads = [articles[row] for row in rows]
    lead_wording = wording.take(rows)
    groups = find_story_groups(leads, lead_wording)
    topics = _find_topics(articles, groups, duplicates, vocabulary)
    stories = make_stories(groups, topics, len(leads), count_rarity(lead_wording))
    story_of = _story_of(stories, duplicates)
    source_names = name_sources(articles, vocabulary)
    outlets = _outlets(topics, source_names, vocabulary) | find_credited(leads, topics)
    related = find_related(leads, measure_similarity(leads, lead_wording), topics, outlets)
    links, backlinks = find_links(articles)
    latest = _newest_first(leads)
    standing = Standing(topics=topics, stories=stories, story_of=story_of, related=related)
    return Library(
        articles={article.slug: article for article in _newest_first(articles)},
        latest=tuple(article.slug for article in latest),
        duplicates=duplicates,
        duplicate_of=dict(sorted(duplicate_of.items())),
        related=_with_duplicates(related, duplicate_of),
        links=links,
        backlinks=backlinks,
        topics=topics.pages,
        topics_of=topics.of_article,
        topic_of_name=topics.of_name,
        stories=stories,
        story_of=story_of,
        subjects=list_subjects(latest, vocabulary),
        subjects_of={article.slug: find_subjects(article, vocabulary) for article in articles},
        sources=list_sources(latest, source_names, vocabulary),
        source_of=_source_of(source_names),
        months=list_months(latest),
        editions=make_editions(latest, standing),
        undated=tuple(article.slug for article in latest if article.published is None),
        shared=shared,
    )


def _newest_first(articles: Sequence[Article]) -> list[Article]:
    """Return articles in the order that readers see."""
    return sorted(articles, key=lambda article: article.order)


def _find_topics(
    articles: Sequence[Article],
    groups: Sequence[Group],
    duplicates: Mapping[str, tuple[str, ...]],
    vocabulary: Vocabulary,
) -> Topics:
    """Return the topics of all articles; the others of its story help to tell whom a name means."""
    names = resolve_names(articles, vocabulary, _story_groups(groups, duplicates))
    folded = frozenset(slug for members in duplicates.values() for slug in members)
    return make_topics(articles, folded, names, vocabulary)


def _source_of(source_names: Mapping[str, str]) -> dict[str, str]:
    """Return the slug of each article's outlet, from its name."""
    slugs = source_slugs(source_names)
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
