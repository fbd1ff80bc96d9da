"""The hand-over of the digest's pages: MkDocs knows of them, the press makes them.

They stay in MkDocs' `Files`, so that links to them, the menu and the sitemap are as ever; but when MkDocs
asks which pages to read and to build, they are not among them (`planned`). Feeds, data and pictures are no
files of MkDocs' at all and go straight into the site's folder.

MkDocs' own way stays for whatever the press is not certain of, for pages in the menu, and for all where
another plugin or a template of the owner's has a word in how pages are made.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from news_digest import pipeline
from news_digest.model import OutputFile
from news_digest.plugin.environment import describe_environment
from news_digest.plugin.look import is_framed, own_theme_folders
from news_digest.plugin.planned import DigestFiles, PlannedFile
from news_digest.plugin.safe_values import make_safe
from news_digest.slugs import short_hash

log = logging.getLogger("mkdocs.plugins.digest")

# What other plugins may do to each page.
PAGE_EVENTS = ("pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page")
# Markdown extensions beside which our pages read as ever: these are about forms that they do not have.
QUIET_EXTENSIONS = frozenset(
    {
        *("admonition", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html", "meta"),
        *("tables", "toc", "pymdownx.details", "pymdownx.highlight", "pymdownx.inlinehilite"),
        *("pymdownx.snippets", "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist"),
    }
)
# Of so many pages one is made both ways, and of each folder the first.
SAMPLED_EVERY = 400
_ID = re.compile(r"""\sid="([^"]*)\"""")
# What the sitemap asks of a page's front matter.
FACTS = ("lastmod", "canonical", "robots")


def find_hindrance(config: MkDocsConfig, plugin: object) -> str | None:
    """Return what has a word in how each page is made, so that MkDocs has to make them, or None."""
    for event in PAGE_EVENTS:
        for method in config.plugins.events.get(event, ()):
            if getattr(method, "__self__", None) is not plugin:
                return f"a plugin or hook works on each page ({event})"
    names = {name.removeprefix("markdown.extensions.") for name in config.markdown_extensions}
    strange = sorted(names - QUIET_EXTENSIONS)
    if strange or config.mdx_configs.get("toc"):
        return f"the Markdown extension {strange[0] if strange else 'toc with options'} is on"
    if not is_framed(config) or any(any(folder.rglob("*.html")) for folder in own_theme_folders(config)):
        return "there are templates of your own"
    return None


class PagePress:
    """Makes the files of a site that are the digest's own."""

    def __init__(
        self, plan: pipeline.Plan, nav: Navigation, files: DigestFiles, config: MkDocsConfig, *, serving: bool
    ) -> None:
        self._plan, self._nav, self._files, self._config = plan, nav, files, config
        self._serving = serving
        in_menu = {page.file.src_uri for page in nav.pages}
        ours = {file.src_uri for file in (*files, *files.beside) if isinstance(file, PlannedFile)}
        self._shown = frozenset(
            file.src_uri for file in (*files, *files.beside) if self._is_shown(file) and file.src_uri in ours
        )
        self._pressed = self._shown - in_menu
        files.pressed = frozenset(uri for uri in ours if uri.endswith(".md")) - in_menu
        # What is searched of the pages that were made, by their places; None of those that are not searched.
        self.searched: dict[str, pipeline.Searched | None] = {}

    def run(self, environment: Environment, previous: Path | None, records: Path | None) -> None:
        """Make every file and write it into the site's folder. Raises PluginError if a sample differs.

        `previous` is the folder of the last site. Under `serve` it outlives the site, which MkDocs clears.
        """
        everything = [file for file in (*self._files, *self._files.beside) if self._is_shown(file)]
        self._addresses = {file.src_uri: file.url for file in everything}
        linked = [file.url for file in self._files if file.src_uri not in self._pressed]
        self._frames = pipeline.Frames(environment, self._make_context, linked)
        self._sample = frozenset(_choose_sample(sorted(uri for uri in self._pressed if uri.endswith(".md"))))
        before = pipeline.Before(
            site=previous,
            records=records,
            environment=describe_environment(
                self._config,
                (str(self._nav), sorted(linked), sorted(set(self._plan.uris) - self._pressed), self._serving),
            ),
            share=not _writes_afterwards(self._config),
        )
        made = pipeline.make_site_files(
            self._plan.site,
            self._plan.units,
            (self._finish, self._finish_unsure),
            Path(self._config.site_dir),
            before,
        )
        outputs = tuple(made)
        if self._serving and previous is not None:
            pipeline.set_aside(outputs, Path(self._config.site_dir), previous)
        for output in outputs:
            if output.uri.endswith(".md"):
                self._note(output.uri, output.facts)
            if output.place.endswith(".html"):
                self.searched[output.place] = pipeline.read_searched(output.place, output.facts)
        self._find_anchors()

    def _is_shown(self, file: File) -> bool:
        """Tell whether a file is built."""
        level: InclusionLevel = file.inclusion
        test = level.is_in_serve if self._serving else level.is_included
        return bool(test())  # type: ignore[no-untyped-call]  # MkDocs' own

    def _note(self, uri: str, facts: Mapping[str, str]) -> None:
        """Let MkDocs know of a page what its templates ask of all pages."""
        page = self._page(uri)
        page.meta, page.markdown = make_safe(facts), ""
        page.update_date = facts.get("lastmod") or page.update_date

    def _find_anchors(self) -> None:
        """Let MkDocs know the anchors of those pages that others, which it makes itself, link into."""
        others = [file.page for file in self._files if file.src_uri not in self._pressed and file.page]
        linked = {file.src_uri: file for page in others for file in page.links_to_anchors or ()}
        for uri in sorted(linked.keys() & self._pressed):
            page, text = self._page(uri), Path(linked[uri].abs_dest_path).read_text(encoding="utf-8")
            page.present_anchor_ids = set(_ID.findall(text))

    def _page(self, uri: str) -> Page:
        """Return MkDocs' page of a uri."""
        file = self._files.get_file_from_path(uri)
        if file is None or file.page is None:
            raise PluginError(f"{uri}: MkDocs knows no such page")
        return file.page

    def _finish(self, output: OutputFile) -> pipeline.Finished | None:
        """Return a file as it stands in the site."""
        return self._make(output, surely=False)

    def _finish_unsure(self, output: OutputFile) -> pipeline.Finished | None:
        """Return a file as it stands in the site; MkDocs makes of a page what the press is not certain of."""
        return self._make(output, surely=True)

    def _make(self, output: OutputFile, *, surely: bool) -> pipeline.Finished | None:
        """Return a file as it stands in the site, or None where it is none of those that are pressed."""
        uri = output.uri
        if uri not in self._pressed:
            return None
        if output.fields is None:
            return pipeline.Finished(place=uri, content=output.content, facts={})
        page = self._page(uri)
        page.meta, page.markdown = make_safe(output.fields), output.body
        text = self._frame(page, surely=surely)
        if uri in self._sample:
            self._compare(page, text)
        page.content, page.markdown, page.meta = None, "", {}
        place = page.file.dest_uri
        facts = {name: str(output.fields[name]) for name in FACTS if output.fields.get(name)}
        return pipeline.Finished(
            place=place,
            content=text.encode("utf-8", errors="xmlcharrefreplace"),
            facts=facts | pipeline.describe_searched(place, text),
        )

    def _frame(self, page: Page, *, surely: bool) -> str:
        """Return a page in its frame; with `surely` MkDocs makes what the press is not certain of."""
        # A page with its headings beside it, as one on the site itself has, is in a frame of its own.
        if "toc" not in (page.meta.get("hide") or ()):
            if not surely:
                raise pipeline.UnsureError(page.file.src_uri)
            self._render(page)
            return self._frames.render(page)
        try:
            self._render_fast(page)
        except pipeline.UnsureError:
            if not surely:
                raise
            self._render(page)
        return self._frames.fill(page)

    def _render_fast(self, page: Page) -> None:
        """Make a page's content in the press."""
        resolve = pipeline.make_resolver(page.file.src_uri, self._addresses)
        page.content = pipeline.sanitise_page(pipeline.render_body(page.markdown or "", resolve))
        heading = pipeline.find_first_heading(page.content)
        # All that the theme asks of it is where its first heading is.
        page.toc = [SimpleNamespace(url=f"#{heading}")] if heading else []  # type: ignore[assignment]

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
        theirs = self._frames.render(page)
        if text == theirs:
            return
        for number, pair in enumerate(zip(text.split("\n"), theirs.split("\n"), strict=False), start=1):
            if pair[0] != pair[1]:
                raise PluginError(
                    f"{page.file.src_uri}: line {number} would be {pair[1]!r}, and is {pair[0]!r}:"
                    " the theme is none that the digest knows; please report it"
                )
        raise PluginError(f"{page.file.src_uri}: it would be longer or shorter; please report it")


def _writes_afterwards(config: MkDocsConfig) -> bool:
    """Tell whether another plugin may write into the finished site's files."""
    methods = config.plugins.events.get("post_build", ())
    return any(
        not type(getattr(each, "__self__", None)).__module__.startswith("news_digest.") for each in methods
    )


def _choose_sample(uris: Sequence[str]) -> Iterator[str]:
    """Yield some of the uris: the first of each folder, and of the others those that a hash chooses."""
    folders: set[str] = set()
    for uri in uris:
        folder = uri.partition("/")[0]
        chosen = int(short_hash(uri, 8), 16) % SAMPLED_EVERY == 0
        if chosen or folder not in folders:
            folders.add(folder)
            yield uri
