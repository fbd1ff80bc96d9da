"""One article as every feed tells it: what each format then only writes in its own words.

No clock is read, and an undated article has no date. An entry's identity is its permanent address: the slug
in it is pinned, readers can open it, and JSON Feed asks for one; so an article that is corrected is never
shown twice.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from news_digest.model import Article
from news_digest.model.limits import AUTHORS_AN_ENTRY, CATEGORIES_AN_ENTRY, TEASER_CHARACTERS
from news_digest.render.feeds.formats import Format, has_date
from news_digest.render.pages.site import Site, shorten
from news_digest.render.urls import absolute, article_uri
from news_digest.render.xml_text import clean

MEDIA_TOPICS = "http://cv.iptc.org/newscodes/mediatopic/"
_WEB_ADDRESS = re.compile(r"https?://[^\s/]", re.IGNORECASE)
# What no address may hold as it is (RFC 3987, section 2.2, and white space).
_NOT_IN_ADDRESS = re.compile(r'[\x00-\x20<>"{}|\\^`\x7f]')
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")  # RFC 4287, appendix B: atomLanguageTag


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who wrote or published something: a name, and an http(s) address if one is known."""

    name: str
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article in a feed; every text is on one line and holds only what XML can hold.

    `subjects` are IPTC codes with their names; these, `topics` and `tags` are few together, the weightiest
    first. `changed` is the last moment that the article names. `source` is
    where it came from: its outlet, with the outlet's address or else the original's.
    """

    slug: str
    address: str
    headline: str
    summary: str
    language: str
    published: dt.datetime | None
    updated: dt.datetime | None
    creators: tuple[Party, ...]
    source: Party | None
    original: str | None
    licence: str
    subjects: tuple[tuple[str, str], ...]
    topics: tuple[str, ...]
    tags: tuple[str, ...]

    @property
    def changed(self) -> dt.datetime | None:
        """The last moment that the article names: its update or its publication."""
        return max(filter(None, (self.published, self.updated)), default=None)


def choose_newest(site: Site, slugs: Iterable[str], format_: Format) -> list[str]:
    """Return the articles that go into a feed, newest first: `settings.feed_size` at most."""
    articles = site.library.articles
    taken = [slug for slug in slugs if not format_.needs_dates or has_date(articles[slug])]
    taken.sort(key=lambda slug: articles[slug].order)
    return taken[: site.settings.feed_size]


def make_entry(site: Site, slug: str) -> Entry:
    """Return what feeds say of an article."""
    article = site.library.articles[slug]
    known = site.subjects_of(slug)
    subjects = tuple((each.code, clean(each.name)) for each in known if each.code.isdigit())
    own = (each.name for each in known if not each.code.isdigit())  # the IPTC has no code for it
    left = CATEGORIES_AN_ENTRY - len(subjects)
    topics = (site.topic(topic).name for topic in site.library.topics_of.get(article.slug, ()))
    named = _cleaned((*own, *topics))[: max(0, left)]
    return Entry(
        slug=article.slug,
        address=absolute(site.settings, article_uri(article.slug)),
        headline=clean(article.headline) or article.slug,
        summary=shorten(clean(article.summary), TEASER_CHARACTERS),
        language=language_tag(article.language),
        published=published_moment(article),
        updated=midnight(article.updated) if article.updated else None,
        creators=_creators(site, article),
        source=_source(site, article),
        original=web_address(article.url),
        licence=clean(article.license),
        subjects=subjects[:CATEGORIES_AN_ENTRY],
        topics=named,
        tags=_cleaned(article.tags)[: max(0, left - len(named))],
    )


def _creators(site: Site, article: Article) -> tuple[Party, ...]:
    """Return who wrote an article, else the outlet that published it, so that each says whose it is."""
    names = _cleaned(article.authors)[:AUTHORS_AN_ENTRY]
    outlet = clean(site.source_name(article))
    return tuple(Party(name=name) for name in names) or (
        (Party(name=outlet, url=_outlet_address(site, article)),) if outlet else ()
    )


def _source(site: Site, article: Article) -> Party | None:
    """Return where an article came from, or None where it names no outlet."""
    outlet = clean(site.source_name(article))
    url = _outlet_address(site, article) or web_address(article.url)
    return Party(name=outlet, url=url) if outlet else None


def _outlet_address(site: Site, article: Article) -> str | None:
    """Return the address of the outlet that published an article, if the desk knows it."""
    return web_address(site.source_urls.get(site.library.source_of.get(article.slug, "")))


def language_tag(code: str) -> str:
    """Return a language's code if it is one (`en`, `pt-BR`), else nothing."""
    return code if _LANGUAGE.fullmatch(code) else ""


def web_address(url: str | None) -> str | None:
    """Return an http(s) address, encoded where it must be, and None for anything else."""
    if not url or not _WEB_ADDRESS.match(url):
        return None
    return _NOT_IN_ADDRESS.sub(lambda match: quote(match[0]), clean(url))


def published_moment(article: Article) -> dt.datetime | None:
    """Return when an article appeared, midnight in UTC if it gives only the day."""
    moment = article.published_at
    if moment is None:
        return midnight(article.published) if article.published else None
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def midnight(day: dt.date) -> dt.datetime:
    """Return the start of a day in UTC."""
    return dt.datetime.combine(day, dt.time.min, tzinfo=dt.UTC)


def distinct(names: Iterable[str]) -> list[str]:
    """Return names in order, each once whatever its case."""
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(name.casefold(), name)
    return list(first.values())


def _cleaned(texts: Iterable[str]) -> tuple[str, ...]:
    """Return clean texts in order, those left out of which nothing is left."""
    return tuple(text for text in map(clean, texts) if text)
