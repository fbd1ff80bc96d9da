"""The body of a `.txt` article: headline, source line, then one paragraph a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from news_digest.model import Block, Span
from news_digest.read.body import Body, check_lines, check_words
from news_digest.read.characters import clean_text, decode_entities
from news_digest.read.hard_wraps import begins_broken, join_wrapped
from news_digest.read.headlines import no_body
from news_digest.read.look_alikes import check_letters
from news_digest.read.markdown_extras import strip_html
from news_digest.read.opening import find_opening

if TYPE_CHECKING:
    from news_digest.model import FrontMatter
    from news_digest.read.opening import Line
    from news_digest.read.problems import ProblemList

# Rules between parts, and the ends of reports and releases: ###, -30-, ___, -ends-.
_NO_TEXT = re.compile(
    r"[-=*_~#+•·—–\s]{3,}|#{1,2}|[-–—#*]+\s*(?:30|ends?|more|xxx)\s*[-–—#*]+|@highlight",
    re.IGNORECASE,
)
_INDENT = re.compile(r"(?: {2,}|\t|\u3000)\S")


def read_plain_text(lines: tuple[Line, ...], front_matter: FrontMatter, problems: ProblemList) -> Body:
    """Return the opening and paragraphs of numbered lines; blank lines may stand anywhere.

    Nothing has a meaning but the order of lines: a `-` or `#` at the start of one is text. Where a text was
    broken at a width, its paragraphs are put together again. Raises RefusedError as `find_opening` does, and
    if no paragraph follows or a bound is passed.
    """
    check_lines(lines)
    check_words(lines)
    bare = strip_html(lines, problems)
    clean = tuple((number, text) for number, line in bare if (text := _read_line(line)))
    check_letters(clean, problems)
    indented = frozenset(number for number, line in lines if _INDENT.match(line))
    opening = find_opening(
        clean, front_matter, problems, begins_text=lambda rest: begins_broken(rest, indented)
    )
    rest = [line for line in clean if line[0] not in opening.used and not _NO_TEXT.fullmatch(line[1])]
    if not rest:
        raise no_body(clean[-1][0] if clean else 1)
    paragraphs = tuple(_paragraph(number, text) for number, text in join_wrapped(rest, indented))
    return Body(opening=opening, blocks=paragraphs)


def _read_line(line: str) -> str:
    """Return a line's text: entities decoded, TeX's quotation marks as those of print."""
    text = clean_text(decode_entities(line))
    return text.replace("``", "“").replace("''", "”") if "``" in text else text


def _paragraph(number: int, text: str) -> Block:
    """Return one line as a paragraph."""
    return Block(kind="paragraph", line=number, spans=(Span(text=text),))
