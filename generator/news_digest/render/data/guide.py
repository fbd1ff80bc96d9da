"""`llms.txt` (https://llmstxt.org): a short way into the site for language models, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from news_digest.model import Article
from news_digest.render import urls
from news_digest.render.escape import Markdown, escape_inline, escape_text, link
from news_digest.render.feeds.formats import find_formats
from news_digest.render.pages.site import Site, shorten
from news_digest.render.urls import absolute

NEWEST_SHOWN = 20
STORIES_SHOWN = 20


def render_guide(site: Site) -> str:
    """Return the guide: what the site is, its parts, subjects, newest stories and articles, and its data.

    All that articles say is escaped: to whoever reads the file as Markdown it is words and nothing else.
    """
    text = site.words.text
    sections = (
        (text("sections"), _parts(site)),
        (text("subjects"), _subjects(site)),
        (text("newest_stories"), _stories(site)),
        (text("newest_articles"), _articles(site)),
        (text("data"), _data(site)),
    )
    blocks = [f"# {escape_text(site.settings.site_name)}"]
    if site.settings.site_description.strip():
        blocks.append(f"> {escape_text(site.settings.site_description)}")
    blocks.append(escape_text(text("about_data")))
    blocks += (_section(title, list(lines)) for title, lines in sections)
    return "\n\n".join(block for block in blocks if block) + "\n"


def _section(title: str, lines: list[str]) -> str:
    """Return a part of the guide, or nothing where it would be empty."""
    return "\n".join([f"## {escape_text(title)}", "", *lines]) if lines else ""


def _parts(site: Site) -> Iterator[str]:
    """Yield the site's own lists."""
    name, text = site.settings.site_name, site.words.text
    parts = (
        ("stories", urls.STORIES_URI, text("about_stories", site=name)),
        ("subjects", urls.SUBJECTS_URI, text("about_subjects", site=name)),
        ("topics", urls.topics_uri(), text("about_topics", site=name)),
        ("editions", urls.EDITIONS_URI, text("about_editions", site=name)),
        ("archive", urls.ARCHIVE_URI, text("about_archive", site=name)),
        ("sources", urls.SOURCES_URI, text("about_sources", site=name)),
        ("feeds", urls.FEEDS_URI, text("about_feeds", site=name)),
    )
    return (_line(site, text(label), uri, [notes]) for label, uri, notes in parts)


def _subjects(site: Site) -> Iterator[str]:
    """Yield the subjects that have articles."""
    for listing in site.subject_listings:
        count = site.words.text("articles", count=len(listing.articles))
        yield _line(
            site, site.words.subject(listing.subject), urls.subject_uri(listing.subject.slug), [count]
        )


def _stories(site: Site) -> Iterator[str]:
    """Yield the newest stories, with their days and their number of articles."""
    for story in list(site.library.stories.values())[:STORIES_SHOWN]:
        count = site.words.text("articles", count=len(story.articles))
        days = site.words.span(story.first, story.last)
        yield _line(site, story.name, urls.story_uri(story.slug), [days, count])


def _articles(site: Site) -> Iterator[str]:
    """Yield the newest articles, with the day, the source and the summary as far as they are known."""
    for slug in site.library.latest[:NEWEST_SHOWN]:
        article = site.library.articles[slug]
        yield _line(site, article.headline, urls.article_uri(slug), _facts(site, article))


def _facts(site: Site, article: Article) -> Iterator[str | None]:
    """Yield what is known of an article."""
    yield article.published.isoformat() if article.published else None
    yield site.source_name(article)
    yield shorten(article.summary)


def _data(site: Site) -> Iterator[str]:
    """Yield the files for machines; all of them need whole addresses."""
    if not site.settings.site_url:
        return
    for format_ in find_formats(site.library, site.settings, urls.HOME_URI, len(site.library.latest)):
        yield _line(site, format_.name, format_.uri(urls.HOME_URI), [])
    yield _line(site, "OPML", urls.OPML_URI, [site.words.text("about_opml")])
    yield _line(site, site.words.text("news_sitemap"), urls.NEWS_SITEMAP_URI, [])


def _line(site: Site, label: str, uri: str, notes: Iterable[str | None]) -> Markdown:
    """Return an item of a list: a link, and after a colon what is known of it."""
    known = escape_inline(" · ".join(" ".join(note.split()) for note in notes if note))
    return Markdown(f"- {link(label, absolute(site.settings, uri))}{f': {known}' if known else ''}")
