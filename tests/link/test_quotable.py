"""Which sentences can stand alone on another page."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_articles import make_article

from news_digest.link.quotable import SENTENCES_READ, find_quotable
from news_digest.understand.sentences import find_sentences

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
        pytest.param("Was the bridge over the river of Elmford closed in time?", False, id="question"),
        pytest.param(
            "“Was it closed in time?” asked Ida Brook, who leads the council of Elmford.", True, id="asked"
        ),
        pytest.param("My neighbours in Elmford carried the old bridge away in parts.", False, id="my"),
        pytest.param("This second article looks at how the bridge of Elmford was built.", False, id="itself"),
        pytest.param("Part two of our three-part series goes to the mill at Elmford.", False, id="series"),
        pytest.param("Today we'll look at how the bridge over the river was built.", False, id="we'll look"),
        pytest.param(
            "We'll build the bridge of Elmford again, the council of the town said.", True, id="we'll"
        ),
        pytest.param("Join us for a walk over the new bridge of Elmford this Sunday.", False, id="join us"),
        pytest.param("The Mill—A house by the river that has stood empty for long.", False, id="label"),
        pytest.param(
            "Bridge costs: The town has to pay for all of the repairs.", False, id="label with a colon"
        ),
        pytest.param(
            "The mill — a house by the river — has stood empty for a very long time.", True, id="dashes"
        ),
        pytest.param("Because the council closed the bridge over the river Elm.", False, id="half"),
        pytest.param(
            "Since 2014 more than four hundred boats have passed the mill.", True, id="since a year"
        ),
        pytest.param("When the bridge fell nobody was on it, the town hall said.", True, id="when"),
        pytest.param("When the bridge fell nobody of the town was near the water.", True, id="no comma"),
        pytest.param("Whether the bridge will stand is for the court of Larkhill.", True, id="whether"),
        pytest.param("A phase I trial of the pumps began in Elmford on Monday.", True, id="phase I"),
        pytest.param("When morning came, said Ida Brook, and I saw the water rise.", False, id="and I"),
        pytest.param("Troops of the old army came to My Lai in the spring of 1968.", True, id="My Lai"),
        pytest.param("My Elmford neighbours carried the old bridge away in parts.", False, id="my Elmford"),
        pytest.param("She will leave this post in June, after four years in Larkhill.", True, id="an office"),
        pytest.param(
            "What follows in this post is the tale of the bridge of Elmford.", False, id="this post"
        ),
        pytest.param("Elmford won the last Test series against the town of Larkhill.", True, id="matches"),
        pytest.param(
            "Larkhill lost this series by three matches against two in May.", True, id="lost series"
        ),
        pytest.param("The bridge of Elmford is the subject of this short series.", False, id="this series"),
        pytest.param(
            "Because the river rose, the council closed the bridge at Elmford.", True, id="both halves"
        ),
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


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(("The mayor thought for a long time of Elmford and of", PLAIN), id="after a small word"),
        pytest.param(("On the day on which the flood came to Larkhill,", PLAIN), id="after a comma"),
        pytest.param(("The bridge is the oldest of all in the U.S.", "state of Ohio"), id="abbreviated"),
    ],
)
def test_a_part_of_a_broken_line_is_left_out(lines: tuple[str, ...]) -> None:
    """What begins or ends inside a sentence is none, though it has a capital and a full stop."""
    assert quotable(*lines) == []


def test_a_heading_above_breaks_nothing() -> None:
    """A line without an end is a heading where the next one begins a sentence."""
    assert quotable("The bridge closes", PLAIN) == [PLAIN]
    assert quotable("What it is about", PLAIN) == [PLAIN]


def test_a_dateline_is_left_out() -> None:
    """A sentence begins where the summary does."""
    assert quotable(f"ELMFORD, Dec 20 — {PLAIN}", summary=PLAIN) == [PLAIN]


def test_a_place_in_capitals_is_a_dateline() -> None:
    """It is left out at the head of an article, be it of one word or more; initials name who speaks."""
    assert quotable(f"NEW ELMFORD: {PLAIN}") == [PLAIN]
    assert quotable(f"LARKHILL: {PLAIN}", f"LARKHILL: {PLAIN}") == [PLAIN]
    assert quotable(f"IB: {PLAIN}") == []


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
