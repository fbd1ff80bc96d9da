"""What stands beside an article: its place in its story, who and what it names, where it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from news_digest.model import Article, Topic
from news_digest.render.escape import Markdown, escape_text, link
from news_digest.render.neighbours import find_neighbours
from news_digest.render.pages.labels import KIND_ORDER, kinds_text
from news_digest.render.pages.listing import Teaser, make_teaser
from news_digest.render.pages.site import Site
from news_digest.render.words import Words
from news_digest.slugs import make_slug

# Beyond this many a list of topics is no longer read; the article's own text links the rest.
TOPICS_A_KIND = 12
TAGS_SHOWN = 12
# From which salience a topic is what an article is about, or plays a part in it: in 340 articles looked at,
# about one topic in five is above the first, one in seven between the two.
CENTRAL = 0.6
PART = 0.35
WEB_ADDRESS = re.compile(r"https?://", re.IGNORECASE)

Weight = Literal["central", "part", ""]
WEIGHTS: tuple[Weight, ...] = ("central", "part")


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedTopic:
    """A topic in an article: linked, or as plain words; with how much the article is about it."""

    label: Markdown
    weight: Weight = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicGroup:
    """What an article names of one kind, the most central first."""

    name: str
    topics: tuple[NamedTopic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """An article's place in its story: `position` of `total`, and its neighbours in time."""

    name: Markdown
    position: int
    total: int
    earlier: Teaser | None
    later: Teaser | None


def make_topic_groups(site: Site, uri: str, article: Article) -> tuple[TopicGroup, ...]:
    """Return an article's topics by kind, then those of its tags that are no topics; empty kinds left out."""
    weights = _weigh_topics(site, article)
    topics = [site.topic(topic) for topic in site.library.topics_of.get(article.slug, ())]

    def name_topic(topic: Topic) -> NamedTopic:
        """Return a topic as a link to its page."""
        label = mark_category(site.topic_link(uri, topic.slug))
        return NamedTopic(label=label, weight=weights.get(topic.slug, ""))

    groups = [
        TopicGroup(
            name=kinds_text(site.words, kind),
            topics=tuple(name_topic(topic) for topic in topics if topic.kind == kind)[:TOPICS_A_KIND],
        )
        for kind in KIND_ORDER
    ]
    tags = tuple(NamedTopic(label=escape_text(tag)) for tag in _find_plain_tags(site, article))[:TAGS_SHOWN]
    groups.append(TopicGroup(name=site.words.text("tags"), topics=tags))
    return tuple(group for group in groups if group.topics)


def list_weights(groups: tuple[TopicGroup, ...]) -> tuple[Weight, ...]:
    """Return the weights that a reader meets in these groups, the heaviest first, for a key."""
    met = {topic.weight for group in groups for topic in group.topics}
    return tuple(weight for weight in WEIGHTS if weight in met)


def mark_category(linked: Markdown) -> Markdown:
    """Return a link to a subject or a topic, marked as what the article is filed under (h-entry)."""
    return Markdown(f"{linked}{{ .p-category }}")


def _weigh_topics(site: Site, article: Article) -> dict[str, Weight]:
    """Return the topics that an article is about or that play a part in it; of themes nothing is known."""
    weights: dict[str, Weight] = {}
    for entity in sorted(article.entities, key=lambda entity: entity.salience):
        topic = site.library.topic_of_name.get((article.slug, entity.name))
        if topic and entity.salience >= PART:
            weights[topic] = "central" if entity.salience >= CENTRAL else "part"
    return weights


def _find_plain_tags(site: Site, article: Article) -> Iterator[str]:
    """Yield the author's tags that name none of the article's topics, each once."""
    topics = (site.topic(slug) for slug in site.library.topics_of.get(article.slug, ()))
    known = {make_slug(name) for topic in topics for name in (topic.name, *topic.aliases)}
    for tag in article.tags:
        slug = make_slug(tag)
        if slug not in known:
            known.add(slug)
            yield tag


def make_strip(site: Site, uri: str, slug: str) -> Strip | None:
    """Return an article's place in its story, or None if it has none."""
    story = site.library.stories.get(site.library.story_of.get(slug, ""))
    if story is None or slug not in story.articles:
        return None
    place = story.articles.index(slug)
    earlier, later = find_neighbours(story.articles, place)
    return Strip(
        name=site.story_link(uri, story.slug),
        position=place + 1,
        total=len(story.articles),
        earlier=_neighbour(site, uri, earlier),
        later=_neighbour(site, uri, later),
    )


def _neighbour(site: Site, uri: str, slug: str | None) -> Teaser | None:
    """Return the teaser of the neighbour in a story, if there is one."""
    return make_teaser(site, uri, slug, without=("story",), text="") if slug else None


def list_origin(words: Words, article: Article) -> tuple[Markdown, ...]:
    """Return where the original of an article stands and under which licence, as far as it says."""
    lines = []
    if article.url and WEB_ADDRESS.match(article.url):
        lines.append(link(words.text("original"), article.url))
    if article.license:
        lines.append(words.markdown("licence", licence=article.license))
    return tuple(lines)


def list_references(article: Article) -> tuple[Markdown, ...]:
    """Return what an article rests on, linked where it has a web address."""
    return tuple(
        link(reference.title, reference.link)
        if reference.link and WEB_ADDRESS.match(reference.link)
        else escape_text(reference.title)
        for reference in article.references
    )
