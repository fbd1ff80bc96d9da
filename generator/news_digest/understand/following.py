"""What stands behind a name and speaks for its kind: an age, “who”, a verb, a score, an explanation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from news_digest.understand.farther import judge_farther, judge_owned_person
from news_digest.understand.lexicon import read_words
from news_digest.understand.votes import Vote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from news_digest.model import EntityKind
    from news_digest.understand.gazetteer import Gazetteer

AGE = re.compile(r",? \(?(?:aged )?[1-9]\d\)?(?:,|\)|\.(?!\d)| who\b| years old)|, aged \d|, a \d\d-year-old")
PRONOUN = re.compile(r"[.!?][\"”’]? (?:He|She) ")
RELEASE = re.compile(r" v?\d{1,2}\.\d")
WHO = re.compile(r",? (?:who|whose|whom)\b")
BASED = re.compile(r"-(?:based|born|bound|registered|area)\b")
EXPLANATION = re.compile(
    r", (the |a |an |his |her |its |their )?(?:(?<=[a-z] )[A-Z][\w-]+ ){0,2}([a-z][^,.;()\n]*)"
)
AREA = re.compile(r", ([A-Z][\w.]+(?: [A-Z]\w+)?)")
NEXT_WORD = re.compile(r"\s*(?:['’]s?)?\s+([a-z][\w-]*)")
SCORE = re.compile(r",? \d{1,3}-\d{1,3}\b(,? (?:\(?\d|and \d)\S*-\d)?")
TABLE = re.compile(r" +\d{1,3}(?: +\d{1,3}\b| [A-Z][a-z]|,|$)")
FULL_TABLE = re.compile(r" +\d{1,3}(?: +\d{1,3} +\.?\d{1,3}\b| +[A-Z][\w. ]+ \d{1,3} *$| *$)")
CRICKET = re.compile(r" (?:not out|lbw|run out|[cb] [A-Z])")
SETS = re.compile(r" \(([A-Z][\w. ]*)\)")
SAID_OF_SELF = re.compile(
    r" (?:said|says|added) (?:(?:on|late) )?(?:[A-Z]\w+day )?(?:that )?(he|she|his|her|it|its)\b"
)
BASED_IN = re.compile(r", based (?:in|near|at)\b")
ROLE_AND_NAME = re.compile(r" ((?:[a-z-]+ ){0,2})([a-z-]+) [A-Z][a-z]")
STRONG_ACTS = read_words("strong_acts")
APOSTROPHES = ("'", "’")
PREPOSITIONS = read_words("phrase_ends")
OWNED: dict[EntityKind, frozenset[str]] = {
    "organisation": read_words("owned_by_organisations"),
    "place": read_words("owned_by_places"),
    "person": read_words("owned_by_people"),
}
PLACE_HEADS = read_words("place_heads")
GROUP_HEADS = read_words("group_heads")
THING_AFTER = read_words("thing_after")
PERSON_ACTS = read_words("person_acts")
TEAM_NOUNS = read_words("team_nouns")
COMPANY_NOUNS = read_words("company_nouns")
COMPANY_ACTS = read_words("company_acts")
TEAM_ACTS = read_words("team_acts")
# A verb of teams and a score behind it; the group is a second score, of two people: 6-4 7-5.
RESULT = re.compile(
    rf" (?:have |had |has )?(?:{'|'.join(sorted(TEAM_ACTS))})\b"
    r"[^.;\n]{0,45}?\b\d{1,3}-\d{1,3}\b(,? (?:and )?\(?\d\S*-\d)?"
)
RESULT_WEIGHT = 7.0  # as much as a city's name and more: here it stands for its team
PERSON_NOUNS = read_words("person_nouns")
TEAM_REPEATS = 3  # how often a result counts: reports on sport are full of them


def judge_after(after: str, name: str, words: int, gazetteer: Gazetteer, *, led: bool) -> Iterator[Vote]:
    """Yield votes of what follows a name; `led`: it heads a line or follows a number, as in a table."""
    first = after[:1]
    if PRONOUN.search(after):
        yield Vote("person", 0.75, "the next sentence begins with “he” or “she”")
    if first == "-":
        if found := BASED.match(after):
            yield Vote("place", 4, f"followed by “{found.group()}”")
    elif first == ",":
        yield from _judge_after_comma(after, words, gazetteer)
    elif first in APOSTROPHES:
        following = NEXT_WORD.match(after)
        if following:
            yield from _judge_owned(following.group(1))
        yield from judge_owned_person(after, name, gazetteer)
    elif first == " ":
        yield from _judge_next(after, words, gazetteer, led=led, shouted=name.isupper())
        yield from judge_farther(after, name, words, gazetteer)


def _judge_after_comma(after: str, words: int, gazetteer: Gazetteer) -> Iterator[Vote]:
    """Yield votes of an age, “who”, a larger place or an explanation behind a comma."""
    if AGE.match(after):
        yield Vote("person", 4, "followed by an age")
        return
    if WHO.match(after):
        yield Vote("person", 2.5, "followed by “who”")
        return
    if BASED_IN.match(after):
        yield Vote("organisation", 2.5, "followed by “, based in”")
        return
    area = AREA.match(after)
    if area:
        larger = area.group(1).rstrip(".")
        if larger in gazetteer.places:
            yield Vote("place", 2, f"followed by “, {larger}”")
        return
    explanation = EXPLANATION.match(after)
    if explanation:
        yield from _judge_explanation(explanation.group(1), explanation.group(2), words, gazetteer)


def _judge_explanation(article: str | None, phrase: str, words: int, gazetteer: Gazetteer) -> Iterator[Vote]:
    """Yield a vote of the head of an explanation: “, the former foreign minister of …”, “, a unit of …”."""
    head = before = ""
    for word in phrase.split()[:7]:
        if word in PREPOSITIONS:
            break
        before, head = head, word
    shown = f"{article or ''}{head}"
    if not article and before:
        return  # “, said the minister”
    if _is_one_role(head, gazetteer):
        yield Vote("person", 2.5 if words > 1 else 1.5, f"explained by “{shown}”")
    elif article and (head in GROUP_HEADS or (head.endswith("maker") and head not in gazetteer.roles)):
        yield Vote("organisation", 2.5, f"explained by “{shown}”")
    elif article and head in PLACE_HEADS:
        yield Vote("place", 2.5, f"explained by “{shown}”")
    elif head in {"unit", "subsidiary", "division", "venture"} and phrase.startswith(head + " of"):
        yield Vote("organisation", 3, f"explained by “{shown} of”")


def _is_one_role(word: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a word is a role of one person: researcher, actress, not researchers."""
    return word in gazetteer.roles and not (word.endswith("s") and word[:-1] in gazetteer.roles)


def _judge_owned(word: str) -> Iterator[Vote]:
    """Yield a vote of what a name owns."""
    kind = next((kind for kind, owned in OWNED.items() if word in owned), None)
    if kind is not None:
        yield Vote(kind, 1.5, f"has a “{word}”")


def _judge_next(after: str, words: int, gazetteer: Gazetteer, *, led: bool, shouted: bool) -> Iterator[Vote]:
    """Yield votes of what follows a name after a space."""
    following = NEXT_WORD.match(after)
    if following:
        yield from _judge_next_word(following.group(1), after, words, gazetteer, shouted=shouted)
        return
    mark = after[1:2]
    if mark == "(":
        yield from _judge_bracket(after, words, gazetteer)
    elif mark.isdigit() or mark == "v":
        yield from _judge_number(after, words, led=led)


def _judge_bracket(after: str, words: int, gazetteer: Gazetteer) -> Iterator[Vote]:
    """Yield a vote of an age or a sportsman's country in brackets."""
    if AGE.match(after):
        yield Vote("person", 3, "followed by an age")
        return
    inside = SETS.match(after)
    if words > 1 and inside and inside.group(1) in gazetteer.places:
        yield Vote("person", 2.5, f"followed by the country in brackets “({inside.group(1)})”")


def _judge_number(after: str, words: int, *, led: bool) -> Iterator[Vote]:
    """Yield votes of a score, a row of a table or the number of a version."""
    if AGE.match(after):
        yield Vote("person", 2, "followed by an age")
    elif score := SCORE.match(after):
        if score.group(1):
            yield Vote("person", 1.5, "followed by the score of a match between two people")
        else:
            yield Vote("organisation", 2.5 if words < 3 else 1, "followed by a score", TEAM_REPEATS)  # noqa: PLR2004 - teams have short names
    elif RELEASE.match(after):
        yield Vote(None, 2, "followed by the number of a version")
    elif led and words == 1 and FULL_TABLE.match(after):
        yield Vote("organisation", RESULT_WEIGHT, "stands in a table of results", TEAM_REPEATS)
    elif led and TABLE.match(after):
        yield Vote("organisation", 2, "stands in a table of results", TEAM_REPEATS)


def _judge_next_word(
    word: str, after: str, words: int, gazetteer: Gazetteer, *, shouted: bool
) -> Iterator[Vote]:
    """Yield votes of the word right after a name; `shouted`: it is in capitals, like an abbreviation."""
    if word in {"who", "whose"}:
        yield Vote("person", 2.5, "followed by “who”")
    elif word in THING_AFTER:
        yield Vote(None, 2, f"followed by “{word}”")
    elif word in PERSON_NOUNS and words == 1:
        yield Vote("person", 2, f"followed by “{word}”")
    elif word in TEAM_NOUNS:
        yield Vote("organisation", 2.5, f"followed by “{word}”", TEAM_REPEATS)
    elif word in COMPANY_NOUNS or word in GROUP_HEADS:
        yield Vote("organisation", 2.5, f"followed by “{word}”")
    elif word in PLACE_HEADS:
        yield Vote("place", 1 if shouted else 2.5, f"followed by “{word}”")
    else:
        yield from _judge_act(word, after, words, gazetteer)


def _judge_act(word: str, after: str, words: int, gazetteer: Gazetteer) -> Iterator[Vote]:
    """Yield a vote of what a name does."""
    if himself := SAID_OF_SELF.match(after):
        kind: EntityKind = "organisation" if himself.group(1) in {"it", "its"} else "person"
        yield Vote(kind, 2, f"followed by “{himself.group().strip()}”")
    elif word in PERSON_ACTS or word in gazetteer.saying_verbs:
        strong = words > 1 or word in PERSON_ACTS
        yield Vote("person", 1.5 if strong else 0.5, f"followed by “{word}”")
    elif word in TEAM_ACTS:
        yield _judge_result(word, after, words)
    elif word in STRONG_ACTS:
        yield Vote("organisation", 2, f"followed by “{word}”")
    elif word in COMPANY_ACTS and words == 1:
        yield Vote("organisation", 1, f"followed by “{word}”")
    elif CRICKET.match(after):
        yield Vote("person", 2, "stands in a cricket score")
    else:
        yield from _judge_role_behind(after, gazetteer)


def _judge_result(word: str, after: str, words: int) -> Vote:
    """Return the vote of a verb of teams: it weighs more with a score behind it."""
    result = RESULT.match(after)
    if result is None:
        return Vote("organisation", 1 if words == 1 else 0.5, f"followed by “{word}”", TEAM_REPEATS)
    if result.group(1):
        return Vote("person", 1.5, "followed by the score of a match between two people")
    weight = RESULT_WEIGHT if words == 1 else 2.5
    return Vote("organisation", weight, f"followed by “{word}” and a score", TEAM_REPEATS)


def _judge_role_behind(after: str, gazetteer: Gazetteer) -> Iterator[Vote]:
    """Yield a vote of a role and its holder behind a name: “Acme finance director Ada Lund”."""
    found = ROLE_AND_NAME.match(after)
    if found and _is_one_role(found.group(2), gazetteer):
        modifiers = found.group(1).split()
        if all(word in gazetteer.role_modifiers or word in gazetteer.roles for word in modifiers):
            yield Vote("organisation", 2.5, f"followed by “{found.group(2)}” and a name")
