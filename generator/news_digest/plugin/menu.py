"""The menu, the footer and the links to edit a page, from the pages that MkDocs has."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Mapping
from pathlib import Path
from urllib.parse import quote, urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel, set_exclusions

from news_digest import pipeline

# Plugins that make a menu of their own.
MENU_PLUGINS = frozenset({"awesome-nav", "awesome-pages", "literate-nav"})


def fill_menu(config: MkDocsConfig, files: Files, own_pages: Collection[str]) -> None:
    """Give the site a menu where neither mkdocs.yml nor a plugin has one."""
    set_exclusions(files, config)
    if config.nav is not None or MENU_PLUGINS & set(config.plugins):
        return
    shown = [
        file.src_uri for file in files.documentation_pages() if file.inclusion is InclusionLevel.INCLUDED
    ]
    folders = {posixpath.dirname(uri).partition("/")[0] for uri in own_pages} - {""}
    handwritten = [uri for uri in shown if uri not in own_pages and uri.partition("/")[0] not in folders]
    about = pipeline.find_word(config.theme.get("language") or "en", "about")
    config.nav = pipeline.make_menu(frozenset(shown), handwritten, about)


def set_footer(config: MkDocsConfig, files: Files) -> tuple[str, ...]:
    """Tell the theme the links of the footer; return what of `extra.footer` leads to no page."""
    built = (InclusionLevel.INCLUDED, InclusionLevel.NOT_IN_NAV)

    def find_address(uri: str) -> str | None:
        path, mark, anchor = uri.partition("#")
        file = files.get_file_from_path(path)
        return file.url + mark + anchor if file is not None and file.inclusion in built else None

    links, missing = pipeline.make_footer(config.extra.get("footer"), find_address)
    config.theme["footer"] = links
    return missing


def set_edit_links(config: MkDocsConfig, files: Files, sources: Mapping[str, Path]) -> None:
    """Let the page of each article lead to the article's file, where the repository is known.

    `sources` names the file of each page's uri. `edit_uri` names the folder of pages in the repository, so
    the repository's root is what stands before that.
    """
    home = Path(config.config_file_path or "mkdocs.yml").resolve().parent
    root = _find_root(config, home)
    for uri, source in sources.items():
        file, path = files.get_file_from_path(uri), source.resolve()
        if root is None or file is None or file.page is None or not path.is_relative_to(home):
            continue
        file.page.edit_url = root + quote(path.relative_to(home).as_posix())


def _find_root(config: MkDocsConfig, home: Path) -> str | None:
    """Return the address below which the repository's files are edited, or None where that is not known."""
    docs = Path(config.docs_dir).resolve()
    if not config.repo_url or not config.edit_uri or not docs.is_relative_to(home):
        return None
    before, found, _after = config.edit_uri.rstrip("/").rpartition(docs.relative_to(home).as_posix())
    return urljoin(config.repo_url.rstrip("/") + "/", before) if found else None
