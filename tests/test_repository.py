"""What is made here and tracked by git: `check` fails, whoever sent it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from news_digest.__main__ import main
from news_digest.repository import MADE_HERE, find_tracked

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def git(folder: Path, *words: str) -> None:
    """Run git in a folder."""
    subprocess.run(["git", "-C", str(folder), *words], check=True, capture_output=True)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Make a repository with a site of one article in a folder below its root."""
    git(tmp_path, "init")
    home = tmp_path / "news"
    (home / "articles").mkdir(parents=True)
    (home / "articles/one.txt").write_text("Ferry Talks\nCourier\nTalks go on.\n")
    (home / "mkdocs.yml").write_text("site_name: Test\n")
    (home / ".gitignore").write_text(".cache/\n/site\n")
    git(tmp_path, "add", ".")
    return home


@needs_git
@pytest.mark.parametrize("folder", MADE_HERE)
@pytest.mark.parametrize("gone", [False, True], ids=["there", "gone"])
def test_a_tracked_file_is_named(home: Path, folder: str, *, gone: bool) -> None:
    """Also where it is ignored, or only the index still has it."""
    file = home / folder / "ab/abc"
    file.parent.mkdir(parents=True)
    file.write_text("x")
    assert find_tracked(home) == ()
    git(home, "add", "--force", str(file))
    if gone:
        shutil.rmtree(home / folder)
    (problem,) = find_tracked(home)
    assert (problem.code, problem.path, problem.severity) == ("tracked-cache", str(file), "problem")


@needs_git
def test_a_link_in_the_place_of_the_cache_is_named(home: Path) -> None:
    """It would lead a run to a cache that somebody sent under another name."""
    (home / ".cache").symlink_to("articles")
    git(home, "add", "--force", ".cache")
    assert [problem.path for problem in find_tracked(home)] == [str(home / ".cache")]


@needs_git
def test_many_tracked_files_are_one_problem(home: Path) -> None:
    """Their first stands for all."""
    (home / "site").mkdir()
    for number in range(500):
        (home / f"site/{number:03}.html").write_text("x")
    git(home, "add", "--force", "site")
    assert [problem.path for problem in find_tracked(home)] == [str(home / "site/000.html")]


def test_without_a_repository_or_git_nothing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that was unzipped is as good as a clone."""
    assert find_tracked(None) == ()
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert find_tracked(tmp_path) == ()
    monkeypatch.setenv("PATH", "")
    assert find_tracked(tmp_path) == ()


@needs_git
def test_check_fails(home: Path) -> None:
    """So CI fails, too."""
    (home / "site").mkdir()
    (home / "site/index.html").write_text("x")
    command = ["check", "--config", str(home / "mkdocs.yml")]
    assert CliRunner().invoke(main, command).exit_code == 0
    git(home, "add", "--force", "site/index.html")
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 1
    assert "site/index.html:1: tracked-cache: " in result.output
