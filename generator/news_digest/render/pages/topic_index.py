"""The index of all topics: the leading ones by kind, then all from A to Z, over several pages if need be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from news_digest.model import OutputFile, Topic
from news_digest.render import urls
from news_digest.render.escape import Markdown, link
from news_digest.render.pages.alphabet import initial, place, range_names
from news_digest.render.pages.labels import DOT, KIND_ORDER, kinds_text
from news_digest.render.pages.listing import count_pages, make_pager, page_title, split_pages
from news_digest.render.pages.site import Site

LEADING_TOPICS = 15
# A name takes one short line, so that a page holds more of them than of teasers.
NAMES_PER_TEASER = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicList:
    """Topics under a heading: linked, each with its number of articles."""

    name: str
    topics: tuple[tuple[Markdown, int], ...]


def topic_index_uris(site: Site) -> tuple[str, ...]:
    """Return where the pages of the index stand: several pages of names have an overview before them."""
    names = count_pages(len(site.library.topics), site.settings.page_size * NAMES_PER_TEASER)
    return tuple(urls.topics_uri(number) for number in range(1, names + (2 if names > 1 else 1)))


def topic_index_pages(site: Site) -> Iterator[OutputFile]:
    """Yield the index of all topics: an overview first, then the alphabet."""
    topics = sorted(site.library.topics.values(), key=_alphabet_key)
    pages = split_pages(topics, site.settings.page_size * NAMES_PER_TEASER)
    # One page of names fits under the overview; several get pages of their own behind it.
    behind = pages if len(pages) > 1 else []
    names = range_names([[topic.name for topic in page] for page in behind])
    ranges = tuple(_range_link(name, number) for number, name in enumerate(names, start=2))
    yield _overview(site, () if behind else topics, ranges)
    for number, (page, name) in enumerate(zip(behind, names, strict=True), start=2):
        yield _alphabet_page(site, page, name, number, len(behind) + 1)


def _overview(site: Site, topics: Sequence[Topic], ranges: tuple[Markdown, ...]) -> OutputFile:
    """Return the first page: the leading topics by kind, and the alphabet or the ways to its pages."""
    uri, title = urls.topics_uri(), site.words.text("topics")
    return site.page(
        uri,
        "topic_index.md.jinja",
        {"title": title, "description": _description(site), "kind": "listing"},
        title=title,
        facts=_facts(site),
        leading=_leading(site, uri),
        letters=_letters(site, uri, topics),
        ranges=ranges,
        pager=None,
    )


def _alphabet_page(site: Site, topics: Sequence[Topic], name: str, number: int, total: int) -> OutputFile:
    """Return a page of the alphabet, called by the range of its names."""
    uri = urls.topics_uri(number)
    title = page_title(site.words, site.words.text("topics"), number)
    return site.page(
        uri,
        "topic_index.md.jinja",
        {"title": title, "description": _description(site), "kind": "listing"},
        title=site.words.text("topics_between", range=name),
        facts="",
        leading=(),
        letters=_letters(site, uri, topics),
        ranges=(),
        pager=make_pager(site.words, number, total, urls.topics_uri, ("next", "previous")),
    )


def _facts(site: Site) -> str:
    """Return how many topics there are, and in which order the leading ones stand."""
    count = len(site.library.topics)
    words = site.words
    return f"{words.text('topic_count', count=count)}{DOT}{words.text('topic_order')}" if count else ""


def _description(site: Site) -> str:
    """Return what the index holds, in a sentence."""
    return site.words.text("about_topics", site=site.settings.site_name)


def _leading(site: Site, uri: str) -> tuple[TopicList, ...]:
    """Return the most important topics of each kind, kinds without topics left out."""
    topics = site.library.topics.values()
    lists = (
        TopicList(
            name=kinds_text(site.words, kind),
            topics=_counted(site, uri, [topic for topic in topics if topic.kind == kind][:LEADING_TOPICS]),
        )
        for kind in KIND_ORDER
    )
    return tuple(listed for listed in lists if listed.topics)


def _letters(site: Site, uri: str, topics: Sequence[Topic]) -> tuple[TopicList, ...]:
    """Return topics under their first letters."""
    return tuple(
        TopicList(name=letter, topics=_counted(site, uri, list(group)))
        for letter, group in groupby(topics, key=lambda topic: initial(topic.name))
    )


def _counted(site: Site, uri: str, topics: Sequence[Topic]) -> tuple[tuple[Markdown, int], ...]:
    """Return topics linked, each with its number of articles."""
    return tuple((site.topic_link(uri, topic.slug), len(topic.appearances)) for topic in topics)


def _alphabet_key(topic: Topic) -> tuple[tuple[bool, str, str], str]:
    """Return the place of a topic in the alphabet, ties by slug."""
    return (place(topic.name), topic.slug)


def _range_link(name: str, number: int) -> Markdown:
    """Return a link from the overview to a page of the alphabet."""
    return link(name, urls.relative(urls.topics_uri(), urls.topics_uri(number)))
