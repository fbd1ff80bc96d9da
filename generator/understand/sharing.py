"""Kinds that names of one article lend each other: those in one list, and those that share a telling word."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from generator.understand.votes import Vote, decide_kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import EntityKind
    from generator.understand.gazetteer import Gazetteer
    from generator.understand.merge import Group

Decision = tuple["EntityKind | None", str]
LISTED = {" and ": 2.5, ", and ": 2.5, " or ": 2.5, ", ": 1.0}  # what stands in a list, and what it is worth
SHORTEST_WORD = 4  # letters of a word by which two names may be told to belong together


def decide_kinds(text: str, groups: Sequence[Group], gazetteer: Gazetteer) -> list[Decision]:
    """Return the kind of each group and its evidence; a name in doubt hears what its neighbours are."""
    decisions = [decide_kind(group.votes) for group in groups]
    if all(kind for kind, _ in decisions):
        return decisions
    lent: dict[int, list[Vote]] = {}
    for index, vote in (*_share_lists(text, groups, decisions), *_share_words(groups, decisions, gazetteer)):
        lent.setdefault(index, []).append(vote)
    for index, votes in lent.items():
        decisions[index] = decide_kind((*groups[index].votes, *votes))
    return decisions


def _share_lists(
    text: str, groups: Sequence[Group], decisions: Sequence[Decision]
) -> Iterator[tuple[int, Vote]]:
    """Yield votes for open names that stand in a list with a name of known kind."""
    mentions = sorted(
        (name.start, name.end, index) for index, group in enumerate(groups) for name in group.names
    )
    for (_, end, one), (start, _, other) in pairwise(mentions):
        weight = LISTED.get(text[end:start]) if start - end <= len(", and ") else None
        if weight is None or one == other:
            continue
        for known, unknown in ((one, other), (other, one)):
            kind = decisions[known][0]
            if kind and decisions[unknown][0] is None:
                yield unknown, Vote(kind, weight, f"listed with “{groups[known].name}”", 2)


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
