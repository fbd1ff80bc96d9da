"""A site grows as its articles do, whatever these share: no few articles make a site beyond bearing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hostile_sets import SETS, Folder

from generator import pipeline
from generator.model import Settings

ROOT = Path(__file__).parent.parent
# Bytes of the files that we make for a byte of article, beside what any site has.
MOST = 40
CONSTANT = 1_000_000
# The frame of a page that MkDocs puts around each of ours, and the theme's own files.
FRAME, THEME = 30_000, 12_000_000
FILES_AN_ARTICLE = 30


def write(folder: Path, files: Folder) -> int:
    """Write articles into a folder, and return their bytes."""
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return sum(len(text.encode()) for text in files.values())


@pytest.mark.parametrize("name", SETS)
def test_pages_grow_with_their_articles(name: str, tmp_path: Path) -> None:
    """All files that we make stay within so many times the size of the articles, and so many for each."""
    files = SETS[name]()
    size = write(tmp_path / "articles", files)
    settings = Settings(
        site_name="Example Gazette",
        site_url="https://gazette.example/",
        site_description="",
        language="en",
        articles=tmp_path / "articles",
        docs=tmp_path / "docs",
    )
    digest = pipeline.make_digest(settings, handwritten=(), draw=False)
    assert len(digest.library.articles) == len(files)
    assert sum(len(file.content) for file in digest.files) <= MOST * size + CONSTANT
    assert len(digest.files) <= FILES_AN_ARTICLE * len(files) + 20


@pytest.mark.long
@pytest.mark.parametrize(
    "name", ["two that name the same 2,440 people", "thirty that name the same 600 people"]
)
def test_site_grows_with_its_articles(name: str, tmp_path: Path) -> None:
    """The same holds for the built site with its search, pictures and all."""
    for part in ("docs", "theme", "mkdocs.yml"):
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        copy(ROOT / part, tmp_path / part)
    size = write(tmp_path / "articles", SETS[name]())
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=tmp_path, env=environment, check=True)
    site = [path for path in (tmp_path / "site").rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in site)
    assert sum(path.stat().st_size for path in site) <= MOST * size + FRAME * pages + THEME
