"""What the digest can not be built beside: another theme, and plugins that would harm its pages.

Tried with the versions of November 2026: rss 1.19, git-revision-date-localized 1.6, glightbox 0.5.3 and
Material's own social of 9.8.1.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

THEMES = ("material", "materialx")
REFUSED: Mapping[str, str] = {
    "rss": "it looks for files of pages that are made in memory, and the digest has feeds of its own",
    "social": "it draws cards that no page names, and the digest draws a picture for each page itself",
    "glightbox": "it starts by a script inside the page, which the policy of the pages lets no browser run",
    "git-revision-date-localized": (
        "it dates pages by the clock, so that no two builds are equal, and no page shows its dates"
    ),
}


def find_refusal(theme: str | None, plugins: Iterable[str]) -> str | None:
    """Return in one sentence why a site with this theme and these plugins, by name, is not built, or None.

    A plugin's name may have its theme before it, as in `material/social`.
    """
    if theme not in THEMES:
        named = f"`{theme}`" if theme else "a theme without a name"
        return f"theme: the digest's pages need Material for MkDocs, so write `name: material`, not {named}"
    for plugin in plugins:
        reason = REFUSED.get(plugin.rpartition("/")[2])
        if reason is not None:
            return f"plugins: `{plugin}` can not stand beside `digest` ({reason}): take it out of mkdocs.yml"
    return None
