"""A body as both forms of articles give it, and the bounds that hold for both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.read.bounds import MAX_LINE_CHARACTERS, MAX_LINES
from generator.read.problems import RefusedError

if TYPE_CHECKING:
    from generator.model import Block
    from generator.read.opening import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What an article says below its front matter."""

    headline: str
    source: str | None
    blocks: tuple[Block, ...]


def check_lines(lines: tuple[Line, ...]) -> None:
    """Raise RefusedError if a line is too long, or if too many lines hold text."""
    count = 0
    for number, line in lines:
        count += bool(line.strip())
        if len(line) > MAX_LINE_CHARACTERS:
            message = f"the line has {len(line):,} characters"
            advice = f"break it into paragraphs of at most {MAX_LINE_CHARACTERS:,}"
            raise RefusedError(number, "line-too-long", message, advice)
        if count > MAX_LINES:
            message = f"more than {MAX_LINES:,} lines hold text"
            raise RefusedError(number, "too-many-lines", message, "send it as several articles")
