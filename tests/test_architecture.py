"""The house keeps its plan: who imports whom, and modules of a size that can be read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "generator" / "news_digest").rglob("*.py"))

# The plan asks for 60 to 250 lines, and a longer module does two things.
MAX_LINES = 300
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc", "base", "core"}


def name_of(path: Path) -> str:
    """Return a module's path in the repository."""
    return path.relative_to(ROOT).as_posix()


def test_imports_follow_the_plan() -> None:
    """import-linter keeps every contract of pyproject.toml."""
    program = Path(sys.executable).parent / "lint-imports"
    result = subprocess.run([program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_module_is_not_overgrown(path: Path) -> None:
    """No module is far longer than the plan asks for."""
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= MAX_LINES


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_module_says_what_it_is(path: Path) -> None:
    """A module is named for a thing, and its first line says which."""
    assert path.stem not in EMPTY_NAMES
    assert path.read_text(encoding="utf-8").lstrip().startswith(('"""', 'r"""'))
