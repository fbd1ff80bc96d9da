"""The content security policy of every page: files of the site's own host, and hosts that `mkdocs.yml` names.

Nothing that stands in a page itself may run or style, whatever is set; no source is a wildcard.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Hosts = dict[str, list[str]]
# What Google's guide to its tag asks for, with its wildcards written out.
# https://developers.google.com/tag-platform/security/guides/csp
ANALYTICS = {
    "script-src": ("https://www.googletagmanager.com",),
    "connect-src": (
        "https://www.google-analytics.com",
        "https://region1.google-analytics.com",
        "https://analytics.google.com",
        "https://www.googletagmanager.com",
    ),
    "img-src": ("https://www.google-analytics.com", "https://www.googletagmanager.com"),
}
FONTS = {"style-src": ("https://fonts.googleapis.com",), "font-src": ("https://fonts.gstatic.com",)}
DIRECTIVES: Mapping[str, tuple[str, ...]] = {
    "default-src": ("'none'",),
    "base-uri": ("'none'",),
    "connect-src": ("'self'",),
    "font-src": ("'self'",),
    "form-action": ("'none'",),
    "img-src": ("'self'", "data:"),
    "script-src": ("'self'",),
    "style-src": ("'self'",),
    "worker-src": ("'self'",),
}
# A host by its plain name or number, with its port: nothing that could end the policy or widen it.
_ORIGIN = re.compile(r"(?:(https?):)?//([a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d+)?)(?=[/?#]|\Z)", re.IGNORECASE)


def make_policy(values: Mapping[str, Any]) -> str:
    """Return the policy of a site with these values of `mkdocs.yml`."""
    added: Hosts = {}
    for directive, source in _sources(values):
        if source not in added.setdefault(directive, []):
            added[directive].append(source)
    return "; ".join(
        " ".join((directive, *sources, *added.get(directive, ())))
        for directive, sources in DIRECTIVES.items()
    )


def find_origin(address: object) -> str | None:
    """Return scheme and host of a whole address, or None of a path or of anything else."""
    found = _ORIGIN.match(str(address).strip())
    return f"{(found[1] or 'https').lower()}://{found[2].lower()}" if found else None


def uses_google(extra: object) -> bool:
    """Tell whether `extra.analytics` asks for Google's, with a property."""
    analytics = extra.get("analytics") if isinstance(extra, Mapping) else None
    return (
        isinstance(analytics, Mapping)
        and analytics.get("provider") == "google"
        and bool(analytics.get("property"))
    )


def _sources(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each directive with a host that it lets in beside the site's own."""
    theme = values.get("theme")
    theme = theme if isinstance(theme, Mapping) else {}
    if isinstance(theme.get("font"), Mapping):
        yield from _listed(FONTS)
    if uses_google(values.get("extra")):
        yield from _listed(ANALYTICS)
    for address in _addresses(values.get("extra_javascript")):
        yield "script-src", address
    for address in _addresses(values.get("extra_css")):
        yield "style-src", address
        yield "font-src", address  # what a sheet names lies mostly beside it
    for address in _addresses([theme.get("logo"), theme.get("favicon")]):
        yield "img-src", address


def _listed(sources: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str]]:
    """Yield a table of directives pair by pair."""
    return ((directive, source) for directive, each in sources.items() for source in each)


def _addresses(paths: object) -> Iterator[str]:
    """Yield the hosts in a list of paths and addresses; a script may be a mapping with a `path`."""
    for path in paths if isinstance(paths, list) else []:
        origin = find_origin(path.get("path") if isinstance(path, Mapping) else path)
        if origin:
            yield origin
