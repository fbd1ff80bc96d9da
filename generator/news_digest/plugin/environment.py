"""What all pages of a site are made from beside the articles: the code, the theme, what mkdocs.yml says."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from news_digest import pipeline

# Where a site is made and by whom changes nothing in it.
WITHOUT_EFFECT = frozenset({"config_file_path", "docs_dir", "site_dir", "plugins", "theme", "watch", "hooks"})


def describe_environment(config: MkDocsConfig, pages: object) -> str:
    """Return a hash of all that every page depends on; `pages` is what is known of them all."""
    total = hashlib.sha256(_code_digest().encode())
    for line in _settings(config):
        total.update(line.encode("utf-8", "surrogatepass") + b"\n")
    for folder in map(Path, config.theme.dirs):
        for path in sorted(folder.rglob("*.html")):
            total.update(path.relative_to(folder).as_posix().encode() + b"\n" + path.read_bytes())
    total.update(repr(pages).encode("utf-8", "surrogatepass"))
    return total.hexdigest()


def _settings(config: MkDocsConfig) -> Iterator[str]:
    """Yield what mkdocs.yml says, and what plugins made of it."""
    for key, value in config.items():
        if key not in WITHOUT_EFFECT:
            yield f"{key}: {value!r}"
    for key in sorted(config.theme):
        yield f"theme.{key}: {config.theme[key]!r}"
    for name, plugin in config.plugins.items():
        yield f"plugins.{name}: {dict(getattr(plugin, 'config', None) or {})!r}"


@cache
def _code_digest() -> str:
    """Return a hash of the digest's own files and of the versions of all packages beside it."""
    home = pipeline.THEME.parent
    total = hashlib.sha256()
    for path in sorted(home.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            total.update(path.relative_to(home).as_posix().encode() + b"\n" + path.read_bytes())
    for name, version in sorted({(each.name, each.version) for each in distributions()}):
        total.update(f"{name} {version}\n".encode())
    return total.hexdigest()
