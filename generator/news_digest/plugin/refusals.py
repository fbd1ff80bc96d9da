"""What ends a build before it harms: another theme, a folder that would be overwritten, a full disk."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.utils import CountHandler

from news_digest import pipeline
from news_digest.plugin.look import own_theme_folders


def refuse_what_harms(config: MkDocsConfig) -> None:
    """Raise PluginError if the site's theme, or one of its plugins, is none to build the digest with."""
    plugins = config.plugins.items()  # hooks too, which have no options
    names = (name for name, plugin in plugins if getattr(plugin, "config", {}).get("enabled", True))
    refusal = pipeline.find_refusal(config.theme.name, names)
    if refusal is not None:
        raise PluginError(refusal)


def refuse_to_overwrite_sources(config: MkDocsConfig, *sources: Path) -> None:
    """Raise PluginError where the site would replace what it is made from; MkDocs sees to docs/."""
    site = Path(config.site_dir).resolve()
    for source in (*sources, *own_theme_folders(config)):
        if source.resolve().is_relative_to(site):
            raise PluginError(
                f"site_dir: {site} holds {source}, which a build would remove: choose another folder"
            )


def is_about_to_abort() -> bool:
    """Tell whether MkDocs will end this build as failed: `strict`, and there was a warning.

    It says so only after the last event of a plugin, when a site that was published would stand already.
    """
    handlers = logging.getLogger("mkdocs").handlers
    return any(handler.get_counts() for handler in handlers if isinstance(handler, CountHandler))


@contextmanager
def refusals_named(site: Path | str) -> Iterator[None]:
    """Turn what the system refuses into a message for the person who builds."""
    try:
        yield
    except OSError as error:
        place = error.filename2 or error.filename or site  # of a copy, the place that it should go to
        what = f"{place}: write-failed: could not be written ({error.strerror})"
        advice = "free some space or mend the permissions; the old site stands as it was"
        raise PluginError(f"{what}: {advice}") from error
