"""How the package is installed: from where it came, and never by a name that a stranger could take."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from news_digest.starter import install_source
from news_digest.starter.answers import Answers
from news_digest.starter.files import render_digest

ROOT = Path(__file__).parent.parent.parent
# Installing by the bare name: what a command installs, or a line of requirements. An address follows `@`.
NAME = r"(?<![\w./@-])news[-_.]digest(?![\w./-])(?!\S*\s*@)"
BY_NAME = re.compile(
    rf"\b(?:pip3?|pipx|uv|poetry|pdm|conda)\b[^\n]*?\b(?:install|add|run|download|wheel)\b[^\n`]*?{NAME}"
    rf"|\buvx\b[^\n`]*?{NAME}"
    r"|^[\"']?news[-_.]digest(?:\[[\w,]*\])?[\"']?\s*(?:[=<>~!]=[^\n]*)?,?$",
    re.MULTILINE | re.IGNORECASE,
)


@pytest.mark.parametrize(
    ("came_from", "line"),
    [
        pytest.param({}, "news-digest @ git+https://news-digest.invalid/news-digest@v0.2.0", id="unknown"),
        pytest.param(
            {"url": "https://code.example/desk/news", "vcs_info": {"vcs": "git", "commit_id": "a1b2"}},
            "news-digest @ git+https://code.example/desk/news@a1b2",
            id="repository",
        ),
        pytest.param(
            {"url": "https://code.example/nd.whl", "archive_info": {"hashes": {"sha256": "c3"}}},
            "news-digest @ https://code.example/nd.whl#sha256=c3",
            id="wheel",
        ),
        pytest.param(
            {"url": "file:///tmp/nd.whl", "archive_info": {"hashes": {"sha256": "c3"}}},
            "news-digest @ git+https://news-digest.invalid/news-digest@v0.2.0",
            id="file of this machine",
        ),
        pytest.param(
            {"url": "http://code.example/nd.whl", "archive_info": {"hashes": {"sha256": "c3"}}},
            "news-digest @ git+https://news-digest.invalid/news-digest@v0.2.0",
            id="not encrypted",
        ),
        pytest.param(
            {"url": "file:///home/me/news", "dir_info": {"editable": True}},
            "news-digest @ git+https://news-digest.invalid/news-digest@v0.2.0",
            id="folder of this machine",
        ),
    ],
)
def test_installed_again_from_where_it_came(came_from: dict[str, object], line: str) -> None:
    """The address that pip noted is taken; one that others can not reach is replaced by the repository's."""
    assert install_source.make_specification("0.2.0", came_from) == line


def test_by_name_once_the_name_is_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line of one file changes."""
    monkeypatch.setattr(install_source, "IS_REGISTERED", True)
    assert install_source.make_specification("0.2.0", {}) == "news-digest==0.2.0"


def test_a_line_that_only_shows_what_to_write_says_so() -> None:
    """The placeholder's name can belong to nobody, and the file says what to write instead."""
    line = install_source.make_specification("0.2.0", {})
    assert not install_source.is_known(line)
    answers = Answers(name="N", language="en", address="https://n.example/", host="none", package=line)
    assert "There is no such address yet" in render_digest(answers)["requirements.txt"]


def find_texts() -> list[Path]:
    """Return all that tells people or machines how to install something."""
    places = (
        "README.md",
        "CONTRIBUTING.md",
        "Makefile",
        "docs",
        "manual",
        ".github",
        "generator/news_digest",
    )
    found = [
        file
        for place in places
        for file in ([ROOT / place] if (ROOT / place).is_file() else (ROOT / place).rglob("*"))
    ]
    ends = {".md", ".py", ".txt", ".yml", ".toml", ".sh", ".jinja", ".html", ""}
    return [
        file for file in found if file.is_file() and file.suffix in ends and "__pycache__" not in file.parts
    ]


@pytest.mark.skipif(install_source.IS_REGISTERED, reason="the name is ours")
def test_nothing_installs_by_the_bare_name() -> None:
    """Until the name is registered, a stranger could take it."""
    texts = find_texts()
    assert len(texts) > 100
    assert {
        f"{file.relative_to(ROOT)}: {found[0]}"
        for file in texts
        for found in BY_NAME.finditer(file.read_text(encoding="utf-8"))
    } == set()


@pytest.mark.parametrize(
    ("text", "is_by_name"),
    [
        ("pip install news-digest", True),
        ("python -m pip install -U news_digest", True),
        ('pip install "news-digest>=0.2"', True),
        ("`pip install news-digest` is all", True),
        ("pipx install news-digest", True),
        ("uv add news-digest", True),
        ("uvx news-digest new x", True),
        ("news-digest==0.2.0\n", True),
        ("pip install 'news-digest[all]'", True),
        ("news-digest @ git+https://code.example/n@v1\n", False),
        ('pip install "news-digest @ git+https://code.example/n@v1"', False),
        ("run `news-digest new gazette`", False),
        ("news-digest new gazette\n", False),
    ],
)
def test_the_search_finds_what_it_should(text: str, is_by_name: bool) -> None:
    """The pattern of the search knows the ways to install, and leaves commands alone."""
    assert bool(BY_NAME.search(text)) == is_by_name
