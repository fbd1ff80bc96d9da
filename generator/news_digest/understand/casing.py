"""What capitals mean in one article: where they prove nothing, and which words it writes small elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from news_digest.understand.capitals import DATELINE_PLACE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from news_digest.understand.atoms import Atom
    from news_digest.understand.gazetteer import Gazetteer

LONG_WORD = re.compile(r"[^\W\d_]{4,}")
SHORT_CAPITALS = re.compile(r"[A-Z]{2,}")
EDGES = ".,;:!?\"“”‘’'()[]{}…–—*_"  # marks around words
TWO_SMALL = re.compile(r"\b[a-z]{4,}\b.*?\b[a-z]{4,}\b")
QUICK_LOOK = 90  # characters in which two long small words show that a sentence is no headline
LOOK = 300  # characters of a sentence that show its style
SHOUTING_SHARE = 0.8  # share of long words in capitals from which a sentence shouts
TITLE_SHARE = 0.75  # share of capitalised long words from which a sentence is a title
PLAIN_SHARE = 0.2  # share of the capitalised words that must be common ones
IN_COUNTRIES = frozenset(("united", "states", "kingdom", "north", "south", "republic", "islands", "city"))
MIN_LONG_WORDS = 3
SENTENCE_ENDS = (".", "!", "?", "”", '"', "…")


def is_shouting(sentence: str) -> bool:
    """Tell whether a sentence is in capitals as a whole."""
    words = LONG_WORD.findall(sentence[:LOOK])
    if len(words) < MIN_LONG_WORDS:
        return sentence.isupper() and len(SHORT_CAPITALS.findall(sentence)) > 1
    shouting: int = sum(word.isupper() for word in words)
    return shouting >= SHOUTING_SHARE * len(words)


def is_styled(sentence: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a sentence is in capitals or in headline style, so that its capitals tell nothing.

    A row of names, as in a list of results, is no headline: a headline has common words with capitals.
    """
    if sentence[:2].isupper() and DATELINE_PLACE.match(sentence) is not None:
        return False
    return _is_styled_prose(sentence, gazetteer)


def _is_styled_prose(sentence: str, gazetteer: Gazetteer) -> bool:
    """Tell the same of a sentence that is no dateline."""
    if sentence.endswith(SENTENCE_ENDS) and TWO_SMALL.search(sentence, 0, QUICK_LOOK):
        return False
    words = LONG_WORD.findall(sentence[:LOOK])
    if len(words) < MIN_LONG_WORDS:
        return sentence.isupper() and len(SHORT_CAPITALS.findall(sentence)) > 1
    large = sum(not word[0].islower() for word in words)
    if large < TITLE_SHARE * len(words):
        return False
    if sum(word.isupper() for word in words) >= SHOUTING_SHARE * len(words):
        return True
    if sentence.endswith(SENTENCE_ENDS):
        return False
    plain = sum(_is_plain_capital(word, gazetteer) for word in words[1:])
    return plain >= PLAIN_SHARE * large


def _is_plain_capital(word: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a word has a capital that only a headline would give it: Visits, not Mark or States."""
    lower = word.lower()
    if word[0].islower() or lower in IN_COUNTRIES:
        return False
    return gazetteer.is_common(lower) and not gazetteer.lists(word)


@dataclass(frozen=True, slots=True)
class Casing:
    """How an article writes its words: `small` seen in lower case, `large` with a capital where it counts."""

    small: frozenset[str]
    large: frozenset[str]


def find_casing(text: str, sentences: Iterable[list[Atom]]) -> Casing:
    """Return the casing of an article's words; `sentences` are the atoms of its plain ones."""
    large = {atom.lower for atoms in sentences for atom in atoms if not atom.loose and atom.word[0].isupper()}
    small = {bare for word in set(text.split()) if (bare := word.strip(EDGES))[:1].islower()}
    return Casing(frozenset(small), frozenset(large))
