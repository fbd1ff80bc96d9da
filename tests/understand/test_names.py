"""Names: what is one, where it ends, its kind, and which forms are one entity."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import Article

P, O, L = "person", "organisation", "place"  # noqa: E741 - as in the tables of this field


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        pytest.param("Talks with Defense Minister Yoav Gallant began.", {"Yoav Gallant": P}, id="role"),
        pytest.param(
            "Talks with U.S. President Joe Biden began.",
            {"United States": L, "Joe Biden": P},
            id="country-role",
        ),
        pytest.param("Talks in Egypt's capital Cairo began.", {"Egypt": L, "Cairo": L}, id="possessive"),
        pytest.param("They met Mr. Zbrowski there.", {"Zbrowski": P}, id="honorific"),
        pytest.param("He works at the University of Leeds now.", {"University of Leeds": O}, id="university"),
        pytest.param("He leads the Bank of England now.", {"Bank of England": O}, id="bank"),
        pytest.param(
            "The Department of Health and Human Services paid.",
            {"Department of Health and Human Services": O},
            id="and",
        ),
        pytest.param(
            "It went to the Food and Drug Administration.",
            {"Food and Drug Administration": O},
            id="and-before",
        ),
        pytest.param("Yesterday officials met.", {}, id="sentence-start"),
        pytest.param("Israeli and Egyptian officials met.", {}, id="nationalities"),
        pytest.param("The South Korean team left in March.", {}, id="people-of-two-words"),
        pytest.param("They met on Monday and spoke Arabic.", {}, id="days-and-languages"),
        pytest.param("The Government and the President agreed.", {}, id="generic"),
        pytest.param("It lies between Gaza City and Gaza.", {"Gaza City": L, "Gaza": L}, id="gaza"),
        pytest.param(
            "Mohammed bin Salman met Ursula von der Leyen.",
            {"Mohammed bin Salman": P, "Ursula von der Leyen": P},
            id="particles",
        ),
        pytest.param("They met J. K. Rowling there.", {"J. K. Rowling": P}, id="initials"),
        pytest.param("The London-based firm shut.", {}, id="compound-adjective"),
        pytest.param("It was Tesla CEO Elon Musk.", {"Tesla": None, "Elon Musk": P}, id="role-inside"),
        pytest.param("A leader of NATO spoke.", {"NATO": O}, id="vocabulary"),
        pytest.param("They shop at General Motors.", {"General Motors": O}, id="role-word-in-a-company"),
    ],
)
def test_names_and_kinds(
    understand: Callable[..., Article], text: str, entities: dict[str, str | None]
) -> None:
    """Each case shows one rule."""
    assert {entity.name: entity.kind for entity in understand(text).entities} == entities


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        pytest.param("Ismail Haniyeh came. Later Haniyeh's aides left.", {"Ismail Haniyeh": 2}, id="surname"),
        pytest.param("The U.S. and the US are the United States.", {"United States": 3}, id="country"),
        pytest.param(
            "Anna Berg and Carl Berg came. Then Berg left.",
            {"Anna Berg": 1, "Carl Berg": 1, "Berg": 1},
            id="two-people",
        ),
        pytest.param(
            "The Federal Security Service (FSB) spoke. The FSB left.",
            {"Federal Security Service": 3},
            id="brackets",
        ),
        pytest.param("They like Acme Corp. and, again, Acme there.", {"Acme Corp": 2}, id="company-ending"),
        pytest.param(
            "The World Health Organization (WHO) spoke; WHO left.",
            {"World Health Organization": 3},
            id="vocabulary",
        ),
    ],
)
def test_forms_of_one_entity(understand: Callable[..., Article], text: str, forms: dict[str, int]) -> None:
    """Forms of one entity meet; two people never do."""
    assert {entity.name: entity.mention_count for entity in understand(text).entities} == forms


def test_mentions_bear_the_merged_name(understand: Callable[..., Article]) -> None:
    """A mention's span leaves the possessive out."""
    article = understand("Ismail Haniyeh came. Later Haniyeh's aides left.")
    found = [(article.text[mention.start : mention.end], mention.name) for mention in article.mentions]
    assert found == [("Ismail Haniyeh", "Ismail Haniyeh"), ("Haniyeh", "Ismail Haniyeh")]


def test_headline_proves_nothing(understand: Callable[..., Article]) -> None:
    """A title-case headline makes no name; names of the body are found in it."""
    article = understand("The mayor of Leeds spoke.", headline="Angry Mayor Arrives in Leeds")
    assert [(entity.name, entity.in_headline) for entity in article.entities] == [("Leeds", True)]


def test_line_in_capitals_repeats_only_known_names(understand: Callable[..., Article]) -> None:
    """Capitals in a shouting line tell nothing by themselves."""
    article = understand("MAYOR ANNA BERG WINS VOTE IN LEEDS\nAnna Berg won the vote in Leeds.")
    assert [entity.name for entity in article.entities if entity.mention_count == 2] == ["Anna Berg", "Leeds"]


def test_other_languages_have_only_the_vocabulary(understand: Callable[..., Article]) -> None:
    """Without English rules only the desk's own names are found."""
    text = (
        "Der Minister und die Vertreter der NATO sprachen in der Stadt mit dem Präsidenten über das Abkommen."
    )
    article = understand(text)
    assert article.language == "de"
    assert [entity.name for entity in article.entities] == ["NATO"]
