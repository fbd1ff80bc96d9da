"""The MkDocs door's own decisions; what it builds is tested on whole sites."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from generator.plugin import INSTANT_PAGES, _limit_instant_navigation

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
    _limit_instant_navigation(config, pages)
    assert config.theme["features"] == expected
