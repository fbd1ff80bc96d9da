"""Known names where capitals or hyphens hide them: NEW YORK, U.S.-led, datelines, and a desk's slugs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from news_digest.understand.known import KnownName

if TYPE_CHECKING:
    from news_digest.understand.atoms import Found
    from news_digest.understand.gazetteer import Gazetteer
    from news_digest.understand.known import KnownNames

# A slug in capitals before a headline: “RUGBY UNION-Gibbs”. What follows its hyphen is a word of its own.
SLUG = re.compile(r"^((?:[A-Z]{2,} ){0,3}[A-Z]{3,})-(?=[A-Z]{2}|(?P<plain>[A-Z][a-z]))", re.MULTILINE)
# Two words or more in capitals; what may not stand before them is looked for behind the first letter, for
# the search passes quickly over what is no capital.
CAPITALS = re.compile(r"[A-Z](?<![\w.'’&/-].)[A-Z]++(?: [A-Z]{2,}+)+(?![\w'’&/-])", re.DOTALL)
MOST_IN_CAPITALS = 4  # words
HANGING = re.compile(r"-(?=[a-z]{3})")
LONGEST_WORD = 25
OPENERS = "\"'“‘(["
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
# The place of a dateline: in capitals, at the head of a line, before a date or an agency.
DATELINE_PLACE = re.compile(
    r"^[A-Z][A-Z.'’]{1,24}+(?:[ /-][A-Z][A-Z.'’]{1,24}+){0,4}+"
    r"(?=(?:, [A-Z][\w. ]{1,25}?)?,? (?:\d{4}-\d\d-\d\d\b"
    rf"|{MONTH} \d{{1,2}}\b|\d{{1,2}} {MONTH}\b|\([A-Z][\w .&/-]{{1,40}}\) ?(?:-|–|—)))",
    re.MULTILINE,
)


def part_slugs(text: str, gazetteer: Gazetteer) -> str:
    """Return a text of the same length in which a dash parts slugs from their headlines."""
    return SLUG.sub(lambda match: _part_slug(match, gazetteer), text) if "-" in text else text


def _part_slug(match: re.Match[str], gazetteer: Gazetteer) -> str:
    """Return a slug with its dash, and in small letters if a plain headline follows."""
    slug = match.group(1)
    if match["plain"] is None or any(word.title() in gazetteer.places for word in slug.split()):
        return f"{slug}–"
    return f"{slug.lower()}–"


def find_hidden(text: str, known_names: KnownNames) -> dict[int, Found]:
    """Return the known names that a search by their usual spelling misses: start to (end, name)."""
    return {
        **_find_datelines(text),
        **_find_hung(text, known_names),
        **_find_in_capitals(text, known_names),
    }


def _find_datelines(text: str) -> dict[int, Found]:
    """Return the places at the head of datelines, also those that are unknown or common words."""
    return {
        match.start(): (match.end(), KnownName(match.group(), "place", "stands in the dateline", firm=False))
        for match in DATELINE_PLACE.finditer(text)
    }


def _find_hung(text: str, known_names: KnownNames) -> dict[int, Found]:
    """Return the known names of one word on which a participle hangs: U.S.-led."""
    found: dict[int, Found] = {}
    for match in HANGING.finditer(text):
        end = match.start()
        piece = text[max(0, end - LONGEST_WORD) : end]
        word = piece[max(piece.rfind(" "), piece.rfind("\n")) + 1 :].lstrip(OPENERS)
        if word[:1].isupper() and word in known_names.by_spelling:
            found[end - len(word)] = (end, known_names.by_spelling[word])
    return found


def _find_in_capitals(text: str, known_names: KnownNames) -> dict[int, Found]:
    """Return the known names of several words that stand in capitals."""
    spellings = known_names.by_spelling
    found: dict[int, Found] = {}
    for match in CAPITALS.finditer(text):
        words = match.group().split(" ")
        for size in range(min(len(words), MOST_IN_CAPITALS), 1, -1):
            spelling = " ".join(words[:size])
            known = spellings.get(spelling.title())
            if known is not None:
                found[match.start()] = (match.start() + len(spelling), known)
                break
    return found
