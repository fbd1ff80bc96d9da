"""Topics: the pages about people, organisations, places and themes, and what stands on them."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from news_digest.link.candidates import (
    Candidate,
    choose_candidates,
    gather_candidates,
    topic_kind,
    topic_name,
    topic_salience,
)
from news_digest.link.fragments import drop_fragments
from news_digest.link.most_salient import keep_most_salient
from news_digest.link.names import Names, fold_name
from news_digest.link.quotes import quote_sentence
from news_digest.model import Appearance, Article, Topic, Vocabulary
from news_digest.slugs import unique_slugs

TOGETHER_SHOWN = 8
COUNT_WEIGHT = 0.75  # importance grows slower than the number of articles


@dataclass(frozen=True, slots=True, kw_only=True)
class Topics:
    """The topic pages, most important first, and the ways to find them."""

    pages: Mapping[str, Topic]
    of_article: Mapping[str, tuple[str, ...]]
    of_name: Mapping[tuple[str, str], str]


def make_topics(
    articles: Sequence[Article],
    folded: frozenset[str],
    names: Names,
    vocabulary: Vocabulary,
    text_of: Mapping[str, str] | None = None,
) -> Topics:
    """Decide the topics of a library; `folded` are the duplicates that do not count.

    `text_of` gives for near copies the first article of their text: together they count as one where it is
    asked how many name a topic.
    """
    leads = [article for article in articles if article.slug not in folded]
    names = drop_fragments(names, leads)
    texts = {article.slug: (text_of or {}).get(article.slug, article.slug) for article in leads}
    candidates = choose_candidates(gather_candidates(articles, names), leads, names, vocabulary, texts)
    candidates = keep_most_salient(candidates, articles, texts, names)
    titles = {candidate.key: topic_name(candidate, names) for candidate in candidates}
    slug_of_title = unique_slugs(
        _by_weight(candidates, titles), fallback="topic", language=vocabulary.language
    )
    slugs = {key: slug_of_title[title] for key, title in titles.items()}
    salience = {slugs[candidate.key]: topic_salience(candidate) for candidate in candidates}
    of_article = _topics_of(articles, salience)
    together = _together({slug: of_article[slug] for slug in sorted(of_article) if slug not in folded})
    shelf = _Shelf(
        names=names,
        leads={article.slug: article for article in leads},
        together=together,
        mentions=_first_mentions(leads),
        salience=salience,
        place={each.slug: place for place, each in enumerate(sorted(leads, key=lambda lead: lead.order))},
    )
    pages = [_page(each, slugs[each.key], titles[each.key], shelf) for each in candidates]
    pages.sort(key=lambda topic: (-topic.importance, topic.slug))
    of_name = {
        (sighting.article, sighting.entity.name): slugs[candidate.key]
        for candidate in candidates
        for sighting in candidate.sightings
    }
    return Topics(
        pages={topic.slug: topic for topic in pages},
        of_article=of_article,
        of_name=dict(sorted(of_name.items())),
    )


def _by_weight(candidates: Sequence[Candidate], titles: Mapping[str, str]) -> list[str]:
    """Return the titles of topics, those in most articles first; these have the plain slugs."""
    counts: Counter[str] = Counter()
    for candidate in candidates:
        counts[titles[candidate.key]] += len(candidate.articles)
    return sorted(counts, key=lambda title: (-counts[title], title))


def _topics_of(
    articles: Sequence[Article], salience: Mapping[str, Mapping[str, float]]
) -> dict[str, tuple[str, ...]]:
    """Return each article's topics, those it is most about first."""
    found: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for topic, weights in sorted(salience.items()):
        for slug, weight in weights.items():
            found[slug].append((-weight, topic))
    return {article.slug: tuple(topic for _, topic in sorted(found[article.slug])) for article in articles}


def _together(of_article: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[tuple[str, int], ...]]:
    """Return the topics most often met with each; of equals the rarer one, which is more its own."""
    frequency = Counter(topic for topics in of_article.values() for topic in topics)
    met: dict[str, Counter[str]] = defaultdict(Counter)
    for topics in of_article.values():
        for topic in topics:
            met[topic].update(topics)
    result = {}
    for topic, counts in met.items():
        others = sorted(
            (-count, frequency[other], other) for other, count in counts.items() if other != topic
        )
        result[topic] = tuple((other, -count) for count, _, other in others[:TOGETHER_SHOWN])
    return result


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shelf:
    """What every topic page draws on: names, the articles that count, who meets whom, first mentions.

    `salience` is by topic and article, `place` where each article stands among all, newest first.
    """

    names: Names
    leads: Mapping[str, Article]
    together: Mapping[str, tuple[tuple[str, int], ...]]
    mentions: Mapping[str, Mapping[str, int]]
    salience: Mapping[str, Mapping[str, float]]
    place: Mapping[str, int]

    def first_sentence(self, slug: str, names: Iterable[str]) -> str | None:
        """Return the sentence of an article that first has one of these names."""
        starts = [start for name in names if (start := self.mentions[slug].get(name)) is not None]
        return quote_sentence(self.leads[slug], min(starts)) if starts else None


def _page(candidate: Candidate, slug: str, name: str, shelf: _Shelf) -> Topic:
    """Put a topic's page together."""
    known, leads = shelf.names.known.get(candidate.key), shelf.leads
    salience = shelf.salience[slug]
    own_names: dict[str, list[str]] = defaultdict(list)
    for sighting in candidate.sightings:
        own_names[sighting.article].append(sighting.entity.name)
    appearances = tuple(
        Appearance(slug=lead, sentence=shelf.first_sentence(lead, own_names[lead]), salience=salience[lead])
        for lead in sorted(salience.keys() & leads.keys(), key=shelf.place.__getitem__)
    )
    return Topic(
        slug=slug,
        name=name,
        kind=topic_kind(candidate, shelf.names),
        aliases=_aliases(candidate, name, known.aliases if known else ()),
        description=known.description if known else None,
        wikidata=known.wikidata if known else None,
        appearances=appearances,
        together=shelf.together.get(slug, ()),
        importance=_importance(appearances, len(leads)),
    )


def _aliases(candidate: Candidate, name: str, given: tuple[str, ...]) -> tuple[str, ...]:
    """Return a topic's other names: the vocabulary's, then those that articles go by."""
    used = sorted({sighting.entity.name for sighting in candidate.sightings})
    found: dict[str, str] = {}
    for alias in (*given, *used):
        found.setdefault(fold_name(alias), alias)
    found.pop(fold_name(name), None)
    return tuple(found.values())


def _importance(appearances: Sequence[Appearance], articles: int) -> float:
    """Weigh a topic: how many articles, how much they are about it, and less if it is everywhere."""
    count = len(appearances)
    if not count:
        return 0.0
    mean = math.fsum(appearance.salience for appearance in appearances) / count
    return round(math.pow(count, COUNT_WEIGHT) * mean * math.log1p(articles / count), 6)


def _first_mentions(articles: Iterable[Article]) -> dict[str, dict[str, int]]:
    """Return where each article first mentions each name, by article and name."""
    return {
        article.slug: {mention.name: mention.start for mention in reversed(article.mentions)}
        for article in articles
    }
