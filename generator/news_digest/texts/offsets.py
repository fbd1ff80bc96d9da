"""Offsets: the lines of a text, cleaned for the rooms, and the way back to the characters as given.

Cleaning composes letters, drops what nobody sees and makes one space of many, so a place in a clean line is
found again through the pieces (words and gaps) that it was made from.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from typing import NamedTuple

from news_digest.model import Mention
from news_digest.read.characters import clean_text, fold_text

LINE = re.compile(r"[^\r\n]+")
PIECE = re.compile(r"\s+|\S+")


class Line(NamedTuple):
    """A line with words: where it starts in the text, as given there, and clean."""

    start: int
    given: str
    clean: str


class _Piece(NamedTuple):
    """A piece of a given line, where it starts, and what it became where in the clean line."""

    start: int
    given: str
    clean_start: int
    clean: str


def find_lines(text: str) -> Iterator[Line]:
    """Yield the lines that are not empty once they are clean."""
    for match in LINE.finditer(text):
        clean = clean_text(match.group())
        if clean:
            yield Line(match.start(), match.group(), clean)


def find_given_spans(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Yield where each mention, in order, stands in the text as given."""
    lines = list(find_lines(text))
    starts = [0, *accumulate(len(line.clean) + 1 for line in lines)]
    for place, in_line in groupby(mentions, lambda each: bisect_right(starts, each.start) - 1):
        line, start = lines[place], starts[place]
        pieces = _match_pieces(line.given, line.clean)
        for mention in in_line:
            first = _find_given(pieces, mention.start - start)
            last = _find_given(pieces, mention.end - start - 1)
            yield line.start + first[0], line.start + last[1]


def _match_pieces(given: str, clean: str) -> list[_Piece]:
    """Return the pieces of a given line that the clean one consists of: one if it stands there as it is."""
    shift = given.find(clean)
    if shift >= 0:
        return [_Piece(shift, clean, 0, clean)]
    pieces: list[_Piece] = []
    made, spaced = 0, True
    for match in PIECE.finditer(given):
        folded = fold_text(match.group())
        if folded and not (spaced and folded.isspace()):
            pieces.append(_Piece(match.start(), match.group(), made, folded))
            made += len(folded)
            spaced = folded.isspace()
    return pieces


def _find_given(pieces: Sequence[_Piece], place: int) -> tuple[int, int]:
    """Return the span of the given line that became the clean character at a place."""
    piece = pieces[bisect_right(pieces, place, key=lambda each: each.clean_start) - 1]
    inside = place - piece.clean_start
    if piece.given == piece.clean:
        return piece.start + inside, piece.start + inside + 1

    def length(end: int) -> int:
        return len(fold_text(piece.given[:end]))

    start = bisect_right(range(len(piece.given)), inside, key=length) - 1
    end = start + 1
    # Marks behind a letter belong to it.
    while end < len(piece.given) and fold_text(piece.given[:end]) != piece.clean[: inside + 1]:
        if length(end + 1) != inside + 1:
            break
        end += 1
    return piece.start + start, piece.start + end
