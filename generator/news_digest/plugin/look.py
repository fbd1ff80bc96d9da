"""What the digest's look needs of MkDocs' configuration, set there unless the site's owner said otherwise."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from news_digest import pipeline

THEME = pipeline.THEME
EXTENSIONS = ("attr_list", "md_in_html")  # `tables` and `toc` MkDocs has by itself
# A broken link is a warning, which `--strict` stops at; pages that no menu names are the rule here.
VALIDATION: Mapping[str, Mapping[str, int]] = {
    "nav": {
        "omitted_files": logging.DEBUG,
        **dict.fromkeys(("not_found", "absolute_links"), logging.WARNING),
    },
    "links": dict.fromkeys(("not_found", "anchors", "absolute_links", "unrecognized_links"), logging.WARNING),
}


def prepare_look(config: MkDocsConfig, written: Mapping[str, Any]) -> None:
    """Give MkDocs the digest's theme and what that needs; `written` is what the owner's file says."""
    _add_theme_folder(config)
    _add_extensions(config)
    _set_validation(config, written.get("validation"))
    theme = written.get("theme")
    for key, value in pipeline.theme_values(theme if isinstance(theme, Mapping) else {}).items():
        config.theme[key] = value
    config.extra_css = [
        *(f"assets/{name}.css" for name in pipeline.SHEETS),
        *(path for path in config.extra_css if path not in pipeline.OWN_ASSETS),
    ]
    config.extra_javascript = [
        script for script in config.extra_javascript if str(script) not in pipeline.OWN_ASSETS
    ]


def set_policy(config: MkDocsConfig) -> None:
    """Tell the theme what the pages may load, when all plugins have said what they add."""
    config.theme["policy"] = pipeline.make_policy(
        {
            "theme": {key: config.theme.get(key) for key in ("font", "logo", "favicon")},
            "extra": config.extra,
            "extra_css": config.extra_css,
            "extra_javascript": [str(script) for script in config.extra_javascript],
        }
    )


def _add_theme_folder(config: MkDocsConfig) -> None:
    """Put the digest's templates behind those of the owner and before Material's.

    A folder that `news-digest build` wrote for engines without plugins holds the same ones: it gives way.
    """
    folders = config.theme.dirs
    custom = config.theme.custom_dir
    if custom and pipeline.is_written_theme(Path(custom)):
        folders[:] = [folder for folder in folders if folder != custom]
    if str(THEME) not in folders:
        place = 1 if custom in folders[:1] else 0
        folders.insert(place, str(THEME))


def _add_extensions(config: MkDocsConfig) -> None:
    """Switch on the Markdown that the digest's pages are written in, with the owner's own beside it."""
    known = {name.rpartition(".")[2] for name in config.markdown_extensions}
    bundled = {"attr_list", "md_in_html"} if "extra" in known else set()
    missing = [name for name in EXTENSIONS if name not in known | bundled]
    config.markdown_extensions = [*config.markdown_extensions, *missing]


def _set_validation(config: MkDocsConfig, written: object) -> None:
    """Let MkDocs check links, as far as the owner does not say how."""
    said = written if isinstance(written, Mapping) else {}
    for part, levels in VALIDATION.items():
        own = said.get(part)
        for key, level in levels.items():
            if key not in said and not (isinstance(own, Mapping) and key in own):
                config.validation[part][key] = level


def is_framed(config: MkDocsConfig) -> bool:
    """Tell whether pages stand in the digest's frame: not where an owner has a `base.html` of their own."""
    if str(THEME) not in config.theme.dirs:
        return False
    return not any((folder / "base.html").exists() for folder in own_theme_folders(config))


def own_theme_folders(config: MkDocsConfig) -> tuple[Path, ...]:
    """Return the folder of the owner's theme overrides, if the site has one that is not the digest's own."""
    custom = Path(config.theme.custom_dir) if config.theme.custom_dir else None
    return (custom,) if custom and not pipeline.is_written_theme(custom) else ()
