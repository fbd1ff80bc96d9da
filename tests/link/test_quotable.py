"""Which sentences can stand alone on another page."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_articles import make_article

from generator.link.quotable import SENTENCES_READ, find_quotable
from generator.understand.sentences import find_sentences

PLAIN = "The council of Elmford closed the bridge over the river on Monday."


def quotable(*paragraphs: str, **fields: object) -> list[str]:
    """Return the texts of the quotable sentences of an article."""
    text = "\n".join(paragraphs)
    article = make_article("flood", *paragraphs, sentences=find_sentences(text), **fields)
    return [sentence.text for sentence in find_quotable(article)]


@pytest.mark.parametrize(
    ("sentence", "stands"),
    [
        pytest.param(PLAIN, True, id="plain"),
        pytest.param("Bridge closed in Elmford for the whole of next week", False, id="no end"),
        pytest.param("and so the council of Elmford closed the bridge on Monday.", False, id="middle of one"),
        pytest.param("The bridge closed on Monday.", False, id="too short"),
        pytest.param(f"The bridge {'and the road ' * 40}closed.", False, id="too long"),
        pytest.param(
            "“The bridge will stay closed for as long as the river is high.”", False, id="no speaker"
        ),
        pytest.param("“The bridge will stay closed for as long as it must,” she said.", False, id="she said"),
        pytest.param(
            "“The bridge will stay closed for as long,” said Mayor Ida Brook.", True, id="a speaker"
        ),
        pytest.param("Ida Brook said so “again” in a statement, and then again.", False, id="who said it"),
        pytest.param(
            '"The bridge will stay closed for long, and the road to the mill.', False, id="open quote"
        ),
        pytest.param("I saw how the council of Elmford closed the bridge on Monday.", False, id="I"),
        pytest.param("Pope John I spoke of the bridge of Elmford for a whole day.", True, id="the first"),
        pytest.param("Read more of the bridge over the river of Elmford in here.", False, id="of the page"),
        pytest.param("See how it went on https://echo.example/more or by a letter.", False, id="address"),
    ],
)
def test_stands_alone(sentence: str, *, stands: bool) -> None:
    """One case for each rule."""
    assert quotable(sentence) == [sentence] * stands


def test_the_middle_of_a_long_quote_is_left_out() -> None:
    """What somebody says over several sentences is nobody's in the middle."""
    told = f'"The river is high, and it will rise for three days. {PLAIN} It is over," said Mayor Ida Brook.'
    assert quotable(told, PLAIN) == [PLAIN]


def test_a_dateline_is_left_out() -> None:
    """A sentence begins where the summary does."""
    assert quotable(f"ELMFORD, Dec 20 — {PLAIN}", summary=PLAIN) == [PLAIN]


def test_only_the_top_is_read() -> None:
    """A book costs no more than a report."""
    assert len(quotable(*[PLAIN] * (SENTENCES_READ + 5))) == SENTENCES_READ


@settings(deadline=None, max_examples=40)
@given(st.text(alphabet='Aa I."“”?!\n—', max_size=200))
def test_any_text(text: str) -> None:
    """Whatever an article says, sentences come on one line, and in order."""
    article = make_article("flood", *text.split("\n"))
    places = [sentence.place for sentence in find_quotable(article)]
    assert places == sorted(places)
    assert all("\n" not in sentence.text for sentence in find_quotable(article))
