"""Which pictures the site has, and the words on each: one for a story, all other pages, or each article."""

from __future__ import annotations

from collections.abc import Iterator

from news_digest.model import Article, Picture, Story
from news_digest.render import urls
from news_digest.render.pages.site import Site


def list_site_pictures(site: Site) -> Iterator[Picture]:
    """Yield what every picture shows; a folded duplicate bears that of the article shown in its place."""
    yield _site_picture(site)
    wanted = site.library.articles.values() if site.settings.pictures == "all" else ()
    for article in wanted:
        if article.slug not in site.library.duplicate_of:
            yield _article_picture(site, article)
    for story in site.library.stories.values():
        yield _story_picture(site, story)


def _site_picture(site: Site) -> Picture:
    """Return the picture of the pages that have none of their own."""
    settings = site.settings
    return Picture(
        uri=urls.SITE_PICTURE_URI,
        site_name=settings.site_name,
        label=None,
        headline=settings.site_description or settings.site_name,
        source=None,
        date=None,
    )


def _article_picture(site: Site, article: Article) -> Picture:
    """Return an article's picture: its headline, its first subject, who says so and when."""
    subject = next(iter(site.subjects_of(article.slug)), None)
    return Picture(
        uri=urls.article_picture_uri(article.slug),
        site_name=site.settings.site_name,
        label=site.words.subject(subject) if subject else None,
        headline=article.headline,
        source=site.source_name(article),
        date=site.words.date(article.published) if article.published else None,
    )


def _story_picture(site: Site, story: Story) -> Picture:
    """Return a story's picture: its name, its size and its span."""
    return Picture(
        uri=urls.story_picture_uri(story.slug),
        site_name=site.settings.site_name,
        label=site.words.text("story"),
        headline=story.name,
        source=site.words.text("articles", count=len(story.articles)),
        date=site.words.span(story.first, story.last) or None,
    )
