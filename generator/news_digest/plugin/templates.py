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
        MATERIAL_BASE: base,
    }
    if any((folder / MAIN).exists() for folder in own_theme_folders(config)):
        lost, _place, _current = loader.get_source(environment, LOST)
        framed[LOST_PAGE] = lost.replace(EXTENDS.replace(BASE, FRAME), EXTENDS.replace(BASE, MAIN))
    environment.loader = ChoiceLoader([DictLoader(framed), loader])
