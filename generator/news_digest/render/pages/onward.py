"""Where an article leads: related articles with the reason, those that mention it, the newest beside it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from news_digest.model import Backlink, Library, Related, prose
from news_digest.render.escape import Markdown
from news_digest.render.pages.listing import Teaser, make_teaser
from news_digest.render.pages.quoting import mark_words
from news_digest.render.pages.site import Site

ONWARD_SHOWN = 3
TOPICS_A_REASON = 3
WORDS_A_REASON = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Onward:
    """Other articles for readers of one that stands alone: under a heading, the newest first."""

    heading: Markdown
    teasers: tuple[Teaser, ...]


def find_onward(site: Site, uri: str, slug: str) -> Onward | None:
    """Return the newest of the same subject, else of all, where nothing else leads on from an article."""
    if slug in site.library.story_of or site.library.related.get(slug):
        return None
    for listing in site.library.subjects:
        if listing.subject.slug in site.library.subjects_of.get(slug, ())[:1] and len(listing.articles) > 1:
            subject = site.subject_link(uri, listing.subject)
            heading, others = site.words.markdown("more_from", subject=subject), listing.articles
            break
    else:
        heading, others = site.words.markdown("more"), site.library.latest
    shown = [other for other in others[: ONWARD_SHOWN + 1] if other != slug][:ONWARD_SHOWN]
    teasers = tuple(make_teaser(site, uri, other, text="") for other in shown)
    return Onward(heading=heading, teasers=teasers) if teasers else None


def list_related(site: Site, uri: str, slug: str) -> tuple[Teaser, ...]:
    """Return the related articles, each with the topics or words that both are about."""
    return tuple(
        make_teaser(site, uri, related.slug, role="reason", text=_reason(site, uri, related))
        for related in site.library.related.get(slug, ())
    )


def _reason(site: Site, uri: str, related: Related) -> Markdown:
    """Return why two articles are near: `Also about …`, or `Shares the words …`; nothing if neither."""
    if related.shared_topics:
        topics = [site.topic_link(uri, topic) for topic in related.shared_topics[:TOPICS_A_REASON]]
        return site.words.markdown("also_about", topics=site.words.join(topics))
    words = [site.words.markdown("quoted", text=word) for word in related.shared_words[:WORDS_A_REASON]]
    if not words:
        return Markdown("")
    return site.words.markdown("shared_words", count=len(words), words=site.words.join(words))


def list_backlinks(site: Site, uri: str, slug: str) -> tuple[Teaser, ...]:
    """Return the articles that link here, each with the sentence around its link, the linked words marked."""
    return tuple(
        make_teaser(site, uri, backlink.slug, role="quote", text=_quote(site.library, backlink, slug))
        for backlink in site.library.backlinks.get(slug, ())
    )


def _quote(library: Library, backlink: Backlink, slug: str) -> Markdown:
    """Return the sentence of a backlink with the words of its link marked."""
    return mark_words(backlink.sentence, _linked_words(library, backlink.slug, slug))


def _linked_words(library: Library, from_slug: str, to_slug: str) -> str:
    """Return the words of the first link in one article's prose to another; empty if none is there."""
    for block in prose(library.articles[from_slug].blocks):
        for href, spans in groupby(block.spans, key=lambda span: span.href):
            if href is not None and library.links.get((from_slug, href)) == to_slug:
                return " ".join("".join(span.text for span in spans).split())
    return ""
