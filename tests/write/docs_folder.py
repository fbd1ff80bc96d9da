"""A docs folder as most tests of this room find it: an earlier run's pages, and those that a person wrote."""

from __future__ import annotations

from pathlib import Path

from faults import tree

from news_digest.model import OutputFile

BY_HAND = {"about.md": "by hand", "articles/map.svg": "drawn by hand"}
OLD = {"index.md": "old", "articles/one.md": "one", "articles/two.md": "two", "topics/x/index.md": "x"}
NEW = {
    "index.md": "new",
    "articles/one.md": "one",
    "articles/three.md": "3",
    "feed.xml": "f",
    "a/b.html": "b",
}


def files(pages: dict[str, str]) -> list[OutputFile]:
    """Return pages as output files."""
    return [OutputFile(uri=uri, text=text) for uri, text in pages.items()]


def seen(folder: Path) -> dict[str, str]:
    """Return what stands in a folder for readers: every file but those whose name begins with a dot."""
    return {uri: content.decode() for uri, content in tree(folder).items() if not uri.startswith(".")}
