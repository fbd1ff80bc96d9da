"""The MkDocs door's own decisions; what it builds is tested on whole sites."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

from news_digest.plugin import DigestConfig, DigestPlugin
from news_digest.plugin.collected import INSTANT_PAGES, limit_instant_navigation
from news_digest.plugin.refusals import refuse_what_harms
from news_digest.settings.beside import REFUSED, find_refusal

FEATURES = ["navigation.instant", "navigation.instant.progress", "navigation.tabs"]


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        pytest.param(45, FEATURES, id="small"),
        pytest.param(INSTANT_PAGES, FEATURES, id="as many as may be"),
        pytest.param(INSTANT_PAGES + 1, ["navigation.tabs"], id="one more"),
    ],
)
def test_instant_navigation_ends_where_its_list_is_large(pages: int, expected: list[str]) -> None:
    """A large site's pages load as pages do, so that no first view fetches a sitemap of all of them."""
    config: Any = SimpleNamespace(theme={"features": list(FEATURES)})
    limit_instant_navigation(config, pages)
    assert config.theme["features"] == expected


@pytest.mark.parametrize("plugin", [*REFUSED, "material/social"])
def test_a_plugin_that_harms_is_refused_by_name(plugin: str) -> None:
    """One sentence says which one, why, and what to do."""
    refusal = find_refusal("material", ["search", plugin, "digest"])
    assert refusal is not None
    assert f"`{plugin}`" in refusal
    assert refusal.endswith("take it out of mkdocs.yml")
    assert "\n" not in refusal


@pytest.mark.parametrize(
    "plugin", ["search", "macros", "awesome-nav", "minify", "redirects", "material/offline", "material/tags"]
)
def test_plugins_that_do_no_harm_are_not_refused(plugin: str) -> None:
    """They were built beside the digest, and what came out was right."""
    assert find_refusal("material", [plugin, "digest"]) is None


@pytest.mark.parametrize("theme", ["readthedocs", "mkdocs", None])
def test_another_theme_is_refused(theme: str | None) -> None:
    """One sentence says which theme the pages are made for."""
    refusal = find_refusal(theme, ["digest"])
    assert refusal is not None
    assert "`name: material`" in refusal


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        pytest.param("theme: readthedocs\nplugins: [digest]\n", True, id="theme"),
        pytest.param("theme: material\nplugins: [digest, social]\n", True, id="social"),
        pytest.param("theme: material\nplugins: [digest, {social: {enabled: false}}]\n", False, id="off"),
        pytest.param("theme: material\nplugins: [digest, search]\n", False, id="search"),
    ],
)
def test_mkdocs_ends_with_the_refusal(tmp_path: Path, text: str, *, refused: bool) -> None:
    """The rule is asked with the theme and the plugins that MkDocs has loaded and that are on."""
    (tmp_path / "docs").mkdir()
    config = tmp_path / "mkdocs.yml"
    config.write_text(f"site_name: X\n{text}", encoding="utf-8")
    loaded = load_config(str(config))
    if refused:
        with pytest.raises(PluginError):
            refuse_what_harms(loaded)
    else:
        refuse_what_harms(loaded)


def test_the_plugin_takes_what_the_settings_read() -> None:
    """MkDocs warns of any option that the plugin does not name; what each may be, the settings say."""
    names = {name for name, _option in DigestConfig._schema}
    assert names == {
        "articles",
        "vocabulary",
        "contact",
        "default_pages",
        "page_size",
        "feed_size",
        "websub_hub",
        "pictures",
        "latest",
        "scheduler",
        "originals",
    }


def test_the_vocabulary_is_followed_and_never_built_over(tmp_path: Path) -> None:
    """`serve` hears of edits in the editors' folder, and no site takes the place of one that holds it."""
    (tmp_path / "docs").mkdir()
    config = tmp_path / "mkdocs.yml"
    config.write_text(
        "site_name: X\ntheme: material\nsite_dir: desk\nplugins:\n  - digest: {vocabulary: desk/words}\n",
        encoding="utf-8",
    )
    loaded = load_config(str(config))
    plugin = loaded.plugins["digest"]
    assert isinstance(plugin, DigestPlugin)
    plugin.on_startup(command="serve", dirty=False)
    plugin._take_config(loaded)
    assert tmp_path / "desk" / "words" in plugin.follower._folders
    plugin.on_startup(command="build", dirty=False)
    with pytest.raises(PluginError, match="words"):
        plugin._take_config(loaded)
