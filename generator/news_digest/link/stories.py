"""Stories: articles on one event over time, pinned in front matter or found by their words.

A story's name is the one that front matter gives, else the headline of its oldest article: what set the
story off names it better than a later turn, a sentence that somebody wrote reads better than any made of
keywords and claims nothing that no article says, and name and address stay when the story grows. (The most
central article's headline was tried: on Wikinews it named a killing after a vote that followed it.) Where no
article has a date, it is the headline whose words most of the articles use.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from news_digest.link.event_words import measure_nearness, weigh_event_words
from news_digest.link.grouping import group_articles, lack_dates
from news_digest.link.names import fold_name
from news_digest.link.novelty import find_moments, find_standing
from news_digest.link.programmes import find_programmes, without_set_words
from news_digest.link.stop_words import STOP_WORDS
from news_digest.link.strangers import Strangers
from news_digest.link.wording import WORD
from news_digest.model import Story
from news_digest.slugs import unique_slugs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from news_digest.link.event_words import Nearness
    from news_digest.link.novelty import Rarity
    from news_digest.link.topics import Topics
    from news_digest.link.wording import Wording
    from news_digest.model import Article

MIN_ARTICLES = 3
MIN_PINNED = 2  # the author's word needs less
MIN_NAME_WORDS = 2
TOPICS_SHOWN = 8
MIN_AVERAGE = 0.13  # a group of fewer things in common may be one field, and not one event
MIN_AVERAGE_BARE = 0.25  # where hardly any article has a date
STRONG_AVERAGE = 0.16  # mean nearness from which, with dates, any name that most share is enough …
PLAIN_AVERAGE = 0.25  # … and from which words alone are
NAMED_SHARE = 2 / 3
COMMON_SHARE = 0.1  # a name in more of the articles does not tell one event from another
COMMON_ARTICLES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The articles of one story, oldest first (undated last), and its name if front matter gives one."""

    articles: tuple[Article, ...]
    pinned: str | None

    @property
    def name(self) -> str:
        """What the story is called, before two stories of one name are told apart."""
        if self.pinned or self.articles[0].published:
            return self.pinned or self.articles[0].headline
        said = Counter(word for article in self.articles for word in {*article.words, *_words(article)})
        return min(self.articles, key=lambda article: (-_commonness(article, said), article.slug)).headline


def _words(article: Article) -> set[str]:
    """Return the words of a headline that tell something."""
    return {word for word in WORD.findall(article.headline.lower()) if word not in STOP_WORDS}


def _commonness(article: Article, said: Mapping[str, int]) -> float:
    """Return how many articles use a headline's word on average; 0 for a headline of a word or none."""
    words = _words(article)
    return round(sum(said[word] for word in words) / len(words), 6) if len(words) >= MIN_NAME_WORDS else 0.0


def find_story_groups(
    leads: Sequence[Article], wording: Wording, texts: Sequence[int] | None = None
) -> tuple[Group, ...]:
    """Return the groups of articles that are stories; `wording` is theirs.

    `texts` names the text of each by the first row that has nearly the same: many copies make no story.
    """
    pinned: dict[str, list[int]] = defaultdict(list)
    for row, article in enumerate(leads):
        if article.story and fold_name(article.story):
            pinned[fold_name(article.story)].append(row)
    loose = []
    weights = without_set_words(weigh_event_words(leads, wording), find_programmes(leads))
    nearness = measure_nearness(weights)
    named = _name_counts(leads)
    bare = lack_dates(leads)
    least = MIN_AVERAGE_BARE if bare else MIN_AVERAGE
    for group in group_articles(leads, nearness, Strangers(leads), least):
        free = [row for row in group if not leads[row].story]
        pins = Counter(fold_name(story) for row in group if (story := leads[row].story))
        name, count = min(pins.items(), key=lambda pin: (-pin[1], pin[0]), default=("", 0))
        if 2 * count > len(group):
            pinned[name].extend(free)
        elif _is_one_event(_one_of_each(free, texts), leads, nearness, named, bare=bare):
            loose.append(free)
    groups = [_group(rows, leads) for _, rows in sorted(pinned.items()) if len(rows) >= MIN_PINNED]
    groups += [_group(rows, leads) for rows in loose]
    return tuple(sorted(groups, key=lambda group: _age(group.articles[0])))


def _one_of_each(rows: Sequence[int], texts: Sequence[int] | None) -> list[int]:
    """Return the rows without those whose text an earlier one has."""
    return list({texts[row] if texts else row: row for row in reversed(rows)}.values())[::-1]


def _name_counts(leads: Sequence[Article]) -> Counter[str]:
    """Count the articles that each name is in."""
    return Counter(name for article in leads for name in _names(article))


def _names(article: Article, *, places: bool = True) -> set[str]:
    """Return the folded names in an article but for its source, and for places if not asked for."""
    names = {fold_name(entity.name) for entity in article.entities if places or entity.kind != "place"}
    return names - {fold_name(article.source or "")}


def _is_one_event(
    rows: Sequence[int], leads: Sequence[Article], nearness: Nearness, named: Mapping[str, int], *, bare: bool
) -> bool:
    """Tell whether a group is one event: near beyond doubt, or near and with one telling name in most.

    Ten crashes are told in much the same words, so words alone must be very near; and many things happen in
    one place, so a place is a telling name only where words are near too.
    """
    if len(rows) < MIN_ARTICLES:
        return False
    average = 0.0 if bare else _average(nearness.take(sorted(rows)))
    if average >= PLAIN_AVERAGE:
        return True
    strong = average >= STRONG_AVERAGE
    counts = Counter(name for row in rows for name in _names(leads[row], places=bare or strong))
    most = max(COMMON_ARTICLES, COMMON_SHARE * len(leads), len(rows))
    enough = NAMED_SHARE * len(rows) if strong else max(MIN_ARTICLES, NAMED_SHARE * len(rows))
    return any(count >= enough and named[name] <= most for name, count in counts.items())


def _average(members: Nearness) -> float:
    """Return how near the members of a group are to each other on average."""
    count = len(members.usual)
    scores = members.between(slice(0, count), slice(0, count))
    return round(float(scores.sum() - scores.trace()) / (count * (count - 1)), 6)


def _group(rows: Sequence[int], leads: Sequence[Article]) -> Group:
    """Put a group together, under the spelling of its name that most articles give."""
    members = [leads[row] for row in rows]
    spellings = Counter(article.story for article in members if article.story)
    pinned = min(spellings, key=lambda name: (-spellings[name], name)) if spellings else None
    return Group(articles=tuple(sorted(members, key=_age)), pinned=pinned)


def _age(article: Article) -> tuple[int, float, str]:
    """Sort the oldest first and the undated last."""
    undated, newest_first, slug = article.order
    return (undated, -newest_first, slug)


def make_stories(
    groups: Sequence[Group], topics: Topics, articles: int, rarity: Rarity, *, language: str = "en"
) -> dict[str, Story]:
    """Return the stories by slug, newest first; `articles` is how many the library has, in a site's language.

    Of those with one name the largest has it plain, and not the oldest: anybody can write an early date.
    """
    groups = sorted(groups, key=lambda group: (-len(group.articles), _age(group.articles[0])))
    names = _unique_names(groups)
    slugs = unique_slugs(names, fallback="story", language=language)
    stories = [
        _make_story(group, (slugs[name], name), topics, articles, rarity)
        for group, name in zip(groups, names, strict=True)
    ]
    stories.sort(key=lambda story: (-(story.last.toordinal() if story.last else 0), story.slug))
    return {story.slug: story for story in stories}


def _make_story(
    group: Group, called: tuple[str, str], topics: Topics, articles: int, rarity: Rarity
) -> Story:
    """Return one story with its dates, most shared topics and what each article adds."""
    dates = [article.published for article in group.articles if article.published]
    moments = find_moments(group.articles, topics, rarity)
    told = [pair for pair in zip(group.articles, moments, strict=True) if pair[0].published]
    return Story(
        slug=called[0],
        name=called[1],
        articles=tuple(article.slug for article in group.articles),
        topics=_shared_topics(group, topics, articles),
        first=min(dates, default=None),
        last=max(dates, default=None),
        pinned=group.pinned is not None,
        moments=moments,
        standing=find_standing(*told[-1]) if told else "",
    )


def _shared_topics(group: Group, topics: Topics, articles: int) -> tuple[str, ...]:
    """Return the topics of two or more of a story's articles: those of most, and of few others, first."""
    counts = Counter(topic for article in group.articles for topic in topics.of_article.get(article.slug, ()))
    weighed = [
        (-round(count * math.log1p(articles / len(topics.pages[topic].appearances)), 6), topic)
        for topic, count in counts.items()
        if count > 1
    ]
    return tuple(topic for _, topic in sorted(weighed)[:TOPICS_SHOWN])


def _unique_names(groups: Sequence[Group]) -> list[str]:
    """Name each group; of equal names the later one gets its first month, then a number."""
    taken: set[str] = set()
    names = []
    for group in groups:
        name, first = group.name, group.articles[0].published
        choices = [name, *([f"{name} ({first:%Y-%m})"] if first else [])]
        choices += [f"{name} ({number})" for number in range(2, len(groups) + 2)]
        chosen = next(choice for choice in choices if fold_name(choice) not in taken)
        taken.add(fold_name(chosen))
        names.append(chosen)
    return names
