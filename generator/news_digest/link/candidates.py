"""Candidates: the names and tags that may become topics, and which of them do.

A name becomes a topic in two articles, or in one if the vocabulary knows it; a tag becomes a theme in two.
Near-duplicates count once. Names that are ordinary words, and what the vocabulary never wants, stay out.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from news_digest.link.casing import find_ordinary_names
from news_digest.link.names import Names, Sighting, fold_name
from news_digest.model import Article, TopicKind, Vocabulary

MIN_ARTICLES = 2
KIND_MAJORITY = 2 / 3
MIN_KIND_SHARE = 0.3  # of the articles that name a topic, how many must know what it is
MIN_WORD_SHARE = 0.4  # the same for a single word, which may mean many things
TAG_SALIENCE = 0.5  # what the author tagged, the article is about
CAPITALS = "an abbreviation in capitals"  # as evidence: too weak where no article knows more (GUI, HTML)
ABBREVIATION_LETTERS = 3
HYPHENATED = re.compile(r"[^\W\d_]{2,}(?:[-_][^\W\d_]{2,})+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A name or tag that may get a page: where it stands as a name, and the articles tagged with it."""

    key: str
    sightings: tuple[Sighting, ...]
    tags: tuple[tuple[str, str], ...]

    @property
    def articles(self) -> set[str]:
        """The articles that name it or are tagged with it."""
        return {sighting.article for sighting in self.sightings} | {slug for slug, _ in self.tags}


def tag_name(tag: str) -> str:
    """Return a tag as readers see it: `data-visualization` as “Data visualization”, `COVID-19` as it is.

    A tag of up to three letters may be an abbreviation, and keeps its form.
    """
    name = re.sub(r"[-_]", " ", tag) if HYPHENATED.fullmatch(tag) and tag.islower() else tag.replace("_", " ")
    return name[0].upper() + name[1:] if name.islower() and len(name) > ABBREVIATION_LETTERS else name


def gather_candidates(articles: Sequence[Article], names: Names) -> list[Candidate]:
    """Bring together all sightings and tags of one key, by key."""
    sightings: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in names.sightings:
        sightings[sighting.key].append(sighting)
    tags: dict[str, list[tuple[str, str]]] = defaultdict(list)
    spaced = {key.replace("-", " "): key for key in sorted(sightings, reverse=True)}
    for article in articles:
        for tag in article.tags:
            key = fold_name(tag_name(tag))
            key = fold_name(names.known[key].name) if key in names.known else key
            tags[spaced.get(key.replace("-", " "), key)].append((article.slug, tag_name(tag)))
    return [
        Candidate(key=key, sightings=tuple(sightings[key]), tags=tuple(tags[key]))
        for key in sorted({*sightings, *tags})
    ]


def choose_candidates(
    candidates: Iterable[Candidate],
    leads: Sequence[Article],
    names: Names,
    vocabulary: Vocabulary,
    texts: Mapping[str, str],
) -> list[Candidate]:
    """Keep the candidates that deserve a page; `texts` is as in `has_enough_articles`."""
    never = {fold_name(word) for word in vocabulary.never_topics}
    enough = [
        candidate
        for candidate in candidates
        if candidate.key not in never and has_enough_articles(candidate, texts, names)
    ]
    ordinary = _ordinary(enough, leads, names)
    kept = []
    for candidate in enough:
        chosen = _without_names(candidate) if candidate.key in ordinary else candidate
        if has_enough_articles(chosen, texts, names):
            kept.append(chosen)
    return kept


def has_enough_articles(candidate: Candidate, texts: Mapping[str, str], names: Names) -> bool:
    """Tell whether enough articles name a candidate for a page of its own.

    `texts` gives the text of each article that counts; near copies are of one text, and count once.
    """
    needed = 1 if candidate.key in names.known else MIN_ARTICLES
    return len({texts[slug] for slug in candidate.articles if slug in texts}) >= needed


def _without_names(candidate: Candidate) -> Candidate:
    """Return what is left of a candidate whose name is an ordinary word: its tags."""
    return Candidate(key=candidate.key, sightings=(), tags=candidate.tags)


def _ordinary(candidates: Iterable[Candidate], leads: Sequence[Article], names: Names) -> set[str]:
    """Return the keys of names that are ordinary words; what has a kind or is known cannot be one."""
    mentions: dict[str, int] = {}
    key_of: dict[str, str] = {}
    for candidate in candidates:
        if candidate.sightings and candidate.key not in names.known and topic_kind(candidate, names) is None:
            name = topic_name(candidate, names)
            mentions[name] = sum(sighting.entity.mention_count for sighting in candidate.sightings)
            key_of[name] = candidate.key
    return {key_of[name] for name in find_ordinary_names(mentions, leads)}


def topic_name(candidate: Candidate, names: Names) -> str:
    """Return a topic's name: the vocabulary's, else the one that most articles write, else a tag's."""
    if candidate.key in names.known:
        return names.known[candidate.key].name
    written = Counter(sighting.entity.name for sighting in candidate.sightings)
    same = {name: count for name, count in written.items() if fold_name(name) == candidate.key}
    choices = same or written or Counter(name for _, name in candidate.tags)
    return min(choices, key=lambda name: (-choices[name], name))


def topic_kind(candidate: Candidate, names: Names) -> TopicKind | None:
    """Return the vocabulary's kind, else that of two thirds of the articles that know one, else none."""
    if candidate.key in names.known:
        return names.known[candidate.key].kind
    votes: Counter[TopicKind] = Counter(each.entity.kind for each in candidate.sightings if each.entity.kind)
    if votes and all(each.entity.evidence == CAPITALS for each in candidate.sightings if each.entity.kind):
        return None
    if votes:
        kind = min(votes, key=lambda each: (-votes[each], each))
        agreed = votes[kind] >= KIND_MAJORITY * sum(votes.values())
        share = MIN_KIND_SHARE if " " in candidate.key else MIN_WORD_SHARE
        return kind if agreed and votes[kind] >= share * len(candidate.sightings) else None
    return "theme" if len({slug for slug, _ in candidate.tags}) >= MIN_ARTICLES else None


def topic_salience(candidate: Candidate) -> dict[str, float]:
    """Return how much each article is about a topic."""
    found = {slug: TAG_SALIENCE for slug, _ in candidate.tags}
    for sighting in candidate.sightings:
        found[sighting.article] = max(found.get(sighting.article, 0.0), round(sighting.entity.salience, 6))
    return found
