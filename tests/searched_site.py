"""A small built site to index, and what its index holds."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import cbor2

PAGE = """<!DOCTYPE html><html lang="en"><head><title>{title}</title>
<meta name="digest:kind" data-pagefind-meta="kind[content]" content="article">
<meta data-pagefind-meta="date[content]" content="{year}-03-04">
<meta data-pagefind-filter="year[content]" content="{year}">
<meta data-pagefind-filter="source[content]" content="{source}">
<meta data-pagefind-filter="topic[content]" content="{topic}">
{story}</head><body><header>Frame {frame}</header><article data-pagefind-body>
<h1>{title}</h1><p>{text}</p></article></body></html>"""
STORY = (
    '<meta data-pagefind-meta="story[content]" content="Ferry talks">'
    '<meta data-pagefind-meta="story_address[content]" content="stories/ferry-talks/">'
)


def write_page(site: Path, number: int, **changed: str) -> None:
    """Write a page of a built site."""
    path = site / ("index.html" if number == 0 else f"page-{number}/index.html")
    path.parent.mkdir(parents=True, exist_ok=True)
    values = {
        "title": f"Ferry {number}",
        "source": f"Courier {number % 7}",
        "topic": f"Lisbon {number % 3}",
        "year": str(2010 + number),
        "text": f"Crews met in Lisbon {number} times.",
        "story": STORY if number % 2 else "",
        "frame": "",
    }
    path.write_text(PAGE.format(**values | changed), encoding="utf-8")


def write_site(folder: Path, pages: int = 12) -> Path:
    """Write a small built site and return its folder."""
    for number in range(pages):
        write_page(folder, number)
    return folder


def read_index(site: Path) -> dict[str, bytes]:
    """Return every file of a site's index."""
    index = site / "pagefind"
    files = (path for path in index.rglob("*") if path.is_file())
    return {path.relative_to(index).as_posix(): path.read_bytes() for path in files}


def read_fragment(path: Path) -> dict[str, Any]:
    """Return what the index says of one page."""
    content = gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd")
    return dict(json.loads(content))


def read_digest(site: Path) -> dict[str, Any]:
    """Return what the panel reads first."""
    return dict(json.loads((site / "pagefind/digest.json").read_text(encoding="utf-8")))


def read_values(path: Path) -> Any:  # noqa: ANN401 - whatever CBOR holds
    """Return what a file of the index holds."""
    return cbor2.loads(gzip.decompress(path.read_bytes())[12:])


def read_words(site: Path) -> list[list[str]]:
    """Return the words in each file of words of a site's bundles."""
    files = sorted((site / "pagefind").glob("*/index/*.pf_index"))
    return [[word for word, *_ in read_values(path)[0]] for path in files]
