"""A strict reader for the YAML of front matter: text, lists and fields, each with its line, and no surprises.

Scalars stay the text that was written (`yes`, `2023` and `0x10` are words, as with YAML's failsafe schema),
and what front matter never needs is refused by name: anchors, aliases, types, more documents, deep nesting.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import yaml
from yaml import events as ev

from news_digest.read.bounds import MAX_FRONT_MATTER_DEPTH
from news_digest.read.problems import ProblemList, RefusedError, quoted
from news_digest.read.yaml_advice import explain_error, explain_line

if TYPE_CHECKING:
    from collections.abc import Iterator

_FAST_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# YAML ends a line at these too, an editor does not: line numbers would go wrong.
_ODD_LINE_ENDS = str.maketrans({"\x85": " ", "\u2028": " ", "\u2029": " "})
_TEMPLATE = re.compile(r"""^(\s*[\w-]+:\s+)(\{\{[^"\\]*\}\})\s*$""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What stands at a key or in a list: text, values, or fields; `line` is its 1-based line in the file.

    `cut_off` tells that ` #` ended a plain text, so that YAML dropped the rest of its line. `repeated` are
    the values of the same key further down, which do not count but may say that an article is held back.
    """

    line: int
    data: str | tuple[Value, ...] | Mapping[str, Value]
    cut_off: bool = False
    repeated: tuple[Value, ...] = ()


def read_yaml(text: str, first_line: int, problems: ProblemList) -> Value | None:
    """Return what a YAML document says, or None if it is empty; `first_line` is its 1-based line in the file.

    A key that is given twice is noted in `problems`, and its first value counts. Raises RefusedError, with
    advice made from the line itself, if the text is not YAML or uses what is refused.
    """
    lines = [_quote_template(line) for line in text.translate(_ODD_LINE_ENDS).split("\n")]
    found = _Composer(_read_events(lines, first_line), lines, first_line, problems)
    return found.document()


def _quote_template(line: str) -> str:
    """Return a line whose value is an unfilled template (`date: {{date}}`) with this as a text."""
    return _TEMPLATE.sub(r'\1"\2"', line) if "{{" in line else line


def _read_events(lines: list[str], first_line: int) -> list[ev.Event]:
    """Return all events of a document, by the parser with good messages if the fast one fails."""
    text = "\n".join(lines)
    try:
        return list(_checked_events(text, _FAST_LOADER, lines, first_line))
    except (yaml.YAMLError, ValueError, OverflowError):
        pass
    try:
        return list(_checked_events(text, yaml.SafeLoader, lines, first_line))
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        index, message, advice = explain_error(error, lines)
        raise RefusedError(first_line + index, "front-matter-syntax", message, advice) from error


def _checked_events(
    text: str, loader: type[yaml.SafeLoader], lines: list[str], first_line: int
) -> Iterator[ev.Event]:
    """Yield events, and stop at the first that front matter never needs, before it can cost anything."""
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        index = _line_index(event)
        _refuse_references(event, index, lines, first_line)
        depth += isinstance(event, ev.CollectionStartEvent) - isinstance(event, ev.CollectionEndEvent)
        if depth > MAX_FRONT_MATTER_DEPTH:
            advice = "write each field as `key: value`; put a text with [ or { in double quotes"
            message = "lists and fields stand too deep in one another"
            raise RefusedError(first_line + index, "front-matter-too-deep", message, advice)
        yield event


def _refuse_references(event: ev.Event, index: int, lines: list[str], first_line: int) -> None:
    """Raise RefusedError for an anchor, an alias or a type."""
    line = lines[index] if index < len(lines) else ""
    if getattr(event, "anchor", None) is not None:
        message = "a text that begins with * or & is a reference in YAML"
        raise RefusedError(first_line + index, "front-matter-reference", message, explain_line(line)[1])
    if getattr(event, "tag", None) is not None:
        message = "a text that begins with ! is a type in YAML"
        raise RefusedError(first_line + index, "front-matter-type", message, explain_line(line)[1])


def _line_index(event: ev.Event) -> int:
    """Return the 0-based line on which an event begins."""
    return event.start_mark.line if event.start_mark else 0


class _Composer:
    """Builds values from events; nesting is bounded before, so it may call itself."""

    def __init__(
        self, events: list[ev.Event], lines: list[str], first_line: int, problems: ProblemList
    ) -> None:
        self._events = iter(events)
        self._lines = lines
        self._first_line = first_line
        self._problems = problems

    def document(self) -> Value | None:
        """Return the only document's value."""
        next(self._events)  # the stream begins
        if isinstance(next(self._events), ev.StreamEndEvent):
            return None
        value = self._value(next(self._events))
        next(self._events)  # the document ends
        following = next(self._events)
        if isinstance(following, ev.StreamEndEvent):
            return value
        line = self._first_line + _line_index(following)
        message = "a second YAML document begins here"
        raise RefusedError(line, "front-matter-syntax", message, "write all fields between two lines of ---")

    def _value(self, event: ev.Event) -> Value:
        """Return the value that begins with an event."""
        line = self._first_line + _line_index(event)
        if isinstance(event, ev.ScalarEvent):
            return Value(line=line, data=event.value, cut_off=self._is_cut_off(event))
        if isinstance(event, ev.SequenceStartEvent):
            return Value(line=line, data=tuple(self._items()))
        return Value(line=line, data=self._fields())

    def _items(self) -> Iterator[Value]:
        """Yield the values of a list."""
        for event in self._events:
            if isinstance(event, ev.SequenceEndEvent):
                return
            yield self._value(event)

    def _fields(self) -> Mapping[str, Value]:
        """Return fields by key; the first of a key that is given twice."""
        fields: dict[str, Value] = {}
        for event in self._events:
            if isinstance(event, ev.MappingEndEvent):
                break
            key = self._value(event)
            value = self._value(next(self._events))
            self._add_field(fields, key, value)
        return fields

    def _add_field(self, fields: dict[str, Value], key: Value, value: Value) -> None:
        """Take a field in, or note that its key is known already; RefusedError if the key is no text."""
        if not isinstance(key.data, str):
            advice = "write each field as `key: value`; put a text with [ or { in double quotes"
            raise RefusedError(
                key.line, "front-matter-syntax", "a list or fields stand where a key belongs", advice
            )
        if key.data in fields:
            message = (
                f"{quoted(key.data)} stands on line {fields[key.data].line} already, and the first counts"
            )
            self._problems.add(key.line, "duplicate-key", message, "keep one of the two")
            first = fields[key.data]
            fields[key.data] = replace(first, repeated=(*first.repeated, replace(value, line=key.line)))
        else:
            fields[key.data] = replace(value, line=key.line)

    def _is_cut_off(self, event: ev.ScalarEvent) -> bool:
        """Tell whether a plain text is followed by ` #` on its line."""
        end = event.end_mark
        if end is None or event.style or not event.value or end.line >= len(self._lines):
            return False
        return self._lines[end.line][end.column :].lstrip().startswith("#")
