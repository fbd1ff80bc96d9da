"""Hugo, with pages as heavy as the digest's: the frame around its articles is the digest's own, to the byte.

A digest of one article is built first. What stands around that article in its page becomes Hugo's layout:
where title, summary and address of the article stood, Hugo fills in those of each page.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.builds.measured import Run, Size, find_size, run_measured
from benchmarks.builds.peers import find_peer
from benchmarks.builds.pieces import Piece
from benchmarks.builds.project import Project

TITLE, SUMMARY, SLUG = "Frames hold a page together", "Whatever stands around a text.", "framed-text"
FRAMED = f"""\
---
slug: {SLUG}
summary: {SUMMARY}
date: 2024-03-18
---
{TITLE}
Harbour Courier
There is a menu above and a footer below.
"""
ADDRESS = f"https://news.example/articles/{SLUG}/"
FILLED = {TITLE: "{{ .Title }}", SUMMARY: "{{ .Params.summary }}", ADDRESS: "{{ .Permalink }}"}
CONFIG = """\
baseURL = "https://news.example/"
title = "Benchmark"
languageCode = "en"
[pagination]
pagerSize = 30
[taxonomies]
tag = "tags"
source = "sources"
"""
RELATED = """\
[related]
includeNewer = true
threshold = 10
[[related.indices]]
name = "tags"
weight = 100
[[related.indices]]
name = "date"
weight = 10
"""
LIST = """\
{{ define "main" }}<h1>{{ .Title }}</h1>
{{ $pages := .Paginate .RegularPages }}<ol>{{ range $pages.Pages }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> <span>{{ index .Params.sources 0 }}</span>
<time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2 January 2006" }}</time>
<p>{{ .Params.summary }}</p></li>{{ end }}
</ol>{{ template "_internal/pagination.html" . }}{{ end }}
"""
TERMS = """\
{{ define "main" }}<h1>{{ .Title }}</h1>
<ul>{{ range .Pages }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ len .Pages }}</li>{{ end }}</ul>{{ end }}
"""
SINGLE = """\
{{ define "main" }}<h1>{{ .Title }}</h1>
<p>{{ range .GetTerms "sources" }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>{{ end }}
<time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2 January 2006" }}</time></p>
{{ .Content }}
<ul>{{ range .GetTerms "tags" }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></li>{{ end }}</ul>
{{ with .Site.Params.related }}<h2>Related</h2>
<ul>{{ range $.Site.RegularPages.Related $ | first 5 }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a>
<p>{{ .Params.summary }}</p></li>{{ end }}</ul>{{ end }}{{ end }}
"""


class Hugo:
    """A site of Hugo in a folder of its own, with or without related articles."""

    def __init__(self, folder: Path, pieces: Sequence[Piece], frame: str, *, related: bool) -> None:
        self.folder = folder
        self.site = folder / "public"
        self.program = find_peer("hugo")
        params = f"{RELATED}[params]\nrelated = true\n" if related else ""
        pages = {f"content/articles/{piece.slug}.md": _render_piece(piece) for piece in pieces}
        layouts = {"baseof": frame, "list": LIST, "home": LIST, "taxonomy": TERMS, "single": SINGLE}
        files = {f"layouts/_default/{name}.html": text for name, text in layouts.items()}
        for name, text in {**files, **pages, "hugo.toml": CONFIG + params}.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")

    def measure(self) -> Iterator[tuple[str, Run, Size | None]]:
        """Yield what a build from nothing took."""
        for made in (self.site, self.folder / "resources"):
            shutil.rmtree(made, ignore_errors=True)
        yield "cold", run_measured((self.program, "--quiet"), self.folder), find_size(self.site)


def make_frame(folder: Path) -> str:
    """Return the digest's frame as a layout, from a small digest that is built in a folder."""
    articles = folder / "framed"
    articles.mkdir(parents=True, exist_ok=True)
    (articles / "framed.txt").write_text(FRAMED, encoding="utf-8")
    project = Project(folder / "project", articles)
    project.build()
    page = (project.site / "articles" / SLUG / "index.html").read_text(encoding="utf-8")
    return cut_frame(page)


def cut_frame(page: str) -> str:
    """Return what stands around the article in a page, with places for what differs from page to page."""
    start = page.index(">", page.index("<article")) + 1
    end = page.rindex("</article>")
    top, bottom = page[:start], page[end:]
    for own, filled in FILLED.items():
        top, bottom = top.replace(own, filled), bottom.replace(own, filled)
    return f'{top}{{{{ block "main" . }}}}{{{{ end }}}}{bottom}'


def _render_piece(piece: Piece) -> str:
    """Return an article as Hugo reads it; front matter may be JSON."""
    fields = {
        "title": piece.title,
        "date": f"{piece.date}T12:00:00Z",
        "summary": piece.summary,
        "tags": piece.tags,
        "sources": [piece.source],
    }
    return f"{json.dumps(fields, ensure_ascii=False)}\n\n" + "\n\n".join(piece.paragraphs) + "\n"
