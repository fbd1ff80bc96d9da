"""What stands before a name and speaks for its kind: “in”, “the city of”, a role, “shares of”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from news_digest.understand.before import ARTICLES, BEATEN, REPEATS, judge_before, looks_like_full_name
from news_digest.understand.following import RESULT_WEIGHT, SCORE, TEAM_REPEATS, judge_after
from news_digest.understand.lexicon import read_words
from news_digest.understand.votes import Vote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from news_digest.understand.gazetteer import Gazetteer

LOOK_BEFORE, LOOK_AFTER = 48, 120  # characters looked at around a name

# Behind a place at the head of a report: “, Jan 19 (”, “ 1996-10-23”, “ (Agency) -”.
DATELINE = re.compile(
    r"(?:, [A-Z][\w. ]+)?,? (?:(?:Jan|Feb|March|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d|"
    r"\d{4}-\d\d|\([A-Z][\w .,/]+\) ?[-–—])"
)
BARE_DATELINE = re.compile(r" [-–—]{1,2} ")
AGENCY = re.compile(r"[A-Z]{3,}[^\n]*\d ?\($")
BEARER = re.compile(r"([A-Z][^\W\d_]+) [A-Z][^\W\d_]*[a-z] \($")
RESULT_BEFORE = re.compile(
    r"\b\d{1,3}-\d{1,3} (?:(?:home |away )?(?:win|victory|defeat|loss|draw|triumph|success|rout) )?"
    r"(?:to|over|against|with|by) (?:the )?$"
)
# What a team is given in a report on a match: “two goals for X”, “homered for X”.
PLAYED_FOR = re.compile(
    r"\b(?:goals?|points?|runs?|innings|home-?runs?|homered|scored|score|wickets?|rebounds|assists|hits?|replied|pitched|"
    r"tries|try|saves?|doubled|equali[sz]ed|appearances?)(?: [a-z]+){0,3} for (?:the )?$"
)
PERSON_BEFORE = read_words("person_before")
BEATEN_END = re.compile(rf"\b(?:{'|'.join(sorted(BEATEN))}) (?:the )?$")


def judge_context(text: str, start: int, end: int, words: int, gazetteer: Gazetteer) -> Iterator[Vote]:
    """Yield what stands around a name of so many words at `text[start:end]`."""
    line_start = text.rfind("\n", max(0, start - LOOK_BEFORE), start) + 1 or max(0, start - LOOK_BEFORE)
    before, name = text[line_start:start], text[start:end]
    stop = text.find("\n", end, end + LOOK_AFTER)
    after = text[end : stop if stop >= 0 else end + LOOK_AFTER]
    for vote in judge_before(before, name, after, words, gazetteer):
        yield vote if vote.repeats > 1 else vote._replace(repeats=REPEATS)
    if words in {2, 3} and before[-4:].strip() not in ARTICLES and looks_like_full_name(name, gazetteer):
        likely = words == 2 and before.rpartition(" ")[0].rpartition(" ")[2] in PERSON_BEFORE  # noqa: PLR2004 - a full name
        yield Vote("person", 2.5 if likely else 1.5, "looks like a person's full name")
    if " for " in before and PLAYED_FOR.search(before):
        yield Vote("organisation", 4, "what somebody played for", TEAM_REPEATS)
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
