"""What every page needs to know, and how a page is put together from its parts."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment

from news_digest.model import Article, Library, OutputFile, Settings, Subject, SubjectListing, Topic
from news_digest.render import urls
from news_digest.render.escape import Markdown, link, make_environment
from news_digest.render.feeds.formats import ATOM, find_formats
from news_digest.render.front_matter import render_front_matter
from news_digest.render.linked_data import describe_crumbs, describe_listing, render_linked_data
from news_digest.render.pages.labels import isolate, language_attributes
from news_digest.render.words import Words, load_words

# Search results and meta tags show about this many characters of a description.
DESCRIPTION_LENGTH = 300
# Beyond it browsers and search engines cut a page's title where they please.
TITLE_LENGTH = 70
# A story's name of at most this many characters fits among other facts on one line.
SHORT_NAME = 40

# The index of each section, and the id of its name.
SECTIONS = {
    urls.ARCHIVE_URI: "archive",
    urls.listing_uri("editions"): "editions",
    urls.SOURCES_URI: "sources",
    urls.STORIES_URI: "stories",
    urls.SUBJECTS_URI: "subjects",
    urls.topics_uri(): "topics",
}


# Makes a value of a key, or returns it where it was made before.
Remember = Callable[[Hashable, Callable[[], Any]], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The library, the settings, the words and the templates: what a page is made from.

    What several pages need and takes long to make goes through `remember`.
    """

    library: Library
    settings: Settings
    words: Words
    environment: Environment
    source_names: Mapping[str, str]
    source_urls: Mapping[str, str | None]
    subjects: Mapping[str, Subject]
    remember: Remember

    def page(
        self,
        uri: str,
        template: str,
        front_matter: Mapping[str, object],
        *,
        articles: Iterable[str] = (),
        **values: object,
    ) -> OutputFile:
        """Return a page: its front matter (what is unknown left out), then its template with `values`.

        The page is as old as the newest of the `articles` on it.
        """
        known = {key: value for key, value in front_matter.items() if value not in (None, "", (), [])}
        title = str(front_matter["title"])
        short_title = shorten(title, TITLE_LENGTH)
        fields = {**known, "lastmod": self._newest(articles), "hide": ["navigation", "toc"]}
        fields["render_macros"] = False  # mkdocs-macros would run a headline as a template
        if short_title != title:
            fields["short_title"] = short_title
        fields.setdefault("picture", self.picture(urls.SITE_PICTURE_URI))
        if "linked_data" not in fields:
            fields["linked_data"] = self.listing_data(uri, front_matter)
        body = self.environment.get_template(template).render(uri=uri, **values)
        text = f"{render_front_matter(fields)}\n{body.strip()}\n"
        return OutputFile(uri=uri, text=text, fields=fields)

    def picture(self, uri: str) -> str | None:
        """Return the uri of a picture, or None where the site has no pictures."""
        return uri if self.settings.pictures != "none" else None

    def listing_data(self, uri: str, front_matter: Mapping[str, object], **more: object) -> str:
        """Return what machines are told of a page that lists articles, and the way to it."""
        title, description = str(front_matter["title"]), str(front_matter.get("description") or "")
        return render_linked_data(
            describe_listing(self.settings, uri, title, description, **more), self.crumbs(uri, title)
        )

    def crumbs(self, uri: str, title: str, subject: Subject | None = None) -> dict[str, object]:
        """Return the way from the front page to a page, over its section's index or an article's subject."""
        section = urls.listing_uri(uri.partition("/")[0])
        way = [(self.settings.site_name, urls.HOME_URI)]
        if subject is not None:
            way.append((self.words.subject(subject), urls.subject_uri(subject.slug)))
        elif section in SECTIONS:
            way.append((self.words.text(SECTIONS[section]), section))
        return describe_crumbs(self.settings, way if uri == section else [*way, (title, uri)])

    def article_link(self, from_uri: str, slug: str) -> Markdown:
        """Return an article's headline, linked to its page."""
        article = self.library.articles[slug]
        return link(article.headline, urls.relative(from_uri, urls.article_uri(slug)))

    def marked_link(self, from_uri: str, slug: str) -> Markdown:
        """Return an article's headline, linked, a foreign one marked with its language and direction."""
        foreign = language_attributes(self.library.articles[slug], self.settings.language)
        shown = self.article_link(from_uri, slug)
        return Markdown(f'<span lang="{foreign[0]}" dir="{foreign[1]}">{shown}</span>') if foreign else shown

    def topic_link(self, from_uri: str, slug: str) -> Markdown:
        """Return a topic's name, linked to its page."""
        return link(self.isolate(self.topic(slug).name), urls.relative(from_uri, urls.topic_uri(slug)))

    def story_link(self, from_uri: str, slug: str) -> Markdown:
        """Return a story's name, linked to its page."""
        name = self.library.stories[slug].name
        return link(self.isolate(name), urls.relative(from_uri, urls.story_uri(slug)))

    def story_fields(self, slug: str) -> dict[str, object] | None:
        """Return the name and address of an article's story, by which search groups its results."""
        story = self.library.stories.get(self.library.story_of.get(slug, ""))
        if story is None:
            return None
        return {"name": story.name, "address": urls.page_address(self.settings, urls.story_uri(story.slug))}

    def subject_link(self, from_uri: str, subject: Subject) -> Markdown:
        """Return a subject's short name, linked to its page."""
        return link(self.words.subject(subject), urls.relative(from_uri, urls.subject_uri(subject.slug)))

    def story_label(self, from_uri: str, slug: str) -> Markdown:
        """Return a story in a few words, linked: its name, or its size where the name is a whole headline."""
        story = self.library.stories[slug]
        size = self.words.text("story_of", count=len(story.articles))
        name = story.name if len(story.name) <= SHORT_NAME else size
        return link(self.isolate(name), urls.relative(from_uri, urls.story_uri(slug)))

    def source_link(self, from_uri: str, article: Article) -> Markdown | None:
        """Return an article's source, linked if it has a page, or None if the article names none.

        A source of which every article is a folded duplicate has no page.
        """
        slug, name = self.library.source_of.get(article.slug, ""), self.source_name(article)
        if name is None or slug not in self.source_names:
            return self.isolate(name) if name else None
        return link(self.isolate(name), urls.relative(from_uri, urls.source_uri(slug)))

    def source_name(self, article: Article) -> str | None:
        """Return the source of an article under the name that the digest gives it."""
        return self.source_names.get(self.library.source_of.get(article.slug, ""), article.source)

    def isolate(self, text: str) -> Markdown:
        """Return a text that keeps its own direction among the words of the site."""
        return isolate(text, self.settings.language)

    def _newest(self, slugs: Iterable[str]) -> str | None:
        """Return the last day on which any of the articles was published or changed, as far as they say."""
        articles = (self.library.articles[slug] for slug in slugs)
        days = (day for article in articles for day in (article.published, article.updated) if day)
        return max((day.isoformat() for day in days), default=None)

    def topic(self, slug: str) -> Topic:
        """Return the topic at an address."""
        return self.library.topics[slug]

    @property
    def subject_listings(self) -> list[SubjectListing]:
        """The subjects that have articles, by the short names that readers see."""
        return sorted(self.library.subjects, key=lambda listing: self.words.subject(listing.subject))

    def subjects_of(self, slug: str) -> tuple[Subject, ...]:
        """Return an article's subjects, the strongest first.

        One that only a folded duplicate has is left out: it has no listing, so no page to link to.
        """
        slugs = self.library.subjects_of.get(slug, ())
        return tuple(self.subjects[subject] for subject in slugs if subject in self.subjects)


def make_site(library: Library, settings: Settings) -> Site:
    """Return what every page of this library needs."""
    words = load_words(settings.language)
    return Site(
        library=library,
        settings=settings,
        words=words,
        environment=make_environment(words=words),
        source_names={source.slug: source.name for source in library.sources},
        source_urls={source.slug: source.url for source in library.sources},
        subjects={listing.subject.slug: listing.subject for listing in library.subjects},
        remember=_make_memory(),
    )


def _make_memory() -> Remember:
    """Return what makes a value once for each key."""
    made: dict[object, Any] = {}

    def remember(key: Hashable, make: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever is made
        if key not in made:
            made[key] = make()
        return made[key]

    return remember


def shorten(text: str, length: int = DESCRIPTION_LENGTH) -> str:
    """Return a text on one line of at most `length` characters, cut between words where it is longer.

    A script that sets no spaces is cut between letters.
    """
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    cut = line[: length - 2]
    words = cut.rpartition(" ")[0]
    kept = words if len(words) > length // 2 else cut
    return kept.rstrip(",;:\N{EN DASH}\N{EM DASH} ") + " …"


def feed_fields(site: Site, listing_uri: str, size: int) -> dict[str, object]:
    """Return the front matter that tells the theme where a listing's feeds stand, and if Atom is one.

    It is empty where a listing of so many articles has no feeds.
    """
    formats = set(find_formats(site.library, site.settings, listing_uri, size))
    if not formats:
        return {}
    return {
        "feeds": posixpath.join(posixpath.dirname(listing_uri), "") or "./",
        "atom": True if ATOM in formats else None,
    }


def feed_links(site: Site, from_uri: str, listing_uri: str, size: int) -> Markdown:
    """Return links from a page to the feeds of a listing of so many articles; nothing where it has none."""
    formats = find_formats(site.library, site.settings, listing_uri, size)
    return Markdown(
        " ".join(link(format_.name, urls.relative(from_uri, format_.uri(listing_uri))) for format_ in formats)
    )
