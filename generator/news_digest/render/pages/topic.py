"""A topic's pages: who or what it is, how it was covered, what it is met with, where it appears."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from news_digest.model import Appearance, OutputFile, Topic
from news_digest.render import urls
from news_digest.render.escape import Markdown, escape_text, link
from news_digest.render.linked_data import describe_subject_matter
from news_digest.render.pages.coverage import draw_coverage
from news_digest.render.pages.labels import KIND_ORDER, join_facts, kind_text, kinds_text, render_date
from news_digest.render.pages.listing import Teaser, make_pager, make_teaser, page_title, split_pages
from news_digest.render.pages.quoting import mark_name
from news_digest.render.pages.site import Site, feed_fields, feed_links

ALIASES_SHOWN = 6
TOGETHER_SHOWN = 16
# Below this many dated articles the list itself shows at a glance which is the first.
ENDS_FROM = 4
WIKIDATA = "https://www.wikidata.org/wiki/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """The topics of one kind that are met with a topic: each linked, with its number of articles."""

    name: str
    topics: tuple[tuple[Markdown, int], ...]


def topic_pages(site: Site, slug: str) -> Iterator[OutputFile]:
    """Yield the pages of one topic, its appearances newest first."""
    topic = site.topic(slug)
    articles = site.library.articles
    dated = [each.slug for each in topic.appearances if articles[each.slug].published]
    dates = [date for each in dated if (date := articles[each].published)]
    pages = split_pages(topic.appearances, site.settings.page_size)
    for number, appearances in enumerate(pages, start=1):
        uri = urls.topic_uri(slug, number)
        yield site.page(
            uri,
            "topic.md.jinja",
            _front_matter(site, topic, number),
            articles=[appearance.slug for appearance in appearances],
            title=site.isolate(topic.name),
            standfirst=site.isolate(topic.description) if topic.description and number == 1 else None,
            kind=kind_text(site.words, topic.kind),
            number=number,
            facts=_facts(site, topic),
            teasers=tuple(_appearance(site, uri, slug, appearance) for appearance in appearances),
            coverage=draw_coverage(site, dates) if number == 1 else None,
            ends=_ends(site, uri, dated) if number == 1 else (),
            together=_together(site, uri, topic) if number == 1 else (),
            pager=make_pager(site.words, number, len(pages), lambda other: urls.topic_uri(slug, other)),
            feeds=feed_links(site, uri, uri, len(topic.appearances)) if number == 1 else None,
        )


def _front_matter(site: Site, topic: Topic, number: int) -> dict[str, object]:
    """Return what the theme and search need to know of a topic; only its first page is found by search."""
    articles = site.words.text("articles", count=len(topic.appearances))
    fields = {
        "title": page_title(site.words, topic.name, number),
        "description": topic.description
        or site.words.text("about_topic", topic=topic.name, articles=articles),
        "kind": "topic" if number == 1 else "listing",
        **feed_fields(site, urls.topic_uri(topic.slug), len(topic.appearances)),
    }
    uri = urls.topic_uri(topic.slug, number)
    return {**fields, "linked_data": site.listing_data(uri, fields, about=describe_subject_matter(topic))}


def _articles(topic: Topic) -> tuple[str, ...]:
    """Return the articles in which a topic appears."""
    return tuple(appearance.slug for appearance in topic.appearances)


def _facts(site: Site, topic: Topic) -> Markdown:
    """Return a topic's other names, how often and when it appears, and where else it is described."""
    words = site.words
    dates = [site.library.articles[appearance.slug].published for appearance in topic.appearances]
    known = sorted(date for date in dates if date)
    aliases = [site.isolate(alias) for alias in topic.aliases[:ALIASES_SHOWN]]
    return join_facts(
        (
            words.markdown("also_written", names=words.join(aliases)) if aliases else "",
            words.markdown("articles", count=len(topic.appearances)),
            escape_text(words.span(known[0], known[-1])) if known else "",
            link("Wikidata", WIKIDATA + topic.wikidata) if topic.wikidata else "",
        )
    )


def _appearance(site: Site, uri: str, topic: str, appearance: Appearance) -> Teaser:
    """Return an article that names the topic, with the sentence that first does."""
    return make_teaser(
        site,
        uri,
        appearance.slug,
        role="quote" if appearance.sentence else "summary",
        text=mark_name(site.library, site.topic(topic), appearance),
    )


def _ends(site: Site, uri: str, dated: list[str]) -> tuple[tuple[str, Markdown], ...]:
    """Return a topic's first and latest article with their labels; nothing where a short list shows them."""
    if len(dated) < ENDS_FROM:
        return ()
    ends = (("first_article", dated[-1]), ("latest_article", dated[0]))
    return tuple((site.words.text(label), _dated_link(site, uri, slug)) for label, slug in ends)


def _dated_link(site: Site, uri: str, slug: str) -> Markdown:
    """Return an article's linked headline with its date."""
    date = render_date(site.words, site.library.articles[slug].published)
    return Markdown(f'{site.marked_link(uri, slug)} <span class="dateline">{date}</span>')


def _together(site: Site, uri: str, topic: Topic) -> tuple[Together, ...]:
    """Return the topics most often met in the same articles by kind, linked, with the number of articles."""
    met = [(site.topic(slug), number) for slug, number in topic.together[:TOGETHER_SHOWN]]
    groups = (
        Together(
            name=kinds_text(site.words, kind),
            topics=tuple(
                (site.topic_link(uri, other.slug), number) for other, number in met if other.kind == kind
            ),
        )
        for kind in KIND_ORDER
    )
    return tuple(group for group in groups if group.topics)
