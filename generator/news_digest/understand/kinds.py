"""Person, organisation or place: what the words of a name say, and the role or title before it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from news_digest.understand.gazetteer import CERTAIN_CITY, LARGE_CITY
from news_digest.understand.lexicon import read_words
from news_digest.understand.person_names import judge_person
from news_digest.understand.votes import ENOUGH, Vote, decide_kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from news_digest.understand.gazetteer import Gazetteer
    from news_digest.understand.segments import Segment

__all__ = ["ABBREVIATION", "Vote", "decide_kind", "judge_name"]

DIRECTION = read_words("direction")
INSTITUTIONS = read_words("institutions")
HEAD_JOINERS = frozenset(("of", "for", "de", "del", "do", "da", "di", "du", "des"))
STORMS = read_words("storms")
WEAK_HEADS = read_words("weak_heads")
STRONG_MODIFIERS = read_words("strong_modifiers")
ABBREVIATION = "an abbreviation in capitals"
BODIES = read_words("bodies")
BUILDINGS = read_words("buildings")
FOREIGN_PLACES = read_words("foreign_places")
FOREIGN_STREETS = tuple(sorted(read_words("foreign_streets")))
FOREIGN_HEADS = read_words("foreign_heads")
FOREIGN_ENDS = read_words("foreign_ends")
ORGANISATION_ENDINGS = tuple(sorted(read_words("organisation_endings")))
PLACE_ENDINGS = tuple(sorted(read_words("place_endings")))
CAMEL = re.compile(r"(?!Mc|Mac|De[A-Z]|La[A-Z]|Le[A-Z]|Di[A-Z]|Fitz|Van|O[’'])[A-Z][a-z]+(?:[A-Z][a-z]+)+")
ROMAN = re.compile(r"[IVXLC]+")
DESK_WEIGHT = 20  # of what the vocabulary says of a name: more than all evidence


def judge_name(segment: Segment, gazetteer: Gazetteer) -> Iterator[Vote]:
    """Yield what the words of a name say by themselves, and the role or title before it."""
    atoms = segment.atoms
    known = atoms[0].known if len(atoms) == 1 else None
    if known is not None:
        weight = DESK_WEIGHT if known.firm else max(5, _place_weight(known.name, gazetteer))
        yield Vote(known.kind, weight, known.evidence)
        return
    if " ".join(atom.word for atom in atoms) in gazetteer.companies:
        yield Vote("organisation", 4, "a company of a large stock exchange")
        return
    if len(atoms) > 1 and not segment.title and _is_thing(segment, gazetteer):
        yield Vote(None, 3, "named like an event, a law, a work or a storm")
        return
    if segment.title:
        yield Vote("person", 5, f"follows the title “{segment.title}”")
    organisation = list(_judge_organisation(segment, gazetteer))
    yield from organisation
    if segment.role and not organisation:
        yield Vote("person", 4, f"follows the role “{segment.role}”")
    if not organisation:
        yield from _judge_place(segment, gazetteer)
        if len(atoms) == 1 or atoms[-1].lower not in gazetteer.place_words:
            yield from judge_person(segment, gazetteer)


def _is_thing(segment: Segment, gazetteer: Gazetteer) -> bool:
    """Tell whether a name of several words is that of a storm, an event, a law or the like."""
    return segment.atoms[-1].lower in gazetteer.thing_words or segment.atoms[0].lower in STORMS


def _judge_organisation(segment: Segment, gazetteer: Gazetteer) -> Iterator[Vote]:
    """Yield votes of an organisation's words and of abbreviations."""
    if len(segment.atoms) == 1:
        yield from _judge_lone_word(segment.atoms[0].word, gazetteer)
        return
    words = [atom.lower for atom in segment.atoms]
    last = segment.atoms[-1]
    for index, word in enumerate(words):
        if word in HEAD_JOINERS and index and words[index - 1] in gazetteer.organisation_words:
            yield Vote("organisation", 4, f"begins with “{segment.atoms[index - 1].word} {word}”")
            return
    if last.lower in BUILDINGS:
        yield Vote("organisation", ENOUGH, f"ends in the organisation word “{last.word}”")
    elif last.lower in gazetteer.organisation_words:
        weak = last.lower in WEAK_HEADS and _is_plain_phrase(segment, gazetteer)
        yield Vote("organisation", 1 if weak else 4, f"ends in the organisation word “{last.word}”")
    elif last.known is not None and last.known.kind == "organisation":
        yield Vote("organisation", 3, f"ends in the organisation “{last.known.name}”")
    elif last.lower in BODIES:
        yield Vote("organisation", 3, f"ends in the body “{last.word}”")
    else:
        yield from _judge_other_words(segment, words, gazetteer)


def _judge_lone_word(word: str, gazetteer: Gazetteer) -> Iterator[Vote]:
    """Yield votes of a single word: a possessive of its own, an abbreviation, a parliament, a brand."""
    if word.endswith(("'s", "’s")):
        yield Vote("organisation", ENOUGH, "is always written with its ’s")
    if re.fullmatch(r"[A-Z][A-Z&]{1,5}", word) and not ROMAN.fullmatch(word):
        yield Vote("organisation", ENOUGH, ABBREVIATION)
    elif word.lower() in BODIES or word.lower() in gazetteer.organisation_words:
        yield Vote("organisation", ENOUGH, f"“{word}” is a body")
    elif (
        word.endswith(ORGANISATION_ENDINGS)
        and not gazetteer.lists(word)
        and not gazetteer.is_common(word.lower())
    ):
        yield Vote("organisation", ENOUGH, "ends like a company")
    elif CAMEL.fullmatch(word):
        yield Vote("organisation", 1.5, "is written with a capital inside, like a brand")


def _judge_other_words(segment: Segment, words: list[str], gazetteer: Gazetteer) -> Iterator[Vote]:
    """Yield a vote of an organisation's words within a name, of other languages, or of a team's name."""
    first, last = segment.atoms[0], segment.atoms[-1]
    middle = next((atom.word for atom in segment.atoms if atom.lower in INSTITUTIONS), None)
    if middle:
        yield Vote("organisation", 3, f"has the organisation word “{middle}”")
    elif "&" in words:
        yield Vote("organisation", ENOUGH, "names joined by “&”")
    elif words[0] in FOREIGN_HEADS and not first.known:
        yield Vote("organisation", 3.5, f"begins with the organisation word “{first.word}”")
    elif words[-1] in FOREIGN_ENDS:
        yield Vote("organisation", 4, f"ends in the organisation word “{last.word}”")
    elif _is_team(segment, gazetteer):
        yield Vote("organisation", ENOUGH, "a place and a plural, like a team")


def _is_team(segment: Segment, gazetteer: Gazetteer) -> bool:
    """Tell whether a name is a place and a plural: Leeds Rhinos, Kansas City Royals."""
    first, last = segment.atoms[0], segment.atoms[-1]
    is_plural = last.word.endswith("s") and not last.word.endswith(("ss", "us", "is", "as", "os"))
    if not is_plural or last.lower in gazetteer.place_words or last.word in gazetteer.surnames:
        return False
    is_place = first.known is not None and first.known.kind == "place"
    return is_place or first.word in gazetteer.places or gazetteer.cities.get(first.word, 0) >= LARGE_CITY


def _is_plain_phrase(segment: Segment, gazetteer: Gazetteer) -> bool:
    """Tell whether a name is made of common words alone, without a “National” or the like: Social Media."""
    return not any(atom.known or atom.lower in STRONG_MODIFIERS for atom in segment.atoms) and all(
        gazetteer.is_common(atom.lower) or atom.lower in gazetteer.stop_words for atom in segment.atoms
    )


def _judge_place(segment: Segment, gazetteer: Gazetteer) -> Iterator[Vote]:
    """Yield votes of the gazetteer and of words for kinds of places."""
    atoms = segment.atoms
    name = " ".join(atom.word for atom in atoms)
    if name in gazetteer.places:
        yield Vote("place", _place_weight(name, gazetteer), "known place (gazetteer)")
    elif name in gazetteer.cities:
        yield Vote("place", _city_weight(name, gazetteer), "known city (gazetteer)")
    elif head := next(
        (a for a, b in pairwise(atoms) if b.lower == "of" and a.lower in gazetteer.place_words), None
    ):
        yield Vote("place", 3, f"has “{head.word} of”")
    elif (
        len(atoms) > 1
        and atoms[-1].lower in gazetteer.place_words
        and all(atom.lower != "of" for atom in atoms)
    ):
        yield Vote("place", 3, f"ends in the place word “{atoms[-1].word}”")
    elif len(atoms) > 1 and atoms[0].lower in {
        "mount",
        "lake",
        "cape",
        "fort",
        "gulf",
        "strait",
        "port",
        "bay",
        "isle",
    }:
        yield Vote("place", 3, f"begins with the place word “{atoms[0].word}”")
    elif len(atoms) > 1 and _begins_foreign_place(atoms[0].lower, atoms[1].lower):
        yield Vote("place", 8, f"begins with the place word “{atoms[0].word}”")
    elif name.endswith(FOREIGN_STREETS):
        yield Vote("place", 2.5, "ends like a street")
    elif name.endswith(PLACE_ENDINGS) and len(atoms) == 1 and not gazetteer.is_common(atoms[0].lower):
        yield Vote("place", 1, "ends like a place")
    elif len(atoms) == 2 and atoms[0].lower in DIRECTION and atoms[1].word in gazetteer.places:  # noqa: PLR2004 - North X
        yield Vote("place", 3, "part of a known place (gazetteer)")


def _begins_foreign_place(first: str, second: str) -> bool:
    """Tell whether a name begins like Piazza Grande or Val d'Isere, but not like Val Kilmer."""
    return first in FOREIGN_PLACES or (
        first in {"val", "villa", "monte"} and second[:2] in {"d'", "d’", "de", "di"}
    )


def _place_weight(name: str, gazetteer: Gazetteer) -> float:
    """Return how surely a listed place is one; cities may stand for their teams, countries do not."""
    is_country = name in gazetteer.places and name not in gazetteer.cities
    return 30 if is_country and name not in gazetteer.surnames else 5


def _city_weight(name: str, gazetteer: Gazetteer) -> float:
    """Return how surely a city's bare name means the city."""
    thousands = gazetteer.cities[name]
    doubtful = (
        name in gazetteer.surnames or name in gazetteer.given_names or name.lower() in gazetteer.common_words
    )
    if thousands >= CERTAIN_CITY:
        return 2.5 if doubtful else 4
    if doubtful:
        return 1
    return 3 if thousands >= LARGE_CITY else ENOUGH
