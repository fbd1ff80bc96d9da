"""Names across articles: what is one is merged, and two people never are."""

from __future__ import annotations

import pytest
from made_articles import make_article, make_entity, make_vocabulary

from news_digest.link.names import fold_name, resolve_names
from news_digest.model import Article, EntityKind, KnownEntity


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        pytest.param("São Paulo", "sao paulo", id="accents"),
        pytest.param("U.S.", "us", id="full stops"),
        pytest.param("The Hague", "hague", id="article"),
        pytest.param("Hamas\u2019", "hamas", id="possessive"),
        pytest.param("The", "the", id="nothing but an article"),
        pytest.param("...", "...", id="nothing but stops"),
    ],
)
def test_names_fold(name: str, folded: str) -> None:
    """Case, accents, stops, articles and possessives do not tell names apart."""
    assert fold_name(name) == folded


def keys(
    *articles: Article, known: tuple[KnownEntity, ...] = (), groups: tuple[tuple[str, ...], ...] = ()
) -> dict[tuple[str, str], str]:
    """Return the key of each (article, name)."""
    names = resolve_names(articles, make_vocabulary(*known), groups)
    return {(sighting.article, sighting.entity.name): sighting.key for sighting in names.sightings}


def naming(slug: str, names: dict[str, EntityKind | None]) -> Article:
    """Return an article that has these names."""
    return make_article(slug, ". ".join(names), names=names)


def test_the_vocabulary_decides_first() -> None:
    """An alias goes by the entity's name."""
    known = KnownEntity(name="United States", kind="place", aliases=("US", "U.S."))
    assert keys(naming("a", {"U.S.": None}), known=(known,)) == {("a", "U.S."): "united states"}


def test_an_abbreviation_means_the_one_name_it_is_known_by() -> None:
    """WHO elsewhere is the World Health Organization that an article explained."""
    entity = make_entity(
        "", "World Health Organization", "organisation", forms=("World Health Organization", "WHO")
    )
    explained = make_article("a", entities=(entity,))
    assert keys(explained, naming("b", {"WHO": None}))["b", "WHO"] == "world health organization"


def test_an_abbreviation_with_two_meanings_stays_itself() -> None:
    """If two names share an abbreviation, it means neither elsewhere."""
    names = ("Arle Bridge Company", "Aldmere Bus Council")
    articles = [
        make_article(slug, entities=(make_entity("", name, None, forms=(name, "ABC")),))
        for slug, name in zip("ab", names, strict=True)
    ]
    assert keys(*articles, naming("c", {"ABC": None}))["c", "ABC"] == "abc"


def test_a_middle_initial_is_the_same_person_unless_two_have_one() -> None:
    """Ana B. Duarte is Ana Duarte; with an Ana C. Duarte about, all three stay apart."""
    one = naming("a", {"Ana Duarte": "person"}), naming("b", {"Ana B. Duarte": "person"})
    assert keys(*one)["b", "Ana B. Duarte"] == "ana duarte"
    assert keys(*one, naming("c", {"Ana C. Duarte": "person"}))["b", "Ana B. Duarte"] == "ana b duarte"


def test_a_lone_surname_joins_the_only_person_in_company() -> None:
    """A surname is the one person who bears it, where the article shares another name with theirs."""
    found = keys(
        naming("a", {"Ana Duarte": "person", "Sindicato do Mar": None}),
        naming("b", {"Duarte": "person", "Sindicato do Mar": None}),
        naming("c", {"Duarte": "person", "Oslo": "place"}),
    )
    assert found["b", "Duarte"] == "ana duarte"
    assert ("c", "Duarte") not in found


def test_a_lone_surname_joins_the_person_of_its_story() -> None:
    """Within a story a surname needs no other company."""
    articles = naming("a", {"Ana Duarte": "person"}), naming("b", {"Duarte": None})
    assert keys(*articles, groups=(("a", "b"),))["b", "Duarte"] == "ana duarte"


def test_a_surname_that_two_people_bear_is_nobody() -> None:
    """Two people must never become one."""
    found = keys(
        naming("a", {"Ana Duarte": "person", "Lisbon": "place"}),
        naming("b", {"Rui Duarte": None, "Lisbon": "place"}),
        naming("c", {"Duarte": "person", "Lisbon": "place"}),
    )
    assert ("c", "Duarte") not in found


def test_a_place_is_no_surname() -> None:
    """Jordan the country stays, though somebody is called Jordan."""
    found = keys(naming("a", {"Mia Jordan": "person"}), naming("b", {"Jordan": "place"}))
    assert found["b", "Jordan"] == "jordan"


def test_an_outlet_that_names_itself_is_not_sighted() -> None:
    """Every article of an outlet may name it; that says nothing."""
    assert keys(naming("a", {"Coast Courier": "organisation"})) == {}


@pytest.mark.parametrize(
    ("others", "key"),
    [
        pytest.param((), "bureau of ferries", id="one country"),
        pytest.param(("Norway Bureau of Ferries",), "portugal bureau of ferries", id="two countries"),
    ],
)
def test_an_organisation_with_its_country_in_front_is_the_same(others: tuple[str, ...], key: str) -> None:
    """The rarer way to write it means the more frequent one, unless two countries have one."""
    names: tuple[str, ...] = ("Portugal Bureau of Ferries", "Bureau of Ferries", "Bureau of Ferries", *others)
    places: dict[str, EntityKind | None] = {"Portugal": "place", "Norway": "place"}
    articles = [naming(f"a{number}", {**places, name: "organisation"}) for number, name in enumerate(names)]
    assert keys(*articles)["a0", "Portugal Bureau of Ferries"] == key
