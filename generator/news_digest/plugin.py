"""The MkDocs door: give MkDocs the digest's files in memory, so that `mkdocs serve` alone is enough.

It writes nothing into docs/ (under `serve` that would rebuild for ever). A file that `news-digest
build` wrote there is replaced by the one in memory; a page that a person wrote stays and is named.
"""

from __future__ import annotations

import errno
import itertools
import logging
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mkdocs.config import base
from mkdocs.config.base import BaseConfigOption
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.utils import CountHandler

from news_digest import pipeline
from news_digest.model import Settings

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.plugins.digest")

# MkDocs needs a date for every page; this one, where no article names any, never shows to a reader.
UNDATED = "1980-01-01"
# Instant navigation has each first visit fetch the whole sitemap, about 15 bytes a page when packed.
# Up to so many pages a first view stays under 150 KB.
INSTANT_PAGES = 3000
# All of `extra_css` in one file.
STYLES = "assets/digest.css"
# Material's sheets; the rules of the second build on those of the first, which the alphabet, too, puts first.
THEME_STYLES = re.compile(r"assets/stylesheets/(?:main|palette)\.\w+\.min\.css")


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


class DigestPlugin(BasePlugin[DigestConfig]):  # type: ignore[no-untyped-call]  # as above
    """Make the digest when MkDocs collects its files, and index the site when it is built."""

    def __init__(self) -> None:
        super().__init__()
        self.memory = pipeline.Memory()
        self.stage: pipeline.SiteStage | None = None
        self._builds_whole = True
        self._own_pages: frozenset[str] = frozenset()
        self.serving = False  # theme/partials/policy.html asks: serve adds a script to every page
        self.follower = pipeline.Follower()
        self._following: tempfile.TemporaryDirectory[str] | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Learn whether a whole site is built, or one kept up to date in a folder that only MkDocs knows.

        By being here this also tells MkDocs to keep this object and its memory between rebuilds of `serve`.
        """
        self._builds_whole = command != "serve" and not dirty
        self.serving = command == "serve"

    @event_priority(100)
    def _check_config(self, config: MkDocsConfig) -> None:
        """Refuse what can not be built before any other plugin works on it."""
        _refuse_what_harms(config)
        self._settings(config)

    @event_priority(-100)
    def _take_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Let MkDocs build beside the site, so that the old one stands until the new one is whole."""
        settings = self._settings(config)
        sources = (settings.articles, *((settings.vocabulary,) if settings.vocabulary else ()))
        if self.serving:
            self.follower.take(*sources, *_own_theme_folders(config))
        if self._builds_whole:
            _refuse_to_overwrite_sources(config, *sources)
            with _refusals_named(config.site_dir):
                self.stage = pipeline.open_stage(Path(config.site_dir))
            config.site_dir = str(self.stage.folder)
        return config

    on_config = CombinedEvent(_check_config, _take_config)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Put the digest's files beside the hand-written ones, and name every problem."""
        docs = Path(config.docs_dir)
        _forget_written_files(files, docs)
        handwritten = tuple(file.src_uri for file in files)
        digest = pipeline.make_digest(self._settings(config), handwritten=handwritten, memory=self.memory)
        for problem in digest.problems:
            level = logging.WARNING if problem.severity == "problem" else logging.INFO
            log.log(level, "%s", pipeline.printable(str(problem)))
        self._own_pages = frozenset(output.uri for output in digest.files)
        for output in digest.files:
            files.append(File.generated(config, output.uri, content=output.data or output.text))
        log.info("%d articles, %d generated files", len(digest.library.articles), len(digest.files))
        if not config.site_url:
            log.info(pipeline.NO_ADDRESS)
        _join_style_sheets(files, config)
        _limit_instant_navigation(config, len(files.documentation_pages()))
        return files

    @event_priority(-100)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Clean the digest's pages once more, after all others; what people wrote by hand stays as it is."""
        return pipeline.sanitise_page(html) if page.file.src_uri in self._own_pages else html

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Date each page by its articles instead of by today, so that two builds give the same bytes."""
        for file in files.documentation_pages():
            if file.page is not None:
                file.page.update_date = str(file.page.meta.get("lastmod") or UNDATED)
        return env

    @event_priority(-1000)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Index the built site for search, when all others are done with it, and put it in its place."""
        settings = self._settings(config)
        try:
            with _refusals_named(config.site_dir):
                pipeline.index_site(
                    Path(config.site_dir), settings.cache, use_directory_urls=settings.use_directory_urls
                )
        except pipeline.SearchError as error:
            raise PluginError(str(error)) from error
        if self.stage is not None and not _is_about_to_abort():
            with _refusals_named(self.stage.site):
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
            with _refusals_named(""):
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
        if self._following is not None:
            self._following.cleanup()

    def _settings(self, config: MkDocsConfig) -> Settings:
        """Return the digest's settings from MkDocs' configuration, as it and other plugins left it."""
        values = {name: config[name] for name in pipeline.CONFIGURED}
        values |= {"theme": {"language": config.theme.get("language")}, "plugins": {"digest": self.config}}
        try:
            return pipeline.make_settings(values, Path(config.config_file_path or "mkdocs.yml"))
        except pipeline.SettingsError as error:
            raise PluginError(str(error)) from error


def _refuse_what_harms(config: MkDocsConfig) -> None:
    """Raise PluginError if the site's theme, or one of its plugins, is none to build the digest with."""
    plugins = config.plugins.items()  # hooks too, which have no options
    names = (name for name, plugin in plugins if getattr(plugin, "config", {}).get("enabled", True))
    refusal = pipeline.find_refusal(config.theme.name, names)
    if refusal is not None:
        raise PluginError(refusal)


def _refuse_to_overwrite_sources(config: MkDocsConfig, *sources: Path) -> None:
    """Raise PluginError where the site would replace what it is made from; MkDocs sees to docs/."""
    site = Path(config.site_dir).resolve()
    for source in (*sources, *_own_theme_folders(config)):
        if source.resolve().is_relative_to(site):
            raise PluginError(
                f"site_dir: {site} holds {source}, which a build would remove: choose another folder"
            )


def _is_about_to_abort() -> bool:
    """Tell whether MkDocs will end this build as failed: `strict`, and there was a warning.

    It says so only after the last event of a plugin, when a site that was published would stand already.
    """
    handlers = logging.getLogger("mkdocs").handlers
    return any(handler.get_counts() for handler in handlers if isinstance(handler, CountHandler))


@contextmanager
def _refusals_named(site: Path | str) -> Iterator[None]:
    """Turn what the system refuses into a message for the person who builds."""
    try:
        yield
    except OSError as error:
        place = error.filename2 or error.filename or site  # of a copy, the place that it should go to
        what = f"{place}: write-failed: could not be written ({error.strerror})"
        advice = "free some space or mend the permissions; the old site stands as it was"
        raise PluginError(f"{what}: {advice}") from error


def _forget_written_files(files: Files, docs: Path) -> None:
    """Take out of MkDocs' hands what the command line wrote: the same files come from memory."""
    for uri in sorted(pipeline.read_manifest(docs)):
        file = files.get_file_from_path(uri)
        if file is not None:
            files.remove(file)


def _join_style_sheets(files: Files, config: MkDocsConfig) -> None:
    """Give browsers the theme's style sheets and those of `extra_css` as one (theme/frame.html links it).

    Each more would delay the first view. If Material names its own otherwise one day, it links them itself.
    """
    theirs = [file for file in files if THEME_STYLES.fullmatch(file.src_uri)]
    ours = [file for path in config.extra_css if (file := files.get_file_from_path(str(path))) is not None]
    others = [path for path in config.extra_css if files.get_file_from_path(str(path)) is None]
    sheets = [*sorted(theirs, key=lambda file: file.src_uri), *ours]
    text = "\n".join(sheet.content_string for sheet in sheets)
    for sheet in sheets:
        files.remove(sheet)
    files.append(File.generated(config, STYLES, content=text))
    config.extra_css = [STYLES, *others]
    config.theme["are_styles_joined"] = bool(theirs)


def _limit_instant_navigation(config: MkDocsConfig, pages: int) -> None:
    """Let browsers load pages as they always do where the sitemap is too large to be fetched first."""
    features = config.theme.get("features") or []
    if pages > INSTANT_PAGES and "navigation.instant" in features:
        config.theme["features"] = [name for name in features if not name.startswith("navigation.instant")]
        log.info("%d pages: instant navigation is off, since its list of pages would be large", pages)


def _own_theme_folders(config: MkDocsConfig) -> tuple[Path, ...]:
    """Return the folder of theme overrides, if the site has one."""
    return (Path(config.theme.custom_dir),) if config.theme.custom_dir else ()
