"""Kinds: votes, their threshold, and honest doubt."""

from __future__ import annotations

import pytest

from news_digest.understand.kinds import Vote, decide_kind


@pytest.mark.parametrize(
    ("votes", "kind"),
    [
        pytest.param([], None, id="nothing"),
        pytest.param([Vote("person", 4, "a role")], "person", id="strong"),
        pytest.param([Vote("person", 1, "a verb")], None, id="weak"),
        pytest.param([Vote("person", 3, "a role"), Vote("place", 2.5, "in")], None, id="contested"),
        pytest.param([Vote("place", 1.5, "in", 2)] * 2, "place", id="repeated"),
        pytest.param([Vote("place", 1.5, "a list")] * 9, None, id="not-repeatable"),
    ],
)
def test_decision(votes: list[Vote], kind: str | None) -> None:
    """A kind needs enough weight and a lead."""
    assert decide_kind(votes)[0] == kind


def test_reason_is_the_strongest() -> None:
    """The evidence shown is that of the heaviest vote."""
    votes = [Vote("person", 2, "a verb"), Vote("person", 4, "follows the role “mayor”")]
    assert decide_kind(votes) == ("person", "follows the role “mayor”")
