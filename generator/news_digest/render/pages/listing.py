"""Lists of articles: how one article is announced, and how long lists are cut into pages."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, TypeVar

from news_digest.model import Article, OutputFile
from news_digest.model.limits import TEASER_CHARACTERS
from news_digest.render import urls
from news_digest.render.escape import Markdown, link
from news_digest.render.pages.labels import join_facts, language_attributes, render_date
from news_digest.render.pages.site import Site, feed_fields, feed_links, shorten
from news_digest.render.words import Words

Role = Literal["summary", "quote", "reason"]
Fact = Literal["date", "source", "story"]
Item = TypeVar("Item")
# A sentence cut after so few words, with the sign of the cut, says nothing yet.
WORDS_BEGUN = 4
# Behind a short word a full stop may abbreviate, and more so where it has a capital: “Gen. Brook”, “Sept. 3”.
SENTENCE_END = re.compile(r"(?:\b(?:[^\W\d_A-Z]{4,}|[^\W\d_]{6,}|\d{4})\.|[!?])[\"'”’»)\]]*(?= )")


@dataclass(frozen=True, slots=True, kw_only=True)
class Teaser:
    """One article in a list: its linked headline, its facts on one line, and what it says.

    `text` is what `role` says: its summary, the sentence that the list is about, or the reason why it stands
    there. `attributes` mark a foreign language, ready to stand in a tag.
    """

    headline: Markdown
    facts: Markdown
    text: str
    role: Role
    attributes: Markdown


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """The teasers of one day, or of one month, under its name."""

    name: str
    anchor: str
    teasers: tuple[Teaser, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pager:
    """Where a page stands in its list: `number` of `total`, and its linked neighbours."""

    number: int
    total: int
    earlier: Markdown | None
    later: Markdown | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PagedListing:
    """A list of articles that runs over pages: what it is called, says of itself, and where its pages stand.

    `address` gives the uri of a page by its number (from 1), all in one folder, so that ready links hold on
    each of them. `by` is what its articles stand under; `neighbours` link to the lists before and after.
    """

    title: str
    eyebrow: Markdown | str
    facts: Markdown | str
    description: str
    articles: tuple[str, ...]
    address: Callable[[int], str]
    by: Literal["day", "month"]
    without: tuple[Fact, ...] = ()
    has_feeds: bool = False
    neighbours: tuple[Markdown | None, Markdown | None] = (None, None)


def listing_pages(site: Site, listing: PagedListing) -> Iterator[OutputFile]:
    """Yield the pages of a list of articles; each names its feed in the head, the first in words too."""
    pages = split_pages(listing.articles, site.settings.page_size)
    make_groups = make_days if listing.by == "day" else make_months
    for number, slugs in enumerate(pages, start=1):
        uri = listing.address(number)
        groups = make_groups(site, uri, slugs, without=listing.without)
        dated = any(site.library.articles[slug].published for slug in slugs)
        feeds = feed_fields(site, uri, len(listing.articles)) if listing.has_feeds else {}
        yield site.page(
            uri,
            "listing.md.jinja",
            {
                "title": page_title(site.words, listing.title, number),
                "description": listing.description,
                "kind": "listing",
                **feeds,
            },
            articles=slugs,
            eyebrow=listing.eyebrow,
            title=listing.title,
            facts=listing.facts,
            groups=groups if dated else (),
            # Where nothing is dated there is nothing to stand under.
            teasers=() if dated else groups[0].teasers,
            pager=make_pager(site.words, number, len(pages), listing.address),
            neighbours=listing.neighbours,
            feeds=feed_links(site, uri, uri, len(listing.articles)) if feeds and number == 1 else None,
        )


def make_teaser(  # noqa: PLR0913  # where, which article, and three things that pages say differently
    site: Site,
    uri: str,
    slug: str,
    *,
    without: Container[Fact] = (),
    role: Role = "summary",
    text: str | None = None,
) -> Teaser:
    """Return the teaser of an article on the page `uri`.

    `without` leaves out the facts that the page says already; `text` stands in place of the summary (empty:
    nothing does).
    """
    article = site.library.articles[slug]
    return Teaser(
        headline=site.article_link(uri, slug),
        facts=join_facts(_teaser_facts(site, uri, article, without)),
        text=cut_teaser(article.summary, TEASER_CHARACTERS) if text is None else text,
        role=role,
        attributes=render_attributes(site, article),
    )


def make_teasers(
    site: Site,
    uri: str,
    slugs: Iterable[str],
    *,
    without: Container[Fact] = (),
    length: int = TEASER_CHARACTERS,
) -> tuple[Teaser, ...]:
    """Return the teasers of many articles, in the given order.

    Each says at most `length` characters of its summary: none with 0.
    """
    return tuple(
        make_teaser(
            site,
            uri,
            slug,
            without=without,
            text=cut_teaser(site.library.articles[slug].summary, length),
        )
        for slug in slugs
    )


def cut_teaser(summary: str, length: int) -> str:
    """Return as much of a summary as `length` characters hold (0: nothing).

    It does not end with a sentence that has only just begun.
    """
    if not length:
        return ""
    cut = shorten(summary, length)
    ends = [end.end() for end in SENTENCE_END.finditer(cut)]
    told, begun = (cut[: ends[-1]], cut[ends[-1] :]) if ends else ("", cut)
    if cut.endswith(" …") and len(told) > length // 2 and len(begun.split()) <= WORDS_BEGUN:
        return f"{told} …"
    return cut


def make_days(
    site: Site,
    uri: str,
    slugs: Iterable[str],
    *,
    without: Container[Fact] = ("date",),
    length: int = TEASER_CHARACTERS,
) -> tuple[Day, ...]:
    """Return articles under their days, in the given order; articles of one day must follow each other."""
    articles = site.library.articles

    def published(slug: str) -> dt.date | None:
        return articles[slug].published

    return tuple(
        Day(
            name=site.words.day(date) if date else site.words.text("undated"),
            anchor=f"day-{date.isoformat()}" if date else "undated",
            teasers=make_teasers(site, uri, group, without=without, length=length),
        )
        for date, group in groupby(slugs, key=published)
    )


def make_months(
    site: Site, uri: str, slugs: Iterable[str], *, without: Container[Fact] = ()
) -> tuple[Day, ...]:
    """Return articles under their months, in the given order; those of one month must follow each other."""
    articles = site.library.articles

    def month(slug: str) -> tuple[int, int] | None:
        date = articles[slug].published
        return (date.year, date.month) if date else None

    return tuple(
        Day(
            name=site.words.month(*known) if known else site.words.text("undated"),
            anchor=f"month-{known[0]:04d}-{known[1]:02d}" if known else "undated",
            teasers=make_teasers(site, uri, group, without=without),
        )
        for known, group in groupby(slugs, key=month)
    )


def render_attributes(site: Site, article: Article) -> Markdown:
    """Return the language and direction of a foreign article as attributes of a tag, else nothing."""
    foreign = language_attributes(article, site.settings.language)
    return Markdown(f' lang="{foreign[0]}" dir="{foreign[1]}"' if foreign else "")


def split_pages(items: Sequence[Item], size: int) -> list[Sequence[Item]]:
    """Return a list cut into pages of `size`; an empty list is one empty page."""
    return [items[start : start + size] for start in range(0, len(items), size)] or [items]


def count_pages(count: int, size: int) -> int:
    """Return how many pages `split_pages` makes of a list of `count`."""
    return max(1, -(-count // size))


def make_pager(
    words: Words,
    number: int,
    total: int,
    address: Callable[[int], str],
    labels: tuple[str, str] = ("earlier", "later"),
) -> Pager | None:
    """Return the links between the pages of a list, or None if there is one page only.

    Lists run from new to old, so `labels` (ids of words) name first the following page, then
    the one before.
    """
    if total == 1:
        return None
    here = address(number)

    def neighbour(other: int, label: str) -> Markdown | None:
        target = urls.relative(here, address(other))
        return link(words.text(label), target) if 1 <= other <= total else None

    return Pager(
        number=number,
        total=total,
        earlier=neighbour(number + 1, labels[0]),
        later=neighbour(number - 1, labels[1]),
    )


def page_title(words: Words, title: str, number: int) -> str:
    """Return the title of a page of a list: from the second on with its number."""
    return title if number == 1 else words.text("numbered_title", title=title, page=number)


def _teaser_facts(
    site: Site, uri: str, article: Article, without: Container[Fact]
) -> Iterator[Markdown | None]:
    """Yield an article's date, source, story and duplicates as ready pieces."""
    story = site.library.story_of.get(article.slug)
    copies = len(site.library.duplicates.get(article.slug, ()))
    if "date" not in without:
        yield render_date(site.words, article.published)
    if "source" not in without:
        yield site.source_link(uri, article)
    if story and "story" not in without:
        yield site.story_label(uri, story)
    if copies:
        yield site.words.markdown("copies", count=copies)
