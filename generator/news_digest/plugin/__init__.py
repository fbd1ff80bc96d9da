"""The MkDocs door: give MkDocs the digest's files in memory, so that `mkdocs serve` alone is enough.

It writes nothing into docs/ (under `serve` that would rebuild for ever). A file that `news-digest
build` wrote there is replaced by the one in memory; a page that a person wrote stays and is named.
"""

from __future__ import annotations

import errno
import itertools
import logging
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mkdocs.config import base
from mkdocs.config.base import BaseConfigOption
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files

from news_digest import pipeline
from news_digest.model import Problem, Settings
from news_digest.plugin.collected import (
    forget_written_files,
    join_scripts,
    join_style_sheets,
    leave_out_unused,
    limit_instant_navigation,
    split_excluded,
)
from news_digest.plugin.look import THEME, is_framed, own_theme_folders, prepare_look, set_policy
from news_digest.plugin.menu import fill_menu, set_edit_links, set_footer
from news_digest.plugin.planned import DigestFiles, take_plan, write_beside
from news_digest.plugin.pressing import PagePress, find_hindrance
from news_digest.plugin.refusals import (
    is_about_to_abort,
    refusals_named,
    refuse_to_overwrite_sources,
    refuse_what_harms,
)
from news_digest.plugin.safe_values import guard_filters, make_safe
from news_digest.plugin.templates import frame_pages, render_search_panel

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.plugins.digest")

# MkDocs needs a date for every page; this one, where no article names any, never shows to a reader.
UNDATED = "1980-01-01"
RECORDS = "pages"  # in the cache's folder: what was made of what


class _Option(BaseConfigOption[object]):
    """An option that MkDocs hands over as it stands in the file."""


class DigestConfig(base.Config):  # type: ignore[no-untyped-call]  # MkDocs' base is not annotated
    """The plugin's options in mkdocs.yml by name; what they may be, `pipeline.make_settings` says."""

    articles = _Option()
    vocabulary = _Option()
    page_size = _Option()
    feed_size = _Option()
    websub_hub = _Option()
    pictures = _Option()
    latest = _Option()
    originals = _Option()
    default_pages = _Option()
    contact = _Option()
    scheduler = _Option()


class DigestPlugin(BasePlugin[DigestConfig]):  # type: ignore[no-untyped-call]  # as above
    """Make the digest when MkDocs collects its files, and index the site when it is built."""

    def __init__(self) -> None:
        super().__init__()
        self.memory = pipeline.Memory()
        self.stage: pipeline.SiteStage | None = None
        self._builds_whole = True
        self._own_pages: frozenset[str] = frozenset()
        self._plan: pipeline.Plan | None = None
        self._press: PagePress | None = None
        self._told_hindrance = False
        self._sources: dict[str, Path] = {}
        self.serving = False  # theme/partials/policy.html asks: serve adds a script to every page
        self.follower = pipeline.Follower()
        self._following: tempfile.TemporaryDirectory[str] | None = None
        self._aside: tempfile.TemporaryDirectory[str] | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Learn whether a whole site is built, or one kept up to date in a folder that only MkDocs knows.

        By being here this also tells MkDocs to keep this object and its memory between rebuilds of `serve`.
        """
        self._builds_whole = command != "serve" and not dirty
        self.serving = command == "serve"

    @event_priority(100)
    def _check_config(self, config: MkDocsConfig) -> None:
        """Refuse what can not be built, and bring in the digest's look, before other plugins work on it."""
        refuse_what_harms(config)
        self._settings(config)
        written = pipeline.read_written(Path(config.config_file_path or "mkdocs.yml"))
        prepare_look(config, written)
        _tell(pipeline.find_ineffective(written, Path(config.config_file_path or "mkdocs.yml")))

    @event_priority(-100)
    def _take_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Let MkDocs build beside the site, so that the old one stands until the new one is whole."""
        settings = self._settings(config)
        sources = (settings.articles, *((settings.vocabulary,) if settings.vocabulary else ()))
        if self.serving:
            self.follower.take(*sources, THEME, *own_theme_folders(config))
        if self._builds_whole:
            refuse_to_overwrite_sources(config, *sources)
            with refusals_named(config.site_dir):
                self.stage = pipeline.open_stage(Path(config.site_dir))
            config.site_dir = str(self.stage.folder)
        return config

    on_config = CombinedEvent(_check_config, _take_config)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Put the digest's files beside the hand-written ones, and name every problem."""
        docs = Path(config.docs_dir)
        forget_written_files(files, docs)
        settings = self._settings(config)
        handwritten, left_out = split_excluded(files, config)
        settings = replace(
            settings, default_pages=tuple(name for name in settings.default_pages if name not in left_out)
        )
        try:
            plan = pipeline.plan_site(settings, handwritten=handwritten, memory=self.memory)
        except pipeline.SchedulerError as error:
            raise PluginError(str(error)) from error
        _tell(plan.problems)
        self._plan = plan
        self._own_pages = frozenset(plan.uris)
        files = take_plan(files, plan, config)
        self._sources = pipeline.list_sources(plan.library, settings)
        log.info("%d articles, %d generated files", len(plan.library.articles), len(plan.uris))
        if not config.site_url:
            log.info(pipeline.NO_ADDRESS)
        fill_menu(config, files, self._own_pages)
        join_style_sheets(files, config)
        limit_instant_navigation(config, len(files.documentation_pages()))
        return files

    @event_priority(-90)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Find what the footer links to, and where the digest's articles can be edited."""
        self._press = None
        hindrance = find_hindrance(config, self)
        if hindrance is None and isinstance(files, DigestFiles) and self._plan is not None:
            self._press = PagePress(self._plan, nav, files, config, serving=self.serving)
        elif not self._told_hindrance:
            log.info("%s: MkDocs makes every page itself, which takes longer", hindrance)
            self._told_hindrance = True
        missing = set_footer(config, files)
        if missing:
            log.warning("extra.footer: there is no page %s", ", ".join(map(repr, missing)))
        set_edit_links(config, files, self._sources)
        return nav

    @event_priority(100)
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Let no template, and no other plugin, get a word of an article that is not escaped."""
        if page.file.src_uri in self._own_pages:
            page.meta = make_safe(page.meta)
        return markdown

    @event_priority(-100)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Clean the digest's pages once more, after all others; what people wrote by hand stays as it is."""
        return pipeline.sanitise_page(html) if page.file.src_uri in self._own_pages else html

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Date each page by its articles instead of by today, so that two builds give the same bytes.

        Then have templates stand in the digest's frame, escaped, and under its policy.
        """
        for file in files.documentation_pages():
            if file.page is not None:
                file.page.update_date = str(file.page.meta.get("lastmod") or UNDATED)
        guard_filters(env)
        frame_pages(env, config)
        if is_framed(config):
            join_scripts(files, config, render_search_panel(env, config))
            leave_out_unused(files)
        set_policy(config)
        if self._press is not None:
            self._press.run(env, *self._find_last_build(config))
        elif isinstance(files, DigestFiles):
            write_beside(files, serving=self.serving)
        return env

    def _find_last_build(self, config: MkDocsConfig) -> tuple[Path | None, Path | None]:
        """Return where the last site lies and the records of it, if there are any."""
        cache = self._settings(config).cache
        if self.stage is not None:
            return self.stage.site, cache / RECORDS if cache else None
        if not self.serving:
            return None, None
        if self._aside is None:
            self._aside = tempfile.TemporaryDirectory(prefix="digest_", dir=Path(config.site_dir).parent)
        return Path(self._aside.name) / "site", Path(self._aside.name) / RECORDS

    @event_priority(-1000)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Index the built site for search, when all others are done with it, and put it in its place."""
        settings = self._settings(config)
        try:
            with refusals_named(config.site_dir):
                pipeline.index_site(
                    Path(config.site_dir),
                    settings.cache,
                    use_directory_urls=settings.use_directory_urls,
                    known=self._press.searched if self._press is not None else None,
                )
        except pipeline.SearchError as error:
            raise PluginError(str(error)) from error
        if self._builds_whole:
            _tell(pipeline.check_site(Path(config.site_dir), settings))
        if self.stage is not None and not is_about_to_abort():
            with refusals_named(self.stage.site):
                self.stage.publish()
            self._leave_stage(config)
            log.info("The site is in %s", config.site_dir)

    @event_priority(-100)
    def on_build_error(self, *, error: Exception, **_: object) -> None:
        """Leave the old site as it is."""
        if self.stage is not None:
            self.stage.discard()
            self.stage = None
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
            with refusals_named(""):
                raise error

    def _leave_stage(self, config: MkDocsConfig) -> None:
        """Tell MkDocs where the site lies, for what it does after the build."""
        if self.stage is not None:
            config.site_dir = str(self.stage.site)
            self.stage = None

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object
    ) -> LiveReloadServer:
        """Follow edits of the articles, the theme and the vocabulary too.

        MkDocs watches a file of ours, in which the follower counts the changes that it has seen.
        """
        folder = tempfile.TemporaryDirectory(prefix="digest_")
        changes = Path(folder.name) / "changes"
        changes.touch()
        counter = itertools.count(1)
        server.watch(str(changes))
        self.follower.start(lambda: changes.write_text(str(next(counter)), encoding="ascii"))
        self._following = folder
        return server

    def on_shutdown(self) -> None:
        """Follow no longer."""
        self.follower.stop()
        for folder in (self._following, self._aside):
            if folder is not None:
                folder.cleanup()

    def _settings(self, config: MkDocsConfig) -> Settings:
        """Return the digest's settings from MkDocs' configuration, as it and other plugins left it."""
        values = {name: config[name] for name in pipeline.CONFIGURED}
        theme = {name: config.theme.get(name) for name in ("language", "font")}
        values |= {"theme": theme, "plugins": {"digest": self.config}}
        try:
            return pipeline.make_settings(values, Path(config.config_file_path or "mkdocs.yml"))
        except pipeline.SettingsError as error:
            raise PluginError(str(error)) from error


def _tell(problems: Iterable[Problem]) -> None:
    """Log problems as warnings, which `--strict` stops at, and remarks as information."""
    for problem in problems:
        level = logging.WARNING if problem.severity == "problem" else logging.INFO
        log.log(level, "%s", pipeline.printable(str(problem)))
