"""A topic's pages: who or what it is, where it appears with the sentence quoted, and what it is met with."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Appearance, OutputFile, Topic
from generator.render import urls
from generator.render.escape import Markdown, escape_text, link
from generator.render.pages.labels import KIND_NAMES, count_text, join_facts, join_words, span_text
from generator.render.pages.listing import Teaser, make_pager, make_teaser, page_title, split_pages
from generator.render.pages.site import Site, feed_fields, feed_links

ALIASES_SHOWN = 6
TOGETHER_SHOWN = 16
WIKIDATA = "https://www.wikidata.org/wiki/"


def topic_pages(site: Site, slug: str) -> Iterator[OutputFile]:
    """Yield the pages of one topic, its appearances newest first."""
    topic = site.topic(slug)
    pages = split_pages(topic.appearances, site.settings.page_size)
    for number, appearances in enumerate(pages, start=1):
        uri = urls.topic_uri(slug, number)
        yield site.page(
            uri,
            "topic.md.jinja",
            _front_matter(topic, number),
            articles=[appearance.slug for appearance in appearances],
            topic=topic,
            kind=KIND_NAMES[topic.kind][0],
            number=number,
            facts=_facts(site, topic),
            teasers=tuple(_appearance(site, uri, appearance) for appearance in appearances),
            together=_together(site, uri, topic) if number == 1 else (),
            pager=make_pager(number, len(pages), lambda other: urls.topic_uri(slug, other)),
            feeds=feed_links(uri) if number == 1 else None,
        )


def _front_matter(topic: Topic, number: int) -> dict[str, object]:
    """Return what the theme and search need to know of a topic; only its first page is found by search."""
    return {
        "title": page_title(topic.name, number),
        "description": topic.description
        or f"{topic.name} in {count_text(len(topic.appearances), 'article')}.",
        "kind": "topic" if number == 1 else "listing",
        "feeds": feed_fields(topic.name, urls.topic_uri(topic.slug)),
    }


def _facts(site: Site, topic: Topic) -> Markdown:
    """Return a topic's other names, how often and when it appears, and where else it is described."""
    dates = [site.library.articles[appearance.slug].published for appearance in topic.appearances]
    known = sorted(date for date in dates if date)
    aliases = [escape_text(alias) for alias in topic.aliases[:ALIASES_SHOWN]]
    return join_facts(
        (
            f"Also written {join_words(aliases)}" if aliases else "",
            count_text(len(topic.appearances), "article"),
            span_text(known[0], known[-1]) if known else "",
            link("Wikidata", WIKIDATA + topic.wikidata) if topic.wikidata else "",
        )
    )


def _appearance(site: Site, uri: str, appearance: Appearance) -> Teaser:
    """Return an article that names the topic, with the sentence that first does."""
    return make_teaser(
        site,
        uri,
        appearance.slug,
        role="quote" if appearance.sentence else "summary",
        text=appearance.sentence,
    )


def _together(site: Site, uri: str, topic: Topic) -> tuple[tuple[Markdown, int], ...]:
    """Return the topics most often met in the same articles, linked, with the number of articles."""
    return tuple((site.topic_link(uri, slug), number) for slug, number in topic.together[:TOGETHER_SHOWN])
