"""Subjects: the seed words speak, and silence is an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.understand.subjects import SubjectFinder, choose_subjects, stem
from generator.understand.tokens import find_words
from generator.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import Article


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param(
            "The striker scored a goal in the cup final before the referee ended the match.",
            "15000000",
            id="sport",
        ),
        pytest.param(
            "Troops shelled the town as the army began an offensive against rebels.",
            "16000000",
            id="conflict",
        ),
        pytest.param(
            "The central bank raised its interest rate as inflation and unemployment rose.",
            "04000000",
            id="economy",
        ),
        pytest.param(
            "Voters go to the polls in a general election; each candidate hopes for a seat.",
            "11000000",
            id="politics",
        ),
        pytest.param(
            "Scientists used a telescope to find a planet in a far galaxy.", "13000000", id="science"
        ),
        pytest.param(
            "Heavy rain and gusts are forecast as the tropical storm makes landfall.",
            "17000000",
            id="weather",
        ),
        pytest.param(
            "The vaccine protects patients from the virus, doctors at the hospital found.",
            "07000000",
            id="health",
        ),
    ],
)
def test_first_subject(understand: Callable[..., Article], text: str, code: str) -> None:
    """Clear texts have their subject first, with the words that say so."""
    first = understand(text).subjects[0]
    assert first.code == code
    assert first.evidence


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("He went home and then came back to where he had been.", id="nothing"),
        pytest.param(
            "A first paragraph that says what happened. A second sentence says where.", id="one-word"
        ),
        pytest.param("The European Union and the African Union met in the West Bank.", id="parts-of-phrases"),
    ],
)
def test_nothing_rather_than_a_guess(understand: Callable[..., Article], text: str) -> None:
    """A text that speaks for nothing has no subject."""
    assert understand(text).subjects == ()


def test_one_subject_where_others_are_only_touched(understand: Callable[..., Article]) -> None:
    """Ferries and engines make a dispute over wages neither a disaster nor science."""
    text = (
        "Ferry crews will stop work on Friday after talks over wages broke down. Their union asks for 6% "
        "more pay; the company, whose 31 ships carry cars and lorries to the islands, offered 3%.\n"
        "“Nobody on board has had a pay rise since 2021,” said Ines Alber, who leads the union. The operator "
        "said that new engines had cost it dear and that two workers in three had accepted its offer."
    )
    assert [subject.code for subject in understand(text, "Ferry crews to strike over pay").subjects] == [
        "09000000"
    ]


def test_plurals_with_a_sense_of_their_own() -> None:
    """The disease AIDS is not found in humanitarian aid, nor a school twice in schools."""
    finder = SubjectFinder(load_vocabulary()[0])
    assert all(score.code != "07000000" for score in finder.score((), find_words("Aid arrived.")))
    assert finder.score((), find_words("Their schools."))[0].evidence == ("schools",)


def test_all_scores_are_ranked() -> None:
    """Scores come best first, and at most three are shown."""
    finder = SubjectFinder(load_vocabulary()[0])
    scores = finder.score(
        (), find_words("The army, the bank, the film, the school and the church met a doctor.")
    )
    assert [score.score for score in scores] == sorted((score.score for score in scores), reverse=True)
    assert len(choose_subjects(scores)) <= 3


@pytest.mark.parametrize(
    ("word", "root"),
    [("parties", "party"), ("classes", "class"), ("wars", "war"), ("gas", "gas"), ("virus", "virus")],
)
def test_stems(word: str, root: str) -> None:
    """Plain plurals meet their word."""
    assert stem(word) == root
