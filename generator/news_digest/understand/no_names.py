"""What looks like a name and is none: agencies in datelines, labels of speakers, common phrases."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from news_digest.understand.lexicon import read_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from news_digest.understand.found import FoundName
    from news_digest.understand.gazetteer import Gazetteer

DATELINE_END = re.compile(r"\)\s*(?:--|[–—]|- )")  # behind the agency in “CAIRO (AP) —”
# “((WN))” or “WN:” at the head of a paragraph says who speaks.
LABEL = re.compile(r"^(?:\(\([^()\n]{1,40}\)\)|[A-Z]{1,5}:(?=\s))", re.MULTILINE)
NUMBER = re.compile(r" (?:(?:No\. ?)?\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)")
SCALE = re.compile(r"(?:[–-][A-Z][\w’']+)? (?:scale|syndrome|disease|theorem|effect|index|equation)\b")
OWN_POSSESSIVE = re.compile(r"['’]s(?=[.,;:)!?\"”]|\s(?:said|says|has|was|is|shares|stock|stores)\b)")
OWNER = re.compile(r"\b[A-Z]\w+$")
LONGEST_OWNER = 30  # characters
MONEY = re.compile(r"(?:[A-Z]{1,3}\$?/?)?\d*")
AMOUNT = re.compile(r" ?\d*[.,\d]* (?:million|billion|trillion|crore|lakh)\b")
WITH_S = frozenset(word.title() for word in read_words("with_s"))
ANY_POSSESSIVE = re.compile(r"['’]s")
WORD_BEFORE = re.compile(r"\b[A-Z]\w+\Z")
CAPITAL_BEFORE = re.compile(r"[A-Z][\w.]* $")
NOTHING = re.compile(
    r"(?:Bachelor|Master|Doctor)s? of .*|(?:Middle|Far|Near)[ -]Eastern|(?:Mid-?|South)western"
)
BEFORE_SHOPS = frozenset(("at", "by", "from", "in", "the", "but", "and", "when", "while", "as", "for", "of"))
CONTRACTED = read_words("contracted")
BARE_WORD = re.compile(r"\b([A-Z]\w+)\b(?!['’]s\b)")
LONGEST_INITIALS = 6
SURE = 4.0  # weight of a vote that makes even a common phrase a name


def find_owning(text: str) -> frozenset[str]:
    """Return words that stand with 's alone, at least once where nothing is owned: Macy's, Lloyd's."""
    ends = (match.start() for match in OWN_POSSESSIVE.finditer(text))
    owners = (OWNER.search(text[max(0, end - LONGEST_OWNER) : end]) for end in ends)
    words = {owner.group() for owner in owners if owner and owner.group().lower() not in CONTRACTED}
    words |= set(_find_with_s(text))
    return frozenset(words - set(BARE_WORD.findall(text))) if words else frozenset()


def _find_with_s(text: str) -> Iterator[str]:
    """Yield the words of a text that have an 's of their own wherever they are no surname: Macy's."""
    for match in ANY_POSSESSIVE.finditer(text):
        end = match.start()
        word = WORD_BEFORE.search(text[max(0, end - LONGEST_OWNER) : end])
        if word and word.group() in WITH_S and not _is_surname(text, end - len(word.group())):
            yield word.group()


def _is_surname(text: str, start: int) -> bool:
    """Tell whether a capitalised word stands before a word, as a given name would."""
    before = CAPITAL_BEFORE.search(text, max(0, start - LONGEST_OWNER), start)
    return before is not None and before.group().strip().lower() not in BEFORE_SHOPS


def drop_no_names(text: str, names: Sequence[FoundName], gazetteer: Gazetteer) -> list[FoundName]:
    """Return the names that are names."""
    labels = [match.span() for match in LABEL.finditer(text)]
    starts = {position for start, end in labels for position in range(start, end)}
    return [
        name
        for name in names
        if name.start not in starts
        and not DATELINE_END.match(text, name.end)
        and not _is_numbered(text, name, gazetteer)
        and not _is_common_phrase(text, name, gazetteer)
        and not SCALE.match(text, name.end)
        and not NOTHING.fullmatch(name.text)
        and not (MONEY.fullmatch(name.text) and AMOUNT.match(text, name.end))
    ]


def _is_numbered(text: str, name: FoundName, gazetteer: Gazetteer) -> bool:
    """Tell whether a common word stands before a number or weekday: Section 33, Super Tuesday."""
    if not NUMBER.match(text, name.end) or not gazetteer.is_common(name.text.lower()):
        return False
    return not (name.text.isupper() and text[name.start - 1 : name.start] in {"", "\n"})  # BATH 1996-12-01


def _is_common_phrase(text: str, name: FoundName, gazetteer: Gazetteer) -> bool:
    """Tell whether a name of common words is a phrase that the article writes small too: Social Media."""
    if name.known or " " not in name.text or any(vote.weight >= SURE for vote in name.votes):
        return False
    small = name.text.lower()
    words = small.split()
    is_common = all(gazetteer.is_common(word) or word in gazetteer.stop_words for word in words)
    return is_common and small in text


def names_nothing(text: str, name: FoundName) -> bool:
    """Tell whether a name in brackets abbreviates small words before it: search engine optimization (SEO)."""
    size = len(name.text)
    if not name.text.isupper() or size > LONGEST_INITIALS or text[name.start - 2 : name.start] != " (":
        return False
    words = text[max(0, name.start - 20 * size) : name.start - 2].replace("-", " ").split()[-size:]
    initials = "".join(word[0] for word in words)
    return initials.upper() == name.text and initials[-1:].islower()
