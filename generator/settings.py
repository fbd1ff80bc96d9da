"""What `mkdocs.yml` says, for commands that run without MkDocs.

The file is read with a safe loader that knows `!ENV` (as MkDocs does) and ignores every other tag, so that
no tag in it can run code here.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import add_env_tag

from generator.model import Problem, Settings

# Beside mkdocs.yml, where git ignores it.
CACHE = Path(".cache") / "digest"
# What both doors say of a site that may be read, but not followed or found.
NO_ADDRESS = (
    "site_url is not set in mkdocs.yml: feeds, sitemaps and what other sites show of a page are left out, "
    "since they need the address at which the site will stand"
)
_WEB_ADDRESS = re.compile(r"https?://[^\s/]", re.IGNORECASE)

PROBLEM_CODES = {
    "config-unreadable": "mkdocs.yml is missing or is not valid YAML",
    "config-value": "a value in mkdocs.yml has the wrong type",
}


class SettingsError(Exception):
    """The configuration can not be used; `problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class _Loader(yaml.SafeLoader):
    """YAML's safe loader with a class of its own, so that adding tags leaves other users of YAML alone."""


def _ignore_tag(_loader: yaml.Loader, _suffix: str, _node: yaml.Node) -> None:
    """Read any tag that only MkDocs understands as nothing."""


add_env_tag(_Loader)
_Loader.add_multi_constructor("!", _ignore_tag)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _ignore_tag)


def read_settings(config: Path, *, articles: Path | None = None) -> Settings:
    """Return the settings in `config` (a `mkdocs.yml`); `articles` overrides the folder it names.

    Raises `SettingsError` if the file can not be read or a value has the wrong type.
    """
    values = _read_yaml(config)
    options = _find_plugin_options(values.get("plugins"), "digest")
    theme = values.get("theme")
    base = config.parent
    return Settings(
        site_name=_text(values, "site_name", "News Digest", config),
        site_url=with_slash(_text(values, "site_url", "", config)),
        site_description=_text(values, "site_description", "", config),
        language=_text(theme, "language", "en", config) if isinstance(theme, dict) else "en",
        articles=articles if articles is not None else base / _text(options, "articles", "articles", config),
        docs=base / _text(values, "docs_dir", "docs", config),
        page_size=_number(options, "page_size", 30, config),
        feed_size=_number(options, "feed_size", 30, config),
        cache=base / CACHE,
        websub_hub=_web_address(options, "websub_hub", config),
        pictures=_switch(options, "pictures", config),
        latest=_day(options, "latest", config),
        originals=_texts(options, "originals", config),
    )


def read_day(value: object) -> dt.date | None:
    """Return a day, as YAML reads it or as text; None for nothing. Raises ValueError for anything else."""
    if not value:
        return None
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    if isinstance(value, str):
        return dt.date.fromisoformat(value)
    raise ValueError("no day")


def with_slash(address: str) -> str:
    """Return a site's address with one slash at its end; an empty one stays empty."""
    return address.rstrip("/") + "/" if address else ""


def _read_yaml(config: Path) -> dict[str, Any]:
    """Return the mapping in a YAML file, or say in a `SettingsError` why there is none."""
    try:
        values = yaml.load(config.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506  # a SafeLoader
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
        reason = str(getattr(error, "problem", None) or getattr(error, "strerror", None) or error)
        raise SettingsError(_unreadable(config, line, reason)) from error
    if not isinstance(values, dict):
        raise SettingsError(_unreadable(config, 1, "it holds no settings"))
    return values


def _unreadable(config: Path, line: int, reason: str) -> Problem:
    """Return the problem of a configuration that can not be read."""
    message = f"cannot be read ({reason})"
    advice = "run the command where mkdocs.yml lies, or name it with --config"
    return Problem(path=str(config), line=line, code="config-unreadable", message=message, advice=advice)


def _find_plugin_options(plugins: object, name: str) -> Mapping[str, Any]:
    """Return the options of one plugin in MkDocs' list or mapping of plugins."""
    entries = plugins if isinstance(plugins, list) else [plugins]
    for entry in entries:
        if isinstance(entry, dict) and isinstance(entry.get(name), dict):
            options: Mapping[str, Any] = entry[name]
            return options
    return {}


def _text(values: Mapping[str, Any], key: str, default: str, config: Path) -> str:
    """Return a text value, or the default where it is absent or empty."""
    value = values.get(key)
    if value is None:
        return default
    if not isinstance(value, str | int | float):
        raise SettingsError(_wrong_value(config, key, "text"))
    return str(value)


def _web_address(values: Mapping[str, Any], key: str, config: Path) -> str | None:
    """Return an http(s) address, or None where it is absent or empty."""
    value = _text(values, key, "", config)
    if value and not _WEB_ADDRESS.match(value):
        raise SettingsError(_wrong_value(config, key, "an address that begins with https://"))
    return value or None


def _switch(values: Mapping[str, Any], key: str, config: Path) -> bool:
    """Return true or false; true where it is absent."""
    value = values.get(key, True)
    if not isinstance(value, bool):
        raise SettingsError(_wrong_value(config, key, "true or false"))
    return value


def _day(values: Mapping[str, Any], key: str, config: Path) -> dt.date | None:
    """Return a day, or None where it is absent or empty."""
    try:
        return read_day(values.get(key))
    except ValueError as error:
        raise SettingsError(_wrong_value(config, key, "a day such as 2024-03-18")) from error


def _texts(values: Mapping[str, Any], key: str, config: Path) -> tuple[str, ...]:
    """Return a list of texts, or nothing where it is absent."""
    value = values.get(key) or []
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise SettingsError(_wrong_value(config, key, "a list of paths such as 2024/bridge.txt"))
    return tuple(value)


def _number(values: Mapping[str, Any], key: str, default: int, config: Path) -> int:
    """Return a whole number of at least one, or the default where it is absent."""
    value = values.get(key, default)
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise SettingsError(_wrong_value(config, key, "a whole number of at least 1"))
    return value


def _wrong_value(config: Path, key: str, expected: str) -> Problem:
    """Return the problem of a value of the wrong type."""
    return Problem(
        path=str(config),
        line=1,
        code="config-value",
        message=f"`{key}` is not {expected}",
        advice=f"write {expected}",
    )
