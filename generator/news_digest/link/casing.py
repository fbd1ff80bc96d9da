"""Casing: which names are ordinary words that only look like names at times.

A name that articles write in lower case at least as often as in capitals ("government", "prime minister")
is a word, not a name. Only the whole library can tell, so it is told here and not in one article.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from ahocorasick_rs import AhoCorasick

from news_digest.model import Article


def find_ordinary_names(names: Mapping[str, int], articles: Iterable[Article]) -> frozenset[str]:
    """Return those of `names` (name: number of mentions) that stand in lower case as often or more."""
    forms = {name.lower(): name for name in sorted(names, reverse=True) if name.lower() != name}
    patterns = sorted(forms)
    if not patterns:
        return frozenset()
    counts = _count_words(patterns, [article.text for article in articles])
    return frozenset(
        forms[pattern] for pattern in patterns if counts[pattern] >= max(1, names[forms[pattern]])
    )


def _count_words(patterns: Sequence[str], texts: Iterable[str]) -> Counter[str]:
    """Count where the patterns stand as whole words, in exactly this case."""
    finder = AhoCorasick(list(patterns))
    counts: Counter[str] = Counter()
    for text in texts:
        for number, start, end in finder.find_matches_as_indexes(text, overlapping=True):
            if not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum():
                counts[patterns[number]] += 1
    return counts
