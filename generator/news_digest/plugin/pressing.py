"""The hand-over of the digest's pages: MkDocs knows of them, the press makes them.

They stay in MkDocs' `Files`, so that links to them, the menu and the sitemap are as ever; but when MkDocs asks
which pages to read and to build, they are not among them. Feeds, data and pictures are no files of MkDocs' at
all and go straight into the site's folder.

MkDocs' own way stays for whatever the press is not certain of, for pages in the menu, and for all where another
plugin or a template of the owner's has a word in how pages are made.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel, set_exclusions
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from news_digest import pipeline
from news_digest.model import OutputFile
from news_digest.plugin.look import is_framed, own_theme_folders
from news_digest.plugin.safe_values import make_safe

log = logging.getLogger("mkdocs.plugins.digest")

# What other plugins may do to each page.
PAGE_EVENTS = ("pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page")
# Markdown extensions beside which our pages read as ever: these are about forms that they do not have.
QUIET_EXTENSIONS = frozenset(
    {
        *(
            "admonition",
            "attr_list",
            "def_list",
            "fenced_code",
            "footnotes",
            "md_in_html",
            "meta",
            "tables",
            "toc",
        ),
        *("pymdownx.details", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.superfences"),
        *("pymdownx.snippets", "pymdownx.tabbed", "pymdownx.tasklist"),
    }
)
# Of so many pages one is made both ways, and of each folder the first.
SAMPLED_EVERY = 400


class DigestFiles(Files):
    """MkDocs' files, with the digest's pages among them and its other files (`beside`) to be linked to."""

    def __init__(self, files: Iterable[File]) -> None:
        super().__init__(files)
        self.beside = Files([])
        self.pressed: frozenset[str] = frozenset()

    def get_file_from_path(self, path: str) -> File | None:
        """Return the file at a uri."""
        return super().get_file_from_path(path) or self.beside.get_file_from_path(path)

    def documentation_pages(
        self, *, inclusion: Callable[[InclusionLevel], bool] | None = None
    ) -> Sequence[File]:
        """Return all pages; without those that are pressed where MkDocs asks by level, to read or to build."""
        if inclusion is None:
            return super().documentation_pages()
        return [
            file
            for file in super().documentation_pages(inclusion=inclusion)
            if file.src_uri not in self.pressed
        ]


def take_outputs(files: Files, outputs: Iterable[OutputFile], config: MkDocsConfig) -> DigestFiles:
    """Return MkDocs' files with the digest's: pages among them, all others beside."""
    ours = DigestFiles(files)
    for output in outputs:
        file = File.generated(config, output.uri, content=output.data or output.text)
        (ours if file.is_documentation_page() else ours.beside).append(file)
    set_exclusions(ours.beside, config)
    return ours


def find_hindrance(config: MkDocsConfig, plugin: object) -> str | None:
    """Return what has a word in how each page is made, so that MkDocs has to make them, or None."""
    for event in PAGE_EVENTS:
        for method in config.plugins.events.get(event, ()):
            if getattr(method, "__self__", None) is not plugin:
                return f"a plugin or hook that works on each page ({event})"
    strange = sorted({_plain_name(name) for name in config.markdown_extensions} - QUIET_EXTENSIONS)
    if strange or config.mdx_configs.get("toc"):
        return f"the Markdown extension {strange[0] if strange else 'toc with options'}"
    if not is_framed(config) or any(any(folder.rglob("*.html")) for folder in own_theme_folders(config)):
        return "templates of your own"
    return None


def _plain_name(extension: str) -> str:
    """Return the short name of a Markdown extension that comes with Python-Markdown."""
    return extension.removeprefix("markdown.extensions.")


class PagePress:
    """Makes the pages of a site that are the digest's own; `outputs` are those, by uri."""

    def __init__(
        self, outputs: Mapping[str, OutputFile], nav: Navigation, files: DigestFiles, config: MkDocsConfig
    ) -> None:
        self._outputs, self._nav, self._files, self._config = outputs, nav, files, config
        in_menu = {page.file.src_uri for page in nav.pages}
        shown = {file.src_uri for file in files.documentation_pages() if file.inclusion.is_included()}
        self.uris = tuple(sorted((outputs.keys() & shown) - in_menu))
        files.pressed = frozenset(self.uris)

    def run(self, environment: Environment) -> None:
        """Make every page and write it into the site's folder. Raises PluginError if a sample differs."""
        everything = (*self._files, *self._files.beside)
        self._addresses = {file.src_uri: file.url for file in everything if file.inclusion.is_included()}
        linked = [file.url for file in self._files if file.src_uri not in self._files.pressed]
        self._frames = pipeline.Frames(environment, self._make_context, linked)
        sample = frozenset(_choose_sample(self.uris))
        for uri in self.uris:
            self._press(uri, compare=uri in sample)

    def _press(self, uri: str, *, compare: bool) -> None:
        """Make a page and write it."""
        page = self._open(uri)
        try:
            resolve = pipeline.make_resolver(uri, self._addresses)
            page.content = pipeline.sanitise_page(pipeline.render_body(page.markdown or "", resolve))
        except pipeline.UnsureError:
            self._render(page)
        else:
            heading = pipeline.find_first_heading(page.content)
            page.toc = [SimpleNamespace(url=f"#{heading}")] if heading else []
        text = self._frames.fill(page)
        if compare:
            self._compare(page, text)
        page.content, page.markdown = None, ""
        place = Path(page.file.abs_dest_path)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", errors="xmlcharrefreplace")

    def _open(self, uri: str) -> Page:
        """Return a page with what its source says."""
        file, output = self._files.get_file_from_path(uri), self._outputs[uri]
        page = file.page if file is not None else None
        if page is None:
            raise PluginError(f"{uri}: MkDocs knows no such page")
        page.meta, page.markdown = make_safe(output.fields), output.body
        page.update_date = str(page.meta.get("lastmod") or page.update_date)
        return page

    def _render(self, page: Page) -> None:
        """Let MkDocs make a page's content."""
        page.render(self._config, self._files)
        page.content = pipeline.sanitise_page(page.content or "")

    def _make_context(self, page: Page) -> Mapping[str, Any]:
        """Return what the theme's template is rendered with."""
        return get_context(self._nav, [], self._config, page)

    def _compare(self, page: Page, text: str) -> None:
        """Raise PluginError where MkDocs would make another page."""
        self._render(page)
        for number, (ours, theirs) in enumerate(
            zip(text.split("\n"), self._frames.render(page).split("\n"), strict=False)
        ):
            if ours != theirs:
                raise PluginError(f"{page.file.src_uri}: line {number} would be {theirs!r}, and is {ours!r}")


def _choose_sample(uris: Sequence[str]) -> Iterator[str]:
    """Yield some of the uris: the first of each folder, and of the others those that a hash chooses."""
    folders: set[str] = set()
    for uri in uris:
        folder = uri.partition("/")[0]
        chosen = int.from_bytes(hashlib.sha256(uri.encode()).digest()[:4], "big") % SAMPLED_EVERY == 0
        if chosen or folder not in folders:
            folders.add(folder)
            yield uri


def write_beside(files: DigestFiles, *, serving: bool) -> None:
    """Write what are no pages into the site's folder."""
    for file in files.beside:
        if file.inclusion.is_in_serve() if serving else file.inclusion.is_included():
            place = Path(file.abs_dest_path)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(file.content_bytes)
