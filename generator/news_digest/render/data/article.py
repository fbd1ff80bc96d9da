"""An article as data, beside its page: all that is known of it but its text, and nothing that is not.

The text stands in the page (in its element of class `e-content`), and a second time it would be two fifths of
the data. Lists stand in the order of their weights; the weights themselves would say no more to anybody, and
change where nothing else does.

The members are described in manual/docs/data.md and, for programs, in theme/assets/article.schema.json.
"""

from __future__ import annotations

from collections.abc import Iterator

from news_digest.model import Article, Entity, OutputFile, Related
from news_digest.render import urls
from news_digest.render.feeds.entry import MEDIA_TOPICS, web_address
from news_digest.render.json_text import known, render_object
from news_digest.render.neighbours import find_neighbours
from news_digest.render.pages.site import Site
from news_digest.render.urls import absolute

SCHEMA_URI = "assets/article.schema.json"


def render_article_data(site: Site, slug: str) -> OutputFile:
    """Return an article as a JSON object; what is unknown is left out."""
    article = site.library.articles[slug]
    data = {**_said(site, article), **_understood(site, article), **_linked(site, article)}
    return OutputFile(uri=urls.article_data_uri(slug), text=render_object(known(data)) + "\n")


def _said(site: Site, article: Article) -> dict[str, object]:
    """Return what the article says itself, with its addresses."""
    published = article.published_at or article.published
    return {
        "schema": absolute(site.settings, SCHEMA_URI),
        "url": absolute(site.settings, urls.article_uri(article.slug)),
        "slug": article.slug,
        "headline": article.headline,
        "language": article.language,
        "published": published.isoformat() if published else None,
        "published_evidence": article.date_evidence if published else None,
        "updated": article.updated.isoformat() if article.updated else None,
        "dateline": article.dateline,
        "source": _source(site, article),
        "authors": list(article.authors),
        "original": web_address(article.url),
        "license": article.license,
        "tags": list(article.tags),
        "correction": article.correction,
        "references": [
            known({"title": reference.title, "url": web_address(reference.link)})
            for reference in article.references
        ],
    }


def _understood(site: Site, article: Article) -> dict[str, object]:
    """Return what was understood of one article by itself."""
    return {
        "summary": article.summary,
        "word_count": len(article.text.split()),
        "reading_minutes": article.reading_minutes,
        "key_phrases": list(article.key_phrases),
        "subjects": list(_subjects(site, article)),
        "entities": list(_entities(site, article)),
    }


def _linked(site: Site, article: Article) -> dict[str, object]:
    """Return what the article has to do with others."""
    library, slug = site.library, article.slug
    shown = library.duplicate_of.get(slug)
    return {
        "topics": [_topic(site, topic) for topic in library.topics_of.get(slug, ())],
        "story": _story(site, slug),
        "related": [_related(site, related) for related in library.related.get(slug, ())],
        "mentioned_by": [
            _named(site, backlink.slug) | {"sentence": backlink.sentence}
            for backlink in library.backlinks.get(slug, ())
        ],
        "duplicates": [_named(site, copy) for copy in library.duplicates.get(slug, ())],
        "duplicate_of": _named(site, shown) if shown else None,
    }


def _source(site: Site, article: Article) -> dict[str, object] | None:
    """Return the outlet that published an article: its name, its own address, and its page here."""
    name, slug = site.source_name(article), site.library.source_of.get(article.slug, "")
    if name is None:
        return None
    page = absolute(site.settings, urls.source_uri(slug)) if slug in site.source_urls else None
    return known({"name": name, "url": web_address(site.source_urls.get(slug)), "page": page})


def _subjects(site: Site, article: Article) -> Iterator[dict[str, object]]:
    """Yield an article's subjects with their IPTC codes and the words that speak for them."""
    scores = {score.code: score for score in article.subjects}
    for subject in site.subjects_of(article.slug):
        score = scores.get(subject.code)
        yield known(
            {
                "name": subject.name,
                "code": f"medtop:{subject.code}" if subject.code.isdigit() else None,
                "uri": MEDIA_TOPICS + subject.code if subject.code.isdigit() else None,
                "page": absolute(site.settings, urls.subject_uri(subject.slug)),
                "words": list(score.evidence) if score else [],
            }
        )


def _entities(site: Site, article: Article) -> Iterator[dict[str, object]]:
    """Yield the people, organisations and places that an article names, what it is most about first."""
    for entity in article.entities:
        yield _entity(site, article.slug, entity)


def _entity(site: Site, slug: str, entity: Entity) -> dict[str, object]:
    """Return one name in an article; the forms in which it stands there, where there are others."""
    topic = site.library.topic_of_name.get((slug, entity.name))
    return known(
        {
            "name": entity.name,
            "kind": entity.kind,
            "evidence": entity.evidence,
            "forms": list(entity.forms) if entity.forms != (entity.name,) else [],
            "in_headline": entity.in_headline,
            "mentions": entity.mention_count,
            "topic": absolute(site.settings, urls.topic_uri(topic)) if topic else None,
        }
    )


def _topic(site: Site, slug: str) -> dict[str, object]:
    """Return a topic that an article is about."""
    topic = site.topic(slug)
    return known(
        {
            "name": topic.name,
            "kind": topic.kind,
            "wikidata": topic.wikidata,
            "page": absolute(site.settings, urls.topic_uri(slug)),
        }
    )


def _story(site: Site, slug: str) -> dict[str, object] | None:
    """Return an article's story, its place in it, and its neighbours in time."""
    story = site.library.stories.get(site.library.story_of.get(slug, ""))
    if story is None or slug not in story.articles:
        return None
    place = story.articles.index(slug)
    earlier, later = find_neighbours(story.articles, place)
    return known(
        {
            "name": story.name,
            "page": absolute(site.settings, urls.story_uri(story.slug)),
            "position": place + 1,
            "total": len(story.articles),
            "earlier": _named(site, earlier) if earlier else None,
            "later": _named(site, later) if later else None,
        }
    )


def _related(site: Site, related: Related) -> dict[str, object]:
    """Return a related article with the reasons: the topics and the words that both share."""
    return known(
        {
            **_named(site, related.slug),
            "topics": [site.topic(topic).name for topic in related.shared_topics],
            "words": list(related.shared_words),
        }
    )


def _named(site: Site, slug: str) -> dict[str, object]:
    """Return another article as one says which is meant."""
    article = site.library.articles[slug]
    return known(
        {
            "headline": article.headline,
            "url": absolute(site.settings, urls.article_uri(slug)),
            "source": site.source_name(article),
            "published": article.published.isoformat() if article.published else None,
        }
    )
