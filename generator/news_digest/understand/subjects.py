"""Which of the 17 subjects an article speaks for, by the vocabulary's words; nothing rather than a guess."""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from news_digest.model import SubjectScore
from news_digest.understand.tokens import find_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from news_digest.model import Vocabulary

SHOWN = 3
ENOUGH = 0.2  # score from which the best subject is shown
CLEAR = 0.85  # unless the next one comes nearer than this share of its score
FEWEST_SEEDS = 2  # different seeds that must speak for the best subject
DOUBTFUL = 0.3  # below this score it needs one seed more
ENOUGH_MORE = 0.28  # score from which a further subject is shown beside it
FEWEST_MORE = 5  # and the seeds that must speak for it
OPENING = 60  # words from the start that count more
OPENING_GAIN = 1.5
HEADLINE_GAIN = 2.0
SEED_POWER = 0.7  # damps the distance between strong and weak seeds: many plain words outweigh one proof
SMOOTHING = 5.0  # weight that an article must bring together before its score means much
EVIDENCE = 5
PAIR = 2
SHORTEST_STEM = 3
REMEMBERED = 100_000  # words whose seeds are kept at hand
NUMBER = re.compile(r"\b\d{1,3}(?:[.,]\d+)*(?!\d)")  # no years
OFTEN_BESIDE = {  # by IPTC code: subjects that news touches far more often than it is about them
    "05000000": 0.85,  # education
    "06000000": 0.85,  # environment
    "08000000": 0.6,  # human interest
    "09000000": 0.75,  # labour
    "10000000": 0.7,  # lifestyle and leisure
    "12000000": 0.85,  # religion
    "14000000": 0.75,  # society
    "16000000": 0.9,  # conflict, war and peace
    "17000000": 0.85,  # weather
}


class Hit(NamedTuple):
    """A seed that a word or phrase matches: its subject by number, its weight, and the seed as written."""

    subject: int
    weight: float
    seed: str


class Phrase(NamedTuple):
    """A seed of several words: their stems, and what they match."""

    stems: tuple[str, ...]
    hits: list[Hit]


Followers = dict[str, list[Phrase]]  # phrases by the stem of their second word, the longest first


class Seeds(NamedTuple):
    """What a word matches by itself, and the phrases that may begin with it."""

    followers: Followers
    hits: tuple[Hit, ...]


SILENT = Seeds({}, ())  # what most words match: nothing


class SubjectFinder:
    """Scores words against the seed lists of a vocabulary.

    A phrase keeps its words to itself: the “union” of “European Union” speaks for no trade union.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._subjects = vocabulary.subjects
        self._words: dict[str, list[Hit]] = {}
        self._phrases: dict[tuple[str, ...], list[Hit]] = {}
        self._prefixes: dict[str, list[tuple[str, Hit]]] = {}
        for index, subject in enumerate(vocabulary.subjects):
            for seed, weight in subject.words.items():
                self._learn(Hit(index, weight, seed))
        self._by_head: dict[str, Followers] = {}
        for stems, hits in sorted(self._phrases.items(), key=_longest_first):
            followers = self._by_head.setdefault(stems[0], {})
            followers.setdefault(stems[1], []).append(Phrase(stems, hits))
        self._remembered: dict[str, Seeds] = {}

    def _learn(self, hit: Hit) -> None:
        """Add one seed to the tables, in the form that its words have in a text."""
        words = find_words(hit.seed)
        if len(words) > 1:
            hits = self._phrases.setdefault(tuple(map(stem, words)), [])
            if hit.weight and all(hit.subject != other.subject for other in hits):  # a plural adds nothing
                hits.append(hit)
        elif words and hit.seed.endswith("*"):
            self._prefixes.setdefault(words[0][:SHORTEST_STEM], []).append((words[0], hit))
        elif words:
            self._words.setdefault(words[0], []).append(hit)

    def score(self, headline: Sequence[str], words: Sequence[str]) -> tuple[SubjectScore, ...]:
        """Return all subjects that score, best first; a score is a share of all that was found (0 to 1)."""
        totals: list[dict[str, float]] = [{} for _ in self._subjects]
        for part, gain in (
            (headline, HEADLINE_GAIN),
            (words[:OPENING], OPENING_GAIN),
            (words[OPENING:], 1.0),
        ):
            self._count(part, gain, totals)
        return self._rank(totals, len(words))

    def _rank(self, totals: list[dict[str, float]], length: int) -> tuple[SubjectScore, ...]:
        """Return the scores of subjects from how often their seeds stand in the text."""
        found = [
            (subject, worths, OFTEN_BESIDE.get(subject.code, 1.0) * sum(worths.values()))
            for subject, counts in zip(self._subjects, totals, strict=True)
            if (worths := {seed: _worth(subject.words[seed], count) for seed, count in counts.items()})
        ]
        whole = sum(total for *_, total in found) + SMOOTHING + math.sqrt(length) / 4
        scores = [
            SubjectScore(code=subject.code, score=round(total / whole, 4), evidence=_evidence(worths))
            for subject, worths, total in found
        ]
        return tuple(sorted(scores, key=lambda score: (-score.score, score.code)))

    def _count(self, words: Sequence[str], gain: float, totals: list[dict[str, float]]) -> None:
        """Add to the totals how often each seed matches in a list of words, times a gain."""
        counts = Counter(words)
        recall, remember = self._remembered.get, self._remember
        seeds = {word: known for word in counts if (known := recall(word) or remember(word)) is not SILENT}
        heads = {word: known.followers for word, known in seeds.items() if known.followers}
        for phrase, found in _find_phrases(words, heads) if heads else ():
            for word in found:
                counts[word] -= 1
            for subject, _, seed in phrase.hits:
                totals[subject][seed] = totals[subject].get(seed, 0.0) + gain
        for word, known in seeds.items():
            if known.hits and (count := counts[word]) > 0:
                for subject, _, seed in known.hits:
                    totals[subject][seed] = totals[subject].get(seed, 0.0) + gain * count

    def _remember(self, word: str) -> Seeds:
        """Look a word up, and keep what was found at hand."""
        if len(self._remembered) >= REMEMBERED:
            self._remembered.clear()
        followers, hits = self._by_head.get(stem(word), {}), tuple(self._look_up(word))
        seeds = Seeds(followers, hits) if followers or hits else SILENT
        self._remembered[word] = seeds
        return seeds

    def _look_up(self, word: str) -> Iterator[Hit]:
        """Yield the seeds that a word matches, one of a subject: a plural's own before the singular's."""
        beginnings = (
            hit for start, hit in self._prefixes.get(word[:SHORTEST_STEM], ()) if word.startswith(start)
        )
        forms = (word, stem(word), NUMBER.sub("0", word))
        matched: set[int] = set()
        for hit in (*(hit for form in forms for hit in self._words.get(form, ())), *beginnings):
            if hit.subject not in matched:
                matched.add(hit.subject)
                if hit.weight:
                    yield hit


def _find_phrases(
    words: Sequence[str], heads: dict[str, Followers]
) -> Iterator[tuple[Phrase, Sequence[str]]]:
    """Yield the longest phrases that begin with a head, in order and apart, with their words."""
    after = 0
    for position in [position for position, word in enumerate(words[:-1]) if word in heads]:
        if position < after:
            continue
        for phrase in heads[words[position]].get(stem(words[position + 1]), ()):
            stop = position + len(phrase.stems)
            if len(phrase.stems) == PAIR or tuple(map(stem, words[position:stop])) == phrase.stems:
                after = stop
                yield phrase, words[position:stop]
                break


def _longest_first(item: tuple[tuple[str, ...], list[Hit]]) -> tuple[int, tuple[str, ...]]:
    """Sort key of phrases: the longest first."""
    return -len(item[0]), item[0]


def choose_subjects(scores: Sequence[SubjectScore]) -> tuple[SubjectScore, ...]:
    """Return the subjects worth showing, best first: at most three, none if nothing is clear.

    One word proves nothing: the best subject needs two different seeds (three if its score is low). If the
    next one is hard on its heels, neither is shown, unless that one is strong enough to stand beside it.
    """
    if not scores or scores[0].score < ENOUGH:
        return ()
    best, *others = scores[:SHOWN]
    if len(best.evidence) < FEWEST_SEEDS + (best.score < DOUBTFUL):
        return ()
    more = tuple(each for each in others if each.score >= ENOUGH_MORE and len(each.evidence) >= FEWEST_MORE)
    if not more and others and others[0].score > CLEAR * best.score:
        return ()
    return best, *more


@lru_cache(maxsize=50_000)
def _worth(weight: float, count: float) -> float:
    """Return what a seed counts that stands so often in a text: repetition helps ever less."""
    strength: float = weight**SEED_POWER
    return round(strength * math.log2(1 + count), 6)


def _evidence(worths: dict[str, float]) -> tuple[str, ...]:
    """Return the words that said most; ties in the order of the alphabet."""
    ranked = sorted(sorted(worths.items()), key=itemgetter(1), reverse=True)
    return tuple(seed for seed, _ in ranked[:EVIDENCE])


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return a word without a plain plural ending (-s, -es, -ies), so that forms of one word meet."""
    if len(word) <= SHORTEST_STEM or not word.isalpha():
        return word
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch")):
        if word.endswith(ending):
            return word[: -len(ending)] + instead
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
