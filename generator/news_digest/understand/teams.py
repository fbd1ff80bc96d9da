"""Teams: where the name of a place stands for its team, one mention at a time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from news_digest.understand.following import TEAM_REPEATS
from news_digest.understand.lexicon import read_words
from news_digest.understand.votes import ENOUGH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from news_digest.model import EntityKind
    from news_digest.understand.found import FoundName
    from news_digest.understand.merge import Group
    from news_digest.understand.sharing import Decision

STATES = frozenset(name.replace("_", " ") for name in read_words("states"))
# Of a city in a report on matches: “Leeds's Ian Lund”, “Leeds and the Hull Kings”.
TEAM_LIKE = re.compile(r"['’]s [A-Z][a-z]+ [A-Z]| and the [A-Z]\w+(?: [A-Z]\w+)* [A-Z]\w+s\b")
COUNTRY = 30.0  # weight of the vote that names a country
MATCH = 4.0  # weight of what speaks for teams from which an article reports on matches
# What a place has around it that no team has: a bracket, a small word before, a larger place before or after.
PLACED = re.compile(
    r"(?:[(,]|\b(?:in|at|from|to|for|of|near|through|across|around|outside|leave|leaves|left|into|host|hosts|than)"
    r"(?: the)?) $|\($"
)
LOCATED = re.compile(r"\)|, [A-Z]|'s? [a-z]+ (?:city|capital)|[A-Z]| [A-Z]")


def find_team_kinds(
    text: str, groups: Sequence[Group], decisions: Sequence[Decision]
) -> dict[int, EntityKind]:
    """Return, by start, the mentions that are a team though their name is a place's, or the reverse.

    A country stays a place always. A city is its team where it beats, has a score or a captain; in a report
    on matches also where nothing speaks for the place. A team is its place behind “in” or the like.
    """
    kinds: dict[int, EntityKind] = {}
    found = [group for group, (kind, _) in zip(groups, decisions, strict=True) if kind == "place"]
    reports = reports_matches(found)
    places = [group for group in found if not is_country(group)]
    weights = [sum(map(_weigh_team, group.names)) for group in places]
    for group, weight in zip(places, weights, strict=True):
        if weight and (weight >= ENOUGH or reports):
            kinds.update(
                (name.start, "organisation") for name in group.names if _plays(text, name, reports=reports)
            )
        elif reports:
            kinds.update(
                (name.start, "organisation") for name in group.names if TEAM_LIKE.match(text, name.end)
            )
    for group, (kind, _) in zip(groups, decisions, strict=True):
        if kind == "organisation" and any(map(_is_listed, group.names)):
            kinds.update((name.start, "place") for name in group.names if _is_placed(name))
    return kinds


def reports_matches(groups: Sequence[Group]) -> bool:
    """Tell whether an article reports on matches, by what stands around its places."""
    return sum(_weigh_team(name) for group in groups for name in group.names) >= MATCH


def is_country(group: Group) -> bool:
    """Tell whether a group is surely a country or a region, not a city."""
    return group.name not in STATES and any(
        vote.kind == "place" and vote.weight >= COUNTRY for vote in group.votes
    )


def _plays(text: str, name: FoundName, *, reports: bool) -> bool:
    """Tell whether a place's name is its team here; `reports`: the article is on matches."""
    playing, placed = _weigh_team(name), _weigh_place(name)
    if playing:
        return playing > placed
    line = text[max(text.rfind("\n", 0, name.start) + 1, name.start - 24) : name.start]
    bare = PLACED.search(line) is None and LOCATED.match(text, name.end) is None
    return reports and bare and not placed


def _is_placed(name: FoundName) -> bool:
    """Tell whether a team's name is its place here."""
    return _weigh_place(name) >= ENOUGH and not _weigh_team(name)


def _weigh_team(name: FoundName) -> float:
    """Return how much around one mention speaks for a team: a score, a table, a verb of teams."""
    return sum(
        vote.weight for vote in name.votes if vote.kind == "organisation" and vote.repeats == TEAM_REPEATS
    )


def _weigh_place(name: FoundName) -> float:
    """Return how much around one mention speaks for a place: “in”, “the city of”."""
    return sum(vote.weight for vote in name.votes if vote.kind == "place" and vote.repeats > 1)


def _is_listed(name: FoundName) -> bool:
    """Tell whether the name itself is known to be a place's."""
    return any(
        vote.kind == "place" and vote.repeats == 1 and "gazetteer" in vote.reason for vote in name.votes
    )
