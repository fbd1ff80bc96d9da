"""Front matter: finding the lines between two `---` at the top of a file, and reading their YAML strictly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

import frontmatter
from frontmatter.default_handlers import BaseHandler

from generator.read.bounds import MAX_FRONT_MATTER_BYTES
from generator.read.problems import ProblemList, RefusedError
from generator.read.strict_yaml import Value, read_yaml
from generator.read.yaml_advice import explain_line

_FENCE = "---"
_CLOSING = ("---", "...")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A file in two: the front matter's YAML, if there is any, and the numbered lines of the body."""

    yaml: str | None
    yaml_line: int
    body: tuple[tuple[int, str], ...]


def split_front_matter(text: str) -> Parts:
    """Return a file's front matter and body; blank lines may stand before the opening `---`.

    Raises RefusedError if the front matter has no end or is longer than `MAX_FRONT_MATTER_BYTES`.
    """
    lines = text.split("\n")
    first = next((index for index, line in enumerate(lines) if line.strip()), 0)
    if lines[first].rstrip() != _FENCE:
        return Parts(yaml=None, yaml_line=0, body=tuple(enumerate(lines, start=1)))
    end = next((index for index in range(first + 1, len(lines)) if lines[index].rstrip() in _CLOSING), None)
    if end is None:
        message = "the front matter has no end"
        advice = "write a line of --- below its last field, or begin the file with the headline"
        raise RefusedError(first + 1, "front-matter-not-closed", message, advice)
    front = "\n".join(lines[first + 1 : end])
    _check_length(front, first + 1)
    return Parts(yaml=front, yaml_line=first + 2, body=tuple(enumerate(lines[end + 1 :], start=end + 2)))


def read_front_matter(parts: Parts, problems: ProblemList) -> Mapping[str, Value]:
    """Return the fields of a file's front matter by key, as written; none if it has no front matter.

    Raises RefusedError if the front matter is not YAML, or not fields.
    """
    if parts.yaml is None:
        return {}
    handler = _StrictHandler(parts, problems)
    metadata, _ = frontmatter.parse(f"{_FENCE}\n{parts.yaml}\n{_FENCE}\n", handler=handler)
    return cast("Mapping[str, Value]", metadata)


class _StrictHandler(BaseHandler):
    """Lets python-frontmatter read with our strict YAML, from a split that was made with line numbers."""

    def __init__(self, parts: Parts, problems: ProblemList) -> None:
        self._parts = parts
        self._problems = problems

    def split(self, text: str) -> tuple[str, str]:  # noqa: ARG002 (the library passes what is split already)
        """Return the front matter; the body is not the library's, which would strip it."""
        return self._parts.yaml or "", ""

    def load(self, fm: str) -> dict[str, Any]:
        """Return the fields by key."""
        value = read_yaml(fm, self._parts.yaml_line, self._problems)
        if value is None:
            return {}
        if not isinstance(value.data, Mapping):
            advice = "write each field as `key: value`, or remove the lines of ---"
            message = "the front matter is no list of fields"
            if isinstance(value.data, str):
                message, advice = explain_line(fm.split("\n")[value.line - self._parts.yaml_line])
            raise RefusedError(value.line, "front-matter-not-fields", message, advice)
        return dict(value.data)


def _check_length(front: str, line: int) -> None:
    """Raise RefusedError if front matter is longer than it may be."""
    if len(front.encode("utf-8", "surrogatepass")) > MAX_FRONT_MATTER_BYTES:
        message = f"the front matter has more than {MAX_FRONT_MATTER_BYTES:,} bytes"
        raise RefusedError(line, "front-matter-too-long", message, "move text into the body of the article")
