"""Linked data: each field where it is known and none where it is not, and nothing that ends its element."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from world import make_article, make_library, make_settings, make_world

from news_digest.model import Appearance, Article, Entity, OutputFile, Reference, Topic
from news_digest.render import list_pictures, render_site
from news_digest.render.linked_data import (
    ArticleContext,
    describe_article,
    describe_crumbs,
    describe_site,
    describe_subject_matter,
    render_linked_data,
)
from news_digest.vocabulary import load_vocabulary

# https://developers.google.com/search/docs/appearance/structured-data/article: none is required.
GOOGLE_RECOMMENDS = {"author", "dateModified", "datePublished", "headline", "image"}
# What schema.org's NewsArticle may have of ours, and what each is made of (https://schema.org/NewsArticle).
TYPES = {
    "headline": str,
    "mainEntityOfPage": str,
    "image": list,
    "datePublished": str,
    "dateModified": str,
    "author": list,
    "publisher": dict,
    "isBasedOn": str,
    "citation": list,
    "about": list,
    "mentions": list,
    "dateline": str,
    "articleSection": list,
    "keywords": list,
    "wordCount": int,
    "correction": str,
    "inLanguage": str,
    "license": (str, dict),
    "isPartOf": dict,
}
SITE = "https://digest.example/news/"
FULL = make_article(
    "flood",
    authors=("Ada Stone", "River Post", "Elm Council"),
    published_at=dt.datetime(2023, 12, 20, 9, 30, tzinfo=dt.UTC),
    updated=dt.date(2023, 12, 22),
    dateline="ELMFORD",
    url="https://post.example/flood",
    license="CC BY 4.0",
    tags=("rain",),
    references=(Reference(title="Town plan", link="https://town.example/plan"), Reference(title="A letter")),
    correction="The gauge stands at Elm Bridge.",
)


def make_topic(slug: str, name: str, **changes: Any) -> Topic:  # noqa: ANN401  # passed on to the topic
    """Return a topic about which little is known."""
    values: dict[str, Any] = {
        "kind": None,
        "aliases": (),
        "description": None,
        "wikidata": None,
        "appearances": (Appearance(slug="flood", sentence=None, salience=0.5),),
        "together": (),
        "importance": 1.0,
    }
    return Topic(slug=slug, name=name, **{**values, **changes})


TOPICS = (
    make_topic("ida-brook", "Ida Brook", kind="person", wikidata="Q1", aliases=("Mayor Brook",)),
    make_topic("elm-council", "Elm Council", kind="organisation"),
    make_topic("elmford", "Elmford", kind="place"),
    make_topic("rain", "rain", kind="theme"),
)


def describe(article: Article, **changes: Any) -> dict[str, Any]:  # noqa: ANN401  # passed on
    """Return an article described, with all that the library may know of it."""
    values: dict[str, Any] = {
        "topics": TOPICS,
        "about": frozenset({"elmford"}),
        "sections": ["Environment"],
        "source": "River Post",
        "source_url": "https://post.example/",
        "shown_uri": "articles/flood.md",
        "picture": "articles/flood.png",
    }
    site_settings = changes.pop("settings", make_settings())
    return describe_article(site_settings, article, ArticleContext(**{**values, **changes}))


def test_a_full_article_has_all_that_google_recommends() -> None:
    """Every field of the table is there, in the form that schema.org gives it."""
    described = describe(FULL)
    assert set(described) >= GOOGLE_RECOMMENDS
    assert set(described) == {"@type", *TYPES}
    assert all(isinstance(described[name], kind) for name, kind in TYPES.items())


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("@type", "NewsArticle", id="type"),
        pytest.param("headline", "Water rises at flood", id="headline"),
        pytest.param("mainEntityOfPage", f"{SITE}articles/flood/", id="page"),
        pytest.param("image", [f"{SITE}articles/flood.png"], id="picture"),
        pytest.param("datePublished", "2023-12-20T09:30:00+00:00", id="time with its zone"),
        pytest.param("dateModified", "2023-12-22", id="updated"),
        pytest.param(
            "author",
            [
                {"@type": "Person", "name": "Ada Stone"},
                {"@type": "Organization", "name": "River Post"},
                {"@type": "Organization", "name": "Elm Council"},
            ],
            id="people and outlets",
        ),
        pytest.param(
            "publisher",
            {"@type": "Organization", "name": "River Post", "url": "https://post.example/"},
            id="source",
        ),
        pytest.param("isBasedOn", "https://post.example/flood", id="original"),
        pytest.param(
            "citation",
            [
                {"@type": "CreativeWork", "name": "Town plan", "url": "https://town.example/plan"},
                {"@type": "CreativeWork", "name": "A letter"},
            ],
            id="references",
        ),
        pytest.param(
            "about", [{"@type": "Place", "name": "Elmford", "url": f"{SITE}topics/elmford/"}], id="about"
        ),
        pytest.param("dateline", "ELMFORD", id="dateline"),
        pytest.param("articleSection", ["Environment"], id="subjects"),
        pytest.param("keywords", ["rain"], id="tags"),
        pytest.param("wordCount", 8, id="words"),
        pytest.param("correction", "The gauge stands at Elm Bridge.", id="correction"),
        pytest.param("license", {"@type": "CreativeWork", "name": "CC BY 4.0"}, id="licence by name"),
        pytest.param(
            "isPartOf", {"@type": "WebSite", "name": "The Test Digest", "url": SITE}, id="the digest"
        ),
    ],
)
def test_a_field_says_what_the_article_says(field: str, value: object) -> None:
    """Each field holds what is known."""
    assert describe(FULL)[field] == value


def test_topics_have_their_kind_and_their_wikidata_item() -> None:
    """What the headline does not name is mentioned, each as what it is."""
    assert describe(FULL)["mentions"] == [
        {
            "@type": "Person",
            "name": "Ida Brook",
            "url": f"{SITE}topics/ida-brook/",
            "sameAs": "https://www.wikidata.org/entity/Q1",
        },
        {"@type": "Organization", "name": "Elm Council", "url": f"{SITE}topics/elm-council/"},
        {"@type": "Thing", "name": "rain", "url": f"{SITE}topics/rain/"},
    ]


def test_what_is_unknown_is_left_out() -> None:
    """Of an article that says nearly nothing, nearly nothing is said; no date is made up."""
    bare = make_article("bare", published=None, source=None)
    described = describe(bare, topics=(), sections=[], source=None, source_url=None, picture=None)
    assert set(described) == {
        "@type",
        "headline",
        "mainEntityOfPage",
        "wordCount",
        "inLanguage",
        "isPartOf",
    }


@pytest.mark.parametrize(
    ("changes", "field", "value"),
    [
        pytest.param({"url": "javascript:alert(1)"}, "isBasedOn", None, id="no web address"),
        pytest.param({"url": "https://a.example/ b"}, "isBasedOn", None, id="no address at all"),
        pytest.param(
            {"license": "https://licence.example/by"}, "license", "https://licence.example/by", id="address"
        ),
        pytest.param({"license": None}, "license", None, id="no licence"),
        pytest.param({"published_at": None}, "datePublished", "2023-12-20", id="the day alone"),
    ],
)
def test_values_are_what_they_claim(changes: dict[str, Any], field: str, value: object) -> None:
    """An address is an address, and a day without a time stays a day."""
    article = make_article("a", **changes)
    assert describe(article).get(field) == value


def test_without_the_sites_address_nothing_names_a_page() -> None:
    """A relative address would be wrong for whoever reads the data elsewhere."""
    nowhere = make_settings(site_url="")
    described = describe(FULL, settings=nowhere)
    assert {"mainEntityOfPage", "image"}.isdisjoint(described)
    assert described["about"] == [{"@type": "Place", "name": "Elmford"}]
    assert describe_crumbs(nowhere, [("Home", "index.md"), ("A", "articles/a.md")]) == {}


def test_crumbs_lead_to_the_page() -> None:
    """Google's BreadcrumbList: two items at least, numbered from 1, all but the page itself addressed."""
    site = make_settings()
    crumbs = describe_crumbs(
        site, [("Home", "index.md"), ("Topics", "topics/index.md"), ("Elm", "topics/elm.md")]
    )
    assert crumbs == {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": 1, "name": "Home", "item": SITE},
            {"@type": "ListItem", "position": 2, "name": "Topics", "item": f"{SITE}topics/"},
            {"@type": "ListItem", "position": 3, "name": "Elm"},
        ],
    }
    assert describe_crumbs(site, [("Home", "index.md")]) == {}


def test_a_topic_is_what_its_page_is_about() -> None:
    """Who it is, other names, and the item in Wikidata."""
    assert describe_subject_matter(TOPICS[0]) == {
        "@type": "Person",
        "name": "Ida Brook",
        "alternateName": ["Mayor Brook"],
        "sameAs": "https://www.wikidata.org/entity/Q1",
    }


@settings(deadline=None, max_examples=200)
@given(text=st.one_of(st.text(), st.sampled_from(["</script>", "<!--", "]]>", "<script>", "\u2028", "&lt;"])))
def test_no_text_ends_the_element(text: str) -> None:
    """Any text reads back as it was, and none holds a character that acts in a page."""
    line = render_linked_data({"@type": "Thing", "name": text})
    assert json.loads(line)["name"] == text
    assert not set("<>&\u2028\u2029\n\r") & set(line)


def find_data(files: tuple[OutputFile, ...], uri: str) -> list[dict[str, Any]]:
    """Return the things that a page's front matter describes."""
    page = next(file for file in files if file.uri == uri)
    line = next(line for line in page.text.splitlines() if line.startswith("linked_data: "))
    data = json.loads(json.loads(line.removeprefix("linked_data: ")))
    assert data["@context"] == "https://schema.org"
    return list(data.get("@graph", [data]))


@pytest.mark.parametrize(
    ("uri", "types"),
    [
        pytest.param("index.md", ["WebSite"], id="home"),
        pytest.param("articles/flood.md", ["NewsArticle", "BreadcrumbList"], id="article"),
        pytest.param("articles/old.md", ["NewsArticle", "BreadcrumbList"], id="undated article"),
        pytest.param("topics/ida-brook/index.md", ["CollectionPage", "BreadcrumbList"], id="topic"),
        pytest.param("topics/index.md", ["CollectionPage", "BreadcrumbList"], id="topics"),
        pytest.param("stories/elmford-flood/index.md", ["CollectionPage", "BreadcrumbList"], id="story"),
        pytest.param("subjects/environment/index.md", ["CollectionPage", "BreadcrumbList"], id="subject"),
        pytest.param("editions/2023-w51.md", ["CollectionPage", "BreadcrumbList"], id="edition"),
        pytest.param("archive/2023/12/index.md", ["CollectionPage", "BreadcrumbList"], id="month"),
    ],
)
def test_every_page_says_what_it_is(uri: str, types: list[str]) -> None:
    """Home is the site, an article is news, all other pages are collections with the way to them."""
    files = render_site(make_world(), make_settings(), load_vocabulary()[0])
    assert [thing["@type"] for thing in find_data(files, uri)] == types


def test_a_headline_names_what_an_article_is_about() -> None:
    """Of an article's topics those in its headline are what it is about."""
    entity = Entity(
        name="Elmford", kind="place", evidence="", forms=(), mention_count=1, salience=1.0, in_headline=True
    )
    flood = make_article("flood", entities=(entity,))
    library = make_library(
        [flood],
        topics={topic.slug: topic for topic in TOPICS},
        topics_of={"flood": ("ida-brook", "elmford")},
        topic_of_name={("flood", "Elmford"): "elmford"},
    )
    article = find_data(render_site(library, make_settings(), load_vocabulary()[0]), "articles/flood.md")[0]
    assert [thing["name"] for thing in article["about"]] == ["Elmford"]
    assert [thing["name"] for thing in article["mentions"]] == ["Ida Brook"]


def test_a_duplicates_page_stands_for_the_article_shown() -> None:
    """Machines are led to the page, and the picture, of the article in whose place it is folded."""
    files = render_site(make_world(), make_settings(pictures="all"), load_vocabulary()[0])
    copy = find_data(files, "articles/copy.md")[0]
    assert copy["mainEntityOfPage"] == f"{SITE}articles/flood/"
    assert copy["image"] == [f"{SITE}articles/flood.png"]


@pytest.mark.parametrize("pictures", ["stories", "all"])
def test_pictures_and_pages_name_the_same_files(pictures: str) -> None:
    """Each picture that a page names is listed to be drawn, and none besides; switched off, none is."""
    library, options = make_world(), make_settings(pictures=pictures)
    listed = {picture.uri for picture in list_pictures(library, options)}
    named = {
        line.removeprefix("picture: ").strip('"')
        for file in render_site(library, options, load_vocabulary()[0])
        for line in file.text.splitlines()
        if line.startswith("picture: ")
    }
    assert named == listed
    off = make_settings(pictures="none")
    assert list_pictures(library, off) == ()
    assert not any("picture: " in file.text for file in render_site(library, off, load_vocabulary()[0]))


@pytest.mark.parametrize(
    ("pictures", "slug", "picture", "says"),
    [
        pytest.param("stories", "flood", "stories/elmford-flood.png", "Flood at Elmford", id="story"),
        pytest.param("stories", "copy", "stories/elmford-flood.png", "Flood at Elmford", id="duplicate"),
        pytest.param("stories", "market", "articles/index.png", None, id="site"),
        pytest.param("all", "market", "articles/market.png", "Market opens – River Post", id="own"),
        pytest.param("none", "flood", None, None, id="none"),
    ],
)
def test_which_picture_an_article_bears(
    pictures: str, slug: str, picture: str | None, says: str | None
) -> None:
    """Its story's, else the site's, or its own; linked data names none but of the article."""
    files = render_site(make_world(), make_settings(pictures=pictures), load_vocabulary()[0])
    text = next(file.text for file in files if file.uri == f"articles/{slug}.md")
    fields = yaml.safe_load(text.split("---")[1])
    assert (fields.get("picture"), fields.get("picture_alt")) == (picture, says)
    named = [f"{SITE}{picture}"] if picture and says else None
    assert find_data(files, f"articles/{slug}.md")[0].get("image") == named


def test_a_picture_says_what_its_page_says() -> None:
    """An article's headline, subject, source and date; a story's name, size and span."""
    options = make_settings(pictures="all")
    pictures = {picture.uri: picture for picture in list_pictures(make_world(), options)}
    flood, old, story = (
        pictures[uri] for uri in ("articles/flood.png", "articles/old.png", "stories/elmford-flood.png")
    )
    assert (flood.label, flood.source, flood.date) == ("Environment", "River Post", "20 December 2023")
    assert (old.label, old.source, old.date) == (None, "Valley Echo", None)
    assert (story.headline, story.source) == ("Flood at Elmford", "3 articles")
    assert "articles/copy.png" not in pictures


def test_the_site_is_described() -> None:
    """Google's name for a site: a WebSite with its name and address."""
    described = describe_site(make_settings())
    assert (described["@type"], described["name"], described["url"]) == ("WebSite", "The Test Digest", SITE)
