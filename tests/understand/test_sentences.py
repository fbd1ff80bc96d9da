"""Sentences: where they end, and where they do not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news_digest.language.ordinals import has_dotted_ordinals
from news_digest.understand.sentences import find_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        pytest.param("One. Two.", ["One.", "Two."], id="plain"),
        pytest.param(
            "He met U.S. President Smith. They ate.", ["He met U.S. President Smith.", "They ate."], id="us"
        ),
        pytest.param(
            "It is in the U.S. The rest is not.", ["It is in the U.S.", "The rest is not."], id="us-ends"
        ),
        pytest.param(
            "Gen. Smith spoke. Lt. Col. Jones did not.",
            ["Gen. Smith spoke.", "Lt. Col. Jones did not."],
            id="titles",
        ),
        pytest.param(
            "It began at 6 p.m. Tuesday in Leeds.", ["It began at 6 p.m. Tuesday in Leeds."], id="pm-day"
        ),
        pytest.param(
            "It began at 6 p.m. The hall was full.",
            ["It began at 6 p.m.", "The hall was full."],
            id="pm-ends",
        ),
        pytest.param("She is No. 5 in the world.", ["She is No. 5 in the world."], id="number"),
        pytest.param(
            "J. K. Rowling wrote. George R. R. Martin too.",
            ["J. K. Rowling wrote.", "George R. R. Martin too."],
            id="initials",
        ),
        pytest.param(
            "Prices rose 3.5 percent. Wages fell.", ["Prices rose 3.5 percent.", "Wages fell."], id="decimal"
        ),
        pytest.param("“Stop!” Jones said. He left.", ["“Stop!” Jones said.", "He left."], id="quoted-cry"),
        pytest.param('"It is over." They left.', ['"It is over."', "They left."], id="quoted-sentence"),
        pytest.param("Well… Nobody came.", ["Well…", "Nobody came."], id="ellipsis"),
        pytest.param("Wait ... and see.", ["Wait ... and see."], id="ellipsis-inside"),
        pytest.param("Acme Inc. Chairman Lee spoke.", ["Acme Inc. Chairman Lee spoke."], id="company"),
        pytest.param("One line\nTwo. Three", ["One line", "Two.", "Three"], id="lines"),
        pytest.param("今日は。明日も。", ["今日は。", "明日も。"], id="cjk"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_sentence_ends(text: str, sentences: list[str]) -> None:
    """Each case shows one rule."""
    assert [text[start:end] for start, end in find_sentences(text)] == sentences


@settings(deadline=None, max_examples=150)
@given(st.text(alphabet=st.sampled_from('aB .!?…"”’\n.。U1é'), max_size=80) | st.text(max_size=60))
def test_sentences_cover_all_but_white_space(text: str) -> None:
    """They are in order, do not overlap, and leave only white space between them."""
    position = 0
    for start, end in find_sentences(text):
        assert text[position:start].strip() == ""
        assert start < end
        assert text[start:end] == text[start:end].strip()
        position = end
    assert text[position:].strip() == ""


def test_ordinals_of_german_end_no_sentence() -> None:
    """A number with its full stop, and the first letter of an abbreviation, lead on; a year does not."""
    text = "Am 20. Dezember kam z. B. Dr. Huber in die 2. Etage. Das war 2024. Danach ging er."
    assert [text[start:end] for start, end in find_sentences(text, "de")] == [
        "Am 20. Dezember kam z. B. Dr. Huber in die 2. Etage.",
        "Das war 2024.",
        "Danach ging er.",
    ]


@pytest.mark.parametrize(
    ("language", "dotted"),
    [("de-AT", True), ("da", True), ("cs", True), ("fr", False), ("es", False), ("en", False), ("xx", False)],
)
def test_which_languages_have_dotted_ordinals(language: str, dotted: bool) -> None:
    """The CLDR's long date says so."""
    assert has_dotted_ordinals(language) is dotted
