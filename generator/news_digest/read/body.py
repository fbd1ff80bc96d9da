"""A body as both forms of articles give it, and the bounds that hold for both."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from news_digest.read.bounds import MAX_CAPITALS, MAX_LINE_CHARACTERS, MAX_LINES, MAX_SIGNS, MAX_WORDS
from news_digest.read.problems import RefusedError

if TYPE_CHECKING:
    from news_digest.model import Block
    from news_digest.read.opening import Line, Opening


# What may act in Markdown, and so is escaped on the page; some end a sentence too.
SIGNS = "\\`*_[]#<>|~^@{}&=$:+!?."
_SIGN = re.compile(f"[{re.escape(SIGNS)}]")
_LETTERS = re.compile(r"[^\W\d_]+")
_IN_PARTS = "send it as several articles"


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What an article says below its front matter: its opening, and its text."""

    opening: Opening
    blocks: tuple[Block, ...]


def check_lines(lines: tuple[Line, ...]) -> None:
    """Raise RefusedError if a line is too long, or if too many hold text."""
    count = 0
    for number, line in lines:
        count += bool(line.strip())
        if len(line) > MAX_LINE_CHARACTERS:
            message = f"the line has {len(line):,} characters"
            advice = f"break it into paragraphs of at most {MAX_LINE_CHARACTERS:,}"
            raise RefusedError(number, "line-too-long", message, advice)
        if count > MAX_LINES:
            message = f"more than {MAX_LINES:,} lines hold text"
            raise RefusedError(number, "too-many-lines", message, _IN_PARTS)


def check_words(lines: tuple[Line, ...]) -> None:
    """Raise RefusedError at the line where there are more words, capitals or signs than there may be."""
    # Nothing can be too much in fewer characters; counting is not free, and most articles are short.
    if sum(len(line) for _, line in lines) <= min(MAX_WORDS, MAX_CAPITALS, MAX_SIGNS):
        return
    words = capitals = signs = 0
    for number, line in lines:
        words += len(line.split())
        capitals += sum(letters[0].isupper() for letters in _LETTERS.findall(line))
        signs += len(_SIGN.findall(line))
        if words > MAX_WORDS:
            message = f"the article has more than {MAX_WORDS:,} words"
            raise RefusedError(number, "too-many-words", message, _IN_PARTS)
        if capitals > MAX_CAPITALS:
            message = f"more than {MAX_CAPITALS:,} words begin with a capital letter"
            raise RefusedError(number, "too-many-capitals", message, _IN_PARTS)
        if signs > MAX_SIGNS:
            message = f"the article has more than {MAX_SIGNS:,} full stops and signs such as * [ & :"
            raise RefusedError(number, "too-many-signs", message, "send the text without them")
