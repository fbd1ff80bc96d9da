"""Subjects: the seed words speak, and silence is an answer."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news_digest.model import SubjectScore
from news_digest.understand.subjects import SubjectFinder, choose_subjects, stem
from news_digest.understand.tokens import find_words
from news_digest.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from news_digest.model import Article


@cache
def _finder() -> SubjectFinder:
    """Return the finder of the shipped vocabulary, made once."""
    return SubjectFinder(load_vocabulary()[0])


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


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param(
            "The carmaker’s shares slid after it forecast lower quarterly earnings and said it would close a "
            "plant; unions fear that 2,000 jobs will go.",
            "04000000",
            id="business-with-jobs",
        ),
        pytest.param(
            "The court heard that the singer’s record company still owes him royalties for two albums and a "
            "tour; his fans queued outside for his autograph.",
            "01000000",
            id="arts-in-court",
        ),
        pytest.param(
            "Ministers will ask the Commons to vote on hospital waiting lists; backbenchers and the "
            "opposition say the bill breaks a manifesto pledge.",
            "11000000",
            id="politics-of-health",
        ),
        pytest.param(
            "The club’s new owner paid £40m for the striker, who scored twice as they won 3-1 and went top "
            "of the league.",
            "15000000",
            id="sport-with-money",
        ),
        pytest.param(
            "Users of the free browser should update it at once: hackers can take over laptops through a "
            "flaw in its code, the software firm said.",
            "13000000",
            id="technology-with-crime",
        ),
    ],
)
def test_first_subject_on_the_border_of_two(understand: Callable[..., Article], text: str, code: str) -> None:
    """What an article is about comes before what it touches."""
    assert understand(text).subjects[0].code == code


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
    finder = _finder()
    assert all(score.code != "07000000" for score in finder.score((), find_words("Aid arrived.")))
    assert len(finder.score((), find_words("Their schools."))[0].evidence) == 1


@pytest.mark.parametrize(
    ("text", "code", "seed"),
    [
        pytest.param("They won 24-10.", "15000000", "0-0", id="result"),
        pytest.param("It made 3.4bn last year.", "04000000", "0bn", id="billions"),
        pytest.param("He feared an earthquake’s aftershocks.", "03000000", "aftershock", id="plural"),
        pytest.param("The EU’s finance ministers met.", "04000000", "finance minister", id="phrase"),
    ],
)
def test_seeds_in_their_forms(text: str, code: str, seed: str) -> None:
    """A seed is found in its plural, a number by its shape, a phrase word by word."""
    scores = _finder().score((), find_words(text))
    assert seed in next(score.evidence for score in scores if score.code == code)


def test_a_phrase_of_no_weight_keeps_its_words() -> None:
    """A goal of saving money is no sport."""
    finder = _finder()
    scores = finder.score((), find_words("Its goal of saving money."))
    assert all("goal" not in score.evidence for score in scores)


def test_singular_and_plural_of_a_phrase_count_once(tmp_path: Path) -> None:
    """A phrase that stands in a list twice, once as a plural, speaks once."""
    for name, words in (("once", "[red card]"), ("twice", "[red card, red cards]")):
        folder = tmp_path / name
        folder.mkdir()
        content = f"- code: '15000000'\n  name: sport\n  words: {words}\n"
        (folder / "subjects.yml").write_text(content, encoding="utf-8")
    once, twice = (
        SubjectFinder(load_vocabulary(tmp_path / name, shipped=tmp_path)[0]).score(
            (), find_words("A red card.")
        )
        for name in ("once", "twice")
    )
    assert once == twice


def _scored(*pairs: tuple[float, int]) -> list[SubjectScore]:
    """Return scores of subjects by number, each with so many seeds."""
    return [
        SubjectScore(
            code=f"{number:02}000000", score=score, evidence=tuple(f"seed{each}" for each in range(seeds))
        )
        for number, (score, seeds) in enumerate(pairs, start=1)
    ]


@pytest.mark.parametrize(
    ("scores", "shown"),
    [
        pytest.param([], 0, id="none"),
        pytest.param([(0.4, 3), (0.1, 3)], 1, id="clear"),
        pytest.param([(0.4, 1)], 0, id="one-seed"),
        pytest.param([(0.25, 2)], 0, id="low-with-two-seeds"),
        pytest.param([(0.15, 5)], 0, id="too-low"),
        pytest.param([(0.25, 4), (0.24, 4)], 0, id="hard-on-its-heels"),
        pytest.param([(0.32, 5), (0.3, 5)], 2, id="both-strong"),
        pytest.param([(0.5, 5), (0.3, 5)], 2, id="second-strong"),
        pytest.param([(0.5, 5), (0.3, 4)], 1, id="second-with-few-seeds"),
    ],
)
def test_shown_subjects(scores: list[tuple[float, int]], shown: int) -> None:
    """A subject is shown if it is clear; a further one only if it is strong by itself."""
    assert len(choose_subjects(_scored(*scores))) == shown


@settings(deadline=None, max_examples=50)
@given(
    st.lists(st.sampled_from(("goal", "of", "bank", "prime", "minister", "3-1", "film", "a")), max_size=30)
)
def test_scores_are_shares(words: list[str]) -> None:
    """Whatever the words, scores are shares that sum to less than one, and the same each time."""
    finder = _finder()
    scores = finder.score((), words)
    assert all(score.evidence for score in scores)
    assert 0 <= sum(score.score for score in scores) < 1
    assert scores == finder.score((), words)


def test_all_scores_are_ranked() -> None:
    """Scores come best first, and at most three are shown."""
    finder = _finder()
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
