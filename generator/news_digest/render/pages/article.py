"""An article's page: what it says, who says so and when, and everything that it belongs to."""

from __future__ import annotations

from news_digest.model import Article, OutputFile
from news_digest.render import urls
from news_digest.render.body import render_body, text_direction
from news_digest.render.escape import Markdown, escape_text
from news_digest.render.pages.article_data import article_data, picture_fields
from news_digest.render.pages.labels import join_facts, language_attributes, render_date
from news_digest.render.pages.listing import make_teaser
from news_digest.render.pages.onward import find_onward, list_backlinks, list_related
from news_digest.render.pages.sharing import cite, list_shares
from news_digest.render.pages.site import Site, shorten
from news_digest.render.pages.surroundings import (
    list_origin,
    list_references,
    list_weights,
    make_strip,
    make_topic_groups,
    mark_category,
)


def article_page(site: Site, slug: str) -> OutputFile:
    """Return the page of one article; a folded duplicate's names the article shown in its place."""
    article, uri = site.library.articles[slug], urls.article_uri(slug)
    shown = site.library.duplicate_of.get(slug)
    groups = make_topic_groups(site, uri, article)
    return site.page(
        uri,
        "article.md.jinja",
        _front_matter(site, article, shown),
        articles=[slug],
        article=article,
        attributes=_label_attributes(site, article),
        eyebrow=_eyebrow(site, uri, slug),
        dateline=_dateline(site, uri, article),
        shown=site.marked_link(uri, shown) if shown else None,
        standfirst=_standfirst(article),
        body=_body(site, uri, article),
        references=list_references(article),
        strip=make_strip(site, uri, slug),
        topics=groups,
        weights=list_weights(groups),
        origin=list_origin(site.words, article),
        citation=cite(site, article),
        shares=list_shares(site, article),
        copies=tuple(make_teaser(site, uri, copy, text="") for copy in site.library.duplicates.get(slug, ())),
        related=list_related(site, uri, slug),
        onward=find_onward(site, uri, slug),
        backlinks=list_backlinks(site, uri, slug),
    )


def _front_matter(site: Site, article: Article, shown: str | None) -> dict[str, object]:
    """Return what the theme, search and feed readers need to know of an article."""
    foreign = language_attributes(article, site.settings.language)
    topics = site.library.topics_of.get(article.slug, ())
    return {
        "title": article.headline,
        "description": shorten(article.summary),
        "kind": "article",
        "subjects": [site.words.subject(subject) for subject in site.subjects_of(article.slug)],
        "topics": [site.topic(topic).name for topic in topics],
        "tags": _tags(site, article),
        "story": site.story_fields(article.slug),
        "source": site.source_name(article),
        "author": ", ".join(article.authors),
        "year": str(article.published.year) if article.published else None,
        "published": article.published.isoformat() if article.published else None,
        "updated": article.updated.isoformat() if article.updated else None,
        "lang": foreign[0] if foreign else None,
        "dir": foreign[1] if foreign else None,
        "canonical": urls.page_address(site.settings, urls.article_uri(shown)) if shown else None,
        **picture_fields(site, article, shown or article.slug),
        "linked_data": article_data(site, article, shown or article.slug),
    }


def _tags(site: Site, article: Article) -> list[str]:
    """Return an article's topics and the author's tags, each once, as engines and editors read them."""
    topics = [site.topic(topic).name for topic in site.library.topics_of.get(article.slug, ())]
    return list({tag.casefold(): tag for tag in reversed((*topics, *article.tags))}.values())[::-1]


def _label_attributes(site: Site, article: Article) -> Markdown:
    """Return the site's own language for our words on a foreign article's page, else nothing."""
    if language_attributes(article, site.settings.language) is None:
        return Markdown("")
    language = site.settings.language
    return Markdown(f' lang="{escape_text(language)}" dir="{text_direction(language)}"')


def _eyebrow(site: Site, uri: str, slug: str) -> Markdown:
    """Return what an article belongs to: its first subjects and its story, linked."""
    story = site.library.story_of.get(slug)
    subjects = [mark_category(site.subject_link(uri, subject)) for subject in site.subjects_of(slug)[:2]]
    return join_facts([*subjects, site.story_label(uri, story) if story else ""])


def _author(name: str) -> Markdown:
    """Return an author's name, marked as such (h-entry)."""
    return Markdown(f'<span class="p-author">{escape_text(name)}</span>')


def _dateline(site: Site, uri: str, article: Article) -> Markdown:
    """Return when, who says so, who wrote it, and how long it takes to read, on one line."""
    words, authors = site.words, site.words.join([_author(author) for author in article.authors])
    return join_facts(
        (
            # A day that the digest can not bear is the article's claim, and no date of the page to machines.
            render_date(words, article.ahead or article.published, "" if article.ahead else "dt-published"),
            words.markdown("updated", date=render_date(words, article.updated, "dt-updated"))
            if article.updated
            else "",
            site.source_link(uri, article) or "",
            words.markdown("by", authors=authors) if authors else "",
            _unbroken(words.markdown("reading_time", count=article.reading_minutes)),
        )
    )


def _unbroken(text: Markdown) -> Markdown:
    """Return a text that stays on one line."""
    return Markdown(text.replace(" ", "\N{NO-BREAK SPACE}"))


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
    return Markdown(f"{opening}\n{{: .lede .p-summary }}{separator}{rest}")
