"""Other engines that run the plugin build an unchanged digest; where they are missing this is skipped."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest
from click.testing import CliRunner

from news_digest.__main__ import main


@pytest.mark.parametrize(
    ("package", "engine", "theme"),
    [
        pytest.param("properdocs", "properdocs", "material", id="ProperDocs"),
        pytest.param("mkdocs-materialx", "mkdocs", "materialx", id="MaterialX"),
    ],
)
def test_another_engine_builds_a_digest(tmp_path: Path, package: str, engine: str, theme: str) -> None:
    """No word of the digest is for one engine alone; MaterialX is a theme, which mkdocs.yml names."""
    try:
        version(package)
    except PackageNotFoundError:
        pytest.skip(f"needs {package} in the environment")
    home = tmp_path / "gazette"
    assert CliRunner().invoke(main, ["new", str(home), "--yes"]).exit_code == 0
    settings = (home / "mkdocs.yml").read_text(encoding="utf-8")
    text = settings.replace("name: material\n", f"name: {theme}\n")
    (home / "mkdocs.yml").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", engine, "build", "--strict", "-f", "mkdocs.yml"]
    result = subprocess.run(command, cwd=home, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "ferry to Lindholm sails again" in (home / "site/index.html").read_text(encoding="utf-8")
