"""What the words of a name say for a person: given names, initials, patronymics, particles, family names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from news_digest.understand.gazetteer import CERTAIN_CITY
from news_digest.understand.lexicon import read_words
from news_digest.understand.runs import BEFORE_SURNAME
from news_digest.understand.votes import Vote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from news_digest.understand.gazetteer import Gazetteer
    from news_digest.understand.segments import Segment

TWO_INITIALS = frozenset(("JD", "JJ", "AJ", "TJ", "CJ", "DJ", "BJ", "RJ", "PJ", "OJ", "JT", "JP", "JR", "TJ"))
FIRST_ARTICLES = read_words("first_articles")
EAST_SURNAMES = read_words("east_surnames")
SURNAME_ENDINGS = tuple(sorted(read_words("surname_endings")))
PATRONYMIC = re.compile(r"\w{3,}(?:ovich|evich|ovna|evna|ovych)")
EAST_GIVEN = re.compile(r"[A-Z][a-z]+(?:-[a-z]+)?")
PREFIXED_SURNAME = re.compile(r"(?:Mc|Mac|O['’]|D['’])[A-Z][a-z]+")


def judge_person(segment: Segment, gazetteer: Gazetteer) -> Iterator[Vote]:
    """Yield votes of given names, initials and particles."""
    atoms = [atom for atom in segment.atoms if atom.lower not in {"jr", "sr"}]
    if len(atoms) == 1 and gazetteer.is_given(atoms[0].word) and not gazetteer.is_common(atoms[0].lower):
        yield Vote("person", 1.5, f"is the given name “{atoms[0].word}”")
    if not 2 <= len(atoms) <= 5:  # noqa: PLR2004 - a given name and up to four more words
        return
    words = [atom.word for atom in atoms]
    if any(word.lower() in {"of", "for", "and", "the", "&"} for word in words) or any(
        atom.known for atom in atoms
    ):
        return
    first = words[0]
    if first.isupper() and len(first) > 1 and first not in TWO_INITIALS and "." not in first:
        return
    if first.lower() in FIRST_ARTICLES:
        return
    if gazetteer.is_given(first):
        yield Vote("person", _given_weight(words, gazetteer), f"begins with the given name “{first}”")
    elif first in EAST_SURNAMES and len(words) <= 3 and EAST_GIVEN.fullmatch(words[1]):  # noqa: PLR2004 - Li, Xiao, Ping
        common = gazetteer.is_common(words[-1].lower())
        yield Vote("person", 1 if common else 2.5, f"begins with the family name “{first}”")
    yield from _judge_parts(words, gazetteer)
    if len(atoms) < len(segment.atoms):
        yield Vote("person", 2.5, f"ends in “{segment.atoms[-1].word}”")


def _given_weight(words: list[str], gazetteer: Gazetteer) -> float:
    """Return how surely a name that begins with a given name is a person's: Ada Lund, hardly Sydney Opera."""
    first, last = words[0], words[-1]
    if first in gazetteer.places or gazetteer.cities.get(first, 0) >= CERTAIN_CITY:
        return 2
    if gazetteer.is_common(last.lower()) and last not in gazetteer.surnames:
        return 2.5 if len(words) == 2 and not gazetteer.is_common(first.lower()) else 2  # noqa: PLR2004 - Ada Mourning
    return 4


def _judge_parts(words: list[str], gazetteer: Gazetteer) -> Iterator[Vote]:
    """Yield votes of initials, patronymics, particles and family names."""
    last = words[-1]
    if any(len(word) == 1 for word in words[:-1]) or re.fullmatch(r"(?:[A-Z]\.)+", words[0]):
        yield Vote("person", 2.5, "has an initial like a person's name")
    if any(word.lower() in BEFORE_SURNAME for word in words[:-1]) or any(
        word[:3] == "al-" for word in words[1:]
    ):
        yield Vote("person", 1.5, "has a particle like a person's name")
    if len(words) > 2 and PATRONYMIC.fullmatch(words[1]):  # noqa: PLR2004 - it stands in the middle
        yield Vote("person", 3, f"has the patronymic “{words[1]}”")
    if last in gazetteer.surnames and last.lower() not in gazetteer.common_words:
        yield Vote("person", 1.5, f"ends in the family name “{last}”")
    elif _ends_like_surname(last, gazetteer):
        yield Vote("person", 1.5, f"ends like a family name, “{last}”")


def _ends_like_surname(word: str, gazetteer: Gazetteer) -> bool:
    """Tell whether an unlisted word has the looks of a family name: McAra, Dorokashvili."""
    if gazetteer.is_common(word.lower()):
        return False
    is_ending = word.endswith(SURNAME_ENDINGS) and word not in gazetteer.cities
    return is_ending or PREFIXED_SURNAME.fullmatch(word) is not None
