"""A `mkdocs.yml` as MkDocs reads it, but for what would run code.

`!ENV` is filled in, and the file that `INHERIT` names is read first, as in mkdocs/utils/yaml.py (MkDocs 1.6).
That reads with YAML's full loader; here the loader is a safe one, and a value with a tag that only MkDocs
understands is `Unread`: it may stand anywhere but in the digest's own settings.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import add_env_tag

from news_digest.model import Problem

# Deeper than anybody writes them, and an end to files that inherit from each other.
MAX_INHERITED = 20


class SettingsError(Exception):
    """The configuration can not be used; `problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class Unread:
    """What stands behind a tag that is not followed here."""


class _Loader(yaml.SafeLoader):
    """YAML's safe loader with a class of its own, so that adding tags leaves other users of YAML alone."""


def _leave_unread(_loader: yaml.Loader, _suffix: str, _node: yaml.Node) -> Unread:
    """Return that a value was not read."""
    return Unread()


add_env_tag(_Loader)
_Loader.add_multi_constructor("!relative", _leave_unread)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _leave_unread)


def read_values(config: Path, depth: int = 0) -> dict[str, Any]:
    """Return the values in a YAML file and in those that it inherits from.

    Raises `SettingsError` if one of them can not be read.
    """
    values = _load(config)
    parent = values.pop("INHERIT", None)
    if parent is None:
        return values
    if not isinstance(parent, str) or depth == MAX_INHERITED:
        reason = f"`INHERIT: {parent}` names no file" if depth < MAX_INHERITED else "its `INHERIT` has no end"
        raise SettingsError(_unreadable(config, 1, reason))
    return _merge(read_values(config.parent / parent, depth + 1), values)


def _load(config: Path) -> dict[str, Any]:
    """Return the mapping in a YAML file, or say in a `SettingsError` why there is none."""
    try:
        values = yaml.load(config.read_bytes(), Loader=_Loader)  # noqa: S506  # a SafeLoader
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
        reason = str(getattr(error, "problem", None) or getattr(error, "strerror", None) or error)
        raise SettingsError(_unreadable(config, line, reason)) from error
    if not isinstance(values, dict):
        raise SettingsError(_unreadable(config, 1, "it holds no settings"))
    return values


def _merge(parent: Mapping[str, Any], child: Mapping[str, Any]) -> dict[str, Any]:
    """Return both mappings in one, with the child's values; mappings are merged likewise, lists replaced."""
    both = dict(parent)
    for key, value in child.items():
        known = both.get(key)
        both[key] = (
            _merge(known, value) if isinstance(known, Mapping) and isinstance(value, Mapping) else value
        )
    return both


def _unreadable(config: Path, line: int, reason: str) -> Problem:
    """Return the problem of a configuration that can not be read."""
    message = f"cannot be read ({reason})"
    advice = "run the command where mkdocs.yml lies, or name it with --config"
    return Problem(path=str(config), line=line, code="config-unreadable", message=message, advice=advice)
