"""Votes for kinds with their reasons, and how they are counted."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from news_digest.model import EntityKind

ENOUGH = 2.5  # weight from which a kind is given
MARGIN = 1.0  # by which it must lead the next kind


class Vote(NamedTuple):
    """One reason for a kind, in words for people; it counts up to `repeats` times in an article.

    The kind None speaks against all three: a film, a disease, a computer program.
    """

    kind: EntityKind | None
    weight: float
    reason: str
    repeats: int = 1


def decide_kind(votes: Iterable[Vote]) -> tuple[EntityKind | None, str]:
    """Return the kind that the votes agree on and its best reason, or None and why it stays open."""
    totals: dict[EntityKind | None, float] = defaultdict(float)
    counted: dict[Vote, int] = defaultdict(int)
    for vote in votes:
        counted[vote] += 1
        if counted[vote] <= vote.repeats:
            totals[vote.kind] += vote.weight
    ranked = sorted(totals.items(), key=lambda item: (-round(item[1], 4), item[0] or ""))
    if not ranked or ranked[0][1] < ENOUGH:
        return None, "no evidence of its kind"
    kind, weight = ranked[0]
    if len(ranked) > 1 and weight - ranked[1][1] < MARGIN:
        return None, f"evidence both for a {kind or 'thing'} and for a {ranked[1][0] or 'thing'}"
    best = max((vote for vote in counted if vote.kind == kind), key=lambda vote: (vote.weight, vote.reason))
    return kind, best.reason
