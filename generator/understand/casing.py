"""What capitals mean in one article: where they prove nothing, and which words it writes small elsewhere."""

# ruff: noqa: RUF001 - typographic quotes, hyphens and dashes are matched as such

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.understand.atoms import Atom

LONG_WORD = re.compile(r"[^\W\d_]{4,}")
SMALL_WORD = re.compile(r"(?<![\w.'’-])[a-zß-öø-ÿ][\w'’-]*")
LOOK = 300  # characters of a sentence that show its style
SHOUTING_SHARE = 0.8  # share of long words in capitals from which a sentence shouts
TITLE_SHARE = 0.75  # share of capitalised long words from which a sentence is a title
MIN_LONG_WORDS = 3
SENTENCE_ENDS = (".", "!", "?", "”", '"', "…")


def is_styled(sentence: str) -> bool:
    """Tell whether a sentence is in capitals or in headline style, so that its capitals tell nothing."""
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
    return Casing(frozenset(SMALL_WORD.findall(text)), frozenset(large))
