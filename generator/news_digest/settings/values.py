"""From the values of `mkdocs.yml` to `Settings`: their types, their defaults, and what is wrong with one."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urlsplit

from news_digest.model import DEFAULT_PAGES, Pictures, Problem, Settings
from news_digest.settings.yaml_file import SettingsError

# Beside mkdocs.yml, where git ignores it.
CACHE = Path(".cache") / "digest"
# What both doors say of a site that may be read, but not followed or found.
NO_ADDRESS = (
    "site_url is not set in mkdocs.yml: feeds, sitemaps and what other sites show of a page are left out, "
    "since they need the address at which the site will stand"
)
# What is read of the file beside the theme and the plugins.
CONFIGURED = (
    "site_name",
    "site_url",
    "site_description",
    "docs_dir",
    "use_directory_urls",
    "repo_url",
    "extra",
    "extra_css",
    "extra_javascript",
)
# Material's plugin for sites that are opened from disk, by both of its names.
_OFFLINE = ("offline", "material/offline")
# Dask's own words for this machine, and an address as its clusters have; the packages of the extra `dask`.
_SCHEDULERS = ("threads", "processes")
_CLUSTER = re.compile(r"(?:tcp|tls)://[^\s/@]+:\d+")
_DASK = ("dask", "distributed")
_MAILBOX = re.compile(r"(?:mailto:)?([^\s@:/?#]+@[^\s@:/?#]+)")


def make_settings(values: Mapping[str, Any], config: Path, *, articles: Path | None = None) -> Settings:
    """Return the settings in the values of `config`, a `mkdocs.yml`; folders are found from there.

    `articles` overrides the folder that it names. Raises `SettingsError` if a value has the wrong type.
    """
    plugins, theme, base = values.get("plugins"), values.get("theme"), config.parent
    options = next(_find_options(plugins, "digest"), {})
    folder = base / _text(options, "articles", "articles", config)
    return Settings(
        site_name=_name(values, config),
        site_url=_site_address(values, config),
        site_description=_text(values, "site_description", "", config),
        language=_text(theme, "language", "en", config) or "en" if isinstance(theme, Mapping) else "en",
        articles=folder if articles is None else articles,
        docs=Path(os.path.normpath(base / _text(values, "docs_dir", "docs", config))),
        page_size=_number(options, "page_size", 30, config),
        feed_size=_number(options, "feed_size", 30, config),
        cache=base / CACHE,
        home=base,
        vocabulary=base / _text(options, "vocabulary", "vocabulary", config),
        config=config,
        websub_hub=_web_address(options, "websub_hub", config),
        pictures=_pictures(options, config),
        latest=_day(options, "latest", config),
        originals=_texts(options, "originals", config),
        use_directory_urls=_switch(values, "use_directory_urls", config) and not _is_offline(plugins, config),
        default_pages=_pages(options, config),
        repo_url=_repository(values),
        contact=_contact(options, config),
        is_private=_is_private(values),
        scheduler=_scheduler(options, config),
    )


def _find_options(plugins: object, *names: str) -> Iterator[Mapping[str, Any]]:
    """Yield the options of each plugin of these names in MkDocs' list or mapping of plugins."""
    for entry in plugins if isinstance(plugins, list) else [plugins]:
        named = entry if isinstance(entry, Mapping) else {entry: None}
        for name in names:
            if name in named:
                yield named[name] or {}


def _is_offline(plugins: object, config: Path) -> bool:
    """Tell whether Material's `offline` plugin is on, which switches directory addresses off."""
    return any(_switch(options, "enabled", config) for options in _find_options(plugins, *_OFFLINE))


def _is_private(values: Mapping[str, Any]) -> bool:
    """Tell whether nothing in the file has a reader's browser ask another host, or counts who reads."""
    extra, theme = values.get("extra"), values.get("theme")
    counts = isinstance(extra, Mapping) and bool(extra.get("analytics"))
    asks_for_type = isinstance(theme, Mapping) and isinstance(theme.get("font"), Mapping)
    return not (counts or asks_for_type or any(map(_is_elsewhere, _list_files(values))))


def _list_files(values: Mapping[str, Any]) -> Iterator[object]:
    """Yield the style sheets and scripts that the owner adds; a script may be a mapping with a `path`."""
    for key in ("extra_css", "extra_javascript"):
        entries = values.get(key)
        for entry in entries if isinstance(entries, list) else ():
            yield entry.get("path") if isinstance(entry, Mapping) else entry


def _is_elsewhere(path: object) -> bool:
    """Tell whether a path is an address on another host."""
    return "//" in str(path)


def _pages(options: Mapping[str, Any], config: Path) -> tuple[str, ...]:
    """Return which of the pages on the site itself are wanted; all of them where nothing is said."""
    value = options.get("default_pages")
    if value is None:
        return DEFAULT_PAGES
    if not isinstance(value, list) or not all(each in DEFAULT_PAGES for each in value):
        raise SettingsError(_wrong_value(config, "default_pages", f"a list of {', '.join(DEFAULT_PAGES)}"))
    return tuple(each for each in DEFAULT_PAGES if each in value)


def _repository(values: Mapping[str, Any]) -> str:
    """Return the repository's address where readers can open it; MkDocs takes others too."""
    address = values.get("repo_url")
    return address if isinstance(address, str) and address.startswith(("https://", "http://")) else ""


def _contact(options: Mapping[str, Any], config: Path) -> str:
    """Return the address to which readers may write, of a mailbox or of a page; empty where none is named."""
    text = _text(options, "contact", "", config).strip()
    mailbox = _MAILBOX.fullmatch(text)
    return f"mailto:{mailbox[1]}" if mailbox else _web_address(options, "contact", config) or ""


def _scheduler(options: Mapping[str, Any], config: Path) -> str | None:
    """Return who has many articles understood, or None; Dask, which all of them are of, must be installed."""
    text = _text(options, "scheduler", "", config).strip()
    if not text:
        return None
    if text not in _SCHEDULERS and not _CLUSTER.fullmatch(text):
        expected = f"{', '.join(_SCHEDULERS)} or the address of a Dask scheduler such as tcp://host:8786"
        raise SettingsError(_wrong_value(config, "scheduler", expected))
    if not all(map(find_spec, _DASK)):
        message, advice = (
            "`scheduler` needs Dask, which is not installed",
            f"run `pip install {' '.join(_DASK)}`",
        )
        raise SettingsError(
            Problem(path=str(config), line=1, code="config-value", message=message, advice=advice)
        )
    return text


def _name(values: Mapping[str, Any], config: Path) -> str:
    """Return the site's name, which MkDocs demands."""
    if values.get("site_name") is None:
        raise SettingsError(_wrong_value(config, "site_name", "text"))
    return _text(values, "site_name", "", config)


def _text(values: Mapping[str, Any], key: str, default: str, config: Path) -> str:
    """Return a text value, or the default where it is absent or empty."""
    value = values.get(key)
    if value is None:
        return default
    if not isinstance(value, str):
        raise SettingsError(_wrong_value(config, key, "text"))
    return value


def _site_address(values: Mapping[str, Any], config: Path) -> str:
    """Return the site's address with one slash at its end, or nothing where it is absent or empty."""
    address = _split(values, "site_url", config)
    if address is None:
        return ""
    if address.query or address.fragment:
        raise SettingsError(_wrong_value(config, "site_url", "an address without `?` and `#`"))
    return address._replace(path=address.path.rstrip("/") + "/").geturl()


def _web_address(values: Mapping[str, Any], key: str, config: Path) -> str | None:
    """Return an http(s) address, or None where it is absent or empty."""
    address = _split(values, key, config)
    return address.geturl() if address else None


def _split(values: Mapping[str, Any], key: str, config: Path) -> SplitResult | None:
    """Return the parts of an http(s) address, or None where it is absent or empty."""
    text = _text(values, key, "", config)
    if not text:
        return None
    try:
        address = urlsplit(text)
    except ValueError:  # half an IPv6 address
        address = SplitResult("", "", "", "", "")
    if address.scheme not in ("http", "https") or not address.netloc.strip():
        raise SettingsError(_wrong_value(config, key, "an address that begins with https://"))
    return address


def _switch(values: Mapping[str, Any], key: str, config: Path) -> bool:
    """Return true or false; true where it is absent."""
    value = values.get(key)
    if value is None:
        return True
    if not isinstance(value, bool):
        raise SettingsError(_wrong_value(config, key, "true or false"))
    return value


def _pictures(options: Mapping[str, Any], config: Path) -> Pictures:
    """Return which pictures are drawn: those of the site and its stories, also each article's, or none."""
    value = options.get("pictures")
    if value is None or value is True:
        return "stories"
    if value is not False and value != "all":
        raise SettingsError(_wrong_value(config, "pictures", "true, false or all"))
    return "all" if value == "all" else "none"


def _day(values: Mapping[str, Any], key: str, config: Path) -> dt.date | None:
    """Return a day, as YAML reads it or as text; None where it is absent or empty."""
    value = values.get(key)
    if not value or (isinstance(value, dt.date) and not isinstance(value, dt.datetime)):
        return value or None
    try:
        return dt.date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise SettingsError(_wrong_value(config, key, "a day such as 2024-03-18")) from error


def _texts(values: Mapping[str, Any], key: str, config: Path) -> tuple[str, ...]:
    """Return a list of texts, or nothing where it is absent."""
    value = values.get(key) or []
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise SettingsError(_wrong_value(config, key, "a list of paths such as 2024/bridge.txt"))
    return tuple(value)


def _number(values: Mapping[str, Any], key: str, default: int, config: Path) -> int:
    """Return a whole number of at least one, or the default where it is absent."""
    value = values.get(key)
    if value is None:
        return default
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
