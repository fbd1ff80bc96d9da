"""The frame of every page: it repeats no more than the first view needs."""

from __future__ import annotations

import json
import re

import pytest
from conftest import Site
from selectolax.lexbor import LexborHTMLParser

from news_digest.plugin.templates import tighten

# Bytes of a page but for its article and what machines are told of it: 5.3 KB with nine tabs.
LARGEST_FRAME = 6_500


def find_frame(html: str) -> str:
    """Return a page without its content and without what its head says of it alone."""
    outside = html[: html.index("<article")] + html[html.index("</article>") :]
    told = (
        r"<script type=.application/ld\+json.>.*?</script>|<(?:meta|link|title|data) ?[^>]*>|[^<>]*</title>"
    )
    return re.sub(told, "", outside, flags=re.DOTALL)


def test_the_frame_is_small(site: Site) -> None:
    """No page repeats the search panel, a drawing of a sign, or white space at both ends of its lines."""
    pages = [path.read_text("utf-8") for path in sorted(site.folder.glob("articles/*/index.html"))]
    assert pages
    for html in pages:
        frame = find_frame(html)
        assert len(frame.encode()) <= LARGEST_FRAME
        assert "<dialog" not in html
        assert "<svg" not in frame
        assert re.search(r"\n[ \t]|[ \t]\n", frame) is None


def test_one_script_brings_the_search_panel(site: Site) -> None:
    """It stands whole in the file of scripts; what only Material's own search needs is not on the site."""
    script = (site.folder / "assets/digest.js").read_text("utf-8")
    first = script.partition("\n")[0]
    panel = json.loads(first[first.index("beforeend") + len('beforeend", ') : -1])
    tree = LexborHTMLParser(panel)
    assert tree.css_first("dialog[data-search][data-searching] [data-search-input]") is not None
    page = (site.folder / "index.html").read_text("utf-8")
    waiting = re.findall(r'<script src="([^"]+)"', page[page.index("<template data-scripts>") :])
    assert [re.sub(r"\.\w+\.min", "", path) for path in waiting[:2]] == [
        "assets/javascripts/bundle.js",
        "assets/digest.js",
    ]
    assert all((site.folder / path).is_file() for path in waiting)
    assert not list(site.folder.rglob("*.map"))
    assert not (site.folder / "assets/javascripts/workers").exists()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("  <p>\n    a\n\n  </p>\n", "<p>\na\n</p>\n", id="indentation and empty lines"),
        pytest.param(
            "<p>\n  {% if a %}\n  a\n  {% endif %}\n</p>", "<p>\n{% if a %}a\n{% endif %}</p>\n", id="tags"
        ),
        pytest.param(
            "{% if a %} {% set b = 1 %}\nc", "{% if a %} {% set b = 1 %}c\n", id="two tags on a line"
        ),
        pytest.param("{# one\n two #}\nc {#- three -#} d", "c d\n".replace(" ", ""), id="comments"),
        pytest.param("<a>b</a> <a>c</a>{% if d %} e{% endif %}", None, id="words stay parted"),
        pytest.param("{{ '%}' }}\n", "{{ '%}' }}\n", id="an expression is no tag"),
    ],
)
def test_templates_lose_white_space_alone(source: str, expected: str | None) -> None:
    """Lines keep what is in them; only what stands before, behind and between them goes."""
    assert tighten(source) == (f"{source}\n" if expected is None else expected)
