"""Stories among texts: the link room's groups, also where no text has a date."""

from __future__ import annotations

from collections.abc import Sequence

from generator.link.grouping import group_articles
from generator.link.programmes import find_programmes, without_set_words
from generator.link.similarity import Similarity, find_neighbours, measure_similarity
from generator.link.strangers import Strangers
from generator.model import Article

# Without dates words must say more. Squared 0.66, so texts must be half as near again (BCubed F1 on 3,000
# items of Current Events: 59.4 without it, 63.3 with it). A fraction of 16 keeps products of weights exact.
UNDATED_FACTOR = 13 / 16
NEIGHBOURS = 4  # that are brought next to a text


def group_leads(leads: Sequence[Article], *, dated: bool) -> list[tuple[int, ...]]:
    """Return the rows that tell one event, two or more in each group; `leads` hold no near-duplicates."""
    if len(leads) < 2:  # noqa: PLR2004 - one alone tells nothing together
        return []
    similarity = measure_similarity(leads)
    order = list(range(len(leads))) if dated else _bring_together(similarity)
    ordered = [leads[row] for row in order]
    weights = without_set_words(similarity.terms.weights[order], find_programmes(ordered))
    if not dated:
        weights.data = weights.data.astype("float64") * UNDATED_FACTOR
    groups = group_articles(ordered, weights, Strangers(ordered))
    return sorted(tuple(sorted(order[place] for place in group)) for group in groups)


def _bring_together(similarity: Similarity) -> list[int]:
    """Return the rows in an order in which near texts stand near each other.

    Of texts of one day, the link room compares only those that stand within a few thousand of each other.
    """
    near = [[each.row for each in found] for found in find_neighbours(similarity, NEIGHBOURS)]
    order: dict[int, None] = {}
    for first in range(len(near)):
        path = [first]
        while path:
            row = path.pop()
            if row not in order:
                order[row] = None
                path.extend(reversed(near[row]))
    return list(order)
