"""Clean Unicode."""

from __future__ import annotations

import unicodedata

import pytest
from effort import spend
from hypothesis import given, settings
from hypothesis import strategies as st

from news_digest.read.characters import clean_code, clean_text, has_words, same_words


@pytest.mark.parametrize(
    ("written", "clean"),
    [
        pytest.param("a\tb", "a b", id="tab"),
        pytest.param("  a   b \n", "a b", id="runs of white space"),
        pytest.param(
            "a\u00a0b\u2003c\u2028d\u2029e\x85f", "a b c d e f", id="other white space and line ends"
        ),
        pytest.param("a\x00\x07\x1b\x7f\x9fb", "ab", id="controls"),
        pytest.param("\u202eevil\u202c \u2066x\u2069", "evil x", id="bidi controls"),
        pytest.param("a\u200bb\u2060c\ufeffd\u00ade", "abcde", id="zero width and soft hyphen"),
        pytest.param("👩\u200d🔬 می\u200cخواهم", "👩\u200d🔬 می\u200cخواهم", id="joiners stay"),
        pytest.param("a\u200eb\u200fc", "a\u200eb\u200fc", id="direction marks stay"),
        pytest.param("Cafe\u0301", "Café", id="NFD"),
        pytest.param("\ud83d\ude00", "😀", id="surrogate pair"),
        pytest.param("a\ud83db", "ab", id="lone surrogate"),
        pytest.param("a\ue000\U000f0000\ufdd0\ufffe\U0001ffffb", "ab", id="private use and noncharacters"),
        pytest.param("a\U000e0041b", "ab", id="tags"),
        pytest.param(
            "🏴\U000e0067\U000e0062\U000e007f!", "🏴\U000e0067\U000e0062\U000e007f!", id="flag made of tags"
        ),
        pytest.param("a\ufffdb", "a\ufffdb", id="replacement character stays"),
    ],
)
def test_clean_text(written: str, clean: str) -> None:
    """Each kind of character is kept, dropped or made a space."""
    assert clean_text(written) == clean


@settings(deadline=None, max_examples=200)
@given(st.text(st.characters(exclude_categories=())))
def test_clean_text_is_clean(text: str) -> None:
    """Whatever comes in, NFC on one line goes out, and cleaning twice changes nothing."""
    clean = clean_text(text)
    assert unicodedata.is_normalized("NFC", clean)
    assert clean.split() == [word for word in clean.split(" ") if word]
    assert clean_text(clean) == clean
    clean.encode("utf-8")


def test_marks_in_the_wrong_order_are_quick() -> None:
    """Half a million combining marks in the worst order are cut, not sorted."""
    text = "a" + "\u0300\u0316" * 250_000
    assert len(clean_text(text)) < 40
    assert spend(lambda: clean_text(text)) < 2


def test_clean_code_keeps_its_form() -> None:
    """Code keeps lines and indentation."""
    assert clean_code("\nif a:\n\tb\u202e  \n\n  c\n") == "if a:\n    b\n\n  c"


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        pytest.param("\u200b \ufeff\n", False, id="nothing to see"),
        pytest.param("\u200b.", True, id="a full stop"),
    ],
)
def test_has_words(text: str, seen: bool) -> None:
    """A text of invisible characters is empty."""
    assert has_words(text) is seen


def test_same_words() -> None:
    """Capitals and white space make no difference."""
    assert same_words("TALKS  begin ", "Talks begin")
    assert not same_words("Talks begin", "Talks begun")
