"""What `build` writes into docs/ is kept out of git, and nothing that people write there is."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLE

from news_digest import pipeline
from news_digest.model import Settings


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return an empty repository with the `.gitignore` of this one."""
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    (tmp_path / ".gitignore").write_bytes((ROOT / ".gitignore").read_bytes())
    return tmp_path


def find_ignored(repository: Path, paths: set[str]) -> set[str]:
    """Return the paths that git passes over in a repository."""
    command = ["git", "-c", "core.excludesFile=", "-C", repository, "check-ignore", "--no-index", "--stdin"]
    result = subprocess.run(
        command, input="\n".join(sorted(paths)), capture_output=True, text=True, check=False
    )
    assert result.returncode in (0, 1), result.stderr
    return set(result.stdout.splitlines())


def test_every_generated_file_is_ignored(repository: Path, tmp_path: Path) -> None:
    """A site of every kind of page: whatever `build` writes, git passes over."""
    articles = tmp_path / "made"
    articles.mkdir()
    for name, text in SAMPLE.items():
        (articles / name).write_text(text, encoding="utf-8")
    docs = tmp_path / "docs"
    settings = Settings(
        site_name="News",
        site_url="https://digest.example/",
        site_description="",
        language="en",
        articles=articles,
        docs=docs,
    )
    digest, _written = pipeline.build_pages(settings)
    paths = {path.relative_to(tmp_path).as_posix() for path in docs.rglob("*") if path.is_file()}
    assert {f"docs/{file.uri}" for file in digest.files} < paths
    folders = {file.uri.partition("/")[0] for file in digest.files}
    assert {"explore", "topics", "stories", "subjects", "sources", "archive", "editions"} <= folders
    assert paths - find_ignored(repository, paths) == set()


def test_nothing_that_people_wrote_is_ignored(repository: Path) -> None:
    """A page or style sheet of the repository stays in it."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\0")
    assert "tests/digest/docs/by-hand.md" in listed
    listed += ["docs/about.md", "docs/how-it-works.md", "docs/contributing.md", "docs/imprint.md"]
    assert find_ignored(repository, {path for path in listed if path}) == set()
