"""A story's page, told as a timeline, and the index of all stories."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from news_digest.model import OutputFile, Story
from news_digest.render import urls
from news_digest.render.escape import Markdown
from news_digest.render.pages.card import make_cards, story_facts
from news_digest.render.pages.edition_content import find_moment
from news_digest.render.pages.involvement import make_involvement
from news_digest.render.pages.labels import join_facts, render_date
from news_digest.render.pages.listing import make_pager, make_teaser, page_title, split_pages
from news_digest.render.pages.site import Site, feed_fields, feed_links, shorten

NAMES_SHOWN = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one article adds: the new sentences, its headline linked, and who says so on one line.

    `text` is empty where nothing in it is both new and quotable. `attributes` mark a foreign language, ready
    to stand in a tag.
    """

    text: str
    headline: Markdown
    facts: Markdown
    attributes: Markdown


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineDay:
    """A day of a story: its date, what its articles add, side by side, and the names that first appear."""

    name: Markdown
    anchor: str
    tellings: tuple[Telling, ...]
    names: Markdown


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a story stands: the day of its newest article, and what that says."""

    date: Markdown
    telling: Telling


def story_pages(site: Site, slug: str) -> Iterator[OutputFile]:
    """Yield the pages of one story: where it stands, its articles by day from the first, who is involved."""
    story = site.library.stories[slug]
    pages = split_pages(_dated_first(site, story), site.settings.page_size)
    for number, articles in enumerate(pages, start=1):
        uri, first = urls.story_uri(slug, number), number == 1
        yield site.page(
            uri,
            "story.md.jinja",
            _front_matter(site, story, number),
            articles=articles,
            title=site.isolate(story.name),
            facts=story_facts(site.words, story),
            standing=_find_standing(site, uri, story) if first else None,
            days=_make_days(site, uri, articles),
            involvement=make_involvement(site, uri, story) if first else None,
            topics=tuple(site.topic_link(uri, topic) for topic in story.topics) if first else (),
            sources=_sources(site, uri, story) if first else (),
            pager=make_pager(
                site.words,
                number,
                len(pages),
                lambda other: urls.story_uri(slug, other),
                labels=("later", "earlier"),
            ),
            feeds=feed_links(site, uri, uri, len(story.articles)) if first else None,
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
                "title": page_title(site.words, site.words.text("stories"), number),
                "description": site.words.text("about_stories", site=site.settings.site_name),
                "kind": "listing",
            },
            facts=site.words.text("story_count", count=len(stories)) if stories else "",
            cards=make_cards(site, uri, slugs),
            pager=make_pager(site.words, number, len(pages), _index_uri),
        )


def _index_uri(number: int) -> str:
    """Return the uri of a page of the index."""
    return urls.listing_uri("stories", number)


def _front_matter(site: Site, story: Story, number: int) -> dict[str, object]:
    """Return what the theme and search need to know of a story; only its first page is found by search."""
    return {
        "title": page_title(site.words, story.name, number),
        "description": f"{story.name}: {story_facts(site.words, story)}.",
        "kind": "story" if number == 1 else "listing",
        "story": site.story_fields(story.articles[0]) if number == 1 else None,
        "picture": site.picture(urls.story_picture_uri(story.slug)),
        "picture_alt": shorten(story.name),
        **feed_fields(site, urls.story_uri(story.slug), len(story.articles)),
    }


def _dated_first(site: Site, story: Story) -> list[str]:
    """Return a story's articles by day; those that do not say when stand last."""
    return sorted(story.articles, key=lambda slug: site.library.articles[slug].published or dt.date.max)


def _find_standing(site: Site, uri: str, story: Story) -> Standing | None:
    """Return where a story stands by its newest article, or None where no article tells."""
    dated = [slug for slug in story.articles if site.library.articles[slug].published]
    if not dated or not story.standing:
        return None
    date = render_date(site.words, site.library.articles[dated[-1]].published)
    return Standing(date=date, telling=_make_telling(site, uri, dated[-1], story.standing))


def _make_days(site: Site, uri: str, slugs: Sequence[str]) -> tuple[TimelineDay, ...]:
    """Return articles, given in the order of the story, under their days."""
    articles = site.library.articles
    return tuple(
        _make_day(site, uri, date, tuple(group))
        for date, group in groupby(slugs, key=lambda slug: articles[slug].published)
    )


def _make_day(site: Site, uri: str, date: dt.date | None, slugs: Sequence[str]) -> TimelineDay:
    """Return a day with what its articles add."""
    moments = [find_moment(site.library, slug) for slug in slugs]
    new = dict.fromkeys(topic for moment in moments for topic in moment.topics)
    names = [site.topic_link(uri, topic) for topic in new][:NAMES_SHOWN]
    return TimelineDay(
        name=render_date(site.words, date),
        anchor=f"day-{date.isoformat()}" if date else "undated",
        tellings=tuple(
            _make_telling(site, uri, moment.slug, " ".join(moment.sentences)) for moment in moments
        ),
        names=site.words.markdown("first_named", names=join_facts(names)) if names else Markdown(""),
    )


def _make_telling(site: Site, uri: str, slug: str, text: str) -> Telling:
    """Return what an article says, and who says so."""
    teaser = make_teaser(site, uri, slug, without=("date", "story"), text=text)
    return Telling(text=text, headline=teaser.headline, facts=teaser.facts, attributes=teaser.attributes)


def _sources(site: Site, uri: str, story: Story) -> tuple[tuple[Markdown, int], ...]:
    """Return a story's sources, linked, with their numbers of articles, the most frequent first."""
    articles = [site.library.articles[slug] for slug in story.articles]
    counts = Counter(link for article in articles if (link := site.source_link(uri, article)))
    return tuple(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))
