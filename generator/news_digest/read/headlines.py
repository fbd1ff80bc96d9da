"""Headlines: what is too little or too much for one, and what is a paragraph instead."""

from __future__ import annotations

import re

from news_digest.read.bounds import MAX_HEADLINE_CHARACTERS
from news_digest.read.characters import clean_text
from news_digest.read.head_lines import HeadLine, read_head_line
from news_digest.read.problems import ProblemList, RefusedError, quoted

# Kinds of lines that never are a headline.
NO_HEADLINES = frozenset({"date", "address", "release", "tags", "rule"})

_PARAGRAPH = re.compile(
    r"(?:\([A-Z][\w /.]{1,30}\)|[A-Z][A-Z .,'-]{2,40}(?:, [\w. ]{1,30})?\([\w ]{2,20}\))\s*(?:--|[–—_-])\s"
)
_LONG_PARAGRAPH = 160  # characters of a line that ends as a sentence


def check_headline(headline: str, line: int) -> None:
    """Raise RefusedError if a headline is empty or longer than `MAX_HEADLINE_CHARACTERS`.

    Such an article is left out: its first line is most likely a paragraph, and the headline forgotten.
    """
    if not clean_text(headline):
        advice = "write the headline on the first line, or `title:` in the front matter"
        raise RefusedError(line, "no-headline", "the article has no headline", advice)
    if len(headline) > MAX_HEADLINE_CHARACTERS:
        message = f"the headline {quoted(headline)} has {len(headline):,} characters"
        advice = f"write a headline of at most {MAX_HEADLINE_CHARACTERS} above it"
        raise RefusedError(line, "headline-too-long", message, advice)


def no_body(line: int) -> RefusedError:
    """Return the refusal of an article that ends with its headline or source."""
    advice = "write the paragraphs below the headline and the source line"
    return RefusedError(line, "no-body", "the article has no paragraph", advice)


def _is_paragraph(text: str) -> bool:
    """Tell whether a headline is a paragraph: it begins with a dateline, or is long and ends."""
    return bool(_PARAGRAPH.match(text)) or (len(text) > _LONG_PARAGRAPH and text[-1] in ".。")


def may_be_headline(line: HeadLine) -> bool:
    """Tell whether a line is a headline by its form; names are one where a headline belongs."""
    if line.kind == "text" or not line.is_sure:
        return True
    return line.kind == "source" and bool(line.written or line.updated)


def name_doubts(
    first: tuple[int, str], headline: tuple[int, str], problems: ProblemList, *, is_marked: bool
) -> None:
    """Note a first line that is no headline, or a headline that is a paragraph.

    Both are (number, text); `is_marked` tells that the headline is marked as one.
    """
    number, text = headline
    line = read_head_line(first[1])
    if number != first[0]:
        if is_marked or line.kind == "rule":
            return
        what = line.what or "the name of a paper"
        message = f"the first line is {what} and no headline: {quoted(first[1])}"
        advice = f"begin the file with the headline, most likely line {number}: {quoted(text)}"
        problems.add(first[0], "doubtful-headline", message, advice)
    elif line.kind in NO_HEADLINES or _is_paragraph(text):
        message = f"the headline {quoted(text)} is {line.what or 'a paragraph'}"
        problems.add(number, "doubtful-headline", message, "write the headline above it, on the first line")
