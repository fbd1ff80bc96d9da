"""A small project of its own: an article, a page, the repository's theme, and what stands for an old site."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from conftest import THEME

GOOD = (
    "Ferry Talks Resume in Lisbon\nHarbour Courier\nNegotiators returned to Lisbon on Tuesday. They agreed.\n"
)
CONFIG = """site_name: News
site_url: https://digest.example/
theme:
  name: material
  custom_dir: {theme}
plugins:
  - digest:
      pictures: false
validation:
  links:
    not_found: warn
    anchors: warn
{more}
"""


class Project:
    """A small site with the repository's theme, and an old build of it."""

    def __init__(self, home: Path) -> None:
        """Write a good article, a page, and what stands for the old site."""
        self.home, self.site = home, home / "site"
        self.write({"articles/good.txt": GOOD, "docs/about.md": "# About\n", "site/index.html": "old"})
        self.configure()

    def write(self, files: dict[str, str]) -> None:
        """Write files."""
        for name, text in files.items():
            (self.home / name).parent.mkdir(parents=True, exist_ok=True)
            (self.home / name).write_text(text, encoding="utf-8")

    def configure(self, more: str = "") -> None:
        """Write the configuration."""
        self.write({"mkdocs.yml": CONFIG.format(theme=THEME, more=more)})

    def hook(self, code: str) -> None:
        """Let code of ours take part in the build."""
        self.write({"hook.py": code})
        self.configure("hooks: [hook.py]")

    def build(self, *options: str) -> subprocess.CompletedProcess[str]:
        """Build the site."""
        command = [sys.executable, "-m", "mkdocs", "build", *options]
        pipe, both = subprocess.PIPE, subprocess.STDOUT
        return subprocess.run(command, cwd=self.home, stdout=pipe, stderr=both, text=True, check=False)
