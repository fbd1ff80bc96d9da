"""Editions: one issue of the digest for each ISO week that has dated articles."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from news_digest.link.topics import Topics
from news_digest.model import Article, Edition, Related, Story

STORY_WEIGHT = 3.0
SUMMARY_WEIGHT = 0.5
FULL_STORY_ARTICLES = 6  # a longer story leads no more than this one
LEADING_TOPICS = 3
DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What decides how much an article matters: its topics, its story, the articles around it.

    `text_of` gives for near copies the first article of their text, `signs` how surely one is the original.
    """

    topics: Topics
    stories: Mapping[str, Story]
    story_of: Mapping[str, str]
    related: Mapping[str, Sequence[Related]]
    signs: Mapping[str, int] = field(default_factory=dict)
    text_of: Mapping[str, str] = field(default_factory=dict)

    def weigh(self, article: Article) -> float:
        """Return how much an article matters: its story, its neighbours, its topics, its summary."""
        story = self.stories.get(self.story_of.get(article.slug, ""))
        running = min(len(story.articles), FULL_STORY_ARTICLES) / FULL_STORY_ARTICLES if story else 0.0
        near = sum(related.score for related in self.related.get(article.slug, ()))
        top = next((topic.importance for topic in self.topics.pages.values()), 0.0) or 1.0
        own = self.topics.of_article.get(article.slug, ())[:LEADING_TOPICS]
        topical = sum(self.topics.pages[topic].importance for topic in own) / (top * LEADING_TOPICS)
        return round(STORY_WEIGHT * running + near + topical + SUMMARY_WEIGHT * bool(article.summary), 6)


def make_editions(latest: Sequence[Article], standing: Standing) -> tuple[Edition, ...]:
    """Return the editions, newest first; `latest` is newest first and holds no folded duplicates."""
    weeks: dict[tuple[int, int], list[Article]] = defaultdict(list)
    for article in latest:
        if article.published:
            year, week, _ = article.published.isocalendar()
            weeks[year, week].append(article)
    return tuple(_make_edition(week, weeks[week], standing) for week in sorted(weeks, reverse=True))


def _make_edition(year_and_week: tuple[int, int], articles: Sequence[Article], standing: Standing) -> Edition:
    """Return one week's edition; of articles that matter alike the newest leads."""
    year, week = year_and_week
    # Weeks at the very end of the calendar have no seventh day.
    first_day = dt.date.fromisocalendar(year, week, 1)
    last_day = min(first_day.toordinal() + DAYS_A_WEEK - 1, dt.date.max.toordinal())
    lead = _find_original(
        min(articles, key=lambda article: (-standing.weigh(article), article.order)), articles, standing
    )
    return Edition(
        slug=f"{year:04}-w{week:02}",
        year=year,
        week=week,
        first_day=first_day,
        last_day=dt.date.fromordinal(last_day),
        lead=lead.slug,
        articles=tuple(article.slug for article in articles),
        stories=_stories_that_moved(articles, standing),
    )


def _find_original(chosen: Article, articles: Sequence[Article], standing: Standing) -> Article:
    """Return the article with the surest sign of being the original among the week's copies of one."""
    text = standing.text_of.get(chosen.slug)
    copies = [each for each in articles if text is not None and standing.text_of.get(each.slug) == text]
    return max((chosen, *copies), key=lambda article: standing.signs.get(article.slug, 0))


def _stories_that_moved(articles: Sequence[Article], standing: Standing) -> tuple[str, ...]:
    """Return the stories with an article in the week, those with most first, then the longest."""
    moved = Counter(
        standing.story_of[article.slug] for article in articles if article.slug in standing.story_of
    )
    return tuple(sorted(moved, key=lambda slug: (-moved[slug], -len(standing.stories[slug].articles), slug)))
