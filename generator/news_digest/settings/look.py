"""How the digest looks where `mkdocs.yml` says nothing else: features, palettes, type, style sheets.

What an owner says of Material's settings is obeyed; `effects.py` names what can not be.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

# The templates, styles and scripts of the digest.
THEME = Path(__file__).parent.parent / "theme"
# Stands in a theme folder that was written for engines without plugins.
WRITTEN = ".digest-manifest.json"
# The style sheets in their order: what comes later builds on what came before.
SHEETS = (
    "inks", "type", "frame", "nameplate", "lists", "front", "article", "story", "edition", "search", "charts",
    "topic", "feeds",
)  # fmt: skip
# Files of the theme that an older mkdocs.yml may list; the theme links them itself.
OWN_ASSETS = frozenset({*(f"assets/{name}.css" for name in SHEETS), "assets/search.js"})
FEATURES = ("navigation.instant", "navigation.tabs", "navigation.top")
# The menu stands in the tabs on wide screens, so they are always there.
MENU = "navigation.tabs"
# Features that would take the menu or the headings from where the digest's frame has them.
UNUSED_FEATURES = frozenset({"navigation.tabs.sticky", "toc.integrate"})
PALETTES = (
    ("(prefers-color-scheme: light)", "default", "material/weather-night"),
    ("(prefers-color-scheme: dark)", "slate", "material/weather-sunny"),
)
# Material's word for colours of one's own: the digest's inks.
OWN_COLOUR = "custom"
_FAMILY = re.compile(r"[\w -]+")


def is_written_theme(folder: Path) -> bool:
    """Tell whether a folder holds the digest's own theme: the package's, or one written for other engines."""
    return folder.resolve() == THEME.resolve() or (folder / WRITTEN).is_file()


def theme_values(theme: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the theme is told, from what `mkdocs.yml` says under `theme`."""
    features = theme.get("features")
    features = list(FEATURES) if not isinstance(features, list) else features
    kept = [name for name in features if name not in UNUSED_FEATURES]
    return {
        "features": kept if MENU in kept else [*kept, MENU],
        "palette": make_palettes(theme.get("palette")),
        "font": theme.get("font", False),
    }


def make_palettes(written: object) -> list[dict[str, Any]]:
    """Return the palettes: those written, with the digest's own inks where one names no colour.

    A single one that names colours alone gives them to the digest's two, light and dark.
    """
    if isinstance(written, list) and written:
        return [_fill(palette) for palette in written if isinstance(palette, Mapping)]
    single = written if isinstance(written, Mapping) else {}
    if "scheme" in single:
        return [_fill(single)]
    return [
        _fill({**single, "media": media, "scheme": scheme, "toggle": {"icon": icon}})
        for media, scheme, icon in PALETTES
    ]


def _fill(palette: Mapping[str, Any]) -> dict[str, Any]:
    """Return a palette with a scheme and both colours."""
    return {"scheme": "default", "primary": OWN_COLOUR, "accent": OWN_COLOUR, **palette}


def font_rules(font: object) -> str:
    """Return the style rule that gives the site the families of `theme.font`, or nothing."""
    if not isinstance(font, Mapping):
        return ""
    text, code = (_family(font.get(name)) for name in ("text", "code"))
    rules = [f'--serif: "{text}", Georgia, serif; --sans: "{text}", system-ui, sans-serif'] if text else []
    rules += [f'--md-code-font: "{code}"'] if code else []
    return f":root {{ {'; '.join(rules)} }}" if rules else ""


def _family(name: object) -> str:
    """Return the name of a family of type, or nothing if it is none."""
    return name if isinstance(name, str) and _FAMILY.fullmatch(name) else ""
