"""Names: the spans that the digest marks, against those that a record's `entities` mark.

A gold name without offsets counts wherever its words stand in the body on their own, beginning with a
capital. Most sets mark only some of the names, so a name that the set passes over counts as wrong here:
precision is a lower bound, recall and "bounds" are not touched by it. Names of the kind `other` (events,
works, nationalities), which the digest may find or not, count neither way.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from typing import NamedTuple

from benchmarks.measures.records import Record, RecordSet
from benchmarks.measures.scoring import Figure, Score, percent, score_figures, score_sets, share

# Capitalised words in a row, with the small words that stand inside names.
CAPITALISED = re.compile(r"\b[A-Z][\w.&’'-]*\w(?: (?:(?:of|de|al|von|van|bin) )?[A-Z][\w.&’'-]*\w)*")
KINDS = {
    "per": "person",
    "person": "person",
    "org": "organisation",
    "organisation": "organisation",
    "organization": "organisation",
    "loc": "place",
    "gpe": "place",
    "fac": "place",
    "place": "place",
    "location": "place",
    "other": "other",
    "misc": "other",
}


class Name(NamedTuple):
    """A span of a record's body, and the kind of what it names if that is told."""

    record: int
    start: int
    end: int
    kind: str | None


def measure_names(test_set: RecordSet) -> list[Figure]:
    """Return the figures for names; none if no record marks any."""
    chosen = test_set.having("entities")
    marked = {name for place, record in enumerate(chosen.records) for name in find_gold(record, place)}
    gold = {name for name in marked if name.kind != "other"}
    if not gold:
        return []
    found = {
        Name(place, mention.start, mention.end, mention.kind)
        for place, understanding in enumerate(chosen.understood)
        for mention in understanding.mentions
    }
    plain = {name for place, body in enumerate(chosen.bodies) for name in find_capitalised(body, place)}
    found, plain = _without(marked - gold, found), _without(marked - gold, plain)
    figures = score_figures(
        "names", "exact spans, any kind", _score(found, gold), _score(plain, gold), len(gold)
    )
    figures.append(
        Figure(
            measure="names",
            figure="bounds right where both mark a name",
            value=percent(score_bounds(found, gold)),
            baseline=percent(score_bounds(plain, gold)),
            count=len(gold),
        )
    )
    return figures + _measure_kinds(found, gold)


def find_gold(record: Record, place: int) -> Iterator[Name]:
    """Yield the names that a record marks; of overlapping ones the longer."""
    taken: list[tuple[int, int]] = []
    for entity in sorted(record.entities, key=lambda each: (-len(each.text), each.text)):
        kind = KINDS.get(entity.kind.lower()) if entity.kind else None
        if entity.start is not None and entity.end is not None:
            yield Name(place, entity.start, entity.end, kind)
            continue
        if not entity.text[:1].isupper():
            continue
        for match in re.finditer(rf"(?<!\w){re.escape(entity.text)}(?!\w)", record.body):
            start, end = match.span()
            if all(end <= other_start or start >= other_end for other_start, other_end in taken):
                taken.append((start, end))
                yield Name(place, start, end, kind)


def find_capitalised(body: str, place: int) -> Iterator[Name]:
    """Yield every run of capitalised words: the baseline."""
    for match in CAPITALISED.finditer(body):
        yield Name(place, match.start(), match.end(), None)


def score_bounds(found: set[Name], gold: set[Name]) -> float:
    """Return, of the gold names that a finding overlaps, the share that one meets exactly."""
    exact = {name[:3] for name in found}
    by_record: dict[int, list[Name]] = {}
    for name in found:
        by_record.setdefault(name.record, []).append(name)
    met = [
        name[:3] in exact
        for name in gold
        if any(each.start < name.end and name.start < each.end for each in by_record.get(name.record, ()))
    ]
    return share(sum(met), len(met))


def _without(neither: set[Name], names: set[Name]) -> set[Name]:
    """Return names without those whose spans count neither way."""
    spans = {name[:3] for name in neither}
    return {name for name in names if name[:3] not in spans}


def _score(found: set[Name], gold: set[Name]) -> Score:
    """Score the spans alone."""
    return score_sets({name[:3] for name in found}, {name[:3] for name in gold})


def _measure_kinds(found: set[Name], gold: set[Name]) -> list[Figure]:
    """Return the figures for kinds, where the set tells them."""
    kind_of = {name[:3]: name.kind for name in gold if name.kind}
    if not kind_of:
        return []
    told: set[Hashable] = {(*span, kind) for span, kind in kind_of.items()}
    score = score_sets({tuple(name) for name in found}, told)
    given = [name for name in found if name.kind and name[:3] in kind_of]
    right = sum(kind_of[name[:3]] == name.kind for name in given)
    nothing = Score(precision=0.0, recall=0.0)
    return [
        *score_figures("names", "exact spans, right kind", score, nothing, len(told)),
        Figure(
            measure="names",
            figure="precision of the kinds given",
            value=percent(share(right, len(given))),
            baseline=None,
            count=len(given),
        ),
    ]
