"""What a page is, said for machines: schema.org in JSON-LD, as search engines read it.

The fields are those that Google documents for articles and breadcrumbs, as far as they are known: what an
article does not say is left out, never guessed.
https://developers.google.com/search/docs/appearance/structured-data/article
https://developers.google.com/search/docs/appearance/structured-data/breadcrumb
https://schema.org/NewsArticle
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from news_digest.model import Article, Reference, Settings, Topic, TopicKind
from news_digest.render import urls
from news_digest.render.json_text import known, render_line

Thing = dict[str, object]
Crumb = tuple[str, str]

# As many names as tell what an article is about; each costs readers and builds a hundred bytes.
TOPICS_SHOWN = 10
WIKIDATA = "https://www.wikidata.org/entity/"
WEB_ADDRESS = re.compile(r"https?://[^\s/]", re.IGNORECASE)
KINDS: Mapping[TopicKind | None, str] = {
    "person": "Person",
    "organisation": "Organization",
    "place": "Place",
    "theme": "Thing",
    None: "Thing",
}


def render_linked_data(*things: Thing) -> str:
    """Return things as one line of JSON-LD that nothing in it can end before its time."""
    things = tuple(thing for thing in things if thing)
    content = things[0] if len(things) == 1 else {"@graph": list(things)}
    return render_line({"@context": "https://schema.org", **content})


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleContext:
    """What the library and the site say of an article, beside its own words.

    Of its `topics` those in `about` (by slug) are what it is about, the others it mentions. `sections` are
    the names of its subjects; `source` is the outlet that published it; `shown_uri` is the page that stands
    for its text (another's for a duplicate), `picture` the uri of that page's picture.
    """

    topics: Sequence[Topic]
    about: frozenset[str]
    sections: Sequence[str]
    source: str | None
    source_url: str | None
    shown_uri: str
    picture: str | None


def describe_article(settings: Settings, article: Article, context: ArticleContext) -> Thing:
    """Return an article as a NewsArticle.

    The outlet that published it is the publisher; the digest is what the page is part of.
    """
    page = find_address(settings, context.shown_uri)
    return known(
        {
            "@type": "NewsArticle",
            "headline": article.headline,
            "mainEntityOfPage": page,
            "image": [find_address(settings, context.picture)] if context.picture and page else None,
            "datePublished": _moment(article),
            "dateModified": article.updated.isoformat() if article.updated else None,
            "author": [_describe_author(author, context) for author in article.authors],
            "publisher": _describe_publisher(context),
            "isBasedOn": _web_address(article.url),
            "citation": [_describe_reference(reference) for reference in article.references],
            **_describe_topics(settings, context),
            "dateline": article.dateline,
            "articleSection": list(context.sections),
            "keywords": list(article.tags),
            "wordCount": len(article.text.split()),
            "correction": article.correction,
            "inLanguage": article.language,
            "license": _describe_license(article.license),
            "isPartOf": _describe_whole(settings),
        }
    )


def describe_site(settings: Settings) -> Thing:
    """Return the site as a WebSite, for its front page."""
    return known(
        {
            **_describe_whole(settings),
            "description": settings.site_description,
            "inLanguage": settings.language,
        }
    )


def describe_listing(settings: Settings, uri: str, title: str, description: str, **more: object) -> Thing:
    """Return a page that lists articles as a CollectionPage; `more` are fields of its own, as `about`."""
    return known(
        {
            "@type": "CollectionPage",
            "name": title,
            "description": description,
            "url": find_address(settings, uri),
            "inLanguage": settings.language,
            **more,
            "isPartOf": _describe_whole(settings),
        }
    )


def describe_subject_matter(topic: Topic) -> Thing:
    """Return what a topic's page is about: who or what it is, its other names, and its Wikidata item."""
    names = {"alternateName": list(topic.aliases), "description": topic.description}
    return known({"@type": KINDS[topic.kind], "name": topic.name, **names, "sameAs": _same_as(topic)})


def describe_crumbs(settings: Settings, crumbs: Iterable[Crumb]) -> Thing:
    """Return the way from the front page, as (name, uri), or nothing where the site's address is unknown."""
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": find_address(settings, uri)}
        for position, (name, uri) in enumerate(crumbs, start=1)
    ]
    # Google asks for two pages at least, and takes the page itself for the last.
    if not settings.site_url or not items[1:]:
        return {}
    del items[-1]["item"]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def find_address(settings: Settings, uri: str) -> str | None:
    """Return a uri's whole address, or None where nobody said where the site will stand."""
    return urls.absolute(settings, uri) if settings.site_url else None


def _describe_whole(settings: Settings) -> Thing:
    """Return the site in short: what a page is part of."""
    return known({"@type": "WebSite", "name": settings.site_name, "url": settings.site_url})


def _describe_topics(settings: Settings, context: ArticleContext) -> Thing:
    """Return what an article is about and what it mentions, of its first topics."""
    shown = context.topics[:TOPICS_SHOWN]
    return {
        "about": [_describe_topic(settings, topic) for topic in shown if topic.slug in context.about],
        "mentions": [_describe_topic(settings, topic) for topic in shown if topic.slug not in context.about],
    }


def _describe_topic(settings: Settings, topic: Topic) -> Thing:
    """Return a topic in short, with its page here."""
    page = find_address(settings, urls.topic_uri(topic.slug))
    return known({"@type": KINDS[topic.kind], "name": topic.name, "url": page, "sameAs": _same_as(topic)})


def _same_as(topic: Topic) -> str | None:
    """Return the address by which Wikidata names a topic's item, if it is known."""
    return WIKIDATA + topic.wikidata if topic.wikidata else None


def _describe_author(name: str, context: ArticleContext) -> Thing:
    """Return an author: a person, or an organisation where the outlet or one that the article names signs."""
    organisations = {topic.name.casefold() for topic in context.topics if topic.kind == "organisation"}
    is_organisation = name.casefold() in {*organisations, (context.source or "").casefold()}
    return {"@type": "Organization" if is_organisation else "Person", "name": name}


def _describe_publisher(context: ArticleContext) -> Thing | None:
    """Return the outlet that published an article, if it is known."""
    address = _web_address(context.source_url)
    outlet = known({"@type": "Organization", "name": context.source, "url": address})
    return outlet if context.source else None


def _describe_license(name: str | None) -> object:
    """Return the terms that an article may be used on: their address, or a work by their name."""
    named = known({"@type": "CreativeWork", "name": name}) if name else None
    return _web_address(name) or named


def _describe_reference(reference: Reference) -> Thing:
    """Return something that an article rests on."""
    return known({"@type": "CreativeWork", "name": reference.title, "url": _web_address(reference.link)})


def _moment(article: Article) -> str | None:
    """Return when an article was published: the time with its zone, the day, or None, as it says itself."""
    moment = article.published_at or article.published
    return moment.isoformat() if moment else None


def _web_address(text: str | None) -> str | None:
    """Return a text that is an http(s) address, else None."""
    return text if text and WEB_ADDRESS.match(text) and len(text.split()) == 1 else None
