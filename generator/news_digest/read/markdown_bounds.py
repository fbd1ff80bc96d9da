"""The bounds on Markdown, checked before it is parsed, so that no article can keep the parser busy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from news_digest.read.bounds import MAX_LINKS, MAX_MARKUP, MAX_TABLE_CELLS, MAX_TABLE_COLUMNS
from news_digest.read.problems import RefusedError

if TYPE_CHECKING:
    from news_digest.read.opening import Line

# Those that mark text, and those that begin an item when they stand before a space.
MARKUP = (*"*_`<>&!\\~", "- ", "+ ", ". ", ") ")
_AS_TEXT = "send it as a .txt file, where they are text"


def check_markup(lines: tuple[Line, ...]) -> None:
    """Raise RefusedError at the line where there is more Markdown than the parser takes in good time."""
    links = marks = 0
    for number, line in lines:
        links += line.count("[")
        marks += sum(map(line.count, MARKUP))
        if links > MAX_LINKS:
            message = f"the article has more than {MAX_LINKS:,} opening brackets"
            raise RefusedError(number, "too-many-links", message, _AS_TEXT)
        if marks > MAX_MARKUP:
            message = f"the article has more than {MAX_MARKUP:,} signs of Markdown"
            raise RefusedError(number, "too-much-markup", message, _AS_TEXT)
    _check_tables(lines)


def _check_tables(lines: tuple[Line, ...]) -> None:
    """Raise RefusedError if a table may have more columns or cells than it may."""
    number, columns = max(
        ((number, line.count("|") - 1) for number, line in lines), key=_columns, default=(1, 0)
    )
    rows = sum(bool(line.strip()) for _, line in lines)
    if columns > MAX_TABLE_COLUMNS:
        message = f"the table has more than {MAX_TABLE_COLUMNS} columns"
        raise RefusedError(number, "table-too-wide", message, "break it into smaller tables")
    if columns * rows > MAX_TABLE_CELLS:
        message = f"the table has {columns} columns in an article of {rows:,} lines"
        raise RefusedError(number, "table-too-wide", message, "break it into smaller articles")


def _columns(line: tuple[int, int]) -> int:
    """Sort key: the number of columns on a (numbered) line."""
    return line[1]
