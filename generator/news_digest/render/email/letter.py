"""What the e-mail edition says: an edition's content as plain text with whole addresses, in no form yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from news_digest.model import Article, Edition, Moment
from news_digest.render import urls
from news_digest.render.body import text_direction
from news_digest.render.pages.edition_content import MovedStory, SubjectSection, decide_edition
from news_digest.render.pages.labels import language_attributes, week_and_days_text, week_text
from news_digest.render.pages.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article or a topic: its name, its whole address, its facts on one line, and what it says.

    `foreign` is its language and direction where they are not those of the letter.
    """

    headline: str
    address: str
    facts: str = ""
    text: str = ""
    foreign: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Articles under a title; `address` is the page of the title's story or subject, if it has one.

    `more` leads to the articles that a letter has no room for.
    """

    title: str
    address: str | None
    entries: tuple[Entry, ...]
    more: Entry | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """An edition as it is sent: all texts plain, in the order in which the edition's page has them.

    `more_stories` leads to the stories that it has no room for.
    """

    name: str
    subject: str
    week: str
    language: str
    direction: Literal["ltr", "rtl"]
    address: str
    read_on_site: str
    lead: Entry
    stories: tuple[Part, ...]
    more_stories: Entry | None
    names_title: str
    names: tuple[Entry, ...]
    sections: tuple[Part, ...]


def make_letter(site: Site, edition: Edition, limit: int | None = None) -> Letter:
    """Return what an edition's e-mail says: so many stories, and articles under a title, or all of them."""
    content, words, settings = decide_edition(site.library, edition), site.words, site.settings
    lead, page = _article(site, content.lead), urls.absolute(settings, urls.edition_uri(edition.slug))
    return Letter(
        name=settings.site_name,
        subject=f"{settings.site_name}, {week_text(words, edition)}: {lead.headline}",
        week=week_and_days_text(words, edition),
        language=settings.language,
        direction=text_direction(settings.language),
        address=page,
        read_on_site=words.text("read_on_site"),
        lead=lead,
        stories=tuple(_shorten(site, _story(site, story), limit, page) for story in content.stories[:limit]),
        more_stories=_more(site, "more_stories", content.stories, limit, page),
        names_title=words.text("new_names"),
        names=tuple(_topic(site, slug) for slug in content.names),
        sections=tuple(_shorten(site, _section(site, section), limit, page) for section in content.sections),
    )


def _shorten(site: Site, part: Part, limit: int | None, page: str) -> Part:
    """Return a part with so many of its articles, and the way to the others on the edition's page."""
    more = _more(site, "more_articles", part.entries, limit, page)
    return replace(part, entries=part.entries[:limit], more=more)


def _more(site: Site, label: str, things: Sequence[object], limit: int | None, page: str) -> Entry | None:
    """Return the way to what stands beyond the limit, if anything does."""
    left = len(things[limit:]) if limit is not None else 0
    return Entry(headline=site.words.text(label, count=left), address=page) if left else None


def _article(site: Site, slug: str, moment: Moment | None = None) -> Entry:
    """Return an article with its summary, or with what it adds to its story."""
    article = site.library.articles[slug]
    return Entry(
        headline=article.headline,
        address=urls.absolute(site.settings, urls.article_uri(slug)),
        facts=_facts(site, article),
        text=" ".join(moment.sentences if moment else ()) or article.summary,
        foreign=language_attributes(article, site.settings.language),
    )


def _facts(site: Site, article: Article) -> str:
    """Return when an article appeared and who published it, as far as it says."""
    date = site.words.date(article.published) if article.published else ""
    return " · ".join(fact for fact in (date, site.source_name(article)) if fact)


def _story(site: Site, moved: MovedStory) -> Part:
    """Return a story with what was new in it this week."""
    return Part(
        title=site.library.stories[moved.slug].name,
        address=urls.absolute(site.settings, urls.story_uri(moved.slug)),
        entries=tuple(_article(site, moment.slug, moment) for moment in moved.moments),
    )


def _topic(site: Site, slug: str) -> Entry:
    """Return a topic by its name."""
    address = urls.absolute(site.settings, urls.topic_uri(slug))
    return Entry(headline=site.topic(slug).name, address=address)


def _section(site: Site, section: SubjectSection) -> Part:
    """Return a subject with its articles, or those without one."""
    subject = site.subjects[section.subject] if section.subject else None
    return Part(
        title=site.words.subject(subject) if subject else site.words.text("also_this_week"),
        address=urls.absolute(site.settings, urls.subject_uri(subject.slug)) if subject else None,
        entries=tuple(_article(site, slug) for slug in section.articles),
    )
