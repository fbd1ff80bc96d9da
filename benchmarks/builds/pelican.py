"""Pelican with its simple theme: pages of a few kilobytes, a page for each tag."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.builds.measured import Run, Size, find_size, run_measured
from benchmarks.builds.peers import find_peer
from benchmarks.builds.pieces import Piece

CONFIG = """\
SITENAME = "Benchmark"
SITEURL = "https://news.example"
AUTHOR = "Nobody"
PATH = "content"
THEME = "simple"
TIMEZONE = "UTC"
DEFAULT_PAGINATION = 30
FEED_ALL_ATOM = "feeds/all.atom.xml"
"""


class Pelican:
    """A site of Pelican in a folder of its own."""

    def __init__(self, folder: Path, pieces: Sequence[Piece]) -> None:
        self.folder = folder
        self.site = folder / "output"
        self.program = find_peer("pelican")
        content = folder / "content"
        content.mkdir(parents=True, exist_ok=True)
        (folder / "pelicanconf.py").write_text(CONFIG, encoding="utf-8")
        for piece in pieces:
            (content / f"{piece.slug}.md").write_text(_render_piece(piece), encoding="utf-8")

    def measure(self) -> Iterator[tuple[str, Run, Size | None]]:
        """Yield what a build from nothing took."""
        for made in (self.site, self.folder / "cache"):
            shutil.rmtree(made, ignore_errors=True)
        command = (self.program, "content", "--settings", "pelicanconf.py", "--quiet")
        yield "cold", run_measured(command, self.folder), find_size(self.site)


def _render_piece(piece: Piece) -> str:
    """Return an article as Pelican reads it."""
    tags = ", ".join(tag.replace(",", "") for tag in piece.tags)
    fields = {
        "Title": piece.title,
        "Date": f"{piece.date} 12:00",
        "Slug": piece.slug,
        "Category": piece.source,
        "Tags": tags,
        "Summary": piece.summary,
    }
    head = "\n".join(f"{name}: {value}" for name, value in fields.items() if value)
    return f"{head}\n\n" + "\n\n".join(piece.paragraphs) + "\n"
