"""What `mkdocs.yml` says, for both doors: the file as MkDocs reads it, and its values as `Settings`.

The command line reads the file itself (`read_settings`); MkDocs has read it already, so the plugin hands over
what it was given (`make_settings`). Types, defaults and refusals are the same, since they stand in one place.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from news_digest.model import Settings
from news_digest.settings.beside import find_refusal
from news_digest.settings.effects import find_ineffective
from news_digest.settings.look import OWN_ASSETS, SHEETS, THEME, font_rules, is_written_theme, theme_values
from news_digest.settings.menu import make_footer, make_menu
from news_digest.settings.policy import make_policy
from news_digest.settings.values import CACHE, CONFIGURED, NO_ADDRESS, make_settings
from news_digest.settings.yaml_file import SettingsError, read_values

__all__ = [
    "CACHE",
    "CONFIGURED",
    "NO_ADDRESS",
    "OWN_ASSETS",
    "PROBLEM_CODES",
    "SHEETS",
    "THEME",
    "SettingsError",
    "find_ineffective",
    "find_refusal",
    "font_rules",
    "is_written_theme",
    "make_footer",
    "make_menu",
    "make_policy",
    "make_settings",
    "read_settings",
    "read_written",
    "theme_values",
]

PROBLEM_CODES = {
    "config-unreadable": "mkdocs.yml is missing or is not valid YAML",
    "config-value": "a value in mkdocs.yml has the wrong type",
    "setting-without-effect": "a setting in mkdocs.yml that the digest can not obey",
}


def read_settings(config: Path, *, articles: Path | None = None) -> Settings:
    """Return the settings in `config` (a `mkdocs.yml`); `articles` overrides the folder it names.

    As with MkDocs, `mkdocs.yaml` is read where there is no `mkdocs.yml`. Raises `SettingsError` if the file
    can not be read or a value has the wrong type.
    """
    config = find_file(config)
    return make_settings(read_values(config), config, articles=articles)


def find_file(config: Path) -> Path:
    """Return the file that MkDocs reads: `mkdocs.yaml` where there is no `mkdocs.yml`."""
    other = config.with_suffix(".yaml")
    return other if config.name == "mkdocs.yml" and not config.exists() and other.exists() else config


def read_written(config: Path) -> dict[str, Any]:
    """Return what the file itself says, without any default; nothing where it can not be read."""
    try:
        return read_values(find_file(config))
    except SettingsError:
        return {}
