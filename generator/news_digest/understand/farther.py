"""What stands a little farther behind a name: “X news agency”, “the X copper mine”, “X of Norway”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from news_digest.understand.lexicon import read_words
from news_digest.understand.votes import Vote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from news_digest.understand.gazetteer import Gazetteer

GROUP_BEHIND = re.compile(r" (?:[a-z]+ ){1,2}([a-z]+)\b")
MINE_BEHIND = re.compile(r" (?:[a-z]+ ){0,2}([a-z]+)\b")
HAS_NAME = re.compile(r"['’]s? (?:[a-z-]+ ){0,2}([A-Z][a-z]+) [A-Z][a-z]")
OF_COUNTRY = re.compile(r" of ([A-Z][a-z]+(?: [A-Z][a-z]+)?)")
TRADED_AT = re.compile(
    r" (?:also )?(?:gained|rose|fell|slid|lost|dropped|added|climbed|slipped|eased|jumped|surged|tumbled|"
    r"shed|(?:was|were|closed|ended) (?:up|down)) (?:by |about |nearly |almost )?"
    r"(?:[\d.]+|an?|one|two|three|four|five|six|seven|eight|nine|ten)(?:-\d/\d)? "
    r"(?:percent|per cent|pct|points?|cents?|yen|marks?|francs?|pence|crowns|lire|euros?|pesetas)\b"
)
AUXILIARY = re.compile(r" (?:has|have|had|will|would|also|is to|was to)(?: also| not)? ([a-z]+)")
MINES = read_words("mines")
COMPANY_ACTS = read_words("company_acts")


def judge_owned_person(after: str, name: str, gazetteer: Gazetteer) -> Iterator[Vote]:
    """Yield a vote for what has a person with a full name: a bank's analyst, a club's player, no place."""
    owned = HAS_NAME.match(after)
    if owned and gazetteer.is_given(owned.group(1)) and not gazetteer.lists(name.split(maxsplit=1)[0]):
        yield Vote("organisation", 2.5, "has a person who is named in full")


def judge_farther(after: str, name: str, words: int, gazetteer: Gazetteer) -> Iterator[Vote]:
    """Yield votes of words a little farther behind a name: “X news agency”, “the X copper mine”."""
    group, mine = GROUP_BEHIND.match(after), MINE_BEHIND.match(after)
    country, act = OF_COUNTRY.match(after), AUXILIARY.match(after)
    if mine and mine.group(1) in MINES:
        yield Vote("place", 2.5, f"followed by “{mine.group().strip()}”")
    elif group and group.group().split()[0] in {"news", "daily", "weekly", "opposition", "press"}:
        yield Vote("organisation", 2.5, f"followed by “{group.group().strip()}”")
    elif TRADED_AT.match(after) and name not in gazetteer.places:
        yield Vote("organisation", 2.5, "its price rose or fell")
    elif words > 1 or gazetteer.lists(name) or gazetteer.is_common(name.lower()):
        return
    elif country and country.group(1) in gazetteer.places:
        yield Vote("organisation", 2.5, f"followed by “of {country.group(1)}”")
    elif act and act.group(1) in {*COMPANY_ACTS, "bought", "sold"}:
        yield Vote("organisation", 2.5, f"followed by “{act.group().strip()}”")
