"""What capitals mean in one article: where they prove nothing, and which words it writes small elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.understand.atoms import Atom

LONG_WORD = re.compile(r"[^\W\d_]{4,}")
EDGES = ".,;:!?\"“”‘’'()[]{}…–—*_"  # marks around words
TWO_SMALL = re.compile(r"\b[a-z]{4,}\b.*?\b[a-z]{4,}\b")
QUICK_LOOK = 90  # characters in which two long small words show that a sentence is no headline
LOOK = 300  # characters of a sentence that show its style
SHOUTING_SHARE = 0.8  # share of long words in capitals from which a sentence shouts
TITLE_SHARE = 0.75  # share of capitalised long words from which a sentence is a title
MIN_LONG_WORDS = 3
SENTENCE_ENDS = (".", "!", "?", "”", '"', "…")


def is_shouting(sentence: str) -> bool:
    """Tell whether a sentence is in capitals as a whole."""
    words = LONG_WORD.findall(sentence[:LOOK])
    shouting = sum(word.isupper() for word in words)
    return len(words) >= MIN_LONG_WORDS and shouting >= SHOUTING_SHARE * len(words)


def is_styled(sentence: str) -> bool:
    """Tell whether a sentence is in capitals or in headline style, so that its capitals tell nothing."""
    if sentence.endswith(SENTENCE_ENDS) and TWO_SMALL.search(sentence, 0, QUICK_LOOK):
        return False
    words = LONG_WORD.findall(sentence[:LOOK])
    if len(words) < MIN_LONG_WORDS:
        return sentence.isupper() and len(words) > 1
    large = sum(not word[0].islower() for word in words)
    if large < TITLE_SHARE * len(words):
        return False
    shouting = sum(word.isupper() for word in words) >= SHOUTING_SHARE * len(words)
    return shouting or not sentence.endswith(SENTENCE_ENDS)


@dataclass(frozen=True, slots=True)
class Casing:
    """How an article writes its words: `small` seen in lower case, `large` with a capital where it counts."""

    small: frozenset[str]
    large: frozenset[str]


def find_casing(text: str, sentences: Iterable[list[Atom]]) -> Casing:
    """Return the casing of an article's words; `sentences` are the atoms of its plain ones."""
    large = {atom.lower for atoms in sentences for atom in atoms if not atom.loose and atom.word[0].isupper()}
    bare = {word.strip(EDGES) for word in text.split()}
    return Casing(frozenset(word for word in bare if word[:1].islower()), frozenset(large))
