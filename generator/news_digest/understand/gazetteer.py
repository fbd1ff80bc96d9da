"""What is known of names in general: places, given names, words for organisations and offices."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from news_digest.language.given_names import load_given_names

DATA = Path(__file__).parent / "data"
LARGE_CITY = 300  # thousands of people from which a city's bare name is taken as the place
ENDINGS = ("s", "es", "ed", "ing", "er", "ers", "ly", "ist", "ists", "ness", "ment", "ments")
CERTAIN_CITY = 1000  # thousands of people from which it is so even if people bear the name too


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """The shipped lists, in lower case but for `places`, `cities`, `companies` and the names of people.

    `cities` maps to thousands of people.
    """

    places: frozenset[str]
    cities: dict[str, int]
    given_names: frozenset[str]
    surnames: frozenset[str]
    common_words: frozenset[str]
    nationalities: frozenset[str]
    roles: frozenset[str]
    role_modifiers: frozenset[str]
    honorifics: frozenset[str]
    organisation_words: frozenset[str]
    companies: frozenset[str]
    place_words: frozenset[str]
    never_names: frozenset[str]
    saying_verbs: frozenset[str]
    stop_words: frozenset[str]
    thing_words: frozenset[str]

    def is_common(self, word: str) -> bool:
        """Tell whether a word in lower case, or what it is a plain form of, is a common English word."""
        return word in self.common_words or _is_form(word, self.common_words)

    def is_given(self, word: str) -> bool:
        """Tell whether a word is a given name, also without its accents, or begins with one: Jean-Claude."""
        if word in self.given_names:
            return True
        if "-" in word and word.split("-", maxsplit=1)[0] in self.given_names:
            return True
        return not word.isascii() and _plain(word) in self.given_names

    def lists(self, word: str) -> bool:
        """Tell whether a word is a known given name, family name or place: Adams, not Pilgrims."""
        lists = (self.surnames, self.places, self.cities)
        return self.is_given(word) or any(word in names for names in lists)

    @property
    def silent_words(self) -> frozenset[str]:
        """Words that say nothing about what an article is on."""
        return _silent_words()


@lru_cache(maxsize=50_000)
def _is_form(word: str, roots: frozenset[str]) -> bool:
    """Tell whether a word is one of the roots with a plain ending."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            root = word[: -len(ending)]
            if root in roots or root + "e" in roots:
                return True
    return False


@lru_cache(maxsize=10_000)
def _plain(word: str) -> str:
    """Return a word without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


def read_list(name: str) -> tuple[str, ...]:
    """Return the lines of a list in `data/`, without blank lines and comments."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


@cache
def load_gazetteer() -> Gazetteer:
    """Return the shipped lists, read once a process."""
    return Gazetteer(
        places=frozenset(read_list("places.txt")),
        cities=_read_cities(),
        given_names=load_given_names(),
        surnames=frozenset(read_list("surnames.txt")),
        common_words=frozenset(read_list("common_words.txt")),
        nationalities=_read_nationalities(),
        roles=_with_plurals(read_list("roles.txt")),
        role_modifiers=frozenset(read_list("role_modifiers.txt")),
        honorifics=frozenset(read_list("honorifics.txt")),
        organisation_words=frozenset(read_list("organisation_words.txt")),
        companies=frozenset(read_list("companies.txt")),
        place_words=frozenset(read_list("place_words.txt")),
        never_names=frozenset(read_list("never_names.txt")),
        saying_verbs=frozenset(read_list("saying_verbs.txt")),
        stop_words=frozenset(read_list("stop_words.txt")),
        thing_words=frozenset(read_list("thing_words.txt")),
    )


def _read_cities() -> dict[str, int]:
    """Return cities with their size in thousands."""
    rows = (line.split("\t") for line in read_list("cities.tsv"))
    return {name: int(thousands) for name, thousands in rows}


def _read_nationalities() -> frozenset[str]:
    """Return nationality words in lower case, with plurals and -man, -men forms of peoples."""
    words = [line.lower() for line in read_list("nationalities.txt")]
    plural = [word + "s" for word in words if not word.endswith(("s", "ese", "ish", "ch"))]
    men = [word[:-3] + "men" for word in words if word.endswith("man")]
    return frozenset((*words, *plural, *men))


def _with_plurals(words: tuple[str, ...]) -> frozenset[str]:
    """Return words with their plain plurals."""
    return frozenset((*words, *(word + "s" for word in words)))


@cache
def _silent_words() -> frozenset[str]:
    """Return function words, verbs of saying and calendar words."""
    gazetteer = load_gazetteer()
    return gazetteer.stop_words | gazetteer.saying_verbs | gazetteer.never_names
