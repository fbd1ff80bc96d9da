"""What becomes of the files that MkDocs has collected: sheets and scripts joined, written ones left out."""

from __future__ import annotations

import json
import logging
import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel, set_exclusions

from news_digest import pipeline
from news_digest.plugin.look import is_framed

log = logging.getLogger("mkdocs.plugins.digest")

# Instant navigation has each first visit fetch the whole sitemap, about 15 bytes a page when packed.
# Up to so many pages a first view stays under 150 KB.
INSTANT_PAGES = 3000
# All of `extra_css` in one file.
STYLES = "assets/digest.css"
# What starts when the page has been painted, in this order, in one file (theme/frame.html names them).
LATE_SCRIPTS = tuple(f"assets/{name}.js" for name in ("search", "drawer", "skip", "preview", "cite"))
SCRIPTS = "assets/digest.js"
# Material's search, for which no page of the digest has a place, and the maps to the sources of its files.
UNUSED = re.compile(r"assets/javascripts/(?:lunr|workers)/.+|assets/(?:javascripts|stylesheets)/.+\.map")
# Material's sheets; the rules of the second build on those of the first, which the alphabet, too, puts first.
THEME_STYLES = re.compile(r"assets/stylesheets/(?:main|palette)\.\w+\.min\.css")


def forget_written_files(files: Files, docs: Path) -> None:
    """Take out of MkDocs' hands what the command line wrote: the same files come from memory."""
    for uri in sorted(pipeline.read_manifest(docs)):
        file = files.get_file_from_path(uri)
        if file is not None:
            files.remove(file)


def split_excluded(files: Files, config: MkDocsConfig) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return the uris of people's files, and the names of their pages that `exclude_docs` leaves out."""
    set_exclusions(files, config)
    kept = tuple(file.src_uri for file in files if file.inclusion is not InclusionLevel.EXCLUDED)
    left_out = {file.src_uri for file in files} - set(kept)
    return kept, frozenset(uri.removesuffix(".md").removesuffix("/index") for uri in left_out)


def join_style_sheets(files: Files, config: MkDocsConfig) -> None:
    """Give browsers the theme's style sheets and those of `extra_css` as one (theme/frame.html links it).

    Each more would delay the first view. If Material names its own otherwise one day, it links them itself.
    """
    theirs = [file for file in files if THEME_STYLES.fullmatch(file.src_uri)]
    ours = [file for path in config.extra_css if (file := files.get_file_from_path(str(path))) is not None]
    others = [path for path in config.extra_css if files.get_file_from_path(str(path)) is None]
    sheets = [*sorted(theirs, key=lambda file: file.src_uri), *ours]
    rules = [sheet.content_string for sheet in sheets] + [pipeline.font_rules(config.theme.get("font"))]
    text = "\n".join(rule for rule in rules if rule)
    framed = is_framed(config)
    for sheet in sheets if framed else ours:  # a frame that is not the digest's links Material's own
        files.remove(sheet)
    files.append(File.generated(config, STYLES, content=text))
    config.extra_css = [STYLES, *others]
    config.theme["are_styles_joined"] = framed and bool(theirs)


def join_scripts(files: Files, config: MkDocsConfig, panel: str) -> None:
    """Give browsers the scripts that start after the first painting as one, and with them the search panel.

    `panel` is its HTML, the same for every page, which then need not repeat it (theme/frame.html links both).
    """
    scripts = [file for path in LATE_SCRIPTS if (file := files.get_file_from_path(path)) is not None]
    for script in scripts:
        files.remove(script)
    place = f'document.body.insertAdjacentHTML("beforeend", {json.dumps(panel)})'
    # Scripts that leave their last semicolon out do not go on in the next one.
    text = "\n;\n".join([place, *(script.content_string for script in scripts)])
    files.append(File.generated(config, SCRIPTS, content=text))
    config.theme["are_scripts_joined"] = True


def leave_out_unused(files: Files) -> None:
    """Take out what Material brings along for its own search, and for finding faults in its scripts: 2 MB."""
    for file in tuple(files):
        if UNUSED.fullmatch(file.src_uri):
            files.remove(file)


def limit_instant_navigation(config: MkDocsConfig, pages: int) -> None:
    """Let browsers load pages as they always do where the sitemap is too large to be fetched first."""
    features = config.theme.get("features") or []
    if pages > INSTANT_PAGES and "navigation.instant" in features:
        config.theme["features"] = [name for name in features if not name.startswith("navigation.instant")]
        log.info("%d pages: instant navigation is off, since its list of pages would be large", pages)
