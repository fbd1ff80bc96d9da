"""Which of the 17 subjects an article speaks for, by the vocabulary's words; nothing rather than a guess."""

# ruff: noqa: RUF001 - typographic quotes, hyphens and dashes are matched as such

from __future__ import annotations

import math
from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.model import SubjectScore

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Subject, Vocabulary

SHOWN = 3
ENOUGH = 0.16  # score from which the best subject is shown
NEAR = 0.55  # share of the best score from which a further one is shown
OPENING = 60  # words from the start that count more
OPENING_GAIN = 1.5
HEADLINE_GAIN = 2.0
SMOOTHING = 4.0  # weight that an article must bring together before its score means much
EVIDENCE = 5
SHORTEST_STEM = 3


class SubjectFinder:
    """Scores words against the seed lists of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._subjects = vocabulary.subjects
        self._words: dict[str, list[tuple[int, float, str]]] = {}
        self._phrases: dict[str, list[tuple[str, int, float, str]]] = {}
        self._prefixes: dict[str, list[tuple[str, int, float, str]]] = {}
        for index, subject in enumerate(vocabulary.subjects):
            self._learn(index, subject)

    def _learn(self, index: int, subject: Subject) -> None:
        """Add one subject's words to the tables."""
        for seed, weight in subject.words.items():
            if not weight:
                continue
            parts = tuple(stem(part) for part in seed.lower().replace("’", "'").split())
            if len(parts) > 1:
                phrase = f" {' '.join(parts)} "
                self._phrases.setdefault(parts[0], []).append((phrase, index, weight, seed))
            elif seed.endswith("*"):
                beginning = seed[:-1].lower()
                self._prefixes.setdefault(beginning[:SHORTEST_STEM], []).append(
                    (beginning, index, weight, seed)
                )
            else:
                self._words.setdefault(parts[0], []).append((index, weight, seed))

    def score(self, headline: Sequence[str], words: Sequence[str]) -> tuple[SubjectScore, ...]:
        """Return all subjects that score, best first; a score is a share of all that was found (0 to 1)."""
        totals: list[dict[str, float]] = [defaultdict(float) for _ in self._subjects]
        for part, gain in (
            (headline, HEADLINE_GAIN),
            (words[:OPENING], OPENING_GAIN),
            (words[OPENING:], 1.0),
        ):
            for index, weight, seed in self._matches(part):
                totals[index][seed] += gain * weight
        return self._rank(totals, len(words))

    def _rank(self, totals: list[dict[str, float]], length: int) -> tuple[SubjectScore, ...]:
        """Return the scores of subjects from the weights of their words."""
        sums = [sum(_damped(weight) for weight in found.values()) for found in totals]
        whole = sum(sums) + SMOOTHING + math.sqrt(length) / 4
        scores = [
            SubjectScore(code=subject.code, score=round(total / whole, 4), evidence=_evidence(found))
            for subject, total, found in zip(self._subjects, sums, totals, strict=True)
            if total
        ]
        return tuple(sorted(scores, key=lambda score: (-score.score, score.code)))

    def _matches(self, words: Sequence[str]) -> Iterator[tuple[int, float, str]]:
        """Yield the seeds that match in a list of words, with their weight times their number."""
        counts = Counter(words)
        roots: Counter[str] = Counter()
        for word, count in counts.items():
            roots[stem(word)] += count
            for beginning, index, weight, seed in self._prefixes.get(word[:SHORTEST_STEM], ()):
                if word.startswith(beginning):
                    yield index, weight * count, seed
        running = f" {' '.join(map(stem, words))} "
        for root, count in roots.items():
            for index, weight, seed in self._words.get(root, ()):
                yield index, weight * count, seed
            for phrase, index, weight, seed in self._phrases.get(root, ()):
                yield index, weight * running.count(phrase), seed


def choose_subjects(scores: Sequence[SubjectScore]) -> tuple[SubjectScore, ...]:
    """Return the subjects worth showing, best first: at most three, none if nothing is clear."""
    if not scores or scores[0].score < ENOUGH:
        return ()
    least = max(ENOUGH, NEAR * scores[0].score)
    return tuple(score for score in scores[:SHOWN] if score.score >= least)


def _damped(weight: float) -> float:
    """Return what a word's summed weight counts: repetition helps ever less."""
    return math.log2(1 + weight)


def _evidence(found: dict[str, float]) -> tuple[str, ...]:
    """Return the words that said most."""
    ranked = sorted(
        (item for item in found.items() if item[1]), key=lambda item: (-round(item[1], 6), item[0])
    )
    return tuple(seed for seed, _ in ranked[:EVIDENCE])


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return a word without the plain endings -s, -es, -ed and -ing, so that forms of one word meet."""
    if len(word) <= SHORTEST_STEM or not word.isalpha():
        return word
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch")):
        if word.endswith(ending):
            return word[: -len(ending)] + instead
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
