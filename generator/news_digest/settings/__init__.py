"""What `mkdocs.yml` says, for both doors: the file as MkDocs reads it, and its values as `Settings`.

The command line reads the file itself (`read_settings`); MkDocs has read it already, so the plugin hands over
what it was given (`make_settings`). Types, defaults and refusals are the same, since they stand in one place.
"""

from __future__ import annotations

from pathlib import Path

from news_digest.model import Settings
from news_digest.settings.beside import find_refusal
from news_digest.settings.values import CACHE, CONFIGURED, NO_ADDRESS, make_settings
from news_digest.settings.yaml_file import SettingsError, read_values

__all__ = [
    "CACHE",
    "CONFIGURED",
    "NO_ADDRESS",
    "PROBLEM_CODES",
    "SettingsError",
    "find_refusal",
    "make_settings",
    "read_settings",
]

PROBLEM_CODES = {
    "config-unreadable": "mkdocs.yml is missing or is not valid YAML",
    "config-value": "a value in mkdocs.yml has the wrong type",
}


def read_settings(config: Path, *, articles: Path | None = None) -> Settings:
    """Return the settings in `config` (a `mkdocs.yml`); `articles` overrides the folder it names.

    As with MkDocs, `mkdocs.yaml` is read where there is no `mkdocs.yml`. Raises `SettingsError` if the file
    can not be read or a value has the wrong type.
    """
    other = config.with_suffix(".yaml")
    if config.name == "mkdocs.yml" and not config.exists() and other.exists():
        config = other
    return make_settings(read_values(config), config, articles=articles)
