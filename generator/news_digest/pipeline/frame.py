"""The theme for engines that run no plugins: templates and styles in a folder that mkdocs.yml names."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from news_digest import settings as configuration
from news_digest import write
from news_digest.model import OutputFile, Settings
from news_digest.render.urls import page_address

# Beside mkdocs.yml, where git ignores it: `custom_dir: .digest/theme`.
FOLDER = Path(".digest") / "theme"
STYLES = "assets/digest.css"
FACTS = "partials/site.html"


def write_theme(settings: Settings, uris: Iterable[str]) -> None:
    """Bring the folder to hold the digest's theme, with what mkdocs.yml says; `uris` are the site's pages."""
    if settings.home is not None:
        folder = settings.home / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        write.write_files(tuple(sorted(_files(settings, frozenset(uris)), key=lambda file: file.uri)), folder)


def _files(settings: Settings, uris: frozenset[str]) -> Iterator[OutputFile]:
    """Yield the files of the theme: as in the package, but for sheets in one and the site's facts."""
    theme = configuration.THEME
    written = configuration.read_written(settings.config) if settings.config else {}
    paths = sorted(path for path in theme.rglob("*") if path.is_file())
    names = {path.relative_to(theme).as_posix(): path for path in paths}
    sheets = [f"assets/{name}.css" for name in configuration.SHEETS]
    for name, path in names.items():
        if name not in {*sheets, FACTS}:
            yield OutputFile(uri=name, text=path.read_text(encoding="utf-8"))
    look = written.get("theme")
    fonts = configuration.font_rules(look.get("font") if isinstance(look, dict) else None)
    yield OutputFile(
        uri=STYLES, text="\n".join([*(names[sheet].read_text(encoding="utf-8") for sheet in sheets), fonts])
    )
    extra = written.get("extra")
    links, _missing = configuration.make_footer(
        extra.get("footer") if isinstance(extra, dict) else None,
        lambda uri: page_address(settings, uri) if uri in uris else None,
    )
    facts = {"policy": configuration.make_policy(written), "footer": list(links), "styles": STYLES}
    lines = (
        f"{{%- set {name} = {json.dumps(value, ensure_ascii=False)} -%}}" for name, value in facts.items()
    )
    yield OutputFile(uri=FACTS, text="\n".join(lines) + "\n")
