"""Topics: which names and tags get a page, and what stands on it."""

from __future__ import annotations

import pytest
from made_articles import make_article, make_entity, make_vocabulary

from news_digest.link.candidates import tag_name
from news_digest.link.names import resolve_names
from news_digest.link.topics import Topics, make_topics
from news_digest.model import Article, EntityKind, KnownEntity, Vocabulary


def topics_of(*articles: Article, vocabulary: Vocabulary | None = None, folded: str = "") -> Topics:
    """Return the topics of articles, those named in `folded` being near-duplicates."""
    vocabulary = vocabulary or make_vocabulary()
    ordered = sorted(articles, key=lambda article: article.slug)
    return make_topics(ordered, frozenset(folded.split()), resolve_names(ordered, vocabulary, ()), vocabulary)


def naming(slug: str, name: str, kind: EntityKind | None = None, *, day: str | None = None) -> Article:
    """Return an article whose second sentence names something."""
    return make_article(slug, f"It rained. People of {name} stayed in.", names={name: kind}, day=day)


def test_a_name_needs_two_articles() -> None:
    """One article makes no topic of a name, two do."""
    assert not topics_of(naming("a", "Aldmere")).pages
    assert list(topics_of(naming("a", "Aldmere"), naming("b", "Aldmere")).pages) == ["aldmere"]


def test_a_duplicate_does_not_count() -> None:
    """A name in an article and its copy is in one article."""
    assert not topics_of(naming("a", "Aldmere"), naming("b", "Aldmere"), folded="b").pages


def test_a_known_name_needs_one_article() -> None:
    """The vocabulary's names get a page at once, with all that the desk says."""
    known = KnownEntity(
        name="Aldmere", kind="place", aliases=("Old Mere",), description="A town.", wikidata="Q1"
    )
    page = topics_of(naming("a", "Old Mere"), vocabulary=make_vocabulary(known)).pages["aldmere"]
    assert (page.name, page.kind, page.aliases) == ("Aldmere", "place", ("Old Mere",))
    assert (page.description, page.wikidata) == ("A town.", "Q1")


def test_what_the_vocabulary_never_wants_has_no_page() -> None:
    """The desk's list of words that are never topics wins."""
    never = make_vocabulary(never_topics=frozenset({"aldmere"}))
    assert not topics_of(naming("a", "Aldmere"), naming("b", "Aldmere"), vocabulary=never).pages


def test_an_ordinary_word_is_no_name() -> None:
    """A word that articles mostly write in lower case is not a name, unless something says what it is."""
    texts = ("The Harbour was shut. A harbour is a harbour.", "Near the Harbour, a harbour wall.")
    for kind, pages in ((None, []), ("place", ["harbour"])):
        articles = [make_article(f"a{n}", text, names={"Harbour": kind}) for n, text in enumerate(texts)]
        assert list(topics_of(*articles).pages) == pages


@pytest.mark.parametrize(
    ("kinds", "kind"),
    [
        pytest.param(("place", "place", None), "place", id="agreed"),
        pytest.param(("place", "place", "person"), "place", id="two thirds"),
        pytest.param(("place", "person"), None, id="split"),
        pytest.param((None, None), None, id="nobody knows"),
        pytest.param((*[None] * 9, "person"), None, id="one in ten is a slip"),
    ],
)
def test_the_kind_is_what_articles_agree_on(kinds: tuple[EntityKind | None, ...], kind: str | None) -> None:
    """A wrong kind is worse than none."""
    articles = [naming(f"a{number}", "Aldmere", each) for number, each in enumerate(kinds)]
    assert topics_of(*articles).pages["aldmere"].kind == kind


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        pytest.param("data-visualization", "Data visualization", id="hyphens in lower case"),
        pytest.param("public_health", "Public health", id="underscore"),
        pytest.param("COVID-19", "COVID-19", id="a number"),
        pytest.param("Guinea-Bissau", "Guinea-Bissau", id="a name"),
        pytest.param("e-commerce", "E-commerce", id="a letter"),
        pytest.param("api", "api", id="an abbreviation"),
        pytest.param("iPhone", "iPhone", id="capitals inside"),
    ],
)
def test_tags_read_well(tag: str, name: str) -> None:
    """Hyphens that only stand for spaces become spaces."""
    assert tag_name(tag) == name


def test_tags_make_themes_or_join_names() -> None:
    """A tag on two articles is a theme; a tag that is a topic's name adds its article there."""
    articles = [
        make_article("a", "Rain.", tags=("night-ferries",)),
        make_article("b", "Rain.", tags=("Night ferries", "aldmere")),
        naming("c", "Aldmere", "place"),
    ]
    pages = topics_of(*articles).pages
    assert {slug: page.kind for slug, page in pages.items()} == {"night-ferries": "theme", "aldmere": "place"}
    assert [(each.slug, each.sentence) for each in pages["aldmere"].appearances] == [
        ("b", None),
        ("c", "People of Aldmere stayed in."),
    ]


def test_appearances_are_newest_first_and_quote_the_first_mention() -> None:
    """A topic's page leads with the latest, and each line with the sentence that names it."""
    pages = topics_of(
        naming("a", "Aldmere", day="2024-01-01"),
        naming("b", "Aldmere", day="2024-02-01"),
        naming("c", "Aldmere"),
    ).pages
    assert [each.slug for each in pages["aldmere"].appearances] == ["b", "a", "c"]
    assert {each.sentence for each in pages["aldmere"].appearances} == {"People of Aldmere stayed in."}


def test_together_prefers_frequent_then_rare_company() -> None:
    """Topics met as often are ranked by how much they are each other's own."""
    articles = [
        make_article("a", "Aldmere, Arle, Oslo", names={"Aldmere": None, "Arle": None, "Oslo": None}),
        make_article("b", "Aldmere, Arle, Oslo", names={"Aldmere": None, "Arle": None, "Oslo": None}),
        make_article("c", "Oslo", names={"Oslo": None}),
    ]
    assert topics_of(*articles).pages["aldmere"].together == (("arle", 2), ("oslo", 2))


def test_a_name_that_is_everywhere_is_not_the_most_important() -> None:
    """What every article mentions in passing ranks below what some are about."""
    passing = make_entity("Aldmere", "Aldmere", None, salience=0.2)
    matter = make_entity("Arle", "Arle", None, salience=0.8)
    articles = [
        make_article(f"a{number}", "Aldmere Arle.", entities=(passing, matter) if number < 6 else (passing,))
        for number in range(12)
    ]
    assert list(topics_of(*articles).pages) == ["arle", "aldmere"]


def test_capitals_alone_tell_no_kind() -> None:
    """An abbreviation of which no article knows more than its capitals may be anything."""
    text = "People used the GTW at home."
    entity = make_entity(text, "GTW", "organisation", evidence="an abbreviation in capitals")
    articles = [make_article(slug, text, names={"GTW": None}, entities=(entity,)) for slug in "ab"]
    assert topics_of(*articles).pages["gtw"].kind is None
