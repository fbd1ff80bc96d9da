"""Duplicates: edited copies that must be found, and articles of a set that must not be taken for one another.

Copies are made with a fixed seed: a tenth to a fifth of the words or of the sentences is dropped, swapped
with its neighbour, or replaced by one of another article. Records that look like a reprint of another (TF-IDF
cosine of 0.7 or more) are left out of that, since a copy then has two originals. The baseline pairs texts
with a cosine of 0.8 or more.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import NamedTuple

from benchmarks.measures.baselines import find_pairs
from benchmarks.measures.records import Record, RecordSet
from benchmarks.measures.scoring import Figure, percent, score_figures, score_sets, share, split_sentences
from news_digest.pipeline import find_duplicates

SEED = 20240301
COPIES = 500
LEAST_SHARE, MOST_SHARE = 0.1, 0.2
LEAST_SENTENCES = 10  # of fewer, no two can change places without moving more than a fifth
BASELINE_COSINE = 0.8
REPRINT_COSINE = 0.7
PAIRS_SHOWN = 20

Edit = Callable[[list[str], int, list[str], random.Random], list[str]]


def measure_duplicates(test_set: RecordSet) -> list[Figure]:
    """Return the figures for edited copies and for pairs that should not be."""
    records = _distinct(test_set.records)
    return [*_measure_copies(records), _measure_pairs(records)] if records else []


def _measure_copies(records: Sequence[Record]) -> list[Figure]:
    """Return how well copies are found among the records that no other is a plain reprint of."""
    reprints = {other for _, other in find_pairs([record.body for record in records], REPRINT_COSINE)}
    kept = [record for place, record in enumerate(records) if place not in reprints]
    texts, titles = [record.body for record in kept], [record.title for record in kept]
    copies = make_copies(texts)
    if not copies:
        return []
    everything = [*texts, *(copy.text for copy in copies)]
    headlines = [*titles, *(titles[copy.original] for copy in copies)]
    gold = {(copy.original, len(texts) + place) for place, copy in enumerate(copies)}
    plain = _about_copies(find_pairs(everything, BASELINE_COSINE), len(texts))
    named = _about_copies(find_duplicates(everything, headlines=headlines), len(texts))
    bare = _about_copies(find_duplicates(everything), len(texts))
    baseline = score_sets({*plain}, {*gold})
    figures = [
        figure
        for words, found in (("edited copies", named), ("edited copies, headlines unknown", bare))
        for figure in score_figures("duplicates", words, score_sets({*found}, {*gold}), baseline, len(gold))
    ]
    for kind in sorted({copy.kind for copy in copies}):
        rows = {pair for pair in gold if copies[pair[1] - len(texts)].kind == kind}
        figures.append(
            Figure(
                measure="duplicates",
                figure=f"recall, {kind}",
                value=percent(share(len(rows & named), len(rows))),
                baseline=percent(share(len(rows & plain), len(rows))),
                count=len(rows),
            )
        )
    return figures


def _measure_pairs(records: Sequence[Record]) -> Figure:
    """Return how many pairs the records themselves make, and name the first: sets hold real reprints."""
    texts, titles = [record.body for record in records], [record.title for record in records]
    pairs = find_duplicates(texts, headlines=titles)
    names = [f"{records[one].name} = {records[other].name}" for one, other in pairs[:PAIRS_SHOWN]]
    return Figure(
        measure="duplicates",
        figure="pairs among the records themselves",
        value=len(pairs),
        baseline=len(find_pairs(texts, BASELINE_COSINE)),
        count=len(texts),
        note="; ".join(names),
    )


def _about_copies(pairs: Sequence[tuple[int, int]], originals: int) -> set[tuple[int, int]]:
    """Return the pairs that a copy is in."""
    return {pair for pair in pairs if pair[1] >= originals}


class Copy(NamedTuple):
    """An edited copy: the index of its original, the kind of edit, and its text."""

    original: int
    kind: str
    text: str


def make_copies(texts: Sequence[str]) -> list[Copy]:
    """Return edited copies of the longer texts, the same on every run."""
    chance = random.Random(SEED)
    long = [index for index, text in enumerate(texts) if len(split_sentences(text)) >= LEAST_SENTENCES]
    chosen = sorted(chance.sample(long, min(COPIES, len(long))))
    kinds = list(EDITS)
    copies = []
    for place, index in enumerate(chosen):
        kind = kinds[place % len(kinds)]
        other = texts[chance.choice(long)]
        copies.append(Copy(index, kind, edit_text(texts[index], other, kind, chance)))
    return copies


def edit_text(text: str, other: str, kind: str, chance: random.Random) -> str:
    """Return a text after one kind of edit; what is put in comes from `other`."""
    edit, split = EDITS[kind]
    pieces = split(text)
    number = max(1, round(chance.uniform(LEAST_SHARE, MOST_SHARE) * len(pieces)))
    return " ".join(edit(pieces, number, split(other), chance))


def _drop(pieces: list[str], number: int, _others: list[str], chance: random.Random) -> list[str]:
    """Leave pieces out."""
    gone = set(chance.sample(range(len(pieces)), number))
    return [piece for place, piece in enumerate(pieces) if place not in gone]


def _swap(pieces: list[str], number: int, _others: list[str], chance: random.Random) -> list[str]:
    """Change pieces with the ones behind them, so that `number` stand elsewhere."""
    swapped = list(pieces)
    for place in chance.sample(range(len(pieces) - 1), max(1, number // 2)):
        swapped[place], swapped[place + 1] = swapped[place + 1], swapped[place]
    return swapped


def _replace(pieces: list[str], number: int, others: list[str], chance: random.Random) -> list[str]:
    """Put others in the place of pieces."""
    replaced = list(pieces)
    for place in chance.sample(range(len(pieces)), number):
        replaced[place] = chance.choice(others)
    return replaced


def _distinct(records: Sequence[Record]) -> list[Record]:
    """Return the records without those that repeat another's words."""
    return list({tuple(record.body.lower().split()): record for record in reversed(records)}.values())[::-1]


EDITS: dict[str, tuple[Edit, Callable[[str], list[str]]]] = {
    "words dropped": (_drop, str.split),
    "words swapped": (_swap, str.split),
    "words replaced": (_replace, str.split),
    "sentences dropped": (_drop, split_sentences),
    "sentences swapped": (_swap, split_sentences),
    "sentences replaced": (_replace, split_sentences),
}
