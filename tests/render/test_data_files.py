"""The files for machines: articles as data, the news sitemap, `robots.txt` and `llms.txt`."""

from __future__ import annotations

import datetime as dt
import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from conftest import THEME
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from world import make_article, make_library, make_settings, make_world

from news_digest.model import Article, Entity, Library, Mention, SubjectScore
from news_digest.render.data.article import render_article_data
from news_digest.render.data.files import data_files
from news_digest.render.pages.site import make_site

SCHEMA = json.loads((THEME / "assets/article.schema.json").read_text(encoding="utf-8"))
SITE = "https://digest.example/news/"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
MINUTE = dt.datetime(2023, 12, 20, 14, 30, tzinfo=dt.timezone(dt.timedelta(hours=2)))


def render(library: Library, **changes: str) -> dict[str, str]:
    """Return the data files of a library by uri."""
    site = make_site(library, make_settings(**changes))
    articles = (render_article_data(site, slug) for slug in library.articles)
    return {file.uri: file.text for file in (*articles, *data_files(site))}


def render_article(article: Article) -> dict[str, Any]:
    """Return the data of an article that stands alone."""
    data: dict[str, Any] = json.loads(render(make_library([article]))[f"articles/{article.slug}/index.json"])
    return data


def read_news(*articles: Article, **library: Any) -> list[ET.Element]:  # noqa: ANN401 - any field
    """Return the addresses in the news sitemap of these articles."""
    text = render(make_library(articles, **library))["news-sitemap.xml"]
    return ET.fromstring(text).findall(f"{SITEMAP}url")  # noqa: S314 - our own sitemap


# --- An article as data


def test_every_article_keeps_to_the_schema() -> None:
    """All that is said of any article is described for programs."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    files = {uri: text for uri, text in render(make_world()).items() if uri.endswith("index.json")}
    assert len(files) == len(make_world().articles)
    for text in files.values():
        jsonschema.validate(json.loads(text), SCHEMA)


def test_article_in_full() -> None:
    """What is known of an article is all there, each relation with its reason."""
    data = json.loads(render(make_world())["articles/flood/index.json"])
    assert data["schema"] == f"{SITE}assets/article.schema.json"
    assert data["url"] == f"{SITE}articles/flood/"
    assert data["subjects"] == [
        {
            "name": "environment",
            "code": "medtop:06000000",
            "uri": "http://cv.iptc.org/newscodes/mediatopic/06000000",
            "page": f"{SITE}subjects/environment/",
        }
    ]
    assert data["topics"][0] == {
        "name": "Ida Brook",
        "kind": "person",
        "wikidata": "Q1",
        "page": f"{SITE}topics/ida-brook/",
    }
    assert (data["story"]["name"], data["story"]["position"], data["story"]["total"]) == (
        "Flood at Elmford",
        2,
        3,
    )
    assert [data["story"][way]["url"] for way in ("earlier", "later")] == [
        f"{SITE}articles/dam/",
        f"{SITE}articles/relief/",
    ]
    assert data["related"][0] == {
        "headline": "Market opens",
        "url": f"{SITE}articles/market/",
        "source": "River Post",
        "published": "2023-11-02",
        "topics": ["Ida Brook", "Elmford"],
        "words": ["water"],
    }
    assert data["mentioned_by"][0]["sentence"] == "As we wrote, the water rose."
    assert [copy["url"] for copy in data["duplicates"]] == [f"{SITE}articles/copy/"]


def test_the_text_and_scores_are_left_out() -> None:
    """The text stands in the page alone, and no list bears the weights that its order says."""
    for uri, raw in render(make_world()).items():
        if uri.endswith("index.json"):
            assert not re.search(r'"(?:text|score|salience)": |: 0\.\d', raw), uri


def test_names_in_the_text() -> None:
    """A name says how often it stands in the text, and in which forms if not always as it is."""
    text = "Ida Brook spoke. Brook left."
    ida = Entity(
        name="Ida Brook",
        kind="person",
        evidence="a given name",
        forms=("Ida Brook", "Brook"),
        mention_count=2,
        salience=0.66666,
        in_headline=False,
    )
    mentions = (Mention(start=0, end=9, name="Ida Brook"), Mention(start=17, end=22, name="Ida Brook"))
    data = render_article(make_article("one", text=text, entities=(ida,), mentions=mentions))
    (entity,) = data["entities"]
    assert (entity["mentions"], entity["forms"]) == (2, ["Ida Brook", "Brook"])
    always = replace(ida, forms=("Ida Brook",))
    (entity,) = render_article(make_article("one", text=text, entities=(always,)))["entities"]
    assert "forms" not in entity
    jsonschema.validate(data, SCHEMA)


def test_unknown_is_left_out() -> None:
    """An article that says little is data with little; no member is empty."""
    data = render_article(make_article("one", source=None, published=None, date_evidence=None))
    assert not {"published", "published_evidence", "source", "authors", "story", "license"} & set(data)
    assert all(value not in (None, "", [], {}) for value in data.values())


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({}, "2023-12-20", id="day"),
        pytest.param({"published_at": MINUTE}, "2023-12-20T14:30:00+02:00", id="moment"),
    ],
)
def test_date_as_precise_as_said(fields: dict[str, object], expected: str) -> None:
    """A date says the time of day only if the article does."""
    data = render_article(make_article("one", **fields))
    assert data["published"] == expected
    jsonschema.validate(data, SCHEMA)


def test_scripts_are_no_addresses() -> None:
    """Only http(s) addresses are given as such."""
    assert "original" not in render_article(make_article("one", url="javascript:alert(1)"))


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=40))
def test_any_text_reads_back(text: str) -> None:
    """Whatever an article says reads back as it was, and nothing of it could act in a page."""
    score = SubjectScore(code="06000000", score=0.5, evidence=(text,))
    article = make_article("one", headline=text, summary=text, license=text, subjects=(score,), tags=(text,))
    raw = render(make_library([article]))["articles/one/index.json"]
    assert not set(raw) & set("<>&\u2028\u2029\x7f")
    data = json.loads(raw)
    assert (data.get("summary", ""), data.get("headline", ""), data["tags"]) == (text, text, [text])


# --- The news sitemap


def test_news_article() -> None:
    """An entry has what the format demands, its title without anything else."""
    (url,) = read_news(make_article("one", language="pt-BR", headline="A & B <c>"))
    assert url.findtext(f"{SITEMAP}loc") == f"{SITE}articles/one/"
    (news,) = url.findall(f"{NEWS}news")
    assert [child.tag for child in news] == [f"{NEWS}publication", f"{NEWS}publication_date", f"{NEWS}title"]
    assert [(child.tag, child.text) for child in news[0]] == [
        (f"{NEWS}name", "The Test Digest"),
        (f"{NEWS}language", "pt"),
    ]
    assert news.findtext(f"{NEWS}publication_date") == "2023-12-20"
    assert news.findtext(f"{NEWS}title") == "A & B <c>"


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        pytest.param([("b", dt.date(2023, 12, 18)), ("c", dt.date(2023, 12, 17))], ["a", "b"], id="two-days"),
        pytest.param([("b", None)], ["a"], id="undated"),
        pytest.param([("b", dt.date(2023, 12, 20))], ["a", "b"], id="the-same-day"),
    ],
)
def test_news_of_the_last_two_days(articles: list[tuple[str, dt.date | None]], expected: list[str]) -> None:
    """The two days end with the newest article."""
    made = [make_article(slug, published=date) for slug, date in articles]
    urls = read_news(make_article("a"), *made)
    assert [url.findtext(f"{SITEMAP}loc", "").split("/")[-2] for url in urls] == expected


def test_no_news() -> None:
    """Without a dated article, or without an address, the sitemap is empty and still one."""
    assert read_news(make_article("one", published=None)) == []
    text = render(make_library([make_article("one")]), site_url="")["news-sitemap.xml"]
    assert len(ET.fromstring(text)) == 0  # noqa: S314 - our own sitemap


def test_news_holds_a_thousand() -> None:
    """No more than 1,000 articles are listed, and no folded duplicates."""
    assert len(read_news(*(make_article(f"a{number}") for number in range(1_001)))) == 1_000
    articles = [make_article("one"), make_article("copy")]
    assert len(read_news(*articles, duplicates={"one": ("copy",)}, duplicate_of={"copy": "one"})) == 1


# --- robots.txt and llms.txt


def test_robots() -> None:
    """Robots may read all, and hear of both sitemaps by whole addresses, if there is one."""
    assert render(make_library())["robots.txt"] == (
        f"User-agent: *\nAllow: /\n\nSitemap: {SITE}sitemap.xml\nSitemap: {SITE}news-sitemap.xml\n"
    )
    assert "Sitemap" not in render(make_library(), site_url="")["robots.txt"]


def test_guide() -> None:
    """The guide has the form of llmstxt.org: a title, a quote, and parts that are lists of links."""
    lines = render(make_world())["llms.txt"].splitlines()
    assert lines[:3] == ["# The Test Digest", "", "> What happened by the river."]
    assert [line for line in lines if line.startswith("## ")] == [
        "## Sections",
        "## Subjects",
        "## Newest stories",
        "## Newest articles",
        "## Data",
    ]
    item = re.compile(r"- \[[^\[\]]+\]\(https://digest\.example/news/[^()\s]*\)(: .+)?")
    assert all(item.fullmatch(line) for line in lines if line.startswith("-"))
    assert f"- [Environment]({SITE}subjects/environment/): 4 articles" in lines


def test_guide_of_nothing() -> None:
    """Without articles the guide names what there is, without empty parts."""
    text = render(make_library(), site_description="")["llms.txt"]
    assert "## Sections" in text
    assert "## Newest" not in text
    assert "> " not in text


@settings(deadline=None, max_examples=60)
@given(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
    | st.sampled_from(["](javascript:1)", "# x", "\n\n## Data", "<script>", "- [x](y)", "`", "![x](y)"])
)
def test_guide_is_words_and_our_links(text: str) -> None:
    """Whatever an article says makes no heading, link or element in the guide."""
    library = make_library([make_article("one", headline=text, summary=text, source=None)])
    guide = render(library)["llms.txt"]
    tokens = MarkdownIt().parse(guide)
    assert sum(token.type == "heading_open" for token in tokens) == 4
    inline = [child for token in tokens for child in token.children or ()]
    assert {token.type for token in inline} <= {"text", "link_open", "link_close", "text_special"}
    addresses = [token.attrs["href"] for token in inline if token.type == "link_open"]
    assert all(str(address).startswith(SITE) for address in addresses)
