"""What the theme's head tells other sites: Open Graph, `twitter:`, JSON-LD; and that no text acts there."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest
from conftest import THEME
from jinja2 import Environment, FileSystemLoader
from selectolax.lexbor import LexborHTMLParser

# As MkDocs makes it: nothing is escaped unless the template says so.
TEMPLATE = Environment(loader=FileSystemLoader(THEME), autoescape=False).get_template(  # noqa: S701
    "partials/metadata.html"
)
SITE = "https://digest.example/news/"
META = {
    "title": "Water rises",
    "description": "The water rose.",
    "kind": "article",
    "published": "2023-12-20",
    "updated": "2023-12-22",
    "source": "River Post",
    "subjects": ["Environment", "Society"],
    "topics": ["Ida Brook", "Elmford"],
    "picture": "articles/flood.png",
    "picture_alt": "Water rises – River Post",
    "linked_data": '{"@type":"NewsArticle"}',
}
HOSTILE = "\"'></script><script>window.harmed = 1</script><!-- {{ 7 * 7 }} <img src=x onerror=alert(1)>"


def render_head(
    meta: dict[str, Any],
    site_name: str = "The Digest",
    site_url: str = SITE,
    language: str = "en",
    *,
    home: bool = False,
) -> LexborHTMLParser:
    """Return the head of a page with this front matter."""
    config = SimpleNamespace(
        site_name=site_name,
        site_url=site_url,
        site_description="News.",
        theme=SimpleNamespace(language=language),
    )
    address = f"{site_url}articles/flood/" if site_url else None
    page = SimpleNamespace(meta=meta, title="Title", is_homepage=home, canonical_url=address)
    return LexborHTMLParser(f"<head>{TEMPLATE.render(page=page, config=config)}</head><body>after</body>")


def find_properties(head: LexborHTMLParser) -> list[tuple[str, str]]:
    """Return every property with its content, in order."""
    metas = [node.attributes for node in head.css("head meta")]
    return [(str(meta.get("property") or meta.get("name")), str(meta["content"])) for meta in metas]


def test_an_article_tells_all_that_open_graph_asks_for() -> None:
    """The four basic fields of https://ogp.me, the picture's size and words, and the article's own."""
    assert find_properties(render_head(META)) == [
        ("og:title", "Water rises"),
        ("og:type", "article"),
        ("og:site_name", "The Digest"),
        ("og:url", f"{SITE}articles/flood/"),
        ("og:image", f"{SITE}articles/flood.png"),
        ("og:image:type", "image/png"),
        ("og:image:width", "1200"),
        ("og:image:height", "630"),
        ("og:image:alt", "Water rises – River Post"),
        ("twitter:card", "summary_large_image"),
        ("article:published_time", "2023-12-20"),
        ("article:modified_time", "2023-12-22"),
        ("article:section", "Environment"),
        ("article:tag", "Ida Brook"),
        ("article:tag", "Elmford"),
    ]


@pytest.mark.parametrize(
    ("changes", "names", "there"),
    [
        pytest.param({"picture_alt": None}, {"og:image:alt"}, True, id="the site's picture"),
        pytest.param({"published": None}, {"article:published_time"}, False, id="undated"),
        pytest.param({"updated": None}, {"article:modified_time"}, False, id="never updated"),
        pytest.param({"picture": None}, {"og:image", "og:image:alt"}, False, id="no picture"),
        pytest.param(
            {"subjects": None, "topics": None}, {"article:section", "article:tag"}, False, id="no subject"
        ),
        pytest.param({"kind": "topic"}, {"article:published_time", "article:tag"}, False, id="no article"),
        pytest.param({"lang": "pt-BR"}, {"og:locale"}, True, id="a language with its country"),
        pytest.param({"lang": "pt"}, {"og:locale"}, False, id="a language alone"),
    ],
)
def test_what_is_unknown_is_left_out(changes: dict[str, Any], names: set[str], *, there: bool) -> None:
    """No property is empty, and none is made up."""
    found = find_properties(render_head({**META, **changes}))
    assert names.issubset(dict(found)) if there else names.isdisjoint(dict(found))
    assert all(value and value != "None" for _name, value in found)


def test_without_the_sites_address_no_address_is_named() -> None:
    """A relative address in Open Graph means nothing."""
    found = dict(find_properties(render_head(META, site_url="")))
    assert {"og:url", "og:image"}.isdisjoint(found)
    assert found["twitter:card"] == "summary"


def test_the_front_page_is_the_site() -> None:
    """It goes by the site's name and is no article."""
    found = dict(find_properties(render_head({"kind": "home", "title": "Home"}, home=True)))
    assert (found["og:title"], found["og:type"]) == ("The Digest", "website")


def test_a_duplicate_names_the_page_shown_in_its_place() -> None:
    """What is shared of it is the article that readers see in lists."""
    found = dict(find_properties(render_head({**META, "canonical": "articles/other/"})))
    assert found["og:url"] == f"{SITE}articles/other/"


@pytest.mark.parametrize("field", sorted(META))
def test_hostile_text_stays_text(field: str) -> None:
    """Whatever stands in a field, the head holds metas and one block of data, and the text comes back."""
    value: Any = [HOSTILE] if isinstance(META[field], list) else HOSTILE
    head = render_head({**META, field: value}, site_name=HOSTILE)
    assert {node.tag for node in head.css("head *")} <= {"meta", "script"}
    assert [node.attributes for node in head.css("script")] == [{"type": "application/ld+json"}]
    assert head.body is not None
    assert head.body.text() == "after"
    assert all(set(node.attributes) <= {"property", "name", "content"} for node in head.css("head meta"))
    assert dict(find_properties(head))["og:site_name"] == HOSTILE


def test_hostile_data_can_be_read_but_not_left() -> None:
    """Should the data come unescaped, the template keeps it in its element, and JSON still reads it."""
    head = render_head({**META, "linked_data": json.dumps({"name": HOSTILE})})
    script = head.css_first("script")
    assert script is not None
    assert json.loads(script.text()) == {"name": HOSTILE}
