"""Hard wraps: text that was broken at a width, as in e-mail, is put together into paragraphs again.

In a `.txt` article each line is a paragraph. Text from e-mail or an editor is broken every 70 or 80
characters instead (RFC 3676, section 4.2, asks for at most 78), and each line would be a paragraph without
beginning or end. Such text shows by its lines: sentences run over their ends, and the next word would not
have fitted.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.read.bounds import MAX_LINE_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.read.opening import Line

# Widths at which people and programs break lines, in characters. Of 2,648 real articles 254 are broken so, at
# 65 to 77; in lists that run on, because their items begin small and end bare, lines had 47 to 61, or 85.
MIN_WIDTH, MAX_WIDTH = 62, 80
MIN_RUNNING = 3  # lines whose sentence runs on; fewer may be an accident
USUAL = 0.9  # of the lines that run on are at most as long as the width
NEARLY = 0.9  # of the width: a line so full counts as full, for words also part at hyphens
FULL_SHARE = 0.5  # of the lines that run on: where links were cut out, lines are shorter than they were
SURE_SHARE = 0.8  # the same where few lines run on
MANY_RUNNING = 8
HALF = 0.5  # of the width: two lines that run on and are both shorter are items of a list
_ENDS = re.compile(r"[.!?…:;。！？؟।][\"'”’»)\]*_]*\Z")
_INNER_END = re.compile(r"[.!?…][\"'”’»)\]]* +\S")  # a sentence that ends within a line, as items hardly have
_OPEN_END = re.compile(r"(?:,|(?:^|\s)[a-z]{1,3})\Z")  # a comma, “of”, “the”: more must follow
_NAME_END = re.compile(r"(?:^|\s)[^\W\d_a-z]\w*\Z")  # a capitalised word: “… of the United”
_ITEM = re.compile(r"[-=]{3}|(?:[-*•–—>|+#]|\d+[.)]|[a-z][.)]|\((?:\d+|[a-z]|[ivx]+)\))\s")


def join_wrapped(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return (number, text) lines with those of hard-wrapped text joined, under the number of the first.

    Lines stay as they are where nothing says that they were wrapped, and over a blank line. Nothing is lost:
    a space stands where a line ended.
    """
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
    return tuple((number, " ".join(parts)) for number, parts in joined)


def begins_broken(lines: Sequence[Line]) -> bool:
    """Tell whether the first of these lines is full and its sentence goes on in the second."""
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
