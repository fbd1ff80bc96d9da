"""Fragments: names that are no whole name of one thing get no page."""

from __future__ import annotations

from collections import Counter

import pytest
from made_articles import make_article, make_entity, make_vocabulary

from news_digest.link import fragments
from news_digest.link.fragments import drop_fragments
from news_digest.link.names import resolve_names
from news_digest.model import Article, EntityKind, KnownEntity, Vocabulary

Named = dict[str, EntityKind | None]


def kept_of(*articles: Article, vocabulary: Vocabulary | None = None) -> set[str]:
    """Return the keys of the names that are left."""
    ordered = sorted(articles, key=lambda article: article.slug)
    names = resolve_names(ordered, vocabulary or make_vocabulary(), ())
    return {sighting.key for sighting in drop_fragments(names, ordered).sightings}


@pytest.mark.parametrize(
    ("text", "names", "fragment"),
    [
        pytest.param(
            "Voters chose Lund-Okoro at once. Ada Lund and Ben Okoro won.",
            {"Lund-Okoro": None, "Ada Lund": "person", "Ben Okoro": "person"},
            "lund-okoro",
            id="two-surnames-with-a-hyphen",
        ),
        pytest.param(
            "Voters chose Lund/Okoro at once. Ada Lund and Ben Okoro won.",
            {"Lund/Okoro": None, "Ada Lund": "person", "Ben Okoro": "person"},
            "lund/okoro",
            id="two-surnames-with-a-slash",
        ),
        pytest.param(
            "Later the sister of Ada came along. Ada Lund stayed at home.",
            {"Ada": None, "Ada Lund": "person"},
            "ada",
            id="a-given-name",
        ),
        pytest.param(
            "People talked over Harbour Relay Chat all night.",
            {"Relay Chat": None},
            "relay chat",
            id="the-end-of-a-longer-name",
        ),
        pytest.param(
            "People saw the Falk 9 rocket go up.", {"Falk": None}, "falk", id="a-name-and-its-number"
        ),
        pytest.param(
            "The boat belongs to the National Tidal and Lagoon Survey of the coast.",
            {"National Tidal": None},
            "national tidal",
            id="the-first-of-two-joined-by-and",
        ),
        pytest.param(
            "They tried tidal wave alarms (TWA) on the coast, and the TWA worked.",
            {"TWA": "organisation"},
            "twa",
            id="an-abbreviation-of-plain-words",
        ),
        pytest.param("Many of the TWAs were sold again.", {"TWAs": None}, "twas", id="a-plural-abbreviation"),
        pytest.param(
            "Ada Lund, Harbour Administrator, Coast Office of Boats",
            {"Harbour Administrator": None},
            "harbour administrator",
            id="only-in-a-signature",
        ),
    ],
)
def test_a_fragment_is_dropped(text: str, names: Named, fragment: str) -> None:
    """What is part of something longer, or stands for anybody or anything, goes."""
    assert fragment not in kept_of(make_article("a", text, names=names))


@pytest.mark.parametrize(
    ("text", "names", "name"),
    [
        pytest.param(
            "The mayor Kramm-Otter spoke. Ada Lund left.",
            {"Kramm-Otter": None, "Ada Lund": "person"},
            "kramm-otter",
            id="a-double-surname",
        ),
        pytest.param(
            "Meanwhile the Norwegian Harbour Watch spoke.",
            {"Harbour Watch": "organisation"},
            "harbour watch",
            id="behind-a-people",
        ),
        pytest.param(
            "They heard of the city's Harbour Watch yesterday.",
            {"Harbour Watch": "organisation"},
            "harbour watch",
            id="behind-a-possessive",
        ),
        pytest.param(
            "They called the Tidal Watch Authority (TWA) and the TWA came.",
            {"TWA": "organisation"},
            "twa",
            id="an-abbreviation-of-a-name",
        ),
        pytest.param(
            "Later President Ada Lund spoke to them.",
            {"Ada Lund": "person"},
            "ada lund",
            id="a-person-behind-a-title",
        ),
    ],
)
def test_a_whole_name_stays(text: str, names: Named, name: str) -> None:
    """A title, a people or an owner before a name is no part of it."""
    assert name in kept_of(make_article("a", text, names=names))


def test_a_title_tells_whose_given_name_it_is() -> None:
    """A pope or a queen goes by one name, also where others begin with it."""
    text = "Crowds met Queen Ada there. Ada Lund came too."
    queen = make_entity(text, "Ada", "person", evidence="follows the role “Queen”")
    other = make_entity(text, "Ada Lund", "person")
    assert "ada" in kept_of(make_article("a", text, entities=(queen, other)))


def test_the_vocabulary_has_the_last_word() -> None:
    """A name that the desk knows stays, whatever touches it."""
    known = KnownEntity(name="Relay Chat", kind="organisation")
    article = make_article("a", "People used Harbour Relay Chat a lot.", names={"Relay Chat": None})
    assert "relay chat" in kept_of(article, vocabulary=make_vocabulary(known))


def test_a_sentence_is_counted_once_however_many_names_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read of a sentence full of names grows with its length, not with its square."""
    read: list[int] = []
    count_words = fragments._count_words

    def count(text: str) -> Counter[str]:
        read.append(len(text))
        return count_words(text)

    monkeypatch.setattr(fragments, "_count_words", count)
    names = [f"Kvasir{chr(97 + number // 26)}{chr(97 + number % 26)}" for number in range(200)]
    text = ", ".join(names) + "."
    article = make_article("a", text, names=dict.fromkeys(names))
    drop_fragments(resolve_names([article], make_vocabulary(), ()), [article])
    assert sum(read) <= 2 * len(text)
