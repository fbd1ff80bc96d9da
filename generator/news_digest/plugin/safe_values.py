"""What the digest's pages tell templates, safe in any of them: escaped for HTML, and known to be.

MkDocs' templates do not escape by themselves, and Material's own write titles and descriptions as they are.
A value that is `Markup` stands there escaped already, and stays as it is where a template says `| e`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import Environment
from markupsafe import escape


class Texts(list[Any]):
    """A list that a template may write as it is: its values one after another, without Python's quotes."""

    def __str__(self) -> str:
        return ", ".join(map(str, self))

    __html__ = __str__


class Fields(dict[str, Any]):
    """A mapping that a template may write as it is: its values one after another."""

    def __str__(self) -> str:
        return ", ".join(map(str, self.values()))

    __html__ = __str__


def make_safe(value: Any) -> Any:  # noqa: ANN401 - whatever front matter holds
    """Return a value of front matter with every text in it escaped; one that is escaped already as it is."""
    if isinstance(value, str):
        return escape(value)
    if isinstance(value, Mapping):
        return Fields((key, make_safe(part)) for key, part in value.items())  # the names are our own
    if isinstance(value, list | tuple):
        return Texts(make_safe(part) for part in value)
    return value


def guard_filters(environment: Environment) -> None:
    """Let the filter that takes tags out of a text leave it escaped: Jinja's own would also undo that."""
    strip_tags = environment.filters["striptags"]
    environment.filters["striptags"] = lambda value: escape(strip_tags(value))
