"""What readers get, as text: the pages, the feeds and the redirects of a library, at their addresses."""

from __future__ import annotations

from collections.abc import Iterable

from news_digest.model import Library, OutputFile, Picture, Settings, Vocabulary
from news_digest.render.email import SenderError, render_email
from news_digest.render.pages.site import Site, make_site
from news_digest.render.pictures import list_site_pictures
from news_digest.render.plan import Unit, done_unit, list_units, take_free
from news_digest.render.urls import article_uri
from news_digest.render.words import load_words

__all__ = [
    "SenderError",
    "Site",
    "Unit",
    "done_unit",
    "find_word",
    "list_pictures",
    "list_sources",
    "list_units",
    "list_uris",
    "make_site",
    "render_email",
    "render_site",
    "take_free",
]


def render_site(
    library: Library,
    settings: Settings,
    vocabulary: Vocabulary,  # noqa: ARG001  # every room is handed it; the library names all that pages show
    handwritten: Iterable[str] = (),
) -> tuple[OutputFile, ...]:
    """Return every file of the site, sorted by uri: pages, feeds, data, redirects.

    The same library and settings give the same files, byte for byte. A page on the site itself is not made
    where one of `handwritten`, the uris in docs/ that people own, says it.
    """
    site = make_site(library, settings)
    files = (file for unit in list_units(site, handwritten) for file in unit.make(site))
    return tuple(sorted(files, key=lambda file: file.uri))


def list_uris(library: Library, settings: Settings, handwritten: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the uri of every file that `render_site` and `list_pictures` make, sorted; render nothing."""
    units = list_units(make_site(library, settings), handwritten)
    pictures = (picture.uri for picture in list_pictures(library, settings))
    return tuple(sorted((*(uri for unit in units for uri in unit.uris), *pictures)))


def list_pictures(library: Library, settings: Settings) -> tuple[Picture, ...]:
    """Return what each picture shows that pages name, to be drawn; none where the settings want none."""
    return tuple(list_site_pictures(make_site(library, settings))) if settings.pictures != "none" else ()


def list_sources(library: Library) -> dict[str, str]:
    """Return the file of each article, in the folder of articles, by its page's uri."""
    return {article_uri(slug): article.path for slug, article in library.articles.items()}


def find_word(language: str, identifier: str) -> str:
    """Return a word of the digest's own in a language, or in English."""
    return load_words(language).text(identifier)
