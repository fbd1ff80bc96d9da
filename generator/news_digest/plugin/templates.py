"""The digest's frame for every template: also for one of the owner's that extends Material's `base.html`."""

from __future__ import annotations

from jinja2 import ChoiceLoader, DictLoader, Environment
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
WORDS = '{% import "partials/words.html" as words with context %}'
EXTENDS = '{% extends "base.html" %}'


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
    environment.loader = ChoiceLoader([DictLoader(framed), loader])


def mend(base: str) -> str:
    """Return Material's template with elements mended that stand outside of its blocks, where it has them."""
    for found, mended in MENDED.items():
        base = base.replace(found, mended)
    return WORDS + base
