"""The Python face for texts: offsets that count in what was given, and answers for any list."""

from __future__ import annotations

import datetime as dt
import doctest
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news_digest.model import TextMention, Understanding
from news_digest.pipeline import (
    find_duplicates,
    group_stories,
    relate_texts,
    understand_text,
    understand_texts,
)
from news_digest.read.characters import clean_text

FLOOD = (
    "The river Elm flooded the market square of Elmford on Monday, Mayor Ida Brook said. "
    "Firefighters pumped water from forty cellars, and the old bridge was closed to all traffic.\n"
    "The Elm is expected to fall by Thursday. Ida Brook thanked the firefighters of Elmford."
)
FLOOD_LATER = (
    "Water from the flooded river Elm left the market square of Elmford on Thursday. "
    "The old bridge stays closed to traffic until firefighters have pumped out the last cellars.\n"
    "Mayor Ida Brook said that the flood of the Elm had cost the town two million euros."
)
CONCERT = (
    "The choir of Tannwick sang a new opera by a young composer on Saturday. "
    "The audience in the theatre applauded for ten minutes, and the singers came back twice.\n"
    "A second performance of the opera follows in the autumn."
)
TEXTS = [FLOOD, CONCERT, FLOOD_LATER]
NFD = unicodedata.normalize("NFD", "Zoë Müller")


def spans(text: str) -> list[tuple[str, str]]:
    """Return each mention as it stands in the text, and its name."""
    return [(text[each.start : each.end], each.name) for each in understand_text(text).mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Mayor Zoë Müller spoke.", "Zoë Müller", id="as it is"),
        pytest.param(f"Mayor {NFD} spoke.", NFD, id="letters and marks apart"),
        pytest.param("Mayor  Zoë \t Müller  spoke.", "Zoë \t Müller", id="more than one space"),
        pytest.param("Mayor Zo\u00adë\u200b Müller spoke.", "Zo\u00adë\u200b Müller", id="invisible inside"),
        pytest.param("Mayor \u200b \u2060 Zoë Müller spoke.", "Zoë Müller", id="invisible before"),
        pytest.param("\r\n\r\n   \r\nMayor Zoë\u00a0Müller spoke.\r\n", "Zoë\u00a0Müller", id="line ends"),
        pytest.param("First line.\n\n\n Mayor  Zoë Müller spoke.", "Zoë Müller", id="later line"),
        pytest.param("\ufeff😀\ud83d Mayor Zoë Müller spoke.", "Zoë Müller", id="half a character"),
    ],
)
def test_mention_counts_in_the_text_as_given(text: str, expected: str) -> None:
    """Whatever cleaning drops, composes or folds, the span holds the name as it was given."""
    assert spans(text) == [(expected, "Zoë Müller")]


ODD = st.sampled_from(
    [
        "Zoë Müller",
        NFD,
        " ",
        "  ",
        "\n",
        "\r\n",
        "\u200b",
        "\u0301",
        "\u1100\u1161\u11a8",
        "\ud83d",
        "😀",
        "ﬁ",
    ]
)


@given(st.lists(st.one_of(ODD, st.sampled_from(["Mayor ", "said. ", "President Ida Brook", "U.S."]))))
@settings(deadline=None, max_examples=80)
def test_spans_are_in_the_text_and_in_order(pieces: list[str]) -> None:
    """Spans of any text lie in it, do not overlap, and begin and end with something to see."""
    text = "".join(pieces)
    end = 0
    for mention in understand_text(text).mentions:
        assert end <= mention.start < mention.end <= len(text)
        assert clean_text(text[mention.start : mention.end])
        end = mention.end


@given(st.text(max_size=200))
@settings(deadline=None, max_examples=60)
def test_any_text_is_understood(text: str) -> None:
    """No text raises, and the same text is understood the same way twice."""
    assert understand_text(text, headline=text[:20]) == understand_text(text, headline=text[:20])


def test_understanding_of_a_text() -> None:
    """Names with kinds, subjects by score, key phrases and a summary of whole sentences."""
    found = understand_text(FLOOD, headline="Flood in Elmford")
    mayor = FLOOD.index("Ida Brook")
    assert TextMention(start=mayor, end=mayor + 9, kind="person", name="Ida Brook") in found.mentions
    scores = [score for _, score in found.subjects]
    assert scores == sorted(scores, reverse=True)
    assert set(found.shown_subjects) <= {code for code, _ in found.subjects}
    assert found.summary.startswith("The river Elm flooded")
    assert found.published is None
    assert found.key_phrases


def test_date_is_read_from_the_text_alone() -> None:
    """A line that is a date is when the text was published."""
    assert understand_text(f"March 4, 2024\n{FLOOD}").published == dt.date(2024, 3, 4)


def test_texts_lend_each_other_kinds() -> None:
    """A name whose kind one text leaves open takes the kind that the others agree on."""
    unsure = "Nobody expected Ida Brook to come. Later on Ida Brook left the hall."
    alone = understand_text(unsure).mentions
    together = understand_texts([FLOOD, unsure, FLOOD_LATER])[1].mentions
    assert {each.kind for each in together} == {"person"}
    assert [(each.start, each.end) for each in together] == [(each.start, each.end) for each in alone]


def test_headlines_must_be_as_many_as_texts() -> None:
    """A list of another length is a mistake, and says so."""
    with pytest.raises(ValueError, match="zip"):
        understand_texts(TEXTS, headlines=["one"])


def test_nearest_text_comes_first() -> None:
    """The other report of the flood is nearer than the concert, and the limit is met."""
    assert relate_texts(TEXTS, limit=1)[0] == [2]
    assert relate_texts(TEXTS, limit=2)[2] == [0, 1]


@pytest.mark.parametrize("count", [0, 1, 2, 5, 9])
def test_related_are_as_many_as_asked_for(count: int) -> None:
    """Also texts without a word in common are ranked, never a text itself."""
    texts = ["", "a", FLOOD, "???", CONCERT, FLOOD_LATER, "zzz", "", "yyy"][:count]
    for place, found in enumerate(relate_texts(texts, limit=4)):
        assert len(found) == len(set(found)) == min(4, count - 1)
        assert place not in found
        assert all(0 <= other < count for other in found)


@pytest.mark.parametrize("limit", [0, -1])
def test_nothing_is_asked_for(limit: int) -> None:
    """A limit of none gives none for each text."""
    assert relate_texts(TEXTS, limit=limit) == [[], [], []]


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        pytest.param(["2024-03-04", "2024-03-05", "2024-03-07"], [0, 1, 0], id="same week"),
        pytest.param([dt.date(2024, 3, 4), None, dt.date(2024, 3, 7)], [0, 1, 0], id="one unknown"),
        pytest.param([dt.date(2022, 3, 4), None, dt.date(2024, 3, 7)], [0, 1, 2], id="years apart"),
        pytest.param(["2024-03-04T10:00:00+01:00", "2024-03-05", "2024-03-07"], [0, 1, 0], id="moments"),
        pytest.param([None, None, None], [0, 1, 0], id="all unknown"),
        pytest.param(None, [0, 1, 0], id="no dates"),
    ],
)
def test_stories_by_words_and_days(dates: list[dt.date | str | None] | None, expected: list[int]) -> None:
    """Two reports of one flood are one story if their days allow it."""
    assert group_stories(TEXTS, dates) == expected


def test_copies_share_a_story() -> None:
    """An edited copy tells its original's story, even without a date."""
    copy = FLOOD.replace("Firefighters", "Crews")
    assert group_stories([FLOOD, CONCERT, copy], None) == [0, 1, 0]


def test_duplicates_are_pairs_in_order() -> None:
    """Each two of a text and its copies are a pair, the smaller index first."""
    copy, again = FLOOD.replace("Firefighters", "Crews"), FLOOD.replace("old bridge", "stone bridge")
    assert find_duplicates([copy, CONCERT, FLOOD, again]) == [(0, 2), (0, 3), (2, 3)]
    assert find_duplicates(TEXTS) == []


def test_empty_lists() -> None:
    """No texts, no answers."""
    assert understand_texts([]) == []
    assert relate_texts([]) == []
    assert group_stories([], []) == group_stories([], None) == []
    assert find_duplicates([]) == []


def test_empty_texts() -> None:
    """Texts without a word are understood as nothing, belong to no story and copy nothing."""
    nothing = Understanding(
        mentions=(), subjects=(), shown_subjects=(), key_phrases=(), summary="", published=None
    )
    assert understand_texts(["", " \n"]) == [nothing, nothing]
    assert group_stories(["", "", " "], None) == [0, 1, 2]
    assert find_duplicates(["", "", " "]) == []


def test_same_answers_twice() -> None:
    """The face remembers nothing from one call to the next."""
    texts = [*TEXTS, FLOOD.upper(), ""]
    assert understand_texts(texts) == understand_texts(texts)
    assert relate_texts(texts) == relate_texts(texts)
    assert group_stories(texts, None) == group_stories(texts, None)


def test_examples_of_the_documentation() -> None:
    """What the page on the face shows is what comes out."""
    page = (Path(__file__).parent.parent / "manual" / "docs" / "api.md").read_text(encoding="utf-8")
    examples = "\n".join(re.findall(r"^```pycon\n(.*?)^```", page, re.MULTILINE | re.DOTALL))
    test = doctest.DocTestParser().get_doctest(examples, {}, "api.md", "manual/docs/api.md", 0)
    assert test.examples
    result = doctest.DocTestRunner(verbose=False).run(test)
    assert result.failed == 0
