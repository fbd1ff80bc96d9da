"""Fields of JSON and TOML as values of front matter: texts, lists and fields, each with its line.

Other libraries read these forms, and tell no lines: a field stands where its key is found first.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from news_digest.read.bounds import MAX_FRONT_MATTER_DEPTH
from news_digest.read.problems import RefusedError
from news_digest.read.strict_yaml import Value


def first_of_each(pairs: Iterable[tuple[str, Any]], repeated: dict[str, list[Any]]) -> dict[str, Any]:
    """Return pairs as fields, the first of each key, and note the others."""
    fields: dict[str, Any] = {}
    for key, value in pairs:
        if key in fields:
            repeated.setdefault(key, []).append(value)
        else:
            fields[key] = value
    return fields


def with_lines(
    data: object, text: str, first_line: int, repeated: Mapping[str, list[Any]]
) -> dict[str, Value]:
    """Return fields read by another library with their lines; RefusedError if they are none, or too deep."""
    if not isinstance(data, dict):
        message, advice = (
            "the front matter is no list of fields",
            "write one object with a field for each key",
        )
        raise RefusedError(first_line, "front-matter-not-fields", message, advice)
    lines = text.split("\n")
    fields = {}
    for key, value in data.items():
        pattern = re.compile(rf"""[\s{{,\[]*["']?{re.escape(key)}["']?\s*[=:\].]""")
        index = next((index for index, line in enumerate(lines) if pattern.match(line)), 0)
        line = first_line + index
        others = tuple(_make_value(other, line, 1) for other in repeated.get(key, ()))
        fields[key] = replace(_make_value(value, line, 1), repeated=others)
    return fields


def _make_value(data: object, line: int, depth: int) -> Value:
    """Return a value of JSON or TOML; RefusedError if it stands deeper than YAML's may."""
    if depth > MAX_FRONT_MATTER_DEPTH:
        message = "lists and fields stand too deep in one another"
        raise RefusedError(line, "front-matter-too-deep", message, "write each field as one text")
    if isinstance(data, dict):
        return Value(
            line=line, data={str(key): _make_value(one, line, depth + 1) for key, one in data.items()}
        )
    if isinstance(data, list):
        return Value(line=line, data=tuple(_make_value(one, line, depth + 1) for one in data))
    return Value(line=line, data=_scalar_text(data))


def _scalar_text(data: object) -> str:
    """Return a text, number, date or truth as it would be written in YAML."""
    if data is None:
        return ""
    if isinstance(data, bool):
        return "true" if data else "false"
    return data.isoformat() if isinstance(data, dt.date | dt.time) else str(data)
