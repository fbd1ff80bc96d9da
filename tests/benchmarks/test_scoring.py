"""The arithmetic of the measures, on examples worked out by hand."""

from __future__ import annotations

import pytest

from benchmarks.measures.scoring import Score, precision_at, score_groups, score_sets, split_sentences


def test_bcubed_by_hand() -> None:
    """Items a a a b | b: each item's share of its found and of its gold group, averaged over five."""
    found = [1, 1, 1, 1, 2]
    gold = ["a", "a", "a", "b", "b"]
    score = score_groups(found, gold)
    # Precision: three of 3/4, one of 1/4, one of 1; recall: three of 1, two of 1/2.
    assert score.precision == pytest.approx((3 * 3 / 4 + 1 / 4 + 1) / 5)
    assert score.recall == pytest.approx((3 * 1 + 2 * 1 / 2) / 5)
    assert score.f1 == pytest.approx(2 * 0.7 * 0.8 / 1.5)


@pytest.mark.parametrize(
    ("found", "precision", "recall"),
    [
        pytest.param([0, 0, 1, 1], 1.0, 1.0, id="the same groups under other names"),
        pytest.param([0, 1, 2, 3], 1.0, 0.5, id="all apart"),
        pytest.param([0, 0, 0, 0], 0.5, 1.0, id="all together"),
    ],
)
def test_bcubed_at_its_ends(found: list[int], precision: float, recall: float) -> None:
    """Everything apart is precise, everything together complete."""
    score = score_groups(found, ["x", "x", "y", "y"])
    assert (score.precision, score.recall) == (precision, recall)


def test_f1_of_sets() -> None:
    """Two right of four found and of three wanted."""
    score = score_sets({1, 2, 3, 4}, {3, 4, 5})
    assert (score.precision, score.recall) == (0.5, pytest.approx(2 / 3))
    assert score.f1 == pytest.approx(4 / 7)


def test_f1_of_nothing() -> None:
    """Nothing found, nothing wanted, nothing divided."""
    assert score_sets(set(), set()) == Score(precision=0.0, recall=0.0)
    assert score_sets(set(), set()).f1 == 0.0
    assert score_groups([], []).f1 == 0.0


def test_precision_at_counts_what_is_missing() -> None:
    """Two right of the first three, though only two were found."""
    assert precision_at([4, 6], lambda index: index % 2 == 0, 3) == pytest.approx(2 / 3)
    assert precision_at([4, 5, 6, 8], lambda index: index % 2 == 0, 3) == pytest.approx(2 / 3)


def test_plain_sentences() -> None:
    """A mark, a space and a capital end a sentence, and a line ends one, too."""
    assert split_sentences("It rained. “Stay in,” she said. 40 stayed\nNobody left.") == [
        "It rained.",
        "“Stay in,” she said.",
        "40 stayed",
        "Nobody left.",
    ]
