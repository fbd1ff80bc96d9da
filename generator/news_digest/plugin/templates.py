"""The digest's frame for every template: also for one of the owner's that extends Material's `base.html`."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from jinja2 import BaseLoader, ChoiceLoader, DictLoader, Environment
from mkdocs.config.defaults import MkDocsConfig

from news_digest.plugin.look import is_framed, own_theme_folders

BASE = "base.html"
FRAME = "frame.html"
MAIN = "main.html"
# What stands where nothing is, and the page that MkDocs makes of it.
LOST, LOST_PAGE = "lost.html", "404.html"
# Under this name the frame finds what it is built on.
MATERIAL_BASE = "material/base.html"
# What theme/main.html mends in each finished page, here in the template, for pages that an owner's makes.
MENDED = {
    'id="__drawer" autocomplete="off">': 'id="frame-drawer" aria-label="{{ words.t("menu") | e }}">',
    'id="__search" autocomplete="off">': 'id="frame-search" hidden>',
    'class="md-overlay" for="__drawer"': 'class="md-overlay" for="frame-drawer"',
    '<script id="__config"': '<script id="frame-config"',
}
PANEL = '{% import "partials/language.html" as lang with context %}{% include "partials/search.html" %}'
WORDS = '{% import "partials/words.html" as words with context %}'
EXTENDS = '{% extends "base.html" %}'
_COMMENT = re.compile(r"\s*\{#-.*?-#\}\s*|\{#.*?#\}", re.DOTALL)
# A line of tags alone, such as `{% if page %}`: where it stood, the page would have an empty line.
_TAGS = re.compile(r"(?:\{%(?:(?!%\}).)*%\}\s*)+")


def render_search_panel(environment: Environment, config: MkDocsConfig) -> str:
    """Return the search panel, which is the same on every page."""
    return environment.from_string(PANEL).render(config=config)


def frame_pages(environment: Environment, config: MkDocsConfig) -> None:
    """Let `base.html` be the digest's frame, so that a template that extends it keeps policy and look.

    Where there is an owner's `main.html`, the page that says that nothing is there extends it, as all do.
    An owner's own `base.html` stays what it is. So does all where the digest's templates were taken out.
    """
    loader = environment.loader
    if loader is None or not is_framed(config):
        return
    base, _place, _current = loader.get_source(environment, BASE)
    frame, _place, _current = loader.get_source(environment, FRAME)
    framed = {
        BASE: frame.replace(EXTENDS, EXTENDS.replace(BASE, MATERIAL_BASE)),
        FRAME: EXTENDS,
        MATERIAL_BASE: mend(base),
    }
    if any((folder / MAIN).exists() for folder in own_theme_folders(config)):
        lost, _place, _current = loader.get_source(environment, LOST)
        framed[LOST_PAGE] = lost.replace(EXTENDS.replace(BASE, FRAME), EXTENDS.replace(BASE, MAIN))
    own = own_theme_folders(config)
    environment.loader = TightLoader(ChoiceLoader([DictLoader(framed), loader]), own)


class TightLoader(BaseLoader):
    """Hands out templates without the indentation and the empty lines that each page would repeat.

    What fills the templates in is untouched, and so are the owner's own templates, in `own` folders: one of
    those may hold text that is meant as it stands.
    """

    def __init__(self, loader: BaseLoader, own: tuple[Path, ...]) -> None:
        self._loader = loader
        self._own = own

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Return a template, where it stands, and how one knows that it is up to date."""
        source, place, current = self._loader.get_source(environment, template)
        is_own = place is not None and any(Path(place).is_relative_to(folder) for folder in self._own)
        is_page = template.endswith(".html") and not is_own
        return (tighten(source) if is_page else source), place, current


def tighten(source: str) -> str:
    """Return a template that makes the same page with less white space: each run keeps one line end.

    Lines lose their indentation, comments and empty lines go, and so does the line end behind tags that stand
    alone on their lines. White space inside a line, which may part two words, stays.
    """
    lines = [stripped for line in _COMMENT.sub("", source).splitlines() if (stripped := line.strip())]
    return "".join(line if _TAGS.fullmatch(line) else f"{line}\n" for line in lines)


def mend(base: str) -> str:
    """Return Material's template with elements mended that stand outside of its blocks, where it has them."""
    for found, mended in MENDED.items():
        base = base.replace(found, mended)
    return WORDS + base
