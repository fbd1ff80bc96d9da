"""Names across articles: which entities of different articles are one topic.

Two names are one if they fold alike, if the vocabulary says so, if articles explain one as an abbreviation or
a spelling of the other, or if a lone surname can mean only one person and the article is about the same
things. Two people must never become one, so every other doubt keeps names apart.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from news_digest.link.abbreviations import settle_abbreviations
from news_digest.model import Article, Entity, KnownEntity, Vocabulary

COMMON_SHARE = 0.2  # a name in more of the articles than this does not tell what an article is about
COMMON_ARTICLES = 3
MAX_PLACE_WORDS = 3  # "United Arab Emirates"
MIN_SPACES = 2  # a name of three words or more is hardly borne by two countries
MARKS = re.compile(r"[\u0300-\u036f]+")
ABBREVIATION = re.compile(r"[A-Z](?:\.?[A-Z]){1,6}\.?")
APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u2011": "-", "\u2013": "-"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One entity in one article, and the `key` of the name that it goes by in the library."""

    article: str
    key: str
    entity: Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Every entity of every article with its key, and the vocabulary's entities by key and by alias."""

    sightings: tuple[Sighting, ...]
    known: Mapping[str, KnownEntity]


@lru_cache(maxsize=1 << 17)
def fold_name(name: str) -> str:
    """Return the form under which names are one: no case, accents, full stops, article or possessive."""
    plain = MARKS.sub("", unicodedata.normalize("NFKD", name)).translate(APOSTROPHES).casefold()
    words = plain.replace(".", "").split()
    folded = " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)
    return folded.removesuffix("'s").removesuffix("'") or name


def resolve_names(
    articles: Sequence[Article], vocabulary: Vocabulary, story_groups: Iterable[tuple[str, ...]]
) -> Names:
    """Give each entity of each article a key; equal keys are one topic. Articles come sorted."""
    known = known_names(vocabulary)
    sightings = [
        Sighting(article=article.slug, key=_first_key(entity, known), entity=entity)
        for article in articles
        for entity in article.entities
        if fold_name(entity.name) != fold_name(article.source or "")  # an outlet that names itself
    ]
    sightings = _merge(sightings, _find_placed(sightings, known))
    sightings = _merge(sightings, _find_abbreviations(sightings, known))
    sightings = _merge(sightings, _find_initials(sightings))
    return Names(sightings=tuple(_settle_surnames(sightings, known, story_groups)), known=known)


def known_names(vocabulary: Vocabulary) -> dict[str, KnownEntity]:
    """Return the vocabulary's entities by every folded name and alias; an entity's own name comes first."""
    known: dict[str, KnownEntity] = {}
    for entity in vocabulary.entities:
        known.setdefault(fold_name(entity.name), entity)
    for entity in vocabulary.entities:
        for alias in entity.aliases:
            known.setdefault(fold_name(alias), entity)
    return known


def _first_key(entity: Entity, known: Mapping[str, KnownEntity]) -> str:
    """Return an entity's key by the vocabulary: by its name, else by a form of two words or more."""
    forms = sorted(form for form in entity.forms if " " in form)
    for form in (entity.name, *forms):
        if fold_name(form) in known:
            return fold_name(known[fold_name(form)].name)
    return fold_name(entity.name)


def _merge(sightings: Iterable[Sighting], targets: Mapping[str, str]) -> list[Sighting]:
    """Give sightings the keys that theirs turned out to mean."""
    return [
        replace(sighting, key=targets[sighting.key]) if sighting.key in targets else sighting
        for sighting in sightings
    ]


def _find_placed(sightings: Sequence[Sighting], known: Mapping[str, KnownEntity]) -> dict[str, str]:
    """Return the organisations that are also written with their country in front ("US Congress").

    The rarer way to write one means the more frequent one; with two countries about, all stay apart. Short
    names ("Supreme Court", "Democratic Party") belong to many countries, also to some that go unnamed.
    """
    counts = Counter(
        sighting.key for sighting in sightings if sighting.entity.kind not in ("person", "place")
    )
    places = {sighting.key for sighting in sightings if sighting.entity.kind == "place"}
    places |= {key for key, entity in known.items() if entity.kind == "place"}
    longer: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for key in sorted(counts):
        words = key.split()
        for length in range(1, min(len(words), MAX_PLACE_WORDS + 1)):
            place, rest = " ".join(words[:length]), " ".join(words[length:])
            if place in places and rest in counts and rest not in places and rest.count(" ") >= MIN_SPACES:
                country = fold_name(known[place].name) if place in known else place
                longer[rest][country].add(key)
    targets = {}
    for rest, by_country in longer.items():
        if len(by_country) == 1:
            same = sorted(
                {rest, *next(iter(by_country.values()))},
                key=lambda key: (key not in known, -counts[key], key),
            )
            targets.update({key: same[0] for key in same[1:] if key not in known})
    return targets


def _find_abbreviations(sightings: Sequence[Sighting], known: Mapping[str, KnownEntity]) -> dict[str, str]:
    """Return the longer names that abbreviations and rare spellings stand for, by what articles say."""
    explained: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for sighting in sightings:
        for form in sighting.entity.forms:
            if ABBREVIATION.fullmatch(form) and " " in sighting.key:
                explained[fold_name(form)][sighting.key].add(sighting.article)
    return settle_abbreviations(explained, known)


def _find_initials(sightings: Sequence[Sighting]) -> dict[str, str]:
    """Return the people whose names differ from one plainer name by middle initials alone."""
    people = {sighting.key for sighting in sightings if sighting.entity.kind == "person"}
    spelt: dict[str, set[str]] = defaultdict(set)
    for key in sorted(people):
        first, *middle, last = key.split() if " " in key else (key, key)
        if middle and all(len(word) == 1 for word in middle):
            spelt[f"{first} {last}"].add(key)
    return {min(longer): plain for plain, longer in spelt.items() if len(longer) == 1 and plain in people}


def _settle_surnames(
    sightings: Sequence[Sighting], known: Mapping[str, KnownEntity], story_groups: Iterable[tuple[str, ...]]
) -> list[Sighting]:
    """Give lone surnames the one person they can mean, and leave out those that stay open."""
    bearers = _bearers(sightings)
    company = _Company(sightings, story_groups)
    settled = []
    for sighting in sightings:
        if not _is_lone_surname(sighting, bearers, known):
            settled.append(sighting)
            continue
        people = bearers[sighting.key]
        if len(people) == 1 and company.meet(sighting.article, people[0], without=sighting.key):
            settled.append(replace(sighting, key=people[0]))
    return settled


def _bearers(sightings: Iterable[Sighting]) -> dict[str, list[str]]:
    """Return full names (people, and names without a kind) by last word, if one is a person's."""
    people: dict[str, set[str]] = defaultdict(set)
    open_names: dict[str, set[str]] = defaultdict(set)
    for sighting in sightings:
        if " " in sighting.key and sighting.entity.kind in ("person", None):
            group = people if sighting.entity.kind else open_names
            group[sighting.key.rsplit(" ", 1)[1]].add(sighting.key)
    return {surname: sorted(keys | open_names[surname]) for surname, keys in sorted(people.items())}


def _is_lone_surname(
    sighting: Sighting, bearers: Mapping[str, Sequence[str]], known: Mapping[str, KnownEntity]
) -> bool:
    """Tell whether a single word may be somebody's surname and the vocabulary does not say what it is."""
    open_kind = sighting.entity.kind in ("person", None)
    return open_kind and sighting.key in bearers and sighting.key not in known


class _Company:
    """Which articles are about the same things: they share a story, or a name that is not everywhere."""

    def __init__(self, sightings: Sequence[Sighting], story_groups: Iterable[tuple[str, ...]]) -> None:
        self._names: dict[str, set[str]] = defaultdict(set)
        self._articles: dict[str, set[str]] = defaultdict(set)
        for sighting in sightings:
            self._names[sighting.article].add(sighting.key)
            self._articles[sighting.key].add(sighting.article)
        self._story = {slug: number for number, group in enumerate(story_groups) for slug in group}
        self._most = max(COMMON_ARTICLES, COMMON_SHARE * len(self._names))

    def meet(self, article: str, person: str, *, without: str) -> bool:
        """Tell whether an article shares a story or a telling name with one that names the person in full."""
        others = self._articles[person] - {article}
        if person in self._names[article]:
            return False  # the article itself keeps the two apart
        story = self._story.get(article)
        if story is not None and any(self._story.get(other) == story for other in others):
            return True
        telling = {key for key in self._names[article] - {without} if len(self._articles[key]) <= self._most}
        return any(telling & self._names[other] for other in others)
