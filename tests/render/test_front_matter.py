"""Front matter: whatever goes in, every reader gets the same out."""

from __future__ import annotations

from typing import Any

import frontmatter
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from news_digest.render.front_matter import render_front_matter

_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
_VALUES = st.recursive(
    _TEXT | st.booleans() | st.integers(-(10**12), 10**12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXT, inner, max_size=3),
    max_leaves=8,
)


def read_back(page: str) -> dict[str, Any]:
    """Return what MkDocs, python-frontmatter and plain YAML agree to have read."""
    body, by_mkdocs = get_data(page)
    post = frontmatter.loads(page)
    assert by_mkdocs == post.metadata == yaml.safe_load(page.split("\n---\n", 1)[0])
    assert body == post.content == "body"
    return dict(by_mkdocs)


@settings(deadline=None, max_examples=150)
@given(st.dictionaries(_TEXT.filter(bool), _VALUES, max_size=5))
def test_reads_back_equal(fields: dict[str, object]) -> None:
    """Any text, number, boolean, list or mapping comes back as it went in."""
    assert read_back(render_front_matter(fields) + "body") == fields


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Brexit: what [next]?", id="colon-and-bracket"),
        pytest.param("---", id="dashes"),
        pytest.param("one\n---\ntwo", id="dashes-on-a-line"),
        pytest.param("...\n", id="document-end"),
        pytest.param('"quoted" \\ back', id="quotes"),
        pytest.param("!!python/object:os.system x", id="tag"),
        pytest.param("&a *a", id="alias"),
        pytest.param("# no comment", id="comment"),
        pytest.param("yes", id="yes"),
        pytest.param("null", id="null"),
        pytest.param("2023-12-20", id="date"),
        pytest.param("1e3", id="number"),
        pytest.param("!ENV HOME", id="environment"),
        pytest.param("a\x85b\u2028c\u2029d\ufeffe\ufffef", id="line-ends"),
        pytest.param("\x00\x07\x1b\x7f", id="controls"),
        pytest.param("👩‍👩‍👧 مرحبا", id="emoji-and-arabic"),
        pytest.param("", id="empty"),
    ],
)
def test_nasty_text(text: str) -> None:
    """Text that YAML takes for something else stays text, in a field, a list and a key."""
    fields = {"title": text, "tags": [text, {"name": text}], "x" + text: 1}
    assert read_back(render_front_matter(fields) + "body") == fields


def test_lone_surrogate_is_replaced() -> None:
    """Half a character can be written to no file, so a mark stands for it."""
    assert read_back(render_front_matter({"title": "a\ud800"}) + "body") == {"title": "a\ufffd"}


def test_unknown_is_left_out() -> None:
    """None says nothing at any depth, and no fields at all are an empty mapping."""
    fields = {"a": None, "b": [None, 1], "c": {"d": None, "e": True}, "f": [{"g": None}]}
    assert read_back(render_front_matter(fields) + "body") == {"b": [1], "c": {"e": True}, "f": [{}]}
    assert read_back(render_front_matter({}) + "body") == {}


def test_looks() -> None:
    """What contributors see."""
    page = render_front_matter({"title": "A", "topics": ["B", "C"], "count": 1, "empty": []})
    assert page == '---\ntitle: "A"\ntopics:\n  - "B"\n  - "C"\ncount: 1\nempty: []\n---\n'


def test_other_types_are_refused() -> None:
    """A date would come back as another type from one reader than from the next."""
    with pytest.raises(TypeError, match="front matter holds"):
        render_front_matter({"date": object()})
