"""The body of a `.md` article: the opening found line by line, the rest parsed and rebuilt as blocks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.read.body import Body, check_lines, check_words
from generator.read.characters import drop_invisible, same_words
from generator.read.markdown_bounds import check_markup
from generator.read.markdown_tree import read_blocks, read_inline
from generator.read.opening import check_headline, looks_like_source, no_body

if TYPE_CHECKING:
    from generator.model import FrontMatter
    from generator.read.opening import Line
    from generator.read.problems import ProblemList

_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(?P<text>.*?)[ \t]*(?:#+[ \t]*)?")
_FIRST_HEADING = re.compile(r" {0,3}#[ \t]+(?P<text>.*?)[ \t]*(?:#+[ \t]*)?")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*")
_CODE_FENCE = re.compile(r" {0,3}(```|~~~)")
# What begins a list, quote, code, table, rule or image, and so is neither a headline nor a source.
_OTHER_BLOCK = re.compile(
    r" {0,3}([-+*][ \t]|[0-9]{1,9}[.)][ \t]|>|```|~~~|\||([-*_][ \t]*){3,}$|!\[)|\t| {4}"
)


def read_markdown(lines: tuple[Line, ...], front_matter: FrontMatter, problems: ProblemList) -> Body:
    """Return the headline, source and blocks of numbered lines of Markdown (CommonMark with tables).

    The headline is front matter's `title`, or the first `# heading`, or the first line; the source is front
    matter's, or a short line alone below the headline with more below it. Raises RefusedError if there is no
    headline or body, or if a bound is passed; links and images that are not let through go to `problems`.
    """
    check_lines(lines)
    check_markup(lines)
    check_words(lines)
    texts = {number: drop_invisible(line) for number, line in lines}
    first_line = min(texts, default=1)
    headline, headline_line = _take_headline(texts, front_matter.title, first_line)
    source = _take_source(texts, front_matter.source, headline_line)
    blocks = read_blocks("\n".join(texts.values()), first_line, problems)
    if not blocks:
        raise no_body(headline_line)
    return Body(headline=headline, source=source, blocks=blocks)


def _take_headline(texts: dict[int, str], title: str | None, first_line: int) -> tuple[str, int]:
    """Return the headline and its line, and blank the lines that it is taken from."""
    number = _first_heading(texts) if title is None else None
    number = number or _first_text(texts)
    if number is None:
        check_headline(title or "", first_line)
        return title or "", first_line
    headline = _words(texts[number])
    if title is not None:
        if same_words(headline, title):
            _blank(texts, number)
        return title, first_line
    check_headline("" if _OTHER_BLOCK.match(texts[number]) else headline, number)
    _blank(texts, number)
    return headline, number


def _take_source(texts: dict[int, str], given: str | None, headline_line: int) -> str | None:
    """Return the source, and blank the line that it is taken from; text above the headline is none."""
    number = _first_text(texts)
    if number is None or number < headline_line:
        return given
    words = _words(texts[number])
    if given is not None:
        if same_words(words, given):
            texts[number] = ""
        return given
    alone = not texts.get(number + 1, "").strip()
    more_follows = any(text.strip() for later, text in texts.items() if later > number)
    marked = _OTHER_BLOCK.match(texts[number]) or _HEADING.fullmatch(texts[number])
    if marked or not (alone and more_follows and words and looks_like_source(words)):
        return None
    texts[number] = ""
    return words


def _first_text(texts: dict[int, str]) -> int | None:
    """Return the number of the first line that is not blank."""
    return next((number for number, text in texts.items() if text.strip()), None)


def _first_heading(texts: dict[int, str]) -> int | None:
    """Return the number of the first line that is a heading of the first level, outside code."""
    in_code = False
    for number, text in texts.items():
        in_code ^= bool(_CODE_FENCE.match(text))
        underlined = text.strip() and re.fullmatch(r" {0,3}=+[ \t]*", texts.get(number + 1, ""))
        if not in_code and (_FIRST_HEADING.fullmatch(text) or underlined):
            return number
    return None


def _words(line: str) -> str:
    """Return a line's words without any Markdown."""
    heading = _HEADING.fullmatch(line)
    return read_inline(heading["text"] if heading else line)


def _blank(texts: dict[int, str], number: int) -> None:
    """Take a headline out of the lines, with the line that underlines it."""
    is_heading = _HEADING.fullmatch(texts[number])
    texts[number] = ""
    if not is_heading and _UNDERLINE.fullmatch(texts.get(number + 1, "")):
        texts[number + 1] = ""
