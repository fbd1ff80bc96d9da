"""An article's page: what it says, who says so and when, and everything that it belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.model import Article, Backlink, OutputFile, Related, TopicKind
from generator.render import urls
from generator.render.body import render_body
from generator.render.escape import Markdown, escape_text, link
from generator.render.pages.labels import (
    KIND_NAMES,
    date_text,
    join_facts,
    join_words,
    language_attributes,
    render_date,
)
from generator.render.pages.listing import Teaser, make_teaser
from generator.render.pages.site import Site, shorten

KIND_ORDER: tuple[TopicKind | None, ...] = ("person", "organisation", "place", "theme", None)
# Beyond this many a list of topics is no longer read; the article's own text links the rest.
TOPICS_A_KIND = 12
TOPICS_A_REASON = 3
ONWARD_SHOWN = 3
WORDS_A_REASON = 4
WEB_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicGroup:
    """An article's topics of one kind, linked."""

    name: str
    links: tuple[Markdown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Onward:
    """Other articles for readers of one that stands alone: under a title, the newest first."""

    title: Markdown
    teasers: tuple[Teaser, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """An article's place in its story: `position` of `total`, and its neighbours in time."""

    name: Markdown
    position: int
    total: int
    earlier: Teaser | None
    later: Teaser | None


def article_page(site: Site, slug: str) -> OutputFile:
    """Return the page of one article; a folded duplicate's names the article shown in its place."""
    article, uri = site.library.articles[slug], urls.article_uri(slug)
    shown = site.library.duplicate_of.get(slug)
    return site.page(
        uri,
        "article.md.jinja",
        _front_matter(site, article, shown),
        articles=[slug],
        article=article,
        attributes=_label_attributes(site, article),
        eyebrow=_eyebrow(site, uri, slug),
        dateline=_dateline(site, uri, article),
        provenance=_provenance(article),
        shown=site.article_link(uri, shown) if shown else None,
        standfirst=_standfirst(article),
        body=_body(site, uri, article),
        references=tuple(_reference(reference.title, reference.link) for reference in article.references),
        topics=_topic_groups(site, uri, slug),
        strip=_strip(site, uri, slug),
        related=tuple(_related(site, uri, related) for related in site.library.related.get(slug, ())),
        onward=_onward(site, uri, slug),
        backlinks=tuple(_backlink(site, uri, backlink) for backlink in site.library.backlinks.get(slug, ())),
        copies=tuple(make_teaser(site, uri, copy, text="") for copy in site.library.duplicates.get(slug, ())),
    )


def _front_matter(site: Site, article: Article, shown: str | None) -> dict[str, object]:
    """Return what the theme, search and feed readers need to know of an article."""
    foreign = language_attributes(article, site.settings.language)
    topics = site.library.topics_of.get(article.slug, ())
    return {
        "title": article.headline,
        "description": shorten(article.summary),
        "kind": "article",
        "subjects": [subject.short for subject in site.subjects_of(article.slug)],
        "topics": [site.topic(topic).name for topic in topics],
        "source": site.source_name(article),
        "author": ", ".join(article.authors),
        "year": str(article.published.year) if article.published else None,
        "published": article.published.isoformat() if article.published else None,
        "lang": foreign[0] if foreign else None,
        "dir": foreign[1] if foreign else None,
        "canonical": urls.page_address(urls.article_uri(shown)) if shown else None,
    }


def _label_attributes(site: Site, article: Article) -> Markdown:
    """Return the site's own language for our words on a foreign article's page, else nothing."""
    if language_attributes(article, site.settings.language) is None:
        return Markdown("")
    return Markdown(f' lang="{escape_text(site.settings.language)}" dir="ltr"')


def _eyebrow(site: Site, uri: str, slug: str) -> Markdown:
    """Return what an article belongs to: its first subjects and its story, linked."""
    story = site.library.story_of.get(slug)
    subjects = [site.subject_link(uri, subject) for subject in site.subjects_of(slug)[:2]]
    return join_facts([*subjects, site.story_label(uri, story) if story else ""])


def _dateline(site: Site, uri: str, article: Article) -> Markdown:
    """Return when, who says so, who wrote it, and how long it takes to read."""
    authors = join_words([escape_text(author) for author in article.authors])
    return join_facts(
        (
            render_date(article.published),
            site.source_link(uri, article) or "",
            f"By {authors}" if authors else "",
            f"{article.reading_minutes} min read",
        )
    )


def _provenance(article: Article) -> Markdown:
    """Return where the original stands, under which licence, and when it was last changed."""
    original = article.url if article.url and WEB_ADDRESS.match(article.url) else None
    updated = f"Updated {date_text(article.updated)}" if article.updated else ""
    return join_facts(
        (
            link("Read the original", original) if original else "",
            escape_text(f"Licence: {article.license}") if article.license else "",
            updated,
        )
    )


def _opens_with_summary(article: Article) -> bool:
    """Tell whether the summary is the article's own first words."""
    return " ".join(article.text.split()).startswith(" ".join(article.summary.split()))


def _standfirst(article: Article) -> str:
    """Return a summary that says something of its own below the headline."""
    return "" if _opens_with_summary(article) else article.summary


def _body(site: Site, uri: str, article: Article) -> Markdown:
    """Return the article's text, its opening marked as the summary where it is the summary.

    Readers then meet the first things to know in larger type, and nothing twice.
    """
    body = render_body(article, site.library, uri)
    opening, separator, rest = body.partition("\n\n")
    if not (
        separator
        and article.summary
        and _opens_with_summary(article)
        and article.blocks[0].kind == "paragraph"
    ):
        return body
    return Markdown(f"{opening}\n{{: .lede }}{separator}{rest}")


def _reference(title: str, address: str | None) -> Markdown:
    """Return something that an article rests on, linked if it has a web address."""
    return link(title, address) if address and WEB_ADDRESS.match(address) else escape_text(title)


def _topic_groups(site: Site, uri: str, slug: str) -> tuple[TopicGroup, ...]:
    """Return an article's topics by kind, kinds without topics left out."""
    topics = [site.topic(topic) for topic in site.library.topics_of.get(slug, ())]
    groups = (
        TopicGroup(
            name=KIND_NAMES[kind][1],
            links=tuple(site.topic_link(uri, topic.slug) for topic in topics if topic.kind == kind),
        )
        for kind in KIND_ORDER
    )
    return tuple(
        TopicGroup(name=group.name, links=group.links[:TOPICS_A_KIND]) for group in groups if group.links
    )


def _onward(site: Site, uri: str, slug: str) -> Onward | None:
    """Return the newest of the same subject, else of all, where nothing else leads on from an article."""
    if slug in site.library.story_of or site.library.related.get(slug):
        return None
    for listing in site.library.subjects:
        if listing.subject.slug in site.library.subjects_of.get(slug, ())[:1] and len(listing.articles) > 1:
            title, others = site.subject_link(uri, listing.subject), listing.articles
            break
    else:
        title, others = Markdown("the digest"), site.library.latest
    teasers = tuple(make_teaser(site, uri, other, text="") for other in others if other != slug)[
        :ONWARD_SHOWN
    ]
    return Onward(title=title, teasers=teasers) if teasers else None


def _strip(site: Site, uri: str, slug: str) -> Strip | None:
    """Return an article's place in its story, or None if it has none."""
    story = site.library.stories.get(site.library.story_of.get(slug, ""))
    if story is None or slug not in story.articles:
        return None
    place = story.articles.index(slug)
    return Strip(
        name=site.story_link(uri, story.slug),
        position=place + 1,
        total=len(story.articles),
        earlier=_strip_teaser(site, uri, story.articles[max(place - 1, 0) : place]),
        later=_strip_teaser(site, uri, story.articles[place + 1 : place + 2]),
    )


def _strip_teaser(site: Site, uri: str, slugs: tuple[str, ...]) -> Teaser | None:
    """Return the teaser of the neighbour in a story, if there is one."""
    return make_teaser(site, uri, slugs[0], without=("story",), text="") if slugs else None


def _related(site: Site, uri: str, related: Related) -> Teaser:
    """Return a related article with the topics or words that both are about."""
    return make_teaser(site, uri, related.slug, role="reason", text=_reason(site, uri, related))


def _reason(site: Site, uri: str, related: Related) -> Markdown:
    """Return why two articles are near: `Also about …`, or `Shares the words …`; nothing if neither."""
    if related.shared_topics:
        topics = [site.topic_link(uri, topic) for topic in related.shared_topics[:TOPICS_A_REASON]]
        return Markdown(f"Also about {join_words(topics)}")
    words = [f"“{escape_text(word)}”" for word in related.shared_words[:WORDS_A_REASON]]
    noun = "word" if len(words) == 1 else "words"
    return Markdown(f"Shares the {noun} {join_words(words)}" if words else "")


def _backlink(site: Site, uri: str, backlink: Backlink) -> Teaser:
    """Return an article that links here, with the sentence around its link."""
    return make_teaser(site, uri, backlink.slug, role="quote", text=backlink.sentence)
