"""What stands right before a name and speaks for its kind: a small word, an article, a role, a possessive."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from news_digest.understand.lexicon import read_words
from news_digest.understand.votes import Vote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from news_digest.model import EntityKind
    from news_digest.understand.gazetteer import Gazetteer

REPEATS = 2  # how often a reason from the words around counts
LETTERS = r"[^\W\d_]"
# Letters are taken whole (`*+`), so that a word parts in one way only, however long it is.
FULL_NAME = re.compile(
    rf"[^\W\d_a-z]{LETTERS}++(?<![A-Z])(?:[ -](?:[^\W\d_a-z]{LETTERS}*+[.'’-]?+)++){{1,2}}"
)
PLAIN = re.compile(r"[^\W\d_][^\WA-Z\d_]+(?:[ '’-]+[^\W\d_][^\WA-Z\d_]*)*")
WORD_BEHIND = re.compile(r"(?:['’]s)? ([a-z]+)")
ARTICLES = frozenset(("the", "The", "a", "an", "A", "An", "its", "their", "this", "that"))
IN_PLACE = read_words("in_place")
IN_NOUNS = read_words("in_nouns")
IN_THINGS = read_words("in_things")
TOWARDS = read_words("towards")
MOTION = read_words("motion")
DIRECTION = read_words("direction")
PLACE_HEADS = read_words("place_heads")
GROUP_HEADS = read_words("group_heads")
THING_BEFORE = read_words("thing_before")
PEOPLE = read_words("people")
TRADED = read_words("traded")
TRADERS = read_words("traders")
PERSON_OF = re.compile(r"([A-Z][^\W\d_]+)(?: [A-Z]\.?)? [A-Z][\w'’-]+ of (?:the )?$")
FROM_TO = re.compile(r"\bfrom (?:[A-Z][\w-]+ ){1,2}to $")
PLURAL_ROLE = re.compile(r"(?: and|,) [A-Z]")
WORKED = re.compile(
    r"(?:work|job|employ|stud|manag|analy|trad|broker|deal|engineer|execut|economi|research|strike|plant)\w*$"
)
SAYS = re.compile(r" (?:has |had )?(?:said|reported|quoted|added|says|reports|wrote|announced)\b")
BODIES = read_words("bodies")
FOREIGN = read_words("foreign_heads") | read_words("foreign_ends")
BEATEN = read_words("beaten")
BUILDINGS = read_words("buildings")
GROUNDS = read_words("grounds")
AT_BUILDINGS = read_words("at_buildings")
# A noun and the small word behind it, which together speak for an organisation: “an analyst at”, “a unit of”.
NOUN_AND_SMALL = {
    "at": read_words("work_heads"),
    "with": read_words("work_heads") | read_words("with_companies"),
    "for": read_words("speak_heads"),
    "of": read_words("of_companies"),
    "by": read_words("by_companies"),
    "in": IN_NOUNS,
}


def judge_before(before: str, name: str, after: str, words: int, gazetteer: Gazetteer) -> Iterator[Vote]:
    """Yield votes of the one to three words before a name."""
    tail = before.split()[-3:]
    if not tail or not before.endswith((" ", "\u00a0")):
        return
    last = tail[-1]
    if last[-1] in ",.;:)":
        if last[-1] == ",":
            yield from _judge_explained(last[:-1], words, gazetteer)
        return
    second = tail[-2] if len(tail) > 1 else ""
    if last in ARTICLES:
        yield from _judge_with_article(second, last, name, words, gazetteer)
        bare = words == 1 and _stands_bare(name, after, gazetteer)
        if (
            bare
            and last == "the"
            and second in IN_PLACE | {"along"}
            and len(tail) > 2  # noqa: PLR2004 - a word before “in the”
            and name.lower() not in BODIES
        ):
            yield Vote("place", 2.5, f"follows “{second} the”")
        if (
            last.lower() == "the"
            and words == 1
            and SAYS.match(after)
            and not gazetteer.is_common(name.lower())
        ):
            yield Vote("organisation", 2.5, "speaks and has “the” before it")
        return
    yield from _judge_building(last, name, words)
    bare = _stands_bare(name, after, gazetteer)
    yield from _judge_small_word(last, second, words, gazetteer, bare=bare)
    if last == "of":
        yield from _judge_belonging(before, name, words, gazetteer)
    elif last == "to" and bare and FROM_TO.search(before):
        yield Vote("place", 2.5, "follows “from … to”")
    elif last == "from" and bare and after.startswith(" to ") and after[4:5].isupper():
        yield Vote("place", 2.5, "stands in “from … to”")
    yield from _judge_word_before(last, second, name, after, words, gazetteer)


def _judge_belonging(before: str, name: str, words: int, gazetteer: Gazetteer) -> Iterator[Vote]:
    """Yield a vote for what a person is “of”: an analyst's bank, a player's club, if it is no known place."""
    person = PERSON_OF.search(before)
    if person is None or not gazetteer.is_given(person.group(1)) or name in gazetteer.places:
        return
    if name not in gazetteer.cities:
        yield Vote(
            "organisation", 2.5 if words > 1 or not gazetteer.lists(name) else 1, "what a person is “of”"
        )


def _judge_word_before(  # noqa: PLR0913, PLR0917 - the two words before a name, the name and what follows it
    last: str, second: str, name: str, after: str, words: int, gazetteer: Gazetteer
) -> Iterator[Vote]:
    """Yield a vote of the noun or verb right before a name."""
    if last in THING_BEFORE:
        yield Vote(None, 2, f"follows “{last}”")
    elif last in GROUP_HEADS or _is_maker(last, gazetteer) or (last in TRADERS and second in TRADED):
        yield Vote("organisation", 2.5, f"follows “{last}”")
    elif last[:-1] in gazetteer.roles and PLURAL_ROLE.match(after) and last.islower():
        yield Vote("person", 2.5, f"follows the roles “{last}”")
    elif last in PEOPLE or (last in gazetteer.roles and not last.endswith("s")):
        yield Vote("person", 4 if words > 1 else 3, f"follows the role “{last}”")
    elif last in BEATEN:
        yield Vote("organisation", 1 if words == 1 else 0.5, f"follows “{last}”", REPEATS + 1)
    elif words > 1 and last.lower() in gazetteer.nationalities and looks_like_full_name(name, gazetteer):
        yield Vote("person", 2, f"follows the people's name “{last}”")
    elif last.endswith(("'s", "’s")) and last[:-2] in gazetteer.places:
        kind: EntityKind = "organisation" if words == 1 else "person"
        yield Vote(kind, 1.5, f"follows “{last}”")
    elif words > 1 and last.lower() in gazetteer.saying_verbs - {"told"}:
        yield Vote("person", 1.5, f"follows “{last}”")


def _stands_bare(name: str, after: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a name in plain letters is no English word and goes before no noun: in Suva, said."""
    if (
        not PLAIN.fullmatch(name)
        or name.endswith(("'s", "’s"))
        or gazetteer.is_common(name.split(None, 1)[0].lower())
    ):
        return False
    following = WORD_BEHIND.match(after)
    return following is None or following.group(1) in gazetteer.stop_words


def _judge_explained(word: str, words: int, gazetteer: Gazetteer) -> Iterator[Vote]:
    """Yield votes of the word before a comma: “the owner, Ada Lund”, “the capital, Suva”."""
    if word in gazetteer.roles and not word.endswith("s"):
        may_be_firm = word in TRADERS
        yield Vote("person", 1 if may_be_firm else 2.5 if words > 1 else 2, f"follows “{word},”")
    elif word in GROUP_HEADS:
        yield Vote("organisation", 2, f"follows “{word},”")
    elif word in PLACE_HEADS:
        yield Vote("place", 2, f"follows “{word},”")


def _judge_with_article(
    second: str, article: str, name: str, words: int, gazetteer: Gazetteer
) -> Iterator[Vote]:
    """Yield votes for a name behind an article: “the Tigers”, “at the City Hospital”."""
    if article.lower() == "the" and name.endswith("s") and not name.endswith(("ss", "us", "is")):
        last = name.rsplit(None, 1)[-1].lower()
        if last not in gazetteer.place_words and last not in gazetteer.thing_words and " of " not in name:
            first = name.split(None, 1)[0].lower()
            known = last in gazetteer.common_words or last in gazetteer.organisation_words
            weight = 1.5 if words == 1 or (known and gazetteer.is_common(first)) else 2.5
            yield Vote("organisation", weight, "in the plural with “the”, like a team")
    yield from _judge_building(second, name, words)


def _judge_building(word: str, name: str, words: int) -> Iterator[Vote]:
    """Yield a vote for a building that things happen at or in."""
    ending = name.rsplit(None, 1)[-1].lower()
    if words > 1 and word in AT_BUILDINGS and ending in GROUNDS:
        yield Vote("place", 3.5, f"a ground that follows “{word}”")
    elif words > 1 and word in AT_BUILDINGS and ending in BUILDINGS:
        yield Vote("place", 2, f"a building that follows “{word}”")


def _judge_small_word(
    last: str, second: str, words: int, gazetteer: Gazetteer, *, bare: bool
) -> Iterator[Vote]:
    """Yield votes of a preposition or a direction, and of the noun or verb before it.

    `bare`: the name stands for itself, not for a kind of what follows it, and looks like a place's.
    """
    if second in NOUN_AND_SMALL.get(last, ()):
        yield Vote("organisation", 2.5, f"follows “{second} {last}”")
    elif last == "of" and second in PLACE_HEADS:
        yield Vote("place", 3.5, f"follows “{second} of”")
    elif last in DIRECTION:
        yield Vote("place", 2, f"follows “{last}”")
    elif last == "at" and bare and words == 1 and not WORKED.search(second) and second[:1].islower():
        yield Vote("place", 2.5, "follows “at”")
    elif last in IN_PLACE and second not in IN_THINGS:
        yield Vote("place", (2.5 if last in {"in", "near"} else 1.5) if bare else 0.5, f"follows “{last}”")
    elif last in TOWARDS:
        weight = (2.5 if bare else 2) if second in MOTION or second in DIRECTION else 0.5
        yield Vote("place", weight, f"follows “{last}”")
    elif last == "between":
        yield Vote("place", 0.5, f"follows “{last}”")
    elif (
        words == 1
        and last in {"c", "b", "lbw"}
        and second[-1:].isalnum()
        and second not in gazetteer.stop_words
    ):
        yield Vote("person", 1.5, "stands in a cricket score")


def _is_maker(word: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a word is like chipmaker or brewer's: a company that makes something."""
    return word.endswith("maker") and word not in gazetteer.roles


def looks_like_full_name(name: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a name has the looks of a person's: two or three words that mean nothing in English."""
    return (
        name not in gazetteer.places
        and FULL_NAME.fullmatch(name) is not None
        and not any(
            word in gazetteer.organisation_words
            or word in gazetteer.place_words
            or word in gazetteer.thing_words
            or word in FOREIGN
            or gazetteer.is_common(word)
            for word in name.lower().split()
        )
    )
