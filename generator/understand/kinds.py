"""Person, organisation or place: votes with their reasons, and what the words of a name say."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from generator.understand.gazetteer import CERTAIN_CITY, LARGE_CITY
from generator.understand.lexicon import read_words
from generator.understand.runs import BEFORE_SURNAME

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import EntityKind
    from generator.understand.gazetteer import Gazetteer
    from generator.understand.segments import Segment

ENOUGH = 2.5  # weight from which a kind is given
MARGIN = 1.0  # by which it must lead the next kind
DIRECTION = read_words("direction")
INSTITUTIONS = read_words("institutions")
HEAD_JOINERS = frozenset(("of", "for", "de", "del", "do", "da", "di", "du", "des"))
STORMS = read_words("storms")
WEAK_HEADS = read_words("weak_heads")
STRONG_MODIFIERS = read_words("strong_modifiers")
TWO_INITIALS = frozenset(("JD", "JJ", "AJ", "TJ", "CJ", "DJ", "BJ", "RJ", "PJ", "OJ", "JT", "JP", "JR", "TJ"))
ABBREVIATION = "an abbreviation in capitals"
ROMAN = re.compile(r"[IVXLC]+")


class Vote(NamedTuple):
    """One reason for a kind, in words for people; it counts up to `repeats` times in an article.

    The kind None speaks against all three: a film, a disease, a computer program.
    """

    kind: EntityKind | None
    weight: float
    reason: str
    repeats: int = 1


def decide_kind(votes: Iterable[Vote]) -> tuple[EntityKind | None, str]:
    """Return the kind that the votes agree on and its best reason, or None and why it stays open."""
    totals: dict[EntityKind | None, float] = defaultdict(float)
    counted: dict[Vote, int] = defaultdict(int)
    for vote in votes:
        counted[vote] += 1
        if counted[vote] <= vote.repeats:
            totals[vote.kind] += vote.weight
    ranked = sorted(totals.items(), key=lambda item: (-round(item[1], 4), item[0] or ""))
    if not ranked or ranked[0][1] < ENOUGH:
        return None, "no evidence of its kind"
    kind, weight = ranked[0]
    if len(ranked) > 1 and weight - ranked[1][1] < MARGIN:
        return None, f"evidence both for a {kind or 'thing'} and for a {ranked[1][0] or 'thing'}"
    best = max((vote for vote in counted if vote.kind == kind), key=lambda vote: (vote.weight, vote.reason))
    return kind, best.reason


def judge_name(segment: Segment, gazetteer: Gazetteer) -> Iterator[Vote]:
    """Yield what the words of a name say by themselves, and the role or title before it."""
    atoms = segment.atoms
    known = atoms[0].known if len(atoms) == 1 else None
    if known is not None:
        yield Vote(known.kind, 20 if known.firm else 5, known.evidence)
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
            yield from _judge_person(segment, gazetteer)


def _is_thing(segment: Segment, gazetteer: Gazetteer) -> bool:
    """Tell whether a name of several words is that of a storm, an event, a law or the like."""
    return segment.atoms[-1].lower in gazetteer.thing_words or segment.atoms[0].lower in STORMS


def _judge_organisation(segment: Segment, gazetteer: Gazetteer) -> Iterator[Vote]:
    """Yield votes of an organisation's words and of abbreviations."""
    words = [atom.lower for atom in segment.atoms]
    first, last = segment.atoms[0], segment.atoms[-1]
    if len(words) == 1:
        if first.word.endswith(("'s", "’s")):
            yield Vote("organisation", 2.5, "is always written with its ’s")
        if re.fullmatch(r"[A-Z][A-Z&]{1,5}", first.word) and not ROMAN.fullmatch(first.word):
            yield Vote("organisation", 2.5, ABBREVIATION)
        return
    for index, word in enumerate(words):
        if word in HEAD_JOINERS and index and words[index - 1] in gazetteer.organisation_words:
            yield Vote("organisation", 4, f"begins with “{segment.atoms[index - 1].word} {word}”")
            return
    if last.lower in gazetteer.organisation_words:
        weak = last.lower in WEAK_HEADS and _is_plain_phrase(segment, gazetteer)
        yield Vote("organisation", 1 if weak else 4, f"ends in the organisation word “{last.word}”")
        return
    if last.known is not None and last.known.kind == "organisation":
        yield Vote("organisation", 3, f"ends in the organisation “{last.known.name}”")
        return
    middle = next((atom.word for atom in segment.atoms if atom.lower in INSTITUTIONS), None)
    if middle:
        yield Vote("organisation", 3, f"has the organisation word “{middle}”")
    elif "&" in words:
        yield Vote("organisation", 2.5, "names joined by “&”")


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
        yield Vote("place", 5, "known place (gazetteer)")
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
    elif len(atoms) == 2 and atoms[0].lower in DIRECTION and atoms[1].word in gazetteer.places:  # noqa: PLR2004 - North X
        yield Vote("place", 3, "part of a known place (gazetteer)")


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
    return 3 if thousands >= LARGE_CITY else 2


def _judge_person(segment: Segment, gazetteer: Gazetteer) -> Iterator[Vote]:
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
    is_given = gazetteer.is_given(first)
    if is_given and first not in gazetteer.places:
        common = gazetteer.is_common(words[-1].lower()) and words[-1] not in gazetteer.surnames
        yield Vote("person", 2 if common else 4, f"begins with the given name “{first}”")
    elif is_given:
        yield Vote("person", 2, f"begins with the given name “{first}”")
    if any(len(word) == 1 for word in words[:-1]) or re.fullmatch(r"(?:[A-Z]\.)+", first):
        yield Vote("person", 2.5, "has an initial like a person's name")
    if any(word.lower() in BEFORE_SURNAME for word in words[:-1]) or any(
        word[:3] == "al-" for word in words[1:]
    ):
        yield Vote("person", 1.5, "has a particle like a person's name")
    if words[-1] in gazetteer.surnames and words[-1].lower() not in gazetteer.common_words:
        yield Vote("person", 1.5, f"ends in the family name “{words[-1]}”")
