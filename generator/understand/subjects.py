"""Which of the 17 subjects an article speaks for, by the vocabulary's words; nothing rather than a guess."""

from __future__ import annotations

import math
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from generator.model import SubjectScore

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Vocabulary

SHOWN = 3
ENOUGH = 0.16  # score from which the best subject is shown
NEAR = 0.6  # share of the best score from which a further one is shown
FEWEST_WORDS = 2  # different seeds that must speak for the best subject
FEWEST_MORE = 3  # and for a further one
DOUBTFUL = 0.25  # below this score the best subject needs as many seeds as a further one
OPENING = 60  # words from the start that count more
OPENING_GAIN = 1.5
HEADLINE_GAIN = 2.0
SMOOTHING = 5.0  # weight that an article must bring together before its score means much
EVIDENCE = 5
SHORTEST_STEM = 3
REMEMBERED = 100_000  # words whose seeds are kept at hand


class Hit(NamedTuple):
    """A seed that a word or phrase matches: its subject by number, its weight, and the seed as written."""

    subject: int
    weight: float
    seed: str


class Phrase(NamedTuple):
    """A seed of several words: their stems, and what they match."""

    stems: tuple[str, ...]
    hits: list[Hit]


class Seeds(NamedTuple):
    """What a word matches by itself, and whether a phrase may begin with it."""

    is_head: bool
    hits: tuple[Hit, ...]


class SubjectFinder:
    """Scores words against the seed lists of a vocabulary.

    A phrase keeps its words to itself: the “union” of “European Union” speaks for no trade union.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._subjects = vocabulary.subjects
        self._words: dict[str, list[Hit]] = {}
        self._phrases: dict[str, dict[tuple[str, ...], list[Hit]]] = {}
        self._prefixes: dict[str, list[tuple[str, Hit]]] = {}
        for index, subject in enumerate(vocabulary.subjects):
            for seed, weight in subject.words.items():
                self._learn(Hit(index, weight, seed), seed.lower().replace("’", "'"))
        self._by_head = {
            head: [Phrase(stems, hits) for stems, hits in sorted(phrases.items(), key=_longest_first)]
            for head, phrases in self._phrases.items()
        }
        self._remembered: dict[str, Seeds] = {}

    def _learn(self, hit: Hit, seed: str) -> None:
        """Add one seed to the tables."""
        parts = tuple(stem(part) for part in seed.split())
        if len(parts) > 1:
            self._phrases.setdefault(parts[0], {}).setdefault(parts, []).append(hit)
        elif seed.endswith("*"):
            self._prefixes.setdefault(seed[:SHORTEST_STEM], []).append((seed[:-1], hit))
        else:
            self._words.setdefault(seed, []).append(hit)

    def score(self, headline: Sequence[str], words: Sequence[str]) -> tuple[SubjectScore, ...]:
        """Return all subjects that score, best first; a score is a share of all that was found (0 to 1)."""
        totals: list[dict[str, float]] = [{} for _ in self._subjects]
        for part, gain in (
            (headline, HEADLINE_GAIN),
            (words[:OPENING], OPENING_GAIN),
            (words[OPENING:], 1.0),
        ):
            for hit, count in self._matches(part):
                found = totals[hit.subject]
                found[hit.seed] = found.get(hit.seed, 0.0) + gain * hit.weight * count
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

    def _matches(self, words: Sequence[str]) -> Iterator[tuple[Hit, int]]:
        """Yield the seeds that match in a list of words, and how often."""
        counts = Counter(words)
        seeds = {word: self._remembered.get(word) or self._remember(word) for word in counts}
        heads = {word for word, known in seeds.items() if known.is_head}
        for phrase, found in self._find_phrases(words, heads) if heads else ():
            counts.subtract(found)
            for hit in phrase.hits:
                yield hit, 1
        for word, count in counts.items():
            if count > 0:
                for hit in seeds[word].hits:
                    yield hit, count

    def _find_phrases(self, words: Sequence[str], heads: set[str]) -> Iterator[tuple[Phrase, Sequence[str]]]:
        """Yield the longest phrases that begin with a head, in order and apart, with their words."""
        after = 0
        for position, word in enumerate(words):
            if word not in heads or position < after:
                continue
            for phrase in self._by_head[stem(word)]:
                stop = position + len(phrase.stems)
                if tuple(map(stem, words[position:stop])) == phrase.stems:
                    after = stop
                    yield phrase, words[position:stop]
                    break

    def _remember(self, word: str) -> Seeds:
        """Look a word up, and keep what was found at hand."""
        if len(self._remembered) >= REMEMBERED:
            self._remembered.clear()
        seeds = Seeds(stem(word) in self._by_head, tuple(self._look_up(word)))
        self._remembered[word] = seeds
        return seeds

    def _look_up(self, word: str) -> Iterator[Hit]:
        """Yield the seeds that a word matches, one of a subject: a plural's own before the singular's."""
        beginnings = (
            hit for start, hit in self._prefixes.get(word[:SHORTEST_STEM], ()) if word.startswith(start)
        )
        matched: set[int] = set()
        for hit in (*self._words.get(word, ()), *self._words.get(stem(word), ()), *beginnings):
            if hit.subject not in matched:
                matched.add(hit.subject)
                if hit.weight:
                    yield hit


def _longest_first(item: tuple[tuple[str, ...], list[Hit]]) -> tuple[int, tuple[str, ...]]:
    """Sort key of phrases: the longest first."""
    return -len(item[0]), item[0]


def choose_subjects(scores: Sequence[SubjectScore]) -> tuple[SubjectScore, ...]:
    """Return the subjects worth showing, best first: at most three, none if nothing is clear.

    One word proves nothing: the best subject needs two different seeds (three if its score is low), and a
    further one three and a score near the best.
    """
    if not scores or scores[0].score < ENOUGH:
        return ()
    best, *others = scores[:SHOWN]
    if len(best.evidence) < (FEWEST_WORDS if best.score >= DOUBTFUL else FEWEST_MORE):
        return ()
    least = max(ENOUGH, NEAR * best.score)
    return best, *(other for other in others if other.score >= least and len(other.evidence) >= FEWEST_MORE)


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
