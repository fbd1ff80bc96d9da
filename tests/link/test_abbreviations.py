"""What abbreviations stand for: one name in its spellings, and hardly ever another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news_digest.link.abbreviations import are_one_name, settle_abbreviations


def explain(**meanings: dict[str, int]) -> dict[str, dict[str, set[str]]]:
    """Return which articles explain each abbreviation by each name, from their numbers."""
    return {
        short: {name: {f"{name}-{number}" for number in range(count)} for name, count in longer.items()}
        for short, longer in meanings.items()
    }


@pytest.mark.parametrize(
    ("name", "other", "one"),
    [
        pytest.param("harbour safety commission", "harbour safety commision", True, id="slip"),
        pytest.param("river transport service", "river transport services", True, id="plural"),
        pytest.param("centre of new technology", "centre for new technologies", True, id="small-words"),
        pytest.param("health & human aid", "health and human aid", True, id="ampersand"),
        pytest.param("inter-agency board", "interagency board", True, id="hyphen"),
        pytest.param("harbour safety act", "harbour security act", False, id="another-word"),
        pytest.param("bank of austria", "bank of australia", False, id="countries-alike"),
        pytest.param("interstate rail board", "intrastate rail board", False, id="prefixes-alike"),
        pytest.param("university of malta", "university of malaya", False, id="short-words-alike"),
        pytest.param("north river command", "north river defence command", False, id="a-word-more"),
    ],
)
def test_spellings_of_one_name(name: str, other: str, one: bool) -> None:
    """Small words, plurals and slips in long words do not tell names apart; all else does."""
    assert are_one_name(name, other) is are_one_name(other, name) is one


@pytest.mark.parametrize(
    ("longer", "meant"),
    [
        pytest.param({"arle bridge council": 1}, "arle bridge council", id="the-only-one"),
        pytest.param({"arle bridge council": 9, "all boats club": 1}, "arle bridge council", id="nearly-all"),
        pytest.param({"arle bridge council": 8, "all boats club": 1}, None, id="not-so-many"),
        pytest.param(
            {"arle bridge service": 3, "arle bridge services": 4}, "arle bridge services", id="two-spellings"
        ),
    ],
)
def test_abbreviation_means_what_nearly_all_say(longer: dict[str, int], meant: str | None) -> None:
    """It stands for a name if nine in ten articles that explain it say so, however they spell it."""
    assert settle_abbreviations(explain(abc=longer), set()).get("abc") == meant


def test_rarer_spellings_stand_for_the_usual_one() -> None:
    """What shares an abbreviation and its spelling is one name, also where the abbreviation stays open."""
    longer = {"arle bridge service": 1, "arle bridge services": 2, "all boats society": 3}
    assert settle_abbreviations(explain(abs=longer), set()) == {"arle bridge service": "arle bridge services"}


def test_names_of_the_vocabulary_stand_for_themselves() -> None:
    """A known name is what its spellings stand for, however rare; a known abbreviation is left alone."""
    longer = {"arle bridge service": 1, "arle bridge services": 5}
    targets = settle_abbreviations(explain(abs=longer), {"arle bridge service", "abs"})
    assert targets == {"arle bridge services": "arle bridge service"}


WORDS = st.sampled_from(("service", "services", "commission", "commision", "arle", "of", "board", "boards"))
NAMES = st.lists(WORDS, min_size=2, max_size=4).map(" ".join)


@given(st.dictionaries(st.sampled_from(("abc", "abs", "acb")), st.dictionaries(NAMES, st.integers(1, 9))))
def test_nothing_stands_for_what_stands_for_something(meanings: dict[str, dict[str, int]]) -> None:
    """However spellings and abbreviations are mixed, every way ends at a name that is its own."""
    targets = settle_abbreviations(explain(**{s: names for s, names in meanings.items() if names}), set())
    assert not set(targets.values()) & set(targets)
