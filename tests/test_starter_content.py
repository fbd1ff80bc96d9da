"""The tests know nothing of what is published here: articles/, docs/ and mkdocs.yml are free to change."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT

TESTS = ROOT / "tests"
# What a path of the repository may not begin with.
CONTENT = ("articles", "docs", "mkdocs.yml", "vocabulary", "site")
# A digest with nothing of the one that is here.
STRANGE = {
    "mkdocs.yml": """site_name: Der Talbote
site_url: https://talbote.example/blatt/
theme:
  name: material
  language: de
  palette: {scheme: slate, primary: green, accent: lime}
plugins: [digest]
""",
    "articles/wehr.txt": "Das Wehr von Elmfeld hält\nTalbote\nDas Wehr hielt die ganze Nacht.\n",
    "docs/impressum.md": "# Impressum\n\nTalbote, Elmfeld.\n",
}
# Quick files that build a site, read the repository's own files, or both.
QUICK = (
    "tests/test_docs.py",
    "tests/test_ignored.py",
    "tests/test_problem_messages.py",
    "tests/test_sanitise.py",
    "tests/test_starter_content.py",
    "tests/test_styles.py",
    "tests/test_whole_site.py",
    "tests/test_workflows.py",
)


def find_uses(source: str) -> Iterator[str]:
    """Yield each path that code builds on ROOT, and mkdocs.yml for each run of MkDocs there."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
            left, right = node.left, node.right
            if isinstance(left, ast.Name) and left.id == "ROOT" and isinstance(right, ast.Constant):
                yield str(right.value)
        if isinstance(node, ast.Call) and "mkdocs" in ast.unparse(node):
            yield from (
                "mkdocs.yml"
                for word in node.keywords
                if word.arg == "cwd" and ast.unparse(word.value) == "ROOT"
            )


@pytest.mark.parametrize(
    ("source", "uses"),
    [
        ("ROOT / 'articles' / name", ["articles"]),
        ("(ROOT / 'docs/about.md').read_text()", ["docs/about.md"]),
        ("run([python, '-m', 'mkdocs', 'build'], cwd=ROOT)", ["mkdocs.yml"]),
        ("run([python, '-m', 'mkdocs', 'build'], cwd=DIGEST)", []),
        ("home / 'articles'", []),
    ],
)
def test_uses_are_found(source: str, uses: list[str]) -> None:
    """The search below finds what it looks for."""
    assert list(find_uses(source)) == uses


@pytest.mark.parametrize(
    "path", sorted(TESTS.rglob("*.py")), ids=lambda path: path.relative_to(TESTS).as_posix()
)
def test_no_test_reads_what_is_published(path: Path) -> None:
    """What tests need of articles, pages and settings lies in tests/digest or is written by them."""
    uses = find_uses(path.read_text(encoding="utf-8"))
    assert [use for use in uses if use.partition("/")[0] in CONTENT] == []


@pytest.mark.long
def test_everything_published_can_be_replaced(tmp_path: Path) -> None:
    """Tests that read the repository pass in a copy that publishes a German paper of one article."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    for name in filter(None, listed.stdout.split("\0")):
        if name.partition("/")[0] not in CONTENT and (ROOT / name).is_file():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, tmp_path / name)
    for name, text in STRANGE.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    subprocess.run(["git", "-C", tmp_path, "add", "--all"], check=True)
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "generator"), "PYTHONDONTWRITEBYTECODE": "1"}
    build = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    subprocess.run(build, cwd=tmp_path, env=environment, check=True)
    assert "Das Wehr von Elmfeld" in (tmp_path / "site/index.html").read_text(encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *QUICK]
    result = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr
