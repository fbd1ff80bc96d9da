"""MkDocs with Material, tuned for many pages: articles stay out of the menu, and no plugin collects tags."""

from __future__ import annotations

import json
import shutil
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.builds.measured import Command, Run, Size, find_size, run_measured
from benchmarks.builds.pieces import Piece
from benchmarks.builds.project import ENVIRONMENT
from news_digest.slugs import make_slug

CONFIG = """\
site_name: Benchmark
site_url: https://news.example/
theme:
  name: material
  language: en
  font: false
plugins:
  - search
nav:
  - index.md
validation:
  nav:
    omitted_files: ignore
"""
BUILD: Command = (sys.executable, "-m", "mkdocs", "build", "--quiet")
NEWEST = 30  # on the front page


class Material:
    """A site of plain MkDocs in a folder of its own: the articles, a page for each tag, a front page."""

    def __init__(self, folder: Path, pieces: Sequence[Piece]) -> None:
        self.folder = folder
        self.site = folder / "site"
        docs = folder / "docs"
        for name in ("articles", "tags"):
            (docs / name).mkdir(parents=True, exist_ok=True)
        (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
        titles = {piece.slug: piece.title for piece in pieces}
        tagged: dict[str, list[Piece]] = defaultdict(list)
        for piece in pieces:
            _write(docs / "articles" / f"{piece.slug}.md", _render_piece(piece, titles))
            for tag in piece.tags:
                tagged[tag].append(piece)
        for tag, own in tagged.items():
            _write(docs / "tags" / f"{make_slug(tag)}.md", f"# {tag}\n\n{_list_pieces(own, '../articles')}")
        newest = sorted(pieces, key=lambda piece: (piece.date, piece.slug), reverse=True)[:NEWEST]
        _write(docs / "index.md", f"# Newest\n\n{_list_pieces(newest, 'articles')}")

    def measure(self) -> Iterator[tuple[str, Run, Size | None]]:
        """Yield what a build from nothing took."""
        shutil.rmtree(self.site, ignore_errors=True)
        yield "cold", run_measured(BUILD, self.folder, ENVIRONMENT), find_size(self.site)


def _write(file: Path, text: str) -> None:
    """Write a page."""
    file.write_text(text, encoding="utf-8")


def _render_piece(piece: Piece, titles: dict[str, str]) -> str:
    """Return an article's page: the text, its tags and the nearest as links."""
    tags = " · ".join(f"[{tag}](../tags/{make_slug(tag)}.md)" for tag in piece.tags)
    nearest = "\n".join(f"- [{_plain(titles[slug])}]({slug}.md)" for slug in piece.nearest)
    head = f"---\ntitle: {json.dumps(piece.title)}\ndescription: {json.dumps(piece.summary)}\n---\n"
    text = "\n\n".join(map(_plain, piece.paragraphs))
    line = f"{_plain(piece.source)}, {piece.date:%d %B %Y}"
    return f"{head}\n# {_plain(piece.title)}\n\n{line}\n\n{text}\n\n{tags}\n\n## Related\n\n{nearest}\n"


def _list_pieces(pieces: Sequence[Piece], folder: str) -> str:
    """Return a list of articles with their first lines."""
    return "\n".join(
        f"- [{_plain(piece.title)}]({folder}/{piece.slug}.md), {_plain(piece.source)}, {piece.date}: "
        f"{_plain(piece.summary)}"
        for piece in pieces
    )


def _plain(text: str) -> str:
    """Return text without what would be markup, for real articles."""
    return text.translate(str.maketrans("", "", "*_`[]<>|#\\{}"))
