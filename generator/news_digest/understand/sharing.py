"""Kinds that names of one article lend each other: those in one list, and those that share a telling word."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from news_digest.understand.kinds import ABBREVIATION
from news_digest.understand.teams import is_country, reports_matches
from news_digest.understand.votes import ENOUGH, Vote, decide_kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from news_digest.model import EntityKind
    from news_digest.understand.gazetteer import Gazetteer
    from news_digest.understand.merge import Group

Decision = tuple["EntityKind | None", str]
LISTED = frozenset((" and ", ", and ", " or ", ", "))  # what stands between the names of a list
SHORTEST_WORD = 4  # letters of a word by which two names may be told to belong together


def decide_kinds(text: str, groups: Sequence[Group], gazetteer: Gazetteer) -> list[Decision]:
    """Return the kind of each group and its evidence; a name in doubt hears what its neighbours are."""
    decisions = [decide_kind(group.votes) for group in groups]
    if all(kind for kind, _ in decisions):
        return decisions
    lent: dict[int, list[Vote]] = {}
    for index, vote in (
        *_share_lists(text, groups, decisions),
        *_share_words(groups, decisions, gazetteer),
        *_share_surnames(groups, decisions),
        *_share_matches(text, groups, decisions, gazetteer),
    ):
        lent.setdefault(index, []).append(vote)
    for index, votes in lent.items():
        decisions[index] = decide_kind((*groups[index].votes, *votes))
    return decisions


def _share_lists(
    text: str, groups: Sequence[Group], decisions: Sequence[Decision]
) -> Iterator[tuple[int, Vote]]:
    """Yield votes for open names that stand in a list with a name of known kind."""
    for run in _find_lists(text, groups):
        kinds = {decisions[index][0] for index in run} - {None}
        if len(kinds) != 1:
            continue
        kind = next(iter(kinds))
        known = next(index for index in run if decisions[index][0])
        for index in dict.fromkeys(run):
            if decisions[index][0] is None:
                yield index, Vote(kind, ENOUGH, f"listed with “{groups[known].name}”")


def _find_lists(text: str, groups: Sequence[Group]) -> Iterator[list[int]]:
    """Yield lists of names by the groups they belong to: two by “and”, or more by commas and an “and”."""
    mentions = sorted(
        (name.start, name.end, index) for index, group in enumerate(groups) for name in group.names
    )
    run: list[int] = []
    joined = False
    for (_, end, one), (start, _, other) in pairwise(mentions):
        gap = text[end:start] if start - end <= len(", and ") else ""
        if gap in LISTED:
            run = run or [one]
            run.append(other)
            joined = joined or gap != ", "
        if run and (gap not in LISTED or gap != ", "):
            if joined:
                yield run
            run, joined = [], False
    if run and joined:
        yield run


def _share_surnames(groups: Sequence[Group], decisions: Sequence[Decision]) -> Iterator[tuple[int, Vote]]:
    """Yield votes for open lone words that stand within a person's name of three words: Ana Lund Rojas."""
    middles = {
        word: group.name
        for group, (kind, _) in zip(groups, decisions, strict=True)
        if kind == "person"
        for word in group.words[1:-1]
        if len(word) >= SHORTEST_WORD
    }
    for index, group in enumerate(groups):
        if decisions[index][0] is None and group.name in middles:
            yield index, Vote("person", 2.5, f"within the name of “{middles[group.name]}”")


def _share_matches(
    text: str, groups: Sequence[Group], decisions: Sequence[Decision], gazetteer: Gazetteer
) -> Iterator[tuple[int, Vote]]:
    """Yield votes for open names that look like teams, where an article reports on matches."""
    if not reports_matches(groups):
        return
    for index, group in enumerate(groups):
        if decisions[index][0] is not None or is_country(group):
            continue
        if group.name.isupper() and group.name.isalpha() and any(map(_is_abbreviation, group.votes)):
            yield index, Vote("organisation", 2, "an abbreviation in a report on matches")
        elif len(group.words) > 1 and any(
            word in gazetteer.cities for word in (group.words[0], group.words[-1])
        ):
            yield index, Vote("organisation", 2.5, "has a city in its name in a report on matches")
        elif len(group.words) == 1 and _is_only_opponent(group):
            yield index, Vote("organisation", 1.5, "plays in a report on matches")
        elif len(group.words) == 1 and any(
            text.endswith((" the ", "The "), 0, name.start) for name in group.names
        ):
            is_plural = group.name.endswith("s") and not group.name.endswith("ss")
            yield index, Vote("organisation", 2 if is_plural else 1, "has “the” in a report on matches")


def _is_only_opponent(group: Group) -> bool:
    """Tell whether something speaks for an organisation and nothing for a person."""
    kinds = {vote.kind for vote in group.votes}
    return "organisation" in kinds and "person" not in kinds


def _is_abbreviation(vote: Vote) -> bool:
    """Tell whether a vote is that of an abbreviation."""
    return vote.reason == ABBREVIATION


def _share_words(
    groups: Sequence[Group], decisions: Sequence[Decision], gazetteer: Gazetteer
) -> Iterator[tuple[int, Vote]]:
    """Yield votes for open names that begin an organisation's name or begin with one: Acme, Acme Ferries."""
    firsts: dict[str, int] = {}
    lasts: dict[str, int] = {}
    for index, group in enumerate(groups):
        if decisions[index][0] == "organisation":
            for word in group.words[:1] if len(group.words) == 1 else group.words[:2]:
                firsts.setdefault(word, index)
                lasts.setdefault(group.words[-1], index)
    for index, group in enumerate(groups):
        last = group.name if group.name.endswith("s") else ""
        if decisions[index][0] is None and last in lasts and last.lower() not in gazetteer.organisation_words:
            yield index, Vote("organisation", 2.5, f"short for “{groups[lasts[last]].name}”")
        first = group.words[0] if group.words else ""
        if decisions[index][0] is None and first in firsts and _is_telling(first, gazetteer):
            weight = 2.5 if len(group.words) == 1 else 1.5
            yield index, Vote("organisation", weight, f"shares “{first}” with “{groups[firsts[first]].name}”")


def _is_telling(word: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a word is one firm's own: no place, given name or English word."""
    return (
        len(word) >= SHORTEST_WORD
        and word not in gazetteer.places
        and word not in gazetteer.cities
        and not gazetteer.is_given(word)
        and not gazetteer.is_common(word.lower())
        and word.lower() not in gazetteer.organisation_words
    )
