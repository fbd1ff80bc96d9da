"""The pages on the site itself that every digest has, until its owner writes or leaves out one of them.

They stand as `about/index.md` and their like. `news-digest build` writes what it makes into docs/, so the
page that a person writes there, `about.md`, is another file at one address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from news_digest.model import DEFAULT_PAGES, OutputFile, Settings
from news_digest.render import urls
from news_digest.render.escape import Markdown, escape_text, link
from news_digest.render.front_matter import render_front_matter
from news_digest.render.pages.site import Site

# One folder for each language. A page there sets its `title` and `description`, then says the rest.
FOLDER = Path(__file__).parent.parent / "default_pages"
ENGLISH = "en"
# With headings enough for a list of them at the side.
_LONG = "how-it-works"
_PAGE = re.compile(r"(.+?)(?:/(?:index|readme))?\.(?:md|html)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where the pages on the site stand, by name; one that is left out and not written stands nowhere."""

    uris: Mapping[str, str]

    def link(self, name: str, label: str) -> Markdown:
        """Return a link to a page by its name, or the label alone where there is no such page."""
        return link(label, self.uris[name]) if name in self.uris else escape_text(label)


def default_pages(site: Site, handwritten: Iterable[str]) -> Iterator[OutputFile]:
    """Yield each page on the site that is wanted and nobody wrote; `handwritten` are the uris in docs/."""
    handwritten = tuple(handwritten)
    written = _written_pages(handwritten)
    wanted = wanted_pages(site.settings, handwritten)
    # The ways between these pages are checked, so a page in HTML, which engines take as it is, is not linked.
    pages = {name: uri for name, uri in written.items() if uri.endswith(".md")}
    for name, uri in sorted(wanted.items()):
        yield _render(site, name, uri, {**pages, **wanted})


def wanted_pages(settings: Settings, handwritten: Iterable[str]) -> dict[str, str]:
    """Return the uri of each page on the site that is wanted and nobody wrote, by its name."""
    written = _written_pages(handwritten)
    return {name: urls.about_uri(name) for name in settings.default_pages if name not in written}


def _written_pages(handwritten: Iterable[str]) -> dict[str, str]:
    """Return the uri of each page on the site that a person wrote, by its name."""
    return {name: uri for uri in sorted(handwritten) if (name := _page_name(uri)) in DEFAULT_PAGES}


def find_language(language: str) -> str:
    """Return the language that the pages speak on a site in `language`: its own, or English."""
    known = {path.name for path in FOLDER.iterdir()}
    code = language.replace("_", "-").partition("-")[0].lower()
    return code if code in known else ENGLISH


def _render(site: Site, name: str, uri: str, pages: Mapping[str, str]) -> OutputFile:
    """Return a page in the site's language."""
    settings = site.settings
    language = find_language(settings.language)
    template = site.environment.get_template(f"{language}/{name}.md.jinja")
    standing = Standing(uris={other: urls.relative(uri, place) for other, place in pages.items()})
    module = template.make_module(
        {
            "name": settings.site_name,
            "pages": standing,
            "folder": _folder(settings),
            "repository": _repository(settings.repo_url),
            "contact": _contact(settings.contact),
            "is_private": settings.is_private,
            "has_editions": bool(site.library.editions),
            "has_feeds": bool(settings.site_url),
        }
    )
    is_foreign = language != settings.language.replace("_", "-").partition("-")[0].lower()
    fields = {
        "title": module.title,  # type: ignore[attr-defined]  # every template sets it
        "description": module.description,  # type: ignore[attr-defined]  # as above
        "lang": language if is_foreign else None,
        "dir": "ltr" if is_foreign else None,
        "hide": ["navigation"] if name == _LONG else ["navigation", "toc"],
        "render_macros": False,
        "picture": site.picture(urls.SITE_PICTURE_URI),
    }
    text = f"{render_front_matter(fields)}\n{str(module).strip()}\n"
    return OutputFile(uri=uri, text=text, fields=fields)


def _page_name(uri: str) -> str:
    """Return the address of a page, folded, as `about` for `about.md` and `About/index.md`; else nothing."""
    found = _PAGE.fullmatch(uri.lower())
    return found[1] if found else ""


def _folder(settings: Settings) -> str:
    """Return the folder of articles as people see it in the repository."""
    home, articles = settings.home, settings.articles
    return articles.relative_to(home).as_posix() if home and articles.is_relative_to(home) else articles.name


def _repository(address: str) -> Markdown | None:
    """Return a link to the repository, called by its address without what all have in common."""
    return link(re.sub(r"https?://|/+$", "", address), address) if address else None


def _contact(address: str) -> Markdown | None:
    """Return a link to whom readers may write, or None where nobody is named."""
    return link(re.sub(r"mailto:|https?://", "", address).rstrip("/"), address) if address else None
