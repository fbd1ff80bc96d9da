"""What else takes part in a build: templates are never run in articles, and no menu lists them all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from project import Project

# As mkdocs-macros has it: the text of a page and its title are templates, unless the page forbids it. The
# title is shown as a theme of the owner's would, which asks MkDocs for it.
TEMPLATES = """
from jinja2 import Environment

def on_page_markdown(markdown, page, **_):
    if page.meta.get("render_macros") is False:
        return markdown
    page.title = Environment().from_string(page.title).render()
    return Environment().from_string(markdown).render()

def on_post_page(output, page, **_):
    return output.replace("</body>", f"<p>{page.title}</p></body>")
"""
# The same without asking, as others have it.
TEXTS_ALONE = """
from jinja2 import Environment

def on_page_markdown(markdown, **_):
    return Environment().from_string(markdown).render()
"""
# As mkdocs-minify has it: no quotation marks where HTML needs none.
SMALLER = """
import re

def on_post_page(output, **_):
    return re.sub(r'="([\\w\\[\\]:-]+)"', r"=\\1", output)
"""
ARTICLE = """---
title: "Sum {{ 31415+1 }} of {{ 31415+1 }} harbours {# in words #}"
source: "Courier {{ 31415+1 }}"
author: "Ida {{ 31415+1 }} Brook"
date: 2024-03-04
tags: ["tag {{ 31415+1 }}"]
story: "Story {{ 31415+1 }}"
license: "Licence {{ 31415+1 }}"
---
Ida Brook said {{ 31415+1 }} on Monday, and {% for x in [1] %}loop{{ x+31415 }}{% endfor %} was heard.

    code {{ 31415+1 }}

| table {{ 31415+1 }} |
|---|
| `{{ 31415+1 }}` |
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a project with an article that is written as a template."""
    project = Project(tmp_path)
    project.write({"articles/sum.md": ARTICLE})
    return project


@pytest.mark.parametrize(
    "hook", [pytest.param(TEMPLATES, id="asks"), pytest.param(TEXTS_ALONE, id="asks not")]
)
def test_no_article_is_run_as_a_template(project: Project, hook: str) -> None:
    """What stands in an article is shown as it stands there, though a page written by hand is a template."""
    project.hook(hook)
    project.write({"docs/about.md": "# About\n\nIt is {{ 31415+1 }}.\n"})
    result = project.build("--strict")
    assert result.returncode == 0, result.stdout
    assert "It is 31416." in (project.site / "about/index.html").read_text(encoding="utf-8")
    pages = {path: path.read_text(encoding="utf-8") for path in project.site.rglob("*.html")}
    pages.pop(project.site / "about/index.html")
    assert [path for path, html in pages.items() if "31416" in html] == []
    page = (project.site / "articles/sum-31415-1-of-31415-1-harbours-in-words/index.html").read_text(
        encoding="utf-8"
    )
    assert "<title>Sum {{ 31415+1 }} of {{ 31415+1 }} harbours {# in words #}" in page
    assert "loop{{ x+31415 }}" in page


def test_smaller_pages_are_searched_as_before(project: Project) -> None:
    """Search keeps its bundles by years."""
    assert project.build("--strict").returncode == 0
    before = json.loads((project.site / "pagefind/digest.json").read_text(encoding="utf-8"))
    project.hook(SMALLER)
    assert project.build("--strict").returncode == 0
    assert "content=article>" in "".join(
        path.read_text(encoding="utf-8") for path in project.site.rglob("*.html")
    )
    after = json.loads((project.site / "pagefind/digest.json").read_text(encoding="utf-8"))
    assert [name.rpartition("-")[0] for name in after["bundles"]] == ["undated-2024", "pages"]
    assert after["filters"] == before["filters"]


def test_no_page_lists_all_articles_where_no_menu_is_written(project: Project) -> None:
    """Without `nav`, MkDocs puts every page into the menu; an article does not name all of its neighbours."""
    text = "Crew {0} of the ferry meets\nHarbour Courier\nCrew number {0} met on a Tuesday. It agreed.\n"
    project.write({f"articles/{number}.txt": text.format(number) for number in range(35)})
    project.write(
        {"docs/about.md": "# About\n", "docs/manual/one.md": "# One\n", "docs/manual/two.md": "# Two\n"}
    )
    result = project.build()
    assert result.returncode == 0, result.stdout
    page = (project.site / "articles/ferry-talks-resume-in-lisbon/index.html").read_text(encoding="utf-8")
    assert 'class="sections' not in page
    manual = (project.site / "manual/one/index.html").read_text(encoding="utf-8")
    assert 'class="sections' in manual
