"""What machines are told of an article: itself, and the way to it from the front page."""

from __future__ import annotations

from news_digest.model import Article
from news_digest.render import urls
from news_digest.render.linked_data import ArticleContext, describe_article, render_linked_data
from news_digest.render.pages.site import Site, shorten

DASH = " \N{EN DASH} "


def article_data(site: Site, article: Article, shown: str) -> str:
    """Return an article's linked data; `shown` is the slug of the article whose page stands for its text."""
    library, subjects = site.library, site.subjects_of(article.slug)
    context = ArticleContext(
        topics=[site.topic(slug) for slug in library.topics_of.get(article.slug, ())],
        about=_headline_topics(site, article),
        sections=[site.words.subject(subject) for subject in subjects],
        source=site.source_name(article),
        source_url=site.source_urls.get(library.source_of.get(article.slug, "")),
        shown_uri=urls.article_uri(shown),
        picture=_picture(site, shown),
    )
    described = describe_article(site.settings, article, context)
    first_subject = subjects[0] if subjects else None
    crumbs = site.crumbs(urls.article_uri(article.slug), article.headline, first_subject)
    return render_linked_data(described, crumbs)


def picture_fields(site: Site, article: Article, shown: str) -> dict[str, object]:
    """Return the front matter that names an article's picture and what it shows; the site's needs none."""
    uri = _picture(site, shown)
    if uri is None:
        return {}
    story = site.library.story_of.get(shown, "")
    own = DASH.join(filter(None, (article.headline, site.source_name(article))))
    says = site.library.stories[story].name if uri == urls.story_picture_uri(story) else own
    return {"picture": uri, "picture_alt": shorten(says)}


def _picture(site: Site, shown: str) -> str | None:
    """Return the uri of the picture that shows an article: its own or its story's, as far as there is one."""
    if site.settings.pictures == "all":
        return urls.article_picture_uri(shown)
    story = site.library.story_of.get(shown)
    return site.picture(urls.story_picture_uri(story)) if story else None


def _headline_topics(site: Site, article: Article) -> frozenset[str]:
    """Return the topics that the headline names: what is in it, an article is about."""
    names = [entity.name for entity in article.entities if entity.in_headline]
    topics = (site.library.topic_of_name.get((article.slug, name)) for name in names)
    return frozenset(topic for topic in topics if topic)
