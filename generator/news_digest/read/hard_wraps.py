"""Hard wraps: text that was broken at a width, as in e-mail, is put together into paragraphs again.

In a `.txt` article each line is a paragraph. Text from e-mail or an editor is broken every 70 or 80
characters instead (RFC 3676, section 4.2, asks for at most 78), and each line would be a paragraph without
beginning or end. Such text shows by its lines: sentences run over their ends, and the next word would not
have fitted. Columns read from print are narrower and part words at their lines' ends. Wire copy and old books
begin each paragraph with an indentation instead of a blank line.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from news_digest.read.bounds import MAX_LINE_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from news_digest.read.opening import Line

# Widths at which people and programs break lines, in characters. Of 2,648 real articles 254 are broken so, at
# 65 to 77; in lists that run on, because their items begin small and end bare, lines had 47 to 61, or 85.
MIN_WIDTH, MAX_WIDTH = 62, 80
# Columns of newspapers have 25 to 60 characters a line; only hyphens at their ends tell them from lists.
MIN_COLUMN, MIN_HYPHENS = 20, 3
MIN_INDENTED = 2  # paragraphs that begin with an indentation, so that it is no accident
MIN_RUNNING = 3  # lines whose sentence runs on; fewer may be an accident
USUAL = 0.9  # of the lines that run on are at most as long as the width
NEARLY = 0.9  # of the width: a line so full counts as full, for words also part at hyphens
FULL_SHARE = 0.5  # of the lines that run on: where links were cut out, lines are shorter than they were
SURE_SHARE = 0.8  # the same where few lines run on
MANY_RUNNING = 8
HALF = 0.5  # of the width: two lines that run on and are both shorter are items of a list
COLUMN_LINES = 8  # around a line that tell the width of its column
SHORT_LINE = 0.75  # of a column's width: so short a line ends a paragraph
_HYPHEN_END = re.compile(r"[^\W\d_]{2}[-\u2010\u00ac]\Z")
_PARTED = re.compile(
    r"\b([^\W\d_]{1,40})[-\u2010\u00ac] "
    r"(?!(?:and|or|to|und|oder|bis|et|ou|y|o|en|of)\b)([a-z\u00df-\u00f6\u00f8-\u00ff]+)"
)
_ENDS = re.compile(r"[.!?…:;。！？؟।][\"'”’»)\]*_]*\Z")
_INNER_END = re.compile(r"[.!?…][\"'”’»)\]]* +\S")  # a sentence that ends within a line, as items hardly have
_OPEN_END = re.compile(r"(?:,|(?:^|\s)[a-z]{1,3})\Z")  # a comma, “of”, “the”: more must follow
_NAME_END = re.compile(r"(?:^|\s)[^\W\d_a-z]\w*\Z")  # a capitalised word: “… of the United”
_ITEM = re.compile(r"[-=]{3}|(?:[-*•–—>|+#]|\d+[.)]|[a-z][.)]|\((?:\d+|[a-z]|[ivx]+)\))\s")


def join_wrapped(lines: Sequence[Line], indented: frozenset[int] = frozenset()) -> tuple[Line, ...]:
    """Return (number, text) lines with those of hard-wrapped text joined, under the number of the first.

    `indented` are the numbers of lines that began with white space. Lines stay as they are where nothing says
    that they were wrapped, and over a blank line. Nothing is lost: a space stands where a line ended, or the
    word goes on that was parted there.
    """
    if _has_indented_paragraphs(lines, indented):
        return _join_at(lines, lambda place: lines[place][0] in indented)
    if _is_column(lines):
        return _join_at(lines, lambda place: _begins_in_column(lines, place), _join_column)
    width = _find_width(lines)
    if not width:
        return tuple(lines)
    joined: list[tuple[int, list[str]]] = []
    size = 0  # characters of the last paragraph
    for place, (number, text) in enumerate(lines):
        size += 1 + len(text)
        goes_on = place > 0 and _continues(
            lines[place - 1], (number, text), width, inside=len(joined[-1][1]) > 1
        )
        if goes_on and size <= MAX_LINE_CHARACTERS:
            joined[-1][1].append(text)
        else:
            joined.append((number, [text]))
            size = len(text)
    return tuple((number, _join_parts(parts)) for number, parts in joined)


def _join_at(
    lines: Sequence[Line], begins: Callable[[int], bool], join: Callable[[Sequence[str]], str] | None = None
) -> tuple[Line, ...]:
    """Return lines joined into paragraphs; one begins behind a blank line, or where `begins` says so."""
    joined: list[tuple[int, list[str]]] = []
    size = 0
    for place, (number, text) in enumerate(lines):
        size += 1 + len(text)
        is_next = place > 0 and number == lines[place - 1][0] + 1
        if is_next and not begins(place) and size <= MAX_LINE_CHARACTERS:
            joined[-1][1].append(text)
        else:
            joined.append((number, [text]))
            size = len(text)
    return tuple((number, (join or _join_parts)(parts)) for number, parts in joined)


def _join_parts(parts: Sequence[str]) -> str:
    """Return lines as one text; a word that broke at its own hyphen is put together again."""
    text = " ".join(parts)
    return _PARTED.sub(r"\1-\2", text) if any(map(_HYPHEN_END.search, parts[:-1])) else text


def _join_column(parts: Sequence[str]) -> str:
    """Return the lines of a column of print as one text, without the hyphens that parted words.

    A hyphen stays where the word is written with it elsewhere in the same paragraph.
    """
    text = " ".join(parts)
    return _PARTED.sub(lambda word: word[1] + ("-" if f"{word[1]}-{word[2]}" in text else "") + word[2], text)


def _has_indented_paragraphs(lines: Sequence[Line], indented: frozenset[int]) -> bool:
    """Tell whether paragraphs begin with an indentation and go on, flush, in sentences that run on."""
    begins = [place for place, (number, _) in enumerate(lines) if number in indented]
    runs = [place for place in begins if place + 1 < len(lines) and lines[place + 1][0] not in indented]
    running = sum(_runs_on(first, second) for first, second in pairwise(lines) if second[0] not in indented)
    return len(runs) >= MIN_INDENTED and 2 * len(runs) >= len(begins) and running >= MIN_INDENTED


def _is_column(lines: Sequence[Line]) -> bool:
    """Tell whether lines are a narrow column of print: words are parted at the ends of several."""
    parted = [
        len(first[1])
        for first, second in pairwise(lines)
        if second[0] == first[0] + 1 and _HYPHEN_END.search(first[1]) and second[1][0].islower()
    ]
    return len(parted) >= MIN_HYPHENS and MIN_COLUMN <= max(parted) < MIN_WIDTH


def _begins_in_column(lines: Sequence[Line], place: int) -> bool:
    """Tell whether a paragraph of a narrow column begins: behind a line that is short and ends a sentence."""
    before = lines[place - 1][1]
    width = max(len(text) for _, text in lines[max(0, place - COLUMN_LINES) : place + COLUMN_LINES])
    return _ENDS.search(before) is not None and len(before) < SHORT_LINE * width


def begins_broken(lines: Sequence[Line], indented: frozenset[int] = frozenset()) -> bool:
    """Tell whether the first of these lines is full and its sentence goes on in the second.

    `indented` is as in `join_wrapped`: the first line of an indented paragraph goes on as well.
    """
    if lines[0][0] in indented and _has_indented_paragraphs(lines, indented):
        return True
    width = _find_width(lines)
    if not width or lines[1][0] != lines[0][0] + 1 or _ENDS.search(lines[0][1]):
        return False
    # A short source above an address, which is one long word, is not full.
    return len(lines[0][1]) >= HALF * width and _is_full(lines[0], lines[1], NEARLY * width)


def _find_width(lines: Sequence[Line]) -> int:
    """Return the width at which a text was wrapped, in characters, or 0."""
    running = [pair for pair in pairwise(lines) if len(pair[0][1]) <= MAX_WIDTH and _runs_on(*pair)]
    if len(running) < MIN_RUNNING or not any(_INNER_END.search(text) for pair in running for _, text in pair):
        return 0
    lengths = sorted(len(first[1]) for first, _ in running)
    width = lengths[int(USUAL * (len(lengths) - 1))]
    full = sum(_is_full(first, second, NEARLY * width) for first, second in running)
    share = FULL_SHARE if len(running) >= MANY_RUNNING else SURE_SHARE
    return width if width >= MIN_WIDTH and full >= share * len(running) else 0


def _runs_on(first: Line, second: Line) -> bool:
    """Tell whether a sentence goes on in the line right below, by its small letter."""
    return second[0] == first[0] + 1 and second[1][0].islower() and _ENDS.search(first[1]) is None


def _is_full(first: Line, second: Line, width: float) -> bool:
    """Tell whether the first word of a line would not have fitted on the one before."""
    return len(first[1]) + 1 + len(second[1].split(maxsplit=1)[0]) > width


def _continues(first: Line, second: Line, width: int, *, inside: bool) -> bool:
    """Tell whether a line goes on with the paragraph of the one before, in text wrapped at `width`.

    `inside` tells that the one before goes on with a paragraph itself, and so is no heading or item.
    """
    if second[0] != first[0] + 1 or _ITEM.match(second[1]):
        return False
    if _runs_on(first, second):
        return inside or max(len(first[1]), len(second[1])) >= HALF * width
    is_long = inside or len(first[1]) >= HALF * width
    if (is_long and _OPEN_END.search(first[1])) or (inside and _NAME_END.search(first[1])):
        return True
    if len(first[1]) > MAX_WIDTH or first[1].endswith(":") or not _is_full(first, second, width):
        return False
    # A sentence that ends where its line does is followed by another of its paragraph, or by a heading.
    return _ENDS.search(first[1]) is None or len(second[1]) >= NEARLY * width
