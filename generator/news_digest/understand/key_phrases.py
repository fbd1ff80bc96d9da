"""What an article talks about in its own words: its main names, and phrases that it repeats."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING

from news_digest.understand.lexicon import read_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from news_digest.model import Entity, Mention
    from news_digest.understand.gazetteer import Gazetteer

SHOWN = 8
MOST_NAMES = 4  # of the phrases shown
WORD_OR_BREAK = re.compile(r"[^\W\d_]\w*(?:[-'’]\w+)*|[^\w\s]|\n")
SHORTEST_WORD = 4
WEAK_ENDINGS = ("ly", "’s", "'s", "’t", "'t", "ed", "ing")
STRONG_ENDINGS = ("building", "housing", "speed", "weed", "seed", "meeting", "hearing", "ruling", "funding")
EMPTY = read_words("empty")


def find_key_phrases(
    text: str,
    headline: str,
    mentions: Sequence[Mention],
    entities: Sequence[Entity],
    gazetteer: Gazetteer,
) -> tuple[str, ...]:
    """Return up to eight phrases, best first: main names as the entities go by, others in lower case."""
    names = {entity.name: _name_weight(entity) for entity in entities[:MOST_NAMES]}
    phrases = _weigh_phrases(_without_mentions(text, mentions), headline, gazetteer)
    ranked = sorted((*names.items(), *phrases.items()), key=lambda item: (-round(item[1], 6), item[0]))
    return tuple(_without_parts([phrase for phrase, _ in ranked]))


def _name_weight(entity: Entity) -> float:
    """Weigh a name on the scale of phrases."""
    return math.log2(1 + entity.mention_count) * (1 + entity.salience)


def _without_mentions(text: str, mentions: Sequence[Mention]) -> str:
    """Return a text in which a full stop stands for each name."""
    pieces, end = [], 0
    for mention in mentions:
        pieces += [text[end : mention.start], "."]
        end = mention.end
    return "".join((*pieces, text[end:]))


def _weigh_phrases(text: str, headline: str, gazetteer: Gazetteer) -> dict[str, float]:
    """Return phrases by weight: how often, how early, how long, and whether the headline has their words."""
    words = _telling_words(text, gazetteer)
    in_headline = set(re.findall(r"[\w'’-]+", headline.lower()))
    places = list(_find_phrases(words, in_headline))
    counts = Counter([phrase for _, phrase in places])
    first = {phrase: position for position, phrase in reversed(places)}
    weights = {}
    for phrase, count in counts.items():
        if count == 1 and not in_headline:
            continue
        parts = phrase.split()
        headlined = sum(word in in_headline for word in parts) / len(parts)
        if count == 1 and (headlined < 1 or len(parts) == 1):
            continue
        early = 1 + 1 / (1 + 8 * first[phrase] / len(words))
        weights[phrase] = math.log2(1 + count) * early * (1 + headlined) * (0.5 + 0.5 * len(parts))
    return weights


def _telling_words(text: str, gazetteer: Gazetteer) -> list[str]:
    """Return a text's words in order, with a blank for each word, mark or line end that is none."""
    silent = gazetteer.silent_words
    words = WORD_OR_BREAK.findall(text)
    telling = {
        word
        for word in set(words)
        if len(word) >= SHORTEST_WORD and word.islower() and word not in silent and not _is_weak(word)
    }
    return [word if word in telling else "" for word in words]


def _find_phrases(words: Sequence[str], in_headline: set[str]) -> Iterator[tuple[int, str]]:
    """Yield the phrases of up to three telling words, and where they end.

    Words that stand only once and not in the headline are passed over: no phrase with them would count.
    """
    counted = Counter(words)
    del counted[""]
    kept = {word for word, count in counted.items() if count > 1 or word in in_headline}
    before = pair = ""  # the word before, and the two words before
    for position, word in enumerate(words):
        if word not in kept:
            before = pair = ""
            continue
        yield position, word
        if pair:
            yield position, f"{pair} {word}"
        pair = f"{before} {word}" if before else ""
        if pair:
            yield position, pair
        before = word


def _is_weak(word: str) -> bool:
    """Tell whether a word is frequent filler, or looks like an adverb or a verb form."""
    return word in EMPTY or (word.endswith(WEAK_ENDINGS) and not word.endswith(STRONG_ENDINGS))


def _without_parts(ranked: Sequence[str]) -> list[str]:
    """Return the best phrases of which none is a part of another."""
    chosen: list[str] = []
    for phrase in ranked:
        padded = f" {phrase} "
        if not any(padded in f" {other} " or f" {other} " in padded for other in chosen):
            chosen.append(phrase)
        if len(chosen) == SHOWN:
            break
    return chosen
