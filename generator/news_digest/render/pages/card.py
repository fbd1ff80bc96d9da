"""Cards of stories: what a story is called, when it ran, how many articles it has, and its latest one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from news_digest.model import Story
from news_digest.render.escape import Markdown
from news_digest.render.pages.labels import DOT
from news_digest.render.pages.site import Site
from news_digest.render.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A story in a list: its linked name, its span and size on one line, its latest untold article linked."""

    name: Markdown
    facts: str
    latest: Markdown


def make_cards(site: Site, uri: str, slugs: Iterable[str], told: set[str] | None = None) -> tuple[Card, ...]:
    """Return the cards of stories, in the given order.

    Each names its story's newest article that the page has not told, which it then has, or else the newest.
    """
    told = set() if told is None else told
    return tuple(_make_card(site, uri, site.library.stories[slug], told) for slug in slugs)


def story_facts(words: Words, story: Story) -> str:
    """Return a story's span and size: `3-20 December 2023 · 4 articles`."""
    size = words.text("articles", count=len(story.articles))
    return DOT.join(fact for fact in (words.span(story.first, story.last), size) if fact)


def _make_card(site: Site, uri: str, story: Story, told: set[str]) -> Card:
    """Return a story's card on the page `uri`."""
    newest_first = story.articles[::-1]
    latest = next((slug for slug in newest_first if slug not in told), newest_first[0])
    told.add(latest)
    return Card(
        name=site.story_link(uri, story.slug),
        facts=story_facts(site.words, story),
        latest=site.marked_link(uri, latest),
    )
