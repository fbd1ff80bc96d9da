"""The style sheets: no rule waits for a class that nothing in the digest bears."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT, THEME

from news_digest.sanitise.allowed import ALLOWED

SHEETS = sorted((THEME / "assets").glob("*.css"))
# What names the classes around our pages' content: the theme, the scripts, and each page's own kind.
SOURCES = (
    "generator/news_digest/theme/**/*.html",
    "generator/news_digest/theme/assets/*.js",
    "generator/news_digest/render/pages/*.py",
)
MATERIALS = re.compile(r"md-|(?:no-)?js$")  # put into its own part of a page by Material
COMPOSED = re.compile(r"^(?:digest--|preview__)")  # what follows is a page's kind, or a line of a preview
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
NAME = r"[a-zA-Z](?:[\w-]*\w)?"


@pytest.fixture(scope="module")
def borne() -> frozenset[str]:
    """Return the classes of our pages, and every word of what else names classes."""
    classes = (element.classes for element in ALLOWED.values())
    files = (path for pattern in SOURCES for path in ROOT.glob(pattern))
    words = (re.findall(NAME, path.read_text(encoding="utf-8")) for path in files)
    return frozenset().union(*classes, *words)


def find_selected(sheet: str) -> Iterator[str]:
    """Yield the classes that the rules of a style sheet select by."""
    for selectors in re.findall(r"([^{}]+)\{", COMMENT.sub("", sheet)):
        yield from re.findall(rf"\.({NAME})", selectors)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.stem)
def test_each_class_is_borne(sheet: Path, borne: frozenset[str]) -> None:
    """A rule for a class that no page, template or script has is one that somebody forgot."""
    selected = set(find_selected(sheet.read_text(encoding="utf-8")))
    assert selected
    unborne = {name for name in selected if not MATERIALS.match(name) and COMPOSED.sub("", name) not in borne}
    assert sorted(unborne) == []
