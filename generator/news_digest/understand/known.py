"""Names known before reading: the desk's vocabulary first, then the shipped places of more than one word."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ahocorasick_rs import MATCHKIND_LEFTMOST_LONGEST, AhoCorasick

from news_digest.understand.gazetteer import LARGE_CITY

if TYPE_CHECKING:
    from news_digest.model import EntityKind, Vocabulary
    from news_digest.understand.gazetteer import Gazetteer


class KnownName(NamedTuple):
    """A known spelling: the name it stands for, its kind, and who says so; `firm` if the desk does."""

    name: str
    kind: EntityKind
    evidence: str
    firm: bool


class KnownNames:
    """Finds thousands of known spellings in a text in one pass."""

    def __init__(self, vocabulary: Vocabulary, gazetteer: Gazetteer) -> None:
        self.by_spelling = {**_collect_peoples(gazetteer), **_collect_spellings(vocabulary, gazetteer)}
        self._spellings = sorted(self.by_spelling)
        self._automaton = AhoCorasick(self._spellings, matchkind=MATCHKIND_LEFTMOST_LONGEST)

    def find(self, text: str) -> dict[int, tuple[int, KnownName | None]]:
        """Return the known names that stand as words of their own in a text: start to (end, name).

        Peoples of two words (“South Korean”) have None for a name.
        """
        found = {}
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            if _stands_alone(text, start, end):
                found[start] = (end, self.by_spelling[self._spellings[index]])
        return found


def _collect_peoples(gazetteer: Gazetteer) -> dict[str, KnownName | None]:
    """Return the words for peoples that are two words, which are no names."""
    return {people.title(): None for people in sorted(gazetteer.nationalities) if " " in people}


def _collect_spellings(vocabulary: Vocabulary, gazetteer: Gazetteer) -> dict[str, KnownName]:
    """Return all spellings; what the desk says comes last and so prevails."""
    spellings = {}
    for city, thousands in gazetteer.cities.items():
        if " " in city and thousands >= LARGE_CITY:
            spellings[city] = KnownName(city, "place", "known place (gazetteer)", firm=False)
    for place in gazetteer.places:
        if not place.isalpha():
            spellings[place] = KnownName(place, "place", "known place (gazetteer)", firm=False)
    for entity in vocabulary.entities:
        known = KnownName(entity.name, entity.kind, "in the vocabulary", firm=True)
        spellings.update(dict.fromkeys((entity.name, *entity.aliases), known))
    curly = {name.replace("'", "’"): known for name, known in spellings.items() if "'" in name}
    return {**curly, **spellings}


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether no letter or digit touches a span, nor a hyphen with a word behind it."""
    if start and (
        text[start - 1].isalnum() or (text[start - 1] in "-@#" and start > 1 and text[start - 2].isalnum())
    ):
        return False
    after = text[end : end + 2]
    if after[:1] == "." and after[1:].islower():
        return False  # USA.gov
    return not after or not (
        after[0].isalnum() or after[0] == "$" or (after[0] in "-‑" and after[1:].isalnum())
    )
