"""Teams: the name of a place that stands for its team in one mention and for the place in another."""

from __future__ import annotations

import pytest

from news_digest.texts import understand_text


def kinds_of(text: str, name: str) -> list[str | None]:
    """Return the kinds of a name's mentions, in order."""
    return [mention.kind for mention in understand_text(text).mentions if mention.name == name]


@pytest.mark.parametrize(
    ("text", "name", "kinds"),
    [
        pytest.param(
            "Thousands of people in Norway watched as Norway beat Iceland 3-1 on Sunday.",
            "Norway",
            ["place", "place"],
            id="a-country-with-a-score",
        ),
        pytest.param(
            "He was at home in Leeds on the day that Leeds beat Hull 3-1.",
            "Leeds",
            ["place", "organisation"],
            id="a-city-with-a-score",
        ),
        pytest.param(
            "The storm hit Norway on Sunday. Shops in Norway stayed shut.",
            "Norway",
            ["place", "place"],
            id="no-match-at-all",
        ),
        pytest.param(
            "He met the Leeds captain at home. Later they lived in Leeds.",
            "Leeds",
            ["organisation", "place"],
            id="a-captain",
        ),
    ],
)
def test_a_place_is_a_team_where_it_plays(text: str, name: str, kinds: list[str]) -> None:
    """Each mention of a place has the kind that fits where it stands."""
    assert kinds_of(text, name) == kinds
