"""Blocks of `Title: …` lines above an article, as Pelican, Python-Markdown's Meta-Data and people write them.

A block begins on the first line with text and ends at the first line that is no label. Two labels that we
know make a block, or a title alone: one line such as “Update: the bridge is open” is a headline.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from news_digest.language.dates import DateError, parse_date
from news_digest.read.bounds import MAX_FRONT_MATTER_BYTES
from news_digest.read.keys import MEANINGLESS_KEYS, own_key, plain_key
from news_digest.read.problems import ProblemList, RefusedError, quoted
from news_digest.read.strict_yaml import Value
from news_digest.read.withholding import is_holding_key

if TYPE_CHECKING:
    from collections.abc import Sequence

_LABEL = re.compile(
    r"(?:\*\*|__)?(?P<key>[A-Za-z][A-Za-z_ -]{0,30}?)(?:\*\*|__)?[ \t]*:(?:\*\*|__)?(?:[ \t]+(?P<value>.*))?"
)
_GOES_ON = re.compile(r"(?: {2,}|\t)\S")  # an indented line goes on with the value above it
_ADDRESS = re.compile(r"(?:https?://|/)\S+|\S+\.\S+")
# Fields that open a sentence in a headline as well; they may stand in a block, but not begin one.
_NEVER_FIRST = frozenset({"correction", "references", "story", "summary", "updated"})
_MIN_LABELS = 2


def find_labels(
    lines: Sequence[str], first: int, problems: ProblemList
) -> tuple[Mapping[str, Value], int] | None:
    """Return the fields of the block that begins at an index, and the index behind it; None if none does.

    A key that is given twice is noted in `problems`. Raises RefusedError if the block is longer than front
    matter may be.
    """
    rows = _read_rows(lines, first)
    known = [own_key(key) for _, key, _ in rows if is_known(key)]
    is_block = len(known) >= _MIN_LABELS or (known == ["title"] and bool(rows[0][2]))
    if not is_block or own_key(rows[0][1]) in _NEVER_FIRST:
        return None
    end = _end_of_block(lines, first)
    if (
        sum(len(line.encode("utf-8", "surrogatepass")) + 1 for line in lines[first:end])
        > MAX_FRONT_MATTER_BYTES
    ):
        message = f"the lines above the text have more than {MAX_FRONT_MATTER_BYTES:,} bytes"
        raise RefusedError(
            first + 1, "front-matter-too-long", message, "move text below them, over a blank line"
        )
    return _collect(rows, problems), end


def is_label(line: str) -> bool:
    """Tell whether a line gives a field that we know."""
    row = _read_row(line)
    return row is not None and is_known(row[0])


def is_known(key: str) -> bool:
    """Tell whether a label is a key of ours or of another tool."""
    return own_key(key) is not None or is_holding_key(key) or plain_key(key) in MEANINGLESS_KEYS


def _read_rows(lines: Sequence[str], first: int) -> list[tuple[int, str, str]]:
    """Return the (index, key, value) of each label of a block, with the lines that go on with a value."""
    rows: list[tuple[int, str, str]] = []
    for index in range(first, _end_of_block(lines, first)):
        row = _read_row(lines[index])
        if row is not None:
            rows.append((index, *row))
        else:
            begun, key, value = rows[-1]
            rows[-1] = (begun, key, f"{value} {lines[index].strip()}".strip())
    return rows


def _end_of_block(lines: Sequence[str], first: int) -> int:
    """Return the index of the first line that is neither a label nor goes on with one."""
    for index in range(first, len(lines)):
        goes_on = index > first and bool(_GOES_ON.match(lines[index]))
        if not goes_on and _read_row(lines[index]) is None:
            return index
    return len(lines)


def _read_row(line: str) -> tuple[str, str] | None:
    """Return the key and value of a label, or None: a key of several words must be known, a value fit."""
    found = _LABEL.fullmatch(line.rstrip())
    if found is None:
        return None
    key, value = found["key"].strip(), (found["value"] or "").strip()
    if not is_known(key):
        return None if " " in key or not value else (key, value)
    return (key, value) if _fits(own_key(key), value) else None


def _fits(field: str | None, value: str) -> bool:
    """Tell whether a value may belong to a field: a headline can begin with “Update:” or “Link:” too."""
    if field in {"date", "updated"} and value:
        try:
            parse_date(value)
        except DateError:
            return any(sign.isdigit() for sign in value)
    if field == "url":
        return not value or _ADDRESS.fullmatch(value) is not None
    return True


def _collect(rows: list[tuple[int, str, str]], problems: ProblemList) -> Mapping[str, Value]:
    """Return the fields of a block, the first of each key."""
    fields: dict[str, Value] = {}
    for index, key, text in rows:
        value = Value(line=index + 1, data=text)
        first = fields.get(key)
        if first is None:
            fields[key] = value
        else:
            message = f"{quoted(key)} stands on line {first.line} already, and the first counts"
            problems.add(index + 1, "duplicate-key", message, "keep one of the two")
            fields[key] = replace(first, repeated=(*first.repeated, value))
    return fields
