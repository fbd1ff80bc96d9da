"""Summaries: whole opening sentences of the report."""

from __future__ import annotations

import pytest

from generator.understand.clean import Boilerplate
from generator.understand.summary import write_summary
from generator.vocabulary import load_vocabulary


@pytest.mark.parametrize(
    ("lines", "summary"),
    [
        pytest.param(
            ["The bridge fell on Monday night. Nobody was hurt in the fall. More later."],
            "The bridge fell on Monday night. Nobody was hurt in the fall.",
            id="two",
        ),
        pytest.param(
            ["The bridge fell on Monday night.", "Nobody was hurt in the fall."],
            "The bridge fell on Monday night. Nobody was hurt in the fall.",
            id="next-paragraph",
        ),
        pytest.param(
            ["LEEDS (AP) — The bridge fell on Monday night."],
            "The bridge fell on Monday night.",
            id="dateline",
        ),
        pytest.param(
            ["Read more: bridges", "December 20, 2023", "News", "The bridge fell on Monday night."],
            "The bridge fell on Monday night.",
            id="labels",
        ),
        pytest.param(
            ["A" + " very" * 70 + " long one. " + "B" + " very" * 70 + " long one."],
            "A" + " very" * 70 + " long one.",
            id="long",
        ),
        pytest.param(
            ["A" + " very" * 50 + " long one. " + "B" + " very" * 50 + " long one."],
            "A" + " very" * 50 + " long one. " + "B" + " very" * 50 + " long one.",
            id="two-long-ones-that-fit",
        ),
        pytest.param(["The causes of the fall include:"], "", id="lead-to-a-list"),
        pytest.param(
            [
                "The bridge that fell on",
                "the night to Monday will not be built again.",
                "Nobody was hurt in the fall.",
            ],
            "Nobody was hurt in the fall.",
            id="a-label-that-goes-on",
        ),
        pytest.param(
            [
                "It was the oldest of all the wooden bridges in the U.S.",
                "state of Ohio. Nobody was hurt in the fall.",
            ],
            "It was the oldest of all the wooden bridges in the U.S. state of Ohio."
            " Nobody was hurt in the fall.",
            id="a-line-that-ends-in-an-abbreviation",
        ),
        pytest.param(
            [
                "The bridge that fell in the dark on the night to Monday will not be",
                "built again. Nobody was hurt in the fall.",
            ],
            "The bridge that fell in the dark on the night to Monday will not be built again."
            " Nobody was hurt in the fall.",
            id="a-line-that-goes-on",
        ),
        pytest.param(
            ["the bridge fell on monday night.", "Nobody was hurt in the fall."],
            "the bridge fell on monday night. Nobody was hurt in the fall.",
            id="a-text-that-begins-small",
        ),
        pytest.param([], "", id="nothing"),
    ],
)
def test_opening(lines: list[str], summary: str) -> None:
    """Each case shows one rule."""
    assert write_summary(lines, Boilerplate(load_vocabulary()[0])) == summary
