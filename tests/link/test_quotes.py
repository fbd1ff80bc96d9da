"""Sentences as other pages quote them."""

from __future__ import annotations

import pytest
from made_articles import make_article

from generator.link.quotes import quote_sentence
from generator.understand.sentences import find_sentences


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
