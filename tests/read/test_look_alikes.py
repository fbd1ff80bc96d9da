"""Words of two alphabets and letters in a wrong encoding are named; honest text is not."""

from __future__ import annotations

import pytest

from news_digest.read import read_article
from news_digest.read.look_alikes import find_mixed_words, find_wrong_letters


@pytest.mark.parametrize(
    ("word", "alphabet"),
    [
        pytest.param("H\u0430rbour", "Cyrillic", id="Cyrillic in Latin"),
        pytest.param("M\u043eскв\u0430", "Cyrillic", id="Latin in Cyrillic"),
        pytest.param("\u0391thens", "Greek", id="Greek in Latin"),
        pytest.param("Гitl\u0435r", "Cyrillic", id="a letter that is not alike, between"),
    ],
)
def test_mixed_word(word: str, alphabet: str) -> None:
    """A word that passes for one of a single alphabet is found, with the other alphabet."""
    if word.startswith("Г"):
        word = word[1:2].upper() + "\u0433" + word[2:]
    assert list(find_mixed_words(f"In {word} today")) == [(word, alphabet)]


@pytest.mark.parametrize(
    "text",
    [
        "SMS\u043a\u0430 и PR\u0449ик",
        "β-blocker, µm, Ελλάδα",
        "café Ångström naïve",
        "Москва и Athens",
        "北京 AI",
    ],
)
def test_honest_words(text: str) -> None:
    """Words of one alphabet beside each other, and slang that nobody takes for Latin, are no problem."""
    assert list(find_mixed_words(text)) == []


@pytest.mark.parametrize(
    ("text", "shown", "meant"),
    [
        pytest.param("don\u00e2\u20ac\u2122t", "\u00e2\u20ac\u2122", "\u2019", id="apostrophe"),
        pytest.param("caf\u00c3\u00a9", "\u00c3\u00a9", "é", id="accent"),
        pytest.param("\u00c2\u00a35", "\u00c2\u00a3", "£", id="sign"),
        pytest.param("caf\ufffd", "caf\ufffd", "", id="lost"),
    ],
)
def test_wrong_letters(text: str, shown: str, meant: str) -> None:
    """Letters that were read as Windows-1252 are found with what they mean."""
    assert find_wrong_letters(text) == (shown, meant)


def test_right_letters() -> None:
    """Accents, currencies and other scripts are as they should be."""
    assert find_wrong_letters("São Paulo, £5, “Ångström” – naïve Ünal, Ã in Portuguese, Москва") is None


def test_names_are_problems_of_the_article() -> None:
    """The line and the letters are named, in text and Markdown."""
    text = "A Pier Closes\nExample Gazette\nIda Br\u043eok said so on Monday. It c\u00c3\u00a9t closed.\n"
    for name in ("a.txt", "a.md"):
        _, problems = read_article(text.encode(), name)
        assert [(one.line, one.code) for one in problems] == [(3, "mixed-alphabets"), (3, "wrong-letters")]


@pytest.mark.parametrize(
    "mark", ["\u0489", "\u20dd", "\u0e47", "\u0316", "\u05b0", "\u0f71"], ids=lambda mark: f"{ord(mark):04X}"
)
def test_marks_are_counted_by_their_category(mark: str) -> None:
    """Marks of every script pile up no further than thirty, whether Unicode orders them or not."""
    article, problems = read_article(f"A Pier Closes\nS\nText x{mark * 400} here.\n".encode(), "a.txt")
    assert article is not None
    assert article.blocks[0].text.count(mark) == 30
    assert [one.code for one in problems] == ["too-many-marks"]


@pytest.mark.parametrize(
    "blank", "\u061c\u3164\uffa0\u115f\u1160\u034f\u180e\u2800\u17b4\ufe00\u2065\U000e0100"
)
def test_blanks_that_are_letters_go(blank: str) -> None:
    """What nobody sees and no rule of spaces knows stands in no headline."""
    article, _ = read_article(f"A P{blank}ier Closes\nS\nText here.\n".encode(), "a.txt")
    assert article is not None
    assert article.headline == "A Pier Closes"
