"""What stands around a name and speaks for its kind, and kinds that names lend each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from news_digest.understand.before import looks_like_full_name
from news_digest.understand.gazetteer import load_gazetteer

if TYPE_CHECKING:
    from collections.abc import Callable

    from news_digest.model import Article

P, O, L = "person", "organisation", "place"  # noqa: E741 - the three kinds, as in the field


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        pytest.param("It rose, said Oda Brusk, a trader.", "Oda Brusk", P, id="explained-by-a-role"),
        pytest.param("The owner, Oda Brusk, could not be reached.", "Oda Brusk", P, id="role-before-comma"),
        pytest.param("In the final Oda Brusk (Norway) won.", "Oda Brusk", P, id="country-in-brackets"),
        pytest.param("They asked teenager Oda Brusk to sing.", "Oda Brusk", P, id="calling"),
        pytest.param("Then Pavel Petrovich Zorb sang.", "Pavel Petrovich Zorb", P, id="patronymic"),
        pytest.param("Kvasir shares fell. He sold Kvasir shares.", "Kvasir", O, id="shares"),
        pytest.param("An analyst at Kvasir said so.", "Kvasir", O, id="analyst-at"),
        pytest.param("They hold a stake in Kvasir, he said.", "Kvasir", O, id="stake-in"),
        pytest.param("Kvasir, a unit of the bank, closed.", "Kvasir", O, id="unit-of"),
        pytest.param("On Monday Kvasir, based in Oslo, closed.", "Kvasir", O, id="based-in"),
        pytest.param("On Monday Kvasir finance director Anna Berg left.", "Kvasir", O, id="role-behind"),
        pytest.param("He told the daily Kvasir about it.", "Kvasir", O, id="daily"),
        pytest.param("The debate in the Folketing was long.", "Folketing", O, id="parliament"),
        pytest.param("They beat the Leeds Rhinos at home.", "Leeds Rhinos", O, id="place-and-plural"),
        pytest.param("He works for Zorb Berhad in sales.", "Zorb Berhad", O, id="foreign-form"),
        pytest.param("Two people died in Kvasir, police said.", "Kvasir", L, id="in"),
        pytest.param("They flew to Kvasir on Monday.", "Kvasir", L, id="motion"),
        pytest.param("Three men were caught at Kvasir on Monday.", "Kvasir", L, id="at"),
        pytest.param("Boats brought families from Kvasir to Brusk.", "Kvasir", L, id="from-to"),
        pytest.param("They camped near the Kvasir copper mine.", "Kvasir", L, id="mine"),
        pytest.param("It flows through hills along the Kvasir to Oslo.", "Kvasir", L, id="along-the"),
        pytest.param("They sat down on the Piazza Lunda.", "Piazza Lunda", L, id="foreign-square"),
        pytest.param("But Kvasir news agency had doubts.", "Kvasir", O, id="news-agency"),
        pytest.param("Kvasir of Sweden had doubts.", "Kvasir", O, id="of-a-country"),
        pytest.param("On Monday Kvasir gained 2.1 percent.", "Kvasir", O, id="price"),
        pytest.param("The power producer Kvasir Lunda had doubts.", "Kvasir Lunda", O, id="power-producer"),
        pytest.param("The nets were supplied by Kvasir.", "Kvasir", O, id="supplied-by"),
        pytest.param("Anna Berg of Kvasir had doubts.", "Kvasir", O, id="person-of"),
        pytest.param('They asked Anna "Suva" Berg.', 'Anna "Suva" Berg', P, id="nickname"),
        pytest.param("It fell near Kvasir, Georgia.", "Kvasir", L, id="larger-place-at-the-end"),
        pytest.param("A report in Kvasir said so.", "Kvasir", None, id="report-in"),
        pytest.param("They praised in Kvasir airstrikes.", "Kvasir", None, id="in-before-a-noun"),
    ],
)
def test_surroundings(understand: Callable[..., Article], text: str, name: str, kind: str | None) -> None:
    """Each case shows one kind of evidence, or that there is too little."""
    assert {entity.name: entity.kind for entity in understand(text).entities}[name] == kind


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        pytest.param(
            "Seattle lost 3-2 to Baltimore in 12 innings.", {"Seattle": O, "Baltimore": O}, id="lost"
        ),
        pytest.param("Detroit 3 Toronto 1", {"Detroit": O, "Toronto": O}, id="table"),
        pytest.param("Norway beat Kenya 2-1 on Monday.", {"Norway": L, "Kenya": L}, id="countries-stay"),
        pytest.param("In Seattle it rained. Later, Seattle slept.", {"Seattle": L}, id="no-score"),
    ],
)
def test_cities_that_stand_for_teams(
    understand: Callable[..., Article], text: str, kinds: dict[str, str]
) -> None:
    """A city with the score of a match is its team; a country stays a place."""
    assert {entity.name: entity.kind for entity in understand(text).entities} == kinds


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        pytest.param("Two died in Kvasir and Zorbolk, he said.", "Zorbolk", L, id="one-list"),
        pytest.param("The Zorbolk Bank closed. Zorbolk, he said, was lost.", "Zorbolk", O, id="shared-word"),
    ],
)
def test_lent_kinds(understand: Callable[..., Article], text: str, name: str, kind: str) -> None:
    """A name in doubt takes the kind of those it stands in a list with, or shares a telling word with."""
    entities = {form: entity.kind for entity in understand(text).entities for form in entity.forms}
    assert entities[name] == kind


@pytest.mark.parametrize("word", ["Aa" * 5_000, "Aa-" * 5_000, "A." * 5_000, "A’" * 5_000])
def test_a_full_name_is_read_in_one_way(word: str) -> None:
    """A word of thousands of parts, with a sign behind it that no name has, is looked at once."""
    assert not looks_like_full_name(f"Ada {word}_", load_gazetteer())
