"""Settings of MkDocs and Material that the digest can not obey: each is named, none is dropped in silence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from news_digest.model import Problem
from news_digest.settings.look import UNUSED_FEATURES
from news_digest.settings.policy import uses_google

_OTHER_MENU = "the digest's menu is one line of tabs and, on narrow screens, a drawer"
_OTHER_SEARCH = "the digest has a search of its own"
_INLINE = "it works by a script inside the page, which the policy of the pages lets no browser run"
FEATURES: Mapping[str, str] = {
    "announce.dismiss": _INLINE,
    "content.tabs.link": _INLINE,
    "navigation.expand": _OTHER_MENU,
    "navigation.footer": "pages of the digest name themselves what comes before and after",
    "navigation.indexes": _OTHER_MENU,
    "navigation.path": "pages of the digest name themselves where they belong",
    "navigation.prune": _OTHER_MENU,
    "navigation.sections": _OTHER_MENU,
    "search.highlight": _OTHER_SEARCH,
    "search.share": _OTHER_SEARCH,
    "search.suggest": _OTHER_SEARCH,
    **dict.fromkeys(UNUSED_FEATURES, _OTHER_MENU),
}
EXTRA: Mapping[str, str] = {
    "version": "the digest has no list of versions, and a news site has no older ones",
    "scope": "what a browser keeps is kept for this site alone",
    "annotate": "the digest's pages hold no code",
}
THEME: Mapping[str, str] = {"icon": "the digest's frame has signs of its own"}


def find_ineffective(values: Mapping[str, Any], config: Path) -> tuple[Problem, ...]:
    """Return a remark on each setting in `config`, a mkdocs.yml with these values, that has no effect."""
    return tuple(_remark(config, *found) for found in sorted(set(_find(values))))


def _find(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each setting without effect, and why that is so."""
    theme, extra = _mapping(values.get("theme")), _mapping(values.get("extra"))
    features = theme.get("features")
    named = features if isinstance(features, list) else []
    yield from ((f"theme.features: {name}", FEATURES[name]) for name in named if name in FEATURES)
    for name in sorted(THEME.keys() & theme.keys()):
        if theme[name]:
            yield f"theme.{name}", THEME[name]
    for name in sorted(EXTRA.keys() & extra.keys()):
        if extra[name]:
            yield f"extra.{name}", EXTRA[name]
    analytics = _mapping(extra.get("analytics"))
    if analytics and not uses_google(extra):
        yield "extra.analytics", "only `provider: google` with a `property` is known here"
    if analytics.get("feedback"):
        yield "extra.analytics.feedback", "pages of the digest ask no reader for a vote"
    if values.get("repo_name"):
        yield "repo_name", "the link to the repository is named in the site's language"
    if "search" in set(_names(values.get("plugins"))):
        yield "plugins: search", f"{_OTHER_SEARCH}, and Material's only costs time and space"


def _names(plugins: object) -> Iterator[str]:
    """Yield the names of plugins that are on, without the theme before them."""
    for entry in plugins if isinstance(plugins, list) else [plugins]:
        named = entry if isinstance(entry, Mapping) else {entry: None}
        for name, options in named.items():
            if _mapping(options).get("enabled", True):
                yield str(name).rpartition("/")[2]


def _mapping(value: object) -> Mapping[str, Any]:
    """Return a mapping, an empty one where the value is none."""
    return value if isinstance(value, Mapping) else {}


def _remark(config: Path, setting: str, reason: str) -> Problem:
    """Return the remark on one setting."""
    return Problem(
        path=str(config),
        line=1,
        code="setting-without-effect",
        message=f"`{setting}` has no effect: {reason}",
        advice="take it out of mkdocs.yml",
        severity="remark",
    )
