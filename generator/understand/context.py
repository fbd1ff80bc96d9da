"""What stands before a name and speaks for its kind: “in”, “the city of”, a role, “shares of”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.understand.following import RESULT_WEIGHT, SCORE, TEAM_REPEATS, judge_after
from generator.understand.lexicon import read_words
from generator.understand.votes import Vote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import EntityKind
    from generator.understand.gazetteer import Gazetteer

LOOK_BEFORE, LOOK_AFTER = 48, 120  # characters looked at around a name
REPEATS = 2  # how often a reason from the words around counts

# Behind a place at the head of a report: “, Jan 19 (”, “ 1996-10-23”, “ (Agency) -”.
DATELINE = re.compile(
    r"(?:, [A-Z][\w. ]+)?,? (?:(?:Jan|Feb|March|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d|"
    r"\d{4}-\d\d|\([A-Z][\w .,/]+\) ?[-–—])"
)
BARE_DATELINE = re.compile(r" [-–—]{1,2} ")
AGENCY = re.compile(r"[A-Z]{3,}[^\n]*\d ?\($")
LETTERS = r"[^\W\d_]"
# Letters are taken whole (`*+`), so that a word parts in one way only, however long it is.
FULL_NAME = re.compile(rf"[^\W\d_a-z]{LETTERS}++(?<![A-Z])(?:[ -](?:[^\W\d_a-z]{LETTERS}*+[.'’-]?+)++){{1,2}}")
PLAIN = re.compile(r"[^\W\d_][^\WA-Z\d_]+(?:[ '’-]+[^\W\d_][^\WA-Z\d_]*)*")
WORD_BEHIND = re.compile(r"(?:['’]s)? ([a-z]+)")
BEARER = re.compile(r"([A-Z][^\W\d_]+) [A-Z][^\W\d_]*[a-z] \($")
RESULT_BEFORE = re.compile(
    r"\b\d{1,3}-\d{1,3} (?:(?:home |away )?(?:win|victory|defeat|loss|draw|triumph|success|rout) )?"
    r"(?:to|over|against|with|by) (?:the )?$"
)
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
BEATEN = read_words("beaten")
BEATEN_END = re.compile(rf"\b(?:{'|'.join(sorted(BEATEN))}) (?:the )?$")
BUILDINGS = read_words("buildings")
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


def judge_context(text: str, start: int, end: int, words: int, gazetteer: Gazetteer) -> Iterator[Vote]:
    """Yield what stands around a name of so many words at `text[start:end]`."""
    line_start = text.rfind("\n", max(0, start - LOOK_BEFORE), start) + 1 or max(0, start - LOOK_BEFORE)
    before, name = text[line_start:start], text[start:end]
    stop = text.find("\n", end, end + LOOK_AFTER)
    after = text[end : stop if stop >= 0 else end + LOOK_AFTER]
    for vote in _judge_before(before, name, after, words, gazetteer):
        yield vote if vote.repeats > 1 else vote._replace(repeats=REPEATS)
    if words in {2, 3} and before[-4:].strip() not in ARTICLES and looks_like_full_name(name, gazetteer):
        yield Vote("person", 1, "looks like a person's full name")
    for vote in judge_after(after, name, words, gazetteer, led=not before or before[-2:-1].isdigit()):
        yield vote if vote.repeats > 1 else vote._replace(repeats=REPEATS)
    if not before and start == line_start and _heads_report(name, after, gazetteer):
        yield Vote("place", 4, "heads the report as the place it comes from")
    elif before.endswith("(") and AGENCY.match(before) and after.startswith(")"):
        yield Vote("organisation", 3, "stands in the line that says where the report comes from")
    elif (
        before.endswith("(")
        and after.startswith(")")
        and _is_bearer(before, gazetteer)
        and not name.isupper()
    ):
        yield Vote("organisation", 2.5, "stands in brackets behind a person, like a team")
    if (after[1:2].isdigit() and _is_team_score(after) and BEATEN_END.search(before)) or (
        "-" in before and RESULT_BEFORE.search(before)
    ):
        weight = RESULT_WEIGHT if words == 1 else 2.5
        yield Vote("organisation", weight, "stands with the score of a match", TEAM_REPEATS)


def _is_bearer(before: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a person's full name stands before a bracket."""
    bearer = BEARER.search(before)
    return bearer is not None and gazetteer.is_given(bearer.group(1))


def _heads_report(name: str, after: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a name at the head of a line is where the report comes from; a bare dash is not enough."""
    if DATELINE.match(after):
        return name.isupper() or name in gazetteer.places or name in gazetteer.cities
    return name.isupper() and " " in name and BARE_DATELINE.match(after) is not None


def _is_team_score(after: str) -> bool:
    """Tell whether one score follows, not that of several sets."""
    score = SCORE.match(after)
    return score is not None and not score.group(1)


def _judge_before(before: str, name: str, after: str, words: int, gazetteer: Gazetteer) -> Iterator[Vote]:
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
        return
    yield from _judge_building(last, name, words)
    yield from _judge_small_word(last, second, words, gazetteer, bare=_stands_bare(name, after, gazetteer))
    yield from _judge_word_before(last, name, words, gazetteer)


def _judge_word_before(last: str, name: str, words: int, gazetteer: Gazetteer) -> Iterator[Vote]:
    """Yield a vote of the noun or verb right before a name."""
    if last in THING_BEFORE:
        yield Vote(None, 2, f"follows “{last}”")
    elif last in GROUP_HEADS or _is_maker(last, gazetteer):
        yield Vote("organisation", 2.5, f"follows “{last}”")
    elif last in PEOPLE or (last in gazetteer.roles and not last.endswith("s")):
        yield Vote("person", 4 if words > 1 else 3, f"follows the role “{last}”")
    elif last in BEATEN:
        yield Vote("organisation", 1 if words == 1 else 0.5, f"follows “{last}”", REPEATS + 1)
    elif words > 1 and last.lower() in gazetteer.nationalities and looks_like_full_name(name, gazetteer):
        yield Vote("person", 2, f"follows the people's name “{last}”")
    elif last.endswith(("'s", "’s")) and last[:-2] in gazetteer.places:
        kind: EntityKind = "organisation" if words == 1 else "person"
        yield Vote(kind, 1.5 if words == 1 else 1, f"follows “{last}”")
    elif words > 1 and last.lower() in gazetteer.saying_verbs:
        yield Vote("person", 1.5, f"follows “{last}”")


def _stands_bare(name: str, after: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a name in plain letters is no English word and goes before no noun: in Suva, said."""
    if not PLAIN.fullmatch(name) or gazetteer.is_common(name.split(None, 1)[0].lower()):
        return False
    following = WORD_BEHIND.match(after)
    return following is None or following.group(1) in gazetteer.stop_words


def _judge_explained(word: str, words: int, gazetteer: Gazetteer) -> Iterator[Vote]:
    """Yield votes of the word before a comma: “the owner, Ada Lund”, “the capital, Suva”."""
    if word in gazetteer.roles and not word.endswith("s"):
        yield Vote("person", 2.5 if words > 1 else 2, f"follows “{word},”")
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
            known = last in gazetteer.common_words or last in gazetteer.organisation_words
            weight = 1.5 if words == 1 or known else 2.5
            yield Vote("organisation", weight, "in the plural with “the”, like a team")
    yield from _judge_building(second, name, words)


def _judge_building(word: str, name: str, words: int) -> Iterator[Vote]:
    """Yield a vote for a building that things happen at or in."""
    if words > 1 and word in AT_BUILDINGS and name.rsplit(None, 1)[-1].lower() in BUILDINGS:
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
    elif last in IN_PLACE and second not in IN_THINGS:
        yield Vote("place", (2.5 if last in {"in", "near"} else 1.5) if bare else 0.5, f"follows “{last}”")
    elif last in TOWARDS:
        yield Vote("place", 2 if second in MOTION else 0.5, f"follows “{last}”")
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
    return FULL_NAME.fullmatch(name) is not None and not any(
        word in gazetteer.organisation_words
        or word in gazetteer.place_words
        or word in gazetteer.thing_words
        or gazetteer.is_common(word)
        for word in name.lower().split()
    )
