"""Subjects: the IPTC top level, against labels that say the same or are mapped to it.

A label map (JSON) gives for a label the codes that it may mean: `{"Sports": ["15000000"]}`. Labels that are
IPTC names or codes need none. The baseline gives every article the subject most common in the set.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from benchmarks.measures.records import Record, RecordSet
from benchmarks.measures.scoring import Figure, percent, share
from news_digest.vocabulary import load_vocabulary

LEAST_SHARE = 0.2
LabelMap = Mapping[str, Sequence[str]]


def measure_subjects(test_set: RecordSet, label_map: LabelMap) -> list[Figure]:
    """Return the figures for subjects; none if no label means one."""
    codes = {**_own_labels(), **{label.casefold(): frozenset(found) for label, found in label_map.items()}}
    chosen = RecordSet(tuple(record for record in test_set.records if find_codes(record, codes)))
    gold = [find_codes(record, codes) for record in chosen.records]
    labelled = sum(bool(record.labels) for record in test_set.records)
    if not gold or len(gold) < LEAST_SHARE * labelled:
        return []  # labels of another kind, of which a few happen to be an IPTC name
    ranked = [[code for code, _ in each.subjects] for each in chosen.understood]
    shown = [each.shown_subjects for each in chosen.understood]
    counts = Counter(code for codes in gold for code in sorted(codes))
    common = sorted(counts, key=lambda code: (-counts[code], code))
    count = len(gold)
    return [
        Figure(
            measure="subjects",
            figure=figure,
            value=percent(value),
            baseline=None if baseline is None else percent(baseline),
            count=number,
        )
        for figure, value, baseline, number in (
            ("first choice right", _right(ranked, gold, 1), _right([common] * count, gold, 1), count),
            ("right in first two", _right(ranked, gold, 2), _right([common] * count, gold, 2), count),
            ("articles with a subject shown", share(sum(map(bool, shown)), count), 1.0, count),
            ("wrong first subject when shown", *_wrong(shown, gold, common, first_only=True)),
            ("wrong among all shown", *_wrong(shown, gold, common, first_only=False)),
        )
    ]


def find_codes(record: Record, codes: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return the subjects that a record's labels mean."""
    return frozenset().union(*(codes.get(label.casefold(), frozenset()) for label in record.labels))


def _own_labels() -> dict[str, frozenset[str]]:
    """Return the labels that mean a subject by themselves."""
    vocabulary, _ = load_vocabulary()
    return {
        label.casefold(): frozenset({subject.code})
        for subject in vocabulary.subjects
        for label in (subject.name, subject.code, f"medtop:{subject.code}")
    }


def _right(ranked: Sequence[Sequence[str]], gold: Sequence[frozenset[str]], first: int) -> float:
    """Return the share of articles with a right subject among the first ones."""
    pairs = zip(ranked, gold, strict=True)
    return share(sum(not codes.isdisjoint(ranks[:first]) for ranks, codes in pairs), len(gold))


def _wrong(
    shown: Sequence[Sequence[str]],
    gold: Sequence[frozenset[str]],
    common: Sequence[str],
    *,
    first_only: bool,
) -> tuple[float, float, int]:
    """Return the share of shown subjects that are wrong, the baseline's, and how many are shown."""
    pairs = list(zip(shown, gold, strict=True))
    wrong = [code not in codes for found, codes in pairs for code in (found[:1] if first_only else found)]
    plain = 1.0 - _right([common] * len(gold), gold, 1)
    return share(sum(wrong), len(wrong)), plain, len(wrong)
