"""What abbreviations stand for, and which spellings of one name they give away: by what articles explain.

2,309 posts explain 45 abbreviations in more than one way. Most are one name in two spellings ("Technology
Transformation Service", "... Services"), or one name and a rare second one. 22 of them mean one name by the
rules below, none wrongly when read by eye; the others stay open.
"""

import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from difflib import SequenceMatcher

MOST_MEANINGS = 50  # what is explained in more ways means nothing, and takes long to compare
MEANT_SHARE = 0.9  # of the articles that explain an abbreviation, how many must mean one and the same
JOINERS = frozenset(("of", "the", "and", "&", "for", "on", "in"))
LONG_WORD = 7  # letters from which a word that is nearly the same is the same, misspelt
ALIKE = 0.9  # Ratcliff and Obershelp's measure; above it: commission, commision; not: interstate, intrastate
MIN_PLURAL = 4

Explained = Mapping[str, Mapping[str, set[str]]]


def settle_abbreviations(explained: Explained, known: Container[str]) -> dict[str, str]:
    """Return the name that each abbreviation and each rarer spelling of a name stands for.

    `explained` holds the articles that explain an abbreviation, by abbreviation and name, all folded. A name
    in `known` is what others stand for, and stands for itself. An abbreviation that may well mean another
    name stands for none.
    """
    ranks = _rank(explained, known)
    targets: dict[str, str] = {}
    for short, longer in sorted(explained.items()):
        if len(longer) > MOST_MEANINGS:
            continue
        spellings = _group_spellings(sorted(longer, key=ranks.__getitem__))
        targets.update(
            {name: usual for name, usual in spellings.items() if name != usual and name not in known}
        )
        meant = Counter(dict.fromkeys(spellings.values(), 0))
        for name, articles in longer.items():
            meant[spellings[name]] += len(articles)
        leading = min(meant, key=lambda usual: (-meant[usual], ranks[usual]))
        if short not in known and meant[leading] >= MEANT_SHARE * meant.total():
            targets[short] = leading
    return {name: _follow(targets, name) for name in targets}


def _rank(explained: Explained, known: Container[str]) -> dict[str, int]:
    """Return the place of each name: known ones first, then those that most articles explain.

    There is one order for all abbreviations, so that no two names stand for each other.
    """
    counts: Counter[str] = Counter()
    for longer in explained.values():
        counts.update({name: len(articles) for name, articles in longer.items()})
    ordered = sorted(counts, key=lambda name: (name not in known, -counts[name], name))
    return {name: place for place, name in enumerate(ordered)}


def _group_spellings(names: Iterable[str]) -> dict[str, str]:
    """Return the usual spelling of each name, which is the first that it can be."""
    usual: dict[str, str] = {}
    for name in names:
        usual[name] = next((first for first in usual.values() if are_one_name(name, first)), name)
    return usual


def are_one_name(name: str, other: str) -> bool:
    """Tell whether two folded names differ only as spellings of one do.

    That is by small words, hyphens, a plural, or a slip in a long word.
    """
    words, others = _split(name), _split(other)
    if "".join(words) == "".join(others):
        return True
    return len(words) == len(others) and all(map(_are_one_word, words, others))


def _split(name: str) -> list[str]:
    """Return the words of a name that tell it from others."""
    return [word for word in re.split(r"[ -]", name) if word and word not in JOINERS]


def _are_one_word(word: str, other: str) -> bool:
    """Tell whether two words are the same, but for a plural or a slip."""
    if _singular(word) == _singular(other):
        return True
    is_long = min(len(word), len(other)) >= LONG_WORD
    return is_long and SequenceMatcher(None, word, other, autojunk=False).ratio() > ALIKE


def _singular(word: str) -> str:
    """Return a word without the ending of a plural."""
    if len(word) < MIN_PLURAL or word.endswith("ss"):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")


def _follow(targets: Mapping[str, str], name: str) -> str:
    """Return the name at the end of the way from one that stands for another."""
    while name in targets:
        name = targets[name]
    return name
