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
        pytest.param([], "", id="nothing"),
    ],
)
def test_opening(lines: list[str], summary: str) -> None:
    """Each case shows one rule."""
    assert write_summary(lines, Boilerplate(load_vocabulary()[0])) == summary
