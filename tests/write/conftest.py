"""The docs folder that the tests of this room change."""

from __future__ import annotations

from pathlib import Path

import pytest
from docs_folder import BY_HAND, OLD, files

from news_digest.write import write_files


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Return a docs folder with pages of an earlier run and pages that a person wrote."""
    for uri, text in BY_HAND.items():
        path = tmp_path / "docs" / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    write_files(files(OLD), tmp_path / "docs")
    return tmp_path / "docs"
