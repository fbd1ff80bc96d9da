"""The body of a `.md` article: the opening found line by line, the rest parsed and rebuilt as blocks.

Lines of the opening stand alone, as paragraphs of one line, headings, or lines with a break at their end.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from news_digest.read.body import Body, check_lines, check_words
from news_digest.read.characters import drop_invisible
from news_digest.read.head_lines import read_head_line
from news_digest.read.headlines import no_body
from news_digest.read.look_alikes import check_letters
from news_digest.read.markdown_bounds import check_markup
from news_digest.read.markdown_extras import simplify
from news_digest.read.markdown_tree import read_blocks, read_inline
from news_digest.read.opening import MAX_LINES_ABOVE, MAX_LINES_BELOW, find_opening

if TYPE_CHECKING:
    from news_digest.model import FrontMatter
    from news_digest.read.opening import Line
    from news_digest.read.problems import ProblemList

_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]|$)")
_TIGHT = re.compile(r"#{1,6}[^\s#\d]")
MAX_BEFORE = (
    1  # paragraphs above a heading of the first level that is the headline: more, and it is a section's
)
_TEXT = ""  # stands for a block that is no line of the opening, and so no headline
_BREAK = re.compile(r"(?: {2,}|\\)\Z")
_FIRST_HEADING = re.compile(r" {0,3}#[ \t]")
_FIRST_UNDERLINE = re.compile(r" {0,3}=+[ \t]*")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*")
_CODE_FENCE = re.compile(r" {0,3}(```|~~~)")
# What begins a list, quote, code, table, rule or image, and so is neither a headline nor a source.
_OTHER_BLOCK = re.compile(
    r" {0,3}([-+*][ \t]|[0-9]{1,9}[.)][ \t]|>|```|~~~|\||([-*_][ \t]*){3,}$|!\[)|\t| {4}"
)


def read_markdown(lines: tuple[Line, ...], front_matter: FrontMatter, problems: ProblemList) -> Body:
    """Return the opening and blocks of numbered lines of Markdown (CommonMark, with GitHub's additions).

    The headline is front matter's `title`, or the first heading, or the first line; never a heading below
    text. Raises RefusedError if there is no headline or body, or if a bound is passed; links and images that
    are not let through go to `problems`.
    """
    check_lines(lines)
    check_markup(lines)
    check_words(lines)
    texts = {number: drop_invisible(line) for number, line in lines}
    check_letters(texts.items(), problems)
    found = simplify(texts, problems)
    first_line = min(texts, default=1)
    candidates, heading = _find_candidates(texts)
    opening = find_opening(candidates, front_matter, problems, heading=heading, reserve=1)
    for number in opening.used:
        _blank(texts, number)
    blocks = read_blocks(_numbered_text(texts, first_line), first_line, problems)
    if not blocks:
        raise no_body(opening.headline_line)
    opening.tags = (*opening.tags, *found)
    return Body(opening=opening, blocks=blocks)


def _numbered_text(texts: dict[int, str], first_line: int) -> str:
    """Return the lines as one text in which each keeps its number; gaps between them become blank lines."""
    return "\n".join(texts.get(number, "") for number in range(first_line, max(texts, default=0) + 1))


def _find_candidates(texts: dict[int, str]) -> tuple[list[Line], int | None]:
    """Return the lines that may be of the opening, in plain words, and the number of its heading.

    They end with the first block that is neither a heading nor a line that stands alone; a line of text
    behind them tells the opening that something follows.
    """
    heading = _find_heading(texts)
    numbers = [number for number, text in texts.items() if text.strip()]
    candidates: list[Line] = []
    if heading is not None and not _is_close(texts, numbers, heading):
        numbers = numbers[numbers.index(heading) :]
    for place, number in enumerate(numbers[: MAX_LINES_ABOVE + MAX_LINES_BELOW]):
        if _UNDERLINE.fullmatch(texts[number]) and candidates and candidates[-1][0] == number - 1:
            continue
        is_line = number == heading or (place == 0 and not _OTHER_BLOCK.match(texts[number]))
        if not is_line and not _is_opening_line(texts, number):
            candidates.append((number, _TEXT))
            break
        candidates.append((number, _words(texts[number])))
    return candidates, heading


def _is_close(texts: dict[int, str], numbers: list[int], heading: int) -> bool:
    """Tell whether all lines above a heading are of the opening; a block of another kind is text."""
    above = numbers[: numbers.index(heading)]
    return all(_is_opening_line(texts, number) for number in above)


def _is_opening_line(texts: dict[int, str], number: int) -> bool:
    """Tell whether a line that is no heading stands alone, or is by its form a field above the text."""
    line = texts[number]
    if _OTHER_BLOCK.match(line) or _is_heading(line) or _is_underlined(texts, number):
        return False
    return _stands_alone(texts, number) or read_head_line(_words(line)).kind not in {"text", "word"}


def _find_heading(texts: dict[int, str]) -> int | None:
    """Return the number of the line that is marked as the headline: the first, or one of the first level.

    Above the latter stand no more than `MAX_BEFORE` blocks: else the first line is the headline.
    """
    in_code, before, previous = False, 0, ""
    for number, text in texts.items():
        in_code ^= bool(_CODE_FENCE.match(text))
        if not in_code and not before and text.strip() and _is_heading(text):
            return number
        is_first = _FIRST_HEADING.match(text) or (
            text.strip() and _FIRST_UNDERLINE.fullmatch(texts.get(number + 1, ""))
        )
        if not in_code and is_first:
            return number
        if text.strip() and not previous.strip() and read_head_line(_words(text)).kind in {"text", "word"}:
            before += 1
            if before > MAX_BEFORE and not in_code:
                return None
        previous = text
    return None


def _is_heading(line: str) -> bool:
    """Tell whether a line is a heading, or meant to be one: without its space it is none to CommonMark."""
    return bool(_HEADING.match(line)) or (
        line.startswith("#") and " " in line and _TIGHT.match(line) is not None
    )


def _stands_alone(texts: dict[int, str], number: int) -> bool:
    """Tell whether a line is a paragraph of its own, or ends with a break."""
    return not texts.get(number + 1, "").strip() or bool(_BREAK.search(texts[number]))


def _is_underlined(texts: dict[int, str], number: int) -> bool:
    """Tell whether the line below makes a line a heading."""
    return _UNDERLINE.fullmatch(texts.get(number + 1, "")) is not None


def _words(line: str) -> str:
    """Return a line's words without any Markdown."""
    text = line.strip().lstrip("#").rstrip("#") if _is_heading(line) else _BREAK.sub("", line)
    return read_inline(text.strip())


def _blank(texts: dict[int, str], number: int) -> None:
    """Take a line out, with the line that underlines it."""
    is_heading = _is_heading(texts[number])
    texts[number] = ""
    if not is_heading and _UNDERLINE.fullmatch(texts.get(number + 1, "")):
        texts[number + 1] = ""
