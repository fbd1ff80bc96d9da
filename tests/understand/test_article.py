"""A whole article: everything that is understood of it, and that nothing breaks it."""

# ruff: noqa: E501 - a paragraph of the sample article is one line

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from effort import spend
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from news_digest import understand as understanding
from news_digest.model import FrontMatter
from news_digest.understand import understand_articles

if TYPE_CHECKING:
    from collections.abc import Callable

    from news_digest.model import Article, RawArticle
    from news_digest.understand import Understander

HEADLINE = "Rebel Chief Flies to Nairobi for Peace Talks"
TEXT = """\
NAIROBI, May 4, 2024 (AP) — The head of the rebel Northern Front, Daniel Alemu, flew to Nairobi on Friday for talks on a ceasefire. Alemu's visit follows weeks of shelling in which hundreds of civilians were killed.
Kenya's Foreign Minister Grace Wanjiru welcomed him at the airport. "We hope that the guns fall silent," Wanjiru said.
The African Union (AU) and the U.S. support the talks. A vote at the UN Security Council was put off until Tuesday, and the United States has asked the Northern Front for restraint."""


def test_golden(understand: Callable[..., Article]) -> None:
    """The people, organisations and places of a report, its date, summary and subject."""
    article = understand(TEXT, HEADLINE)
    assert {entity.name: entity.kind for entity in article.entities} == {
        "Northern Front": "organisation",
        "Daniel Alemu": "person",
        "Nairobi": "place",
        "Kenya": "place",
        "Grace Wanjiru": "person",
        "African Union": "organisation",
        "United States": "place",
        "United Nations Security Council": "organisation",
    }
    assert [entity.name for entity in article.entities if entity.in_headline] == ["Nairobi"]
    assert (article.published, article.dateline) == (dt.date(2024, 5, 4), "NAIROBI")
    assert article.date_evidence == "the dateline “NAIROBI, May 4, 2024 (AP)”"
    assert article.summary.startswith("The head of the rebel Northern Front")
    assert article.summary.endswith("civilians were killed.")
    assert article.subjects[0].code == "16000000"
    assert article.source == "Associated Press"
    assert {"Northern Front", "Nairobi"} <= set(article.key_phrases)
    assert article.words[:4] == ("nairobi", "may", "4", "2024")
    assert article.reading_minutes == 1


def test_front_matter_has_the_last_word(understand: Callable[..., Article]) -> None:
    """Summary, source and date come from the author if they are given."""
    given_by_author = FrontMatter(summary="In short.", source="DW", date=dt.date(2020, 1, 1), tags=("a",))
    article = understand(TEXT, HEADLINE, given_by_author)
    assert (article.summary, article.source, article.published) == (
        "In short.",
        "Deutsche Welle",
        dt.date(2020, 1, 1),
    )
    assert article.tags == ("a",)


def test_many_are_understood_as_few_are(
    understander: Understander, make_raw: Callable[..., RawArticle], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Understood over all cores, the articles are the same, in order, and share their words' memory."""
    raws = [make_raw(TEXT, f"{HEADLINE}, day {number}") for number in range(60)]
    few = list(understand_articles(raws, understander.vocabulary))
    monkeypatch.setattr(understanding, "PARALLEL_FROM", 1)
    monkeypatch.setattr(understanding, "count_cores", lambda: 2)
    many = list(understand_articles(raws, understander.vocabulary))
    assert many == few == [understander.understand(raw) for raw in raws]
    assert many[0].words[0] is many[-1].words[0]


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(max_size=120)
    | st.lists(
        st.sampled_from(
            [
                "Anna",
                "Berg",
                "the",
                "of",
                "U.S.",
                "President",
                "(WHO)",
                "Gaza",
                "and",
                "“",
                "’s",
                ".",
                ",",
                "&",
                "al-Assad",
                "\n",
            ]
        ),
        max_size=40,
    ).map(" ".join)
)
def test_any_text(understand: Callable[..., Article], text: str) -> None:
    """Offsets are valid, mentions in order and apart, and the result is the same twice."""
    article = understand(text, text[:40])
    names = {entity.name for entity in article.entities}
    position = 0
    for mention in article.mentions:
        assert position <= mention.start < mention.end <= len(article.text)
        assert article.text[mention.start : mention.end].strip()
        assert mention.name in names
        position = mention.end
    assert all(0 <= entity.salience <= 1 for entity in article.entities)
    assert understand(text, text[:40]) == article


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A " * 100_000, id="lone-capitals"),
        pytest.param("A." * 100_000, id="initials"),
        pytest.param("." * 200_000, id="full-stops"),
        pytest.param("Bank of " * 30_000, id="of"),
        pytest.param("A-" * 100_000, id="hyphens"),
        pytest.param("Ministry of Health and " * 20_000, id="and"),
        pytest.param("x" + " " * 200_000 + "x", id="blanks"),
        pytest.param('"' * 200_000, id="quotes"),
        pytest.param("AA, " * 80_000, id="abbreviations"),
        pytest.param("Aaa Bbb (AB) " * 20_000, id="brackets"),
        pytest.param("Rail, Maritime and " * 20_000, id="lists"),
        pytest.param(" ".join(f"Ab{number} Smith said." for number in range(10_000)), id="one-surname"),
        pytest.param("THE MAYOR OF LEEDS WON. " * 10_000, id="shouting"),
    ],
)
def test_time_is_bounded(understand: Callable[..., Article], text: str) -> None:
    """No text takes more than seconds of processor time."""
    # Two to three here; what grows with the square takes minutes.
    assert spend(lambda: understand(text)) < 8
