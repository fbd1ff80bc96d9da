"""What stands around a name and speaks for its kind: “in”, “the city of”, an age, “who”, a verb of saying."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.understand.kinds import Vote
from generator.understand.lexicon import read_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import EntityKind
    from generator.understand.gazetteer import Gazetteer

LOOK_BEFORE, LOOK_AFTER = 40, 120  # characters looked at around a name

AGE = re.compile(r",? \(?(?:aged )?[1-9]\d\)?(?:,|\)| who\b)|, aged \d")
PRONOUN = re.compile(r"[.!?][\"”’]? (?:He|She) ")
RELEASE = re.compile(r" v?\d{1,2}\.\d")
WHO = re.compile(r",? (?:who|whose)\b")
APPOSITION = re.compile(r", (?:(?:the|a|an|his|her|its|former|one of the)\s)?((?:[\w'’.-]+ ){0,4}?[\w'’-]+)")
AREA = re.compile(r", ([A-Z][\w.]+(?: [A-Z]\w+)?)")
NEXT_WORD = re.compile(r"\s*(?:['’]s?)?\s+([a-z][\w-]*)")
APOSTROPHES = ("'", "’")
OWNED: dict[EntityKind, frozenset[str]] = {
    "organisation": read_words("owned_by_organisations"),
    "place": read_words("owned_by_places"),
    "person": read_words("owned_by_people"),
}
IN_PLACE = read_words("in_place")
TOWARDS = read_words("towards")
DIRECTION = read_words("direction")
PLACE_HEADS = read_words("place_heads")
GROUP_HEADS = read_words("group_heads")
THING_BEFORE = read_words("thing_before")
THING_AFTER = read_words("thing_after")
PERSON_ACTS = read_words("person_acts")
REPEATS = 2  # how often a reason from the words around counts


def judge_context(text: str, start: int, end: int, words: int, gazetteer: Gazetteer) -> Iterator[Vote]:
    """Yield what stands around a name of so many words at `text[start:end]`."""
    line_start = max(text.rfind("\n", 0, start) + 1, start - LOOK_BEFORE)
    for vote in _judge_before(text[line_start:start], words, gazetteer):
        yield vote._replace(repeats=REPEATS)
    stop = text.find("\n", end, end + LOOK_AFTER)
    for vote in _judge_after(text[end : stop if stop >= 0 else end + LOOK_AFTER], words, gazetteer):
        yield vote._replace(repeats=REPEATS)


def _judge_before(before: str, words: int, gazetteer: Gazetteer) -> Iterator[Vote]:
    """Yield votes of the one or two words before a name."""
    tail = before.split()[-3:]
    if not tail or not before.endswith((" ", "\u00a0")) or tail[-1].endswith((",", ".", ";", ":", ")")):
        return
    last = tail[-1]
    second = tail[-2] if len(tail) > 1 else ""
    if last in THING_BEFORE:
        yield Vote(None, 2, f"follows “{last}”")
    if last in DIRECTION:
        yield Vote("place", 2, f"follows “{last}”")
    elif last in IN_PLACE:
        yield Vote("place", 1.5, f"follows “{last}”")
    elif last in TOWARDS:
        yield Vote("place", 0.5, f"follows “{last}”")
    elif last == "of" and second in PLACE_HEADS:
        yield Vote("place", 3.5, f"follows “{second} of”")
    elif last in GROUP_HEADS and second != "the":
        yield Vote("organisation", 2.5, f"follows “{last}”")
    elif last in gazetteer.roles and not last.endswith("s"):
        yield Vote("person", 4 if words > 1 else 3, f"follows the role “{last}”")


def _judge_after(after: str, words: int, gazetteer: Gazetteer) -> Iterator[Vote]:
    """Yield votes of what follows a name."""
    if AGE.match(after):
        yield Vote("person", 4, "followed by an age")
    if PRONOUN.search(after):
        yield Vote("person", 0.75, "the next sentence begins with “he” or “she”")
    if WHO.match(after):
        yield Vote("person", 2, "followed by “who”")
    if RELEASE.match(after):
        yield Vote(None, 2, "followed by the number of a version")
    following = NEXT_WORD.match(after)
    if following:
        yield from _judge_next(following.group(1), after, words, gazetteer)
    area = AREA.match(after)
    if area and area.group(1) in gazetteer.places:
        yield Vote("place", 2, f"followed by “, {area.group(1)}”")
    apposition = APPOSITION.match(after) if words > 1 else None
    if apposition and any(_is_one_role(word, gazetteer) for word in apposition.group(1).split()):
        yield Vote("person", 2.5, f"explained by “{apposition.group(1)}”")


def _is_one_role(word: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a word is a role of one person: researcher, actress, not researchers."""
    return word in gazetteer.roles and not (word.endswith("s") and word[:-1] in gazetteer.roles)


def _judge_next(word: str, after: str, words: int, gazetteer: Gazetteer) -> Iterator[Vote]:
    """Yield votes of the words right after a name."""
    if word in THING_AFTER and after[:1] not in APOSTROPHES:
        yield Vote(None, 2, f"followed by “{word}”")
    elif after[:1] in APOSTROPHES:
        kind = next((kind for kind, owned in OWNED.items() if word in owned), None)
        if kind is not None:
            yield Vote(kind, 1.5, f"has a “{word}”")
    elif word in GROUP_HEADS:
        yield Vote("organisation", 2, f"followed by “{word}”")
    elif word in PLACE_HEADS:
        yield Vote("place", 2, f"followed by “{word}”")
    elif word in PERSON_ACTS or word in gazetteer.saying_verbs:
        yield Vote("person", 1.5 if words > 1 else 0.5, f"followed by “{word}”")
