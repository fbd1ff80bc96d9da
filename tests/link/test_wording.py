"""Wording: words as numbers, headlines first and twice."""

from __future__ import annotations

from made_articles import make_article

from news_digest.link.wording import read_wording


def test_equal_words_have_equal_numbers_in_alphabetical_order() -> None:
    """Numbers lead back to the words, the headline's twice, and the text starts at its own place."""
    wording = read_wording(
        [make_article("a", "Owls fly", headline="Night"), make_article("b", "", headline="")]
    )
    words = [wording.names[number] for number in wording.numbers.tolist()]
    assert words == ["night", "night", "owls", "fly"]
    assert wording.names == ("fly", "night", "owls")
    assert (wording.starts.tolist(), wording.bodies.tolist()) == ([0, 4, 4], [2, 4])
    assert wording.owners.tolist() == [0, 0, 0, 0]


def test_some_articles_can_be_taken_in_another_order() -> None:
    """A part of the wording keeps its numbers."""
    articles = [make_article(slug, text, headline="x") for slug, text in (("a", "owls"), ("b", "larks sing"))]
    taken = read_wording(articles).take([1, 0])
    assert [taken.names[number] for number in taken.numbers.tolist()] == [
        *("x", "x", "larks", "sing"),
        *("x", "x", "owls"),
    ]
    assert taken.bodies.tolist() == [2, 6]
