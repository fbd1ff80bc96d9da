"""The body of a `.txt` article: headline, source line, then one paragraph a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import Block, Span
from generator.read.body import Body, check_lines, check_words
from generator.read.characters import clean_text
from generator.read.hard_wraps import begins_broken, join_wrapped
from generator.read.opening import find_opening, no_body

if TYPE_CHECKING:
    from generator.model import FrontMatter
    from generator.read.opening import Line


def read_plain_text(lines: tuple[Line, ...], front_matter: FrontMatter) -> Body:
    """Return the headline, source and paragraphs of numbered lines; blank lines may stand anywhere.

    Nothing has a meaning but the order of lines: a `-` or `#` at the start of one is text. Where a text was
    broken at a width, its paragraphs are put together again. Raises RefusedError as `find_opening` does, and
    if no paragraph follows or a bound is passed.
    """
    check_lines(lines)
    check_words(lines)
    clean = tuple((number, text) for number, line in lines if (text := clean_text(line)))
    opening = find_opening(clean, front_matter, begins_broken)
    if not opening.rest:
        raise no_body(clean[-1][0] if clean else 1)
    paragraphs = tuple(_paragraph(number, text) for number, text in join_wrapped(opening.rest))
    return Body(headline=opening.headline, source=opening.source, blocks=paragraphs)


def _paragraph(number: int, text: str) -> Block:
    """Return one line as a paragraph."""
    return Block(kind="paragraph", line=number, spans=(Span(text=text),))
