"""Where sentences begin and end, by rules for English news: titles, initials and times do not end one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from news_digest.language.ordinals import has_dotted_ordinals
from news_digest.understand.lexicon import read_words

# A mark that may end a sentence, what closes with it, and white space (none is needed after CJK marks).
# All marks stand in one class at the head, for the search passes quickly over what cannot begin a match.
STOP = re.compile(
    r"[.!?…؟।。！？]"
    r"(?:(?<=[。！？])[。！？]*[”」』）]*|(?<![.!?…؟।].)(?<=[.!?…؟।])[.!?…؟।]*+[\"'”’»)\]]*(?=\s))"
)
TITLES = read_words("titles")
BEFORE_NUMBER = read_words("before_number")
MAY_END = read_words("may_end")
STARTERS = read_words("starters")
SPEECH = re.compile(
    r"\s+(?:[^\s.]+\s+){0,3}?(?:said|says|told|asked|added|wrote|replied|shouted|cried|tweeted)\b"
)
OPENERS = "([\"“‘'"
FIRST_WORD = re.compile(r"[\s\"'“‘(\[]*([^\s,.;:!?]*)")
# What a full stop belongs to where ordinals have one: “20. Dezember”, and the first letter of “z. B.”
DOTTED = re.compile(r"(?<![^\W_]|[.,])(?:\d{1,2}|[a-z])\Z")
CJK_MARKS = "。！？"
CLOSING_QUOTES = "\"'”’"
GENERATION = frozenset(("jr", "sr"))
LOOK = 60  # characters looked at around a mark; no word that matters is longer


def find_sentences(text: str, language: str = "en") -> tuple[tuple[int, int], ...]:
    """Return the sentences of a text as (start, end), in order, never over a line end, with no blanks around.

    They cover every character that is not white space. In a `language` with dotted ordinals a number of a
    digit or two ends no sentence.
    """
    dotted = has_dotted_ordinals(language)
    position = 0
    spans: list[tuple[int, int]] = []
    for line in text.split("\n"):
        end = position + len(line)
        for span in _line_sentences(text, position, end, dotted=dotted):
            start, stop = _trim(text, *span)
            if start < stop:
                spans.append((start, stop))
        position = end + 1
    return tuple(spans)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without white space around it, perhaps empty."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _line_sentences(text: str, start: int, end: int, *, dotted: bool) -> Iterator[tuple[int, int]]:
    """Yield the sentences of one line, perhaps with blanks around."""
    for match in STOP.finditer(text, start, end):
        if _ends_sentence(text, match, end, dotted=dotted):
            yield start, match.end()
            start = match.end()
    yield start, end


def _ends_sentence(text: str, match: re.Match[str], end: int, *, dotted: bool) -> bool:
    """Tell whether a mark ends its sentence."""
    mark = match.group()
    if mark[0] in CJK_MARKS:
        return True
    after = text[match.end() : min(end, match.end() + LOOK)]
    first = FIRST_WORD.match(after)
    following = first.group(1) if first else ""
    if not after.strip() or following[:1].islower():
        return False
    if mark == "." and dotted and DOTTED.search(text, max(0, match.start() - LOOK), match.start()):
        return False
    if mark == ".":
        return _full_stop_ends(text[max(0, match.start() - LOOK) : match.start()], following)
    is_quoted_cry = mark[0] in "!?" and mark[-1] in CLOSING_QUOTES
    return not (is_quoted_cry and SPEECH.match(after))


def _full_stop_ends(before: str, following: str) -> bool:
    """Tell whether a full stop after the text `before` ends the sentence, given the word that follows."""
    last = _last_word(before).lower()
    if last in TITLES:
        return False
    if last in BEFORE_NUMBER and following[:1].isdigit():
        return False
    if last in {"a.m", "p.m"}:
        return following.lower() in STARTERS
    if last in GENERATION and following in before.split():
        return True  # … of Peter Norwood Jr. Norwood said …
    if last in MAY_END or (
        len(last) > 1 and "." in last and len(last.replace(".", "")) <= len(last) // 2 + 1
    ):
        return following.lower() in STARTERS
    is_initial = len(last) == 1 and last.isalpha() and before[-1:].isupper()
    return not is_initial or following.lower() in STARTERS


def _last_word(before: str) -> str:
    """Return the word at the end of a text, without brackets and quotation marks that open before it."""
    if not before or before[-1].isspace():
        return ""
    last = before.rsplit(None, 1)[-1]
    if last.isalnum():
        return last
    for opener in OPENERS:
        last = last.rpartition(opener)[2]
    return last
