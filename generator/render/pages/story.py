"""A story's page, told as a timeline, and the index of all stories."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from generator.model import OutputFile, Story
from generator.render import urls
from generator.render.escape import Markdown
from generator.render.pages.card import make_cards, story_facts
from generator.render.pages.labels import count_text
from generator.render.pages.listing import make_days, make_pager, page_title, split_pages
from generator.render.pages.site import Site, feed_fields, feed_links

TOPICS_SHOWN = 16


def story_page(site: Site, slug: str) -> OutputFile:
    """Return the page of one story: its articles by day from the first, its sources, who is involved."""
    story, uri = site.library.stories[slug], urls.story_uri(slug)
    facts = story_facts(story)
    return site.page(
        uri,
        "story.md.jinja",
        {
            "title": story.name,
            "description": f"{story.name}: {facts}.",
            "kind": "story",
            "feeds": feed_fields(story.name, uri),
        },
        articles=story.articles,
        story=story,
        facts=facts,
        days=make_days(site, uri, _dated_first(site, story), without=("date", "story")),
        sources=_sources(site, uri, story),
        topics=tuple(site.topic_link(uri, topic) for topic in story.topics[:TOPICS_SHOWN]),
        feeds=feed_links(uri),
    )


def story_index_pages(site: Site) -> Iterator[OutputFile]:
    """Yield the index of all stories as cards, newest first."""
    stories = tuple(site.library.stories)
    pages = split_pages(stories, site.settings.page_size)
    for number, slugs in enumerate(pages, start=1):
        uri = _index_uri(number)
        yield site.page(
            uri,
            "story_index.md.jinja",
            {
                "title": page_title("Stories", number),
                "description": f"Stories that {site.settings.site_name} follows over time.",
                "kind": "listing",
            },
            facts=count_text(len(stories), "story", "stories") if stories else "",
            cards=make_cards(site, uri, slugs),
            pager=make_pager(number, len(pages), _index_uri),
        )


def _index_uri(number: int) -> str:
    """Return the uri of a page of the index."""
    return urls.listing_uri("stories", number)


def _dated_first(site: Site, story: Story) -> list[str]:
    """Return a story's articles by day; those that do not say when stand last."""
    return sorted(story.articles, key=lambda slug: site.library.articles[slug].published or dt.date.max)


def _sources(site: Site, uri: str, story: Story) -> tuple[tuple[Markdown, int], ...]:
    """Return a story's sources, linked, with their numbers of articles, the most frequent first."""
    articles = [site.library.articles[slug] for slug in story.articles]
    counts = Counter(link for article in articles if (link := site.source_link(uri, article)))
    return tuple(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))
