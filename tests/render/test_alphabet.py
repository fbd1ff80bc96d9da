"""The order of names in an index: every name under a letter where its readers look, and no letter twice."""

from __future__ import annotations

from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news_digest.render.pages.alphabet import NO_LETTER, initial, place, range_names


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        pytest.param("Gaza", "G", id="Latin"),
        pytest.param("de Gaulle", "D", id="small letter"),
        pytest.param("Émile Zola", "E", id="Latin with a mark"),
        pytest.param("E\u0301mile Zola", "E", id="Latin with a mark of its own"),
        pytest.param("Łódź", "L", id="Latin with a stroke"),
        pytest.param("İzmir", "I", id="small letter of two signs"),
        pytest.param("Ærø", "Æ", id="Latin beyond Z"),
        pytest.param("Ήλιος", "Η", id="Greek with a mark"),
        pytest.param("Йошкар-Ола", "Й", id="Cyrillic letter that another has without its mark"),
        pytest.param("И\u0306ошкар-Ола", "Й", id="the same, in two signs"),
        pytest.param("أحمد", "أ", id="Arabic"),
        pytest.param("ישראל", "י", id="Hebrew"),
        pytest.param("हिन्दी", "ह", id="Devanagari"),
        pytest.param("საქართველო", "ს", id="Georgian, whose capitals are for whole words"),
        pytest.param("北京", "北", id="Han"),
        pytest.param("서울", "서", id="Hangul, not taken apart"),
        pytest.param("2026 World Cup", NO_LETTER, id="digit"),
        pytest.param("٣ أيام", NO_LETTER, id="Arabic digit"),
        pytest.param("“Quoted”", "Q", id="quotes"),
        pytest.param("«Ёлка»", "Ё", id="other quotes"),
        pytest.param("¿Qué pasa?", "Q", id="punctuation"),
        pytest.param("ʻIolani Palace", "I", id="sign that only modifies letters"),
        pytest.param("", NO_LETTER, id="empty"),
        pytest.param("…", NO_LETTER, id="no letter"),
    ],
)
def test_name_stands_under_its_letter(name: str, letter: str) -> None:
    """The first letter counts, without its mark in Latin and Greek, as it is elsewhere."""
    assert initial(name) == letter


def test_names_stand_in_the_order_of_their_letters() -> None:
    """Latin comes first, other scripts behind it, and what has no letter last; marks change no place."""
    names = ["9/11", "北京", "Ёлка", "Zürich", "Ebola", "éclair", "Edge", "«Eagle»", "Ήλιος"]
    assert sorted(names, key=place) == [
        "«Eagle»",
        "Ebola",
        "éclair",
        "Edge",
        "Zürich",
        "Ήλιος",
        "Ёлка",
        "北京",
        "9/11",
    ]


@settings(deadline=None, max_examples=100)
@given(st.lists(st.text(max_size=6), max_size=30))
def test_no_letter_stands_twice(names: list[str]) -> None:
    """Sorted names stand in one group a letter, each group under a sign that can be seen."""
    letters = [letter for letter, _ in groupby(sorted(names, key=place), key=initial)]
    assert len(letters) == len(set(letters))
    assert all(letter == NO_LETTER or letter.isalpha() for letter in letters)


@pytest.mark.parametrize(
    ("pages", "ranges"),
    [
        pytest.param(
            [["Aaron", "Bank of England"], ["Canada", "Zürich"]],
            ("Aaron – Bank", "Canada – Zürich"),
            id="words",
        ),
        pytest.param(
            [["Aaron", "Bank of England"], ["Bank of Japan", "Zürich"]],
            ("Aaron – Bank of England", "Bank of Japan – Zürich"),
            id="as many words as tell two pages apart",
        ),
        pytest.param([["Ada", "Ola"], ["Ola", "Pia"]], ("Ada – Ola", "Ola – Pia"), id="two of one name"),
        pytest.param(
            [["Ada Lovelace", "Ida"], ["Pia Ott"]], ("Ada – Ida", "Pia Ott"), id="a page of one name"
        ),
        pytest.param(
            [["Ada", "Bank"], ["Bank of England", "Zürich"]],
            ("Ada – Bank", "Bank of England – Zürich"),
            id="no small word at the end",
        ),
        pytest.param([["Washington, D.C.", "York"]], ("Washington – York",), id="no comma at the end"),
        pytest.param([], (), id="no page"),
    ],
)
def test_range_is_made_of_whole_words(pages: list[list[str]], ranges: tuple[str, ...]) -> None:
    """A page is called by its first and last name, and no two by the same words where names differ."""
    assert range_names(pages) == ranges


@settings(deadline=None, max_examples=50)
@given(
    st.sets(st.text("ab é北9", min_size=1, max_size=8).map(str.strip).filter(bool), min_size=4, max_size=4)
)
def test_neighbouring_pages_are_told_apart(names: set[str]) -> None:
    """Where a page ends and the next begins, different names are called differently."""
    one, two, three, four = sorted(names, key=place)
    first, second = range_names([[one, two], [three, four]])
    apart = two.split() != three.split()
    assert (first.split(" – ")[-1] != second.split(" – ")[0]) == apart
