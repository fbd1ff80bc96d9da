"""A folder of articles built by the press, and by MkDocs alone."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

CONFIG = """site_name: "News & <Views>"
site_url: https://digest.example/under/
repo_url: https://code.example/news
edit_uri: edit/main/docs/
theme:
  name: material
plugins:
  - digest:
      page_size: 4
      pictures: false
{more}
"""
# A hook that has a word in every page, though it changes nothing: then MkDocs makes them all.
HOOK = "def on_page_content(html, **_):\n    return html\n"


def write(home: Path, articles: Mapping[str, str], more: str = "") -> None:
    """Write articles by name, and a page by hand that links to others of the site."""
    page = "# By hand\n\n[All topics](topics/index.md#headline) and [the feed](feed.xml).\n"
    files = {"mkdocs.yml": CONFIG.format(more=more), "docs/by-hand.md": page, "hook.py": HOOK}
    for name, text in {**files, **{f"articles/{name}": text for name, text in articles.items()}}.items():
        place = home / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")


def build_site(home: Path, folder: str = "site", more: str = "") -> dict[str, bytes]:
    """Build the site into a folder of its home, and return its files by place, the search index left out."""
    (home / "mkdocs.yml").write_text(CONFIG.format(more=more), encoding="utf-8")
    config = load_config(str(home / "mkdocs.yml"), site_dir=str(home / folder))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return read_site(home / folder)


def read_site(site: Path) -> dict[str, bytes]:
    """Return a site's files by place, the search index left out: it does not know how pages were made."""
    files = ((path.relative_to(site).as_posix(), path) for path in site.rglob("*") if path.is_file())
    return {place: path.read_bytes() for place, path in files if not place.startswith("pagefind/")}


def build_by_mkdocs(home: Path, folder: str = "reference") -> dict[str, bytes]:
    """Build the same by MkDocs alone."""
    return build_site(home, folder, more="hooks: [hook.py]")


def find_differences(ours: Mapping[str, bytes], theirs: Mapping[str, bytes]) -> list[str]:
    """Return the places of files that only one has, or whose bytes differ."""
    return sorted(place for place in ours.keys() | theirs.keys() if ours.get(place) != theirs.get(place))
