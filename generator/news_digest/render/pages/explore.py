"""The whole digest in pictures: how topics hang together, coverage and subjects over time, numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from news_digest.model import OutputFile, SubjectListing
from news_digest.render import urls
from news_digest.render.charts.network import Layout, Node, Tie, draw_network
from news_digest.render.charts.periods import Period, cut_periods, find_period, period_text
from news_digest.render.charts.rows import Row, draw_rows
from news_digest.render.charts.ties import Ties, find_ties, nearness
from news_digest.render.escape import Markdown, escape_text, link
from news_digest.render.pages.coverage import draw_linked_coverage, is_telling
from news_digest.render.pages.labels import kinds_text
from news_digest.render.pages.site import Site

# A phone shows fewer topics, in a layout of its own: a small copy of the wide one could not be read.
WIDE = Layout(look="wide", width=736, height=680)
NARROW = Layout(look="narrow", width=328, height=720)
WIDE_TOPICS, NARROW_TOPICS = 48, 26
# Fewer topics than this make no picture.
LEAST_TOPICS = 4
# On the narrowest screen each course over time still has bars and gaps that can be told apart.
PERIODS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """The picture of topics in its layouts, the kinds it shows as (class, name), and its ties in words."""

    charts: tuple[Markdown, ...]
    kinds: tuple[tuple[Markdown, str], ...]
    ties: tuple[tuple[Markdown, Markdown], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subjects:
    """The chart of subjects, what it says of its scale, and each course over time in words."""

    chart: Markdown
    caption: str
    courses: tuple[str, ...]


def explore_page(site: Site) -> OutputFile:
    """Return the page; what there is too little of for a picture is left out."""
    uri, library, words = urls.EXPLORE_URI, site.library, site.words
    dates = [date for slug in library.latest if (date := library.articles[slug].published)]
    return site.page(
        uri,
        "explore.md.jinja",
        {
            "title": words.text("explore"),
            "description": words.text("about_explore", site=site.settings.site_name),
            "kind": "explore",
        },
        articles=library.latest,
        numbers=tuple(_numbers(site, uri, dates)),
        network=_network(site, uri),
        coverage=draw_linked_coverage(site, uri, dates),
        subjects=_subjects(site, uri, dates),
    )


def _numbers(site: Site, uri: str, dates: Sequence[dt.date]) -> Iterator[Markdown]:
    """Yield how much of everything there is, linked to its index, and from when to when."""
    library, words = site.library, site.words
    counts = (
        ("articles", len(library.latest), urls.ARCHIVE_URI),
        ("source_count", len(library.sources), urls.SOURCES_URI),
        ("story_count", len(library.stories), urls.STORIES_URI),
        ("topic_count", len(library.topics), urls.topics_uri()),
    )
    for identifier, count, target in counts:
        if count:
            yield link(words.text(identifier, count=count), urls.relative(uri, target))
    if dates:
        yield escape_text(words.span(min(dates), max(dates)))


def _network(site: Site, uri: str) -> Network | None:
    """Return the picture of the leading topics, or None where too few of them hang together."""
    wide = find_ties(site.library, WIDE_TOPICS)
    narrow = find_ties(site.library, NARROW_TOPICS)
    # The leading topics may each be tied only to one that comes later.
    if len(wide.topics) < LEAST_TOPICS or not narrow.topics:
        return None
    kinds = {site.topic(slug).kind: None for slug in wide.topics}
    return Network(
        charts=(_draw_ties(site, uri, wide, WIDE), _draw_ties(site, uri, narrow, NARROW)),
        kinds=tuple((Markdown(kind or "other"), kinds_text(site.words, kind)) for kind in kinds),
        ties=tuple(_ties_in_words(site, uri, wide)),
    )


def _draw_ties(site: Site, uri: str, ties: Ties, layout: Layout) -> Markdown:
    """Return topics and their ties as a picture in one layout."""
    place = {slug: number for number, slug in enumerate(ties.topics)}
    topics = [site.topic(slug) for slug in ties.topics]
    nodes = [
        Node(
            name=topic.name,
            kind=topic.kind,
            count=len(topic.appearances),
            target=urls.relative(uri, urls.topic_uri(topic.slug)),
        )
        for topic in topics
    ]
    lines = [
        Tie(
            first=place[one],
            second=place[other],
            shared=shared,
            nearness=nearness(shared, nodes[place[one]].count, nodes[place[other]].count),
        )
        for (one, other), shared in ties.shared.items()
    ]
    return draw_network(nodes, lines, layout, site.words.text("network", count=len(nodes)))


def _ties_in_words(site: Site, uri: str, ties: Ties) -> Iterator[tuple[Markdown, Markdown]]:
    """Yield each topic with those less important ones that it is tied to, and the articles they share."""
    for slug in ties.topics:
        others = sorted(
            (
                (-shared, site.topic(other).name, other)
                for (one, other), shared in ties.shared.items()
                if one == slug
            )
        )
        if others:
            named = [
                Markdown(f"{site.topic_link(uri, other)}\N{NO-BREAK SPACE}{site.words.number(-shared)}")
                for shared, _name, other in others
            ]
            yield site.topic_link(uri, slug), site.words.join(named)


def _subjects(site: Site, uri: str, dates: Sequence[dt.date]) -> Subjects | None:
    """Return how much of each subject there is, over time where that is known; None for a single subject."""
    listings = sorted(
        site.library.subjects,
        key=lambda listing: (-len(listing.articles), site.words.subject(listing.subject)),
    )
    if len(listings) <= 1:
        return None
    periods = list(cut_periods(dates, PERIODS)) if is_telling(dates) else []
    names = tuple(period_text(site.words, period, short=True) for period in periods)
    rows = [_row(site, uri, listing, periods) for listing in listings]
    label = site.words.text("subjects_over_time" if periods else "articles_by_subject")
    return Subjects(
        chart=draw_rows(rows, (names[0], names[-1]) if names else None, label),
        caption=site.words.text("about_subjects_over_time" if periods else "about_articles_by_subject"),
        courses=tuple(_course_in_words(site, row, names) for row in rows if names),
    )


def _course_in_words(site: Site, row: Row, names: Sequence[str]) -> str:
    """Return a subject's numbers over time for those who do not see its bars."""
    told = (
        f"{name} {site.words.number(count)}" for name, count in zip(names, row.course, strict=True) if count
    )
    return f"{row.name}: {', '.join(told)}"


def _row(site: Site, uri: str, listing: SubjectListing, periods: Sequence[Period]) -> Row:
    """Return one subject's numbers."""
    published = [site.library.articles[slug].published for slug in listing.articles]
    found = [find_period(date, periods[0].length) for date in published if date] if periods else []
    return Row(
        name=site.words.subject(listing.subject),
        target=urls.relative(uri, urls.subject_uri(listing.subject.slug)),
        total=len(listing.articles),
        number=site.words.number(len(listing.articles)),
        course=tuple(found.count(period) for period in periods),
    )
