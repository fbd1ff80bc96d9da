"""Sentences as other pages quote them."""

from __future__ import annotations

import pytest
from made_articles import make_article

from news_digest.link.quotes import quote_sentence
from news_digest.model.limits import QUOTE_CHARACTERS
from news_digest.understand.sentences import find_sentences


@pytest.mark.parametrize(
    ("lines", "at", "quoted"),
    [
        pytest.param(("The water rose. The bridge fell.",), "fell", "The bridge fell.", id="its sentence"),
        pytest.param(("The bridge", "The mill stands."), "stands", "The mill stands.", id="below a heading"),
        pytest.param(("We need:", "boats for", "the mill"), "boats", "boats for …", id="goes on"),
        pytest.param(("The bridge was", "closed. It fell."), "closed", "… closed.", id="began before"),
        pytest.param(("It was", "an old bridge", "of oak."), "old", "… an old bridge …", id="both"),
        pytest.param(("It fell in the", "Elm. So it went."), "Elm", "… Elm.", id="a name after a small word"),
        pytest.param(
            ("It fell in the dark, on the way from Arle to", "Elm. So it went."),
            "Elm",
            "… Elm.",
            id="a name after a long line",
        ),
        pytest.param(
            ("It fell in the night, and with it fell the mill,", "Elm Hall and the inn."),
            "Hall",
            "… Elm Hall and the inn.",
            id="a name after a comma",
        ),
        pytest.param(
            ("What it is about", "The bridge fell."),
            "fell",
            "The bridge fell.",
            id="a heading with a small end",
        ),
        pytest.param(("The flood, again,", "It rose."), "rose", "It rose.", id="a heading with a comma"),
        pytest.param(("The flood", "van der Arle left."), "left", "van der Arle left.", id="a small name"),
        pytest.param(
            ("The flood", "al-Arle fell."), "fell", "al-Arle fell.", id="a small name with a hyphen"
        ),
        pytest.param(("It fell.", "so they say."), "so", "so they say.", id="a text that begins small"),
    ],
)
def test_quote_sentence(lines: tuple[str, ...], at: str, quoted: str) -> None:
    """A part of a sentence that a line breaks shows that it is one."""
    text = "\n".join(lines)
    article = make_article("flood", *lines, sentences=find_sentences(text))
    assert quote_sentence(article, text.index(at)) == quoted


def test_a_long_sentence_is_cut_around_the_place() -> None:
    """A quote has bearable length, ends between words, holds the place, and says that it was cut."""
    text = "Ida Brook met " + ", ".join(f"Person Number{number:03}" for number in range(200)) + " on Monday."
    article = make_article("a", text=text, sentences=((0, len(text)),))
    for name in ("Ida Brook", "Number000", "Number100", "Number199", "Monday"):
        quote = quote_sentence(article, text.index(name))
        assert name in quote
        assert len(quote) <= QUOTE_CHARACTERS + 4
        words = quote.removeprefix("… ").removesuffix(" …")
        assert f" {words} " in f" {text} "
        assert quote.startswith("… ") == (not text.startswith(words))
        assert quote.endswith(" …") == (not text.endswith(words))
    endless = make_article("b", text="x" * 5_000, sentences=((0, 5_000),))
    assert len(quote_sentence(endless, 2_500)) <= QUOTE_CHARACTERS + 4
