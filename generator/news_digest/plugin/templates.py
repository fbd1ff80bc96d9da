"""The digest's frame for every template: also for one of the owner's that extends Material's `base.html`."""

from __future__ import annotations

from pathlib import Path

from jinja2 import ChoiceLoader, DictLoader, Environment, TemplateNotFound
from mkdocs.config.defaults import MkDocsConfig

from news_digest.plugin.look import THEME

BASE = "base.html"
FRAME = "frame.html"
# Under this name the frame finds what it is built on.
MATERIAL_BASE = "material/base.html"
EXTENDS = '{% extends "base.html" %}'


def frame_pages(environment: Environment, config: MkDocsConfig) -> None:
    """Let `base.html` be the digest's frame, so that a template that extends it keeps policy and look.

    An owner's own `base.html` or `frame.html` stays what it is. So does all where the digest's templates were
    taken out.
    """
    loader = environment.loader
    if loader is None or str(THEME) not in config.theme.dirs:
        return
    try:
        base, place, _ = loader.get_source(environment, BASE)
        frame, frame_place, _ = loader.get_source(environment, FRAME)
    except TemplateNotFound:
        return
    custom = config.theme.custom_dir
    if frame_place != str(THEME / FRAME) or (custom and place and Path(place).is_relative_to(custom)):
        return
    framed = DictLoader(
        {
            BASE: frame.replace(EXTENDS, EXTENDS.replace(BASE, MATERIAL_BASE)),
            FRAME: EXTENDS,
            MATERIAL_BASE: base,
        }
    )
    environment.loader = ChoiceLoader([framed, loader])
