"""Reasons: the topics that two near articles are both about, and whether they tell why.

A topic of many articles is true of any two of them and tells little; a place even less, because anything may
happen there, and so a body that speaks on everything. Such a weak topic, or one place alone, is a reason only
where a telling word stands beside it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from news_digest.link.names import fold_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from news_digest.link.topics import Topics
    from news_digest.model import Topic

TOPICS_SHOWN = 3
MIN_SALIENCE = 0.15  # a topic below is mentioned in passing
MIN_TELLING = 0.1  # of what a topic of one article can tell: less is mentioned in passing, or is everywhere
EVERYWHERE_SHARE = 0.25  # a topic in more of the articles is no reason
EVERYWHERE_ARTICLES = 12  # in fewer articles nothing is everywhere
COMMON_SHARE = 0.1  # a topic in more of the articles, and of these, is a weak reason
COMMON_ARTICLES = 5
COMMON_ORGANISATION_SHARE = 0.05
COMMON_PLACE_SHARE = 0.02
COMMON_PLACE_ARTICLES = 3
# Parts of the world: a weak reason however few articles name them.
BROAD_PLACES = frozenset(
    (
        *("africa", "north africa", "west africa", "east africa", "central africa", "southern africa"),
        *("america", "americas", "north america", "central america", "south america", "latin america"),
        *("antarctica", "arctic", "asia", "central asia", "east asia", "south asia", "southeast asia"),
        *("balkans", "caribbean", "europe", "eastern europe", "western europe", "middle east", "oceania"),
        *("atlantic", "atlantic ocean", "pacific", "pacific ocean", "indian ocean", "earth", "world"),
    )
)
# Bodies of many countries, which speak on everything: a weak reason however few articles name them.
BROAD_BODIES = frozenset(
    (
        *(
            "african union",
            "association of southeast asian nations",
            "arab league",
            "commonwealth of nations",
        ),
        *("council of europe", "eu", "european commission", "european council", "european parliament"),
        *("european union", "g7", "g20", "group of seven", "group of twenty", "imf", "interpol"),
        *("international monetary fund", "nato", "north atlantic treaty organization", "oecd", "opec"),
        *("organisation for economic co-operation and development", "organization of american states"),
        *("un", "un general assembly", "un secretary-general", "un security council", "unesco", "unicef"),
        *("united nations", "united nations general assembly", "united nations security council", "who"),
        *("world bank", "world economic forum", "world health organization", "world health organisation"),
        *("world trade organization", "wto"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedTopics:
    """The topics that two articles are both about, most telling first; `strong` if they tell why alone.

    Where any topic is strong, only such topics are in it.
    """

    topics: tuple[str, ...]
    strong: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasons:
    """What is needed to say why two articles are near: how much each article is about its topics."""

    about: Mapping[str, Mapping[str, float]]
    frequency: Mapping[str, int]
    places: frozenset[str]
    weak: frozenset[str]
    articles: int

    def find_shared(self, one: str, other: str) -> SharedTopics:
        """Return the topics of two articles (by slug) that are rare, and much of what both are about."""
        mine, theirs = self.about.get(one, {}), self.about.get(other, {})
        least = MIN_TELLING * math.log1p(self.articles)
        weighed = sorted(
            (-weight, topic)
            for topic in mine.keys() & theirs.keys()
            if (weight := self._telling(topic, mine[topic], theirs[topic])) >= least
        )
        strong = [topic for _, topic in weighed if topic not in self.weak]
        topics = strong or [topic for _, topic in weighed]
        telling = len(strong) > 1 or any(topic not in self.places for topic in strong)
        return SharedTopics(topics=tuple(topics[:TOPICS_SHOWN]), strong=telling)

    def _telling(self, topic: str, one: float, other: float) -> float:
        """Weigh a topic as a reason, by how rare it is and how much both articles are about it."""
        return round(math.sqrt(one * other) * math.log1p(self.articles / max(self.frequency[topic], 1)), 6)


def gather_reasons(topics: Topics, outlets: frozenset[str], articles: int) -> Reasons:
    """Return the reasons that topics can be; `outlets` and topics that are everywhere are none."""
    frequency = {slug: len(topic.appearances) for slug, topic in topics.pages.items()}
    most = EVERYWHERE_SHARE * articles if articles > EVERYWHERE_ARTICLES else articles
    about: dict[str, dict[str, float]] = defaultdict(dict)
    for slug, topic in topics.pages.items():
        if slug not in outlets and frequency[slug] <= most:
            for appearance in topic.appearances:
                if appearance.salience >= MIN_SALIENCE:
                    about[appearance.slug][slug] = appearance.salience
    weak = frozenset(slug for slug, topic in topics.pages.items() if _is_weak(topic, articles))
    places = frozenset(slug for slug, topic in topics.pages.items() if topic.kind == "place")
    return Reasons(about=about, frequency=frequency, places=places, weak=weak, articles=articles)


def _is_weak(topic: Topic, articles: int) -> bool:
    """Tell whether a topic is in so many articles that it tells little about any two of them."""
    count, name = len(topic.appearances), fold_name(topic.name)
    if topic.kind == "place":
        return name in BROAD_PLACES or count > max(COMMON_PLACE_ARTICLES, COMMON_PLACE_SHARE * articles)
    if name in BROAD_BODIES:
        return True
    share = COMMON_ORGANISATION_SHARE if topic.kind == "organisation" else COMMON_SHARE
    return count > max(COMMON_ARTICLES, share * articles)
