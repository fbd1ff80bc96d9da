"""Small sets of words that the rules use, kept in `data/lexicon.txt`: a `[name]`, then its words."""

from __future__ import annotations

from functools import cache
from pathlib import Path

LEXICON = Path(__file__).parent / "data" / "lexicon.txt"


@cache
def read_words(name: str) -> frozenset[str]:
    """Return the words of a set; `KeyError` if there is none of that name."""
    return _read_all()[name]


@cache
def _read_all() -> dict[str, frozenset[str]]:
    """Return all sets by name."""
    words: dict[str, set[str]] = {}
    name = ""
    for line in LEXICON.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
            words[name] = set()
        elif name and not line.startswith("#"):
            words[name].update(line.split())
    return {name: frozenset(members) for name, members in words.items()}
