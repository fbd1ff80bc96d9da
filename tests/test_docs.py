"""The documentation names all there is: commands, options, problem codes, fields, dependencies, targets."""

from __future__ import annotations

import dataclasses
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest
from links import find_broken_links
from packaging.requirements import Requirement

from news_digest.__main__ import main
from news_digest.model import FrontMatter
from news_digest.pipeline import PROBLEM_CODES

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "manual" / "docs"
CONTEXT = click.Context(main)
NAMED = {name: main.get_command(CONTEXT, name) for name in main.list_commands(CONTEXT)}
COMMANDS = {"": main, **NAMED}
OPTIONS = [
    pytest.param(name, option, id=f"{name} {option}".strip())
    for name, command in COMMANDS.items()
    for parameter in command.params
    if isinstance(parameter, click.Option)
    for option in parameter.opts
]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z-]+):.*## ", MAKEFILE, re.MULTILINE))
DEPENDENCIES = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
# The model has two fields more than front matter has keys, and one of another name.
FIELDS = {field.name for field in dataclasses.fields(FrontMatter)} - {"authors", "date_time"} | {"author"}


def read_page(name: str) -> str:
    """Return the text of a page of the manual."""
    return (DOCS / name).read_text(encoding="utf-8")


def section(page: str, heading: str) -> str:
    """Return what stands under a heading of a page, up to the next of its level or above."""
    found = page.split(f"\n{heading}\n")
    assert len(found) == 2, f"{heading!r} stands {len(found) - 1} times"
    level = heading.index(" ")
    return re.split(rf"\n#{{1,{level}}} ", found[1])[0]


@pytest.mark.parametrize("name", sorted(NAMED))
def test_command_is_documented(name: str) -> None:
    """Each command has a section of its own."""
    assert section(read_page("commands.md"), f"## {name}").strip()


@pytest.mark.parametrize(("name", "option"), OPTIONS)
def test_option_is_documented(name: str, option: str) -> None:
    """Each option stands in its command's section, or among those that all commands share."""
    page = read_page("commands.md")
    places = section(page, "## Options of all commands") + (section(page, f"## {name}") if name else "")
    assert f"`{option}" in places


def test_no_documented_command_is_gone() -> None:
    """Every section but those on options, on make and on mkdocs.yml is a command."""
    headings = set(re.findall(r"^## (.+)$", read_page("commands.md"), re.MULTILINE))
    assert headings - {"Options of all commands", "What mkdocs.yml says", "With make"} == set(NAMED)


@pytest.mark.parametrize("code", sorted(PROBLEM_CODES))
def test_problem_code_is_documented(code: str) -> None:
    """Each code has a section with a message and the text that mends it."""
    text = section(read_page("problems.md"), f"### {code}")
    assert f": {code}: " in text, "no example of the message"
    assert re.search(r"^\*\*(Write|Do):\*\*", text, re.MULTILINE), "no example of the fix"


def test_no_documented_code_is_gone() -> None:
    """The page explains no code that nothing reports."""
    assert set(re.findall(r"^### (.+)$", read_page("problems.md"), re.MULTILINE)) == set(PROBLEM_CODES)


@pytest.mark.parametrize("field", sorted(FIELDS))
@pytest.mark.parametrize("page", ["manual/docs/articles-format.md", "CONTRIBUTING.md"])
def test_field_is_documented(page: str, field: str) -> None:
    """Each key of front matter is a row of the table, on the page and in the guide for contributors."""
    assert f"\n| `{field}` |" in (ROOT / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("requirement", DEPENDENCIES, ids=lambda text: Requirement(text).name)
def test_dependency_has_its_reason(requirement: str) -> None:
    """Each package that the site needs is a row of the table of reasons."""
    assert f"\n| {Requirement(requirement).name} |" in read_page("dependencies.md")


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "manual/docs/commands.md"])
def test_documented_targets_exist(page: str) -> None:
    """What a page tells people to make can be made."""
    code = "\n".join(code_of((ROOT / page).read_text(encoding="utf-8")))
    named = set(re.findall(r"\bmake ([a-z-]+)", code))
    assert named
    assert named <= TARGETS


def test_every_target_is_documented() -> None:
    """The page on commands shows all that `make help` lists."""
    text = section(read_page("commands.md"), "## With make")
    assert {target for target in TARGETS if f"`make {target}`" not in text} == set()


def test_first_screen_of_the_readme() -> None:
    """Someone who just arrived sees the three commands without scrolling."""
    start = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:40]
    assert all(f"make {target}" in "\n".join(start) for target in ("site", "serve", "test"))


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "SECURITY.md"])
def test_links_lead_to_files(page: str) -> None:
    """What a page at the top leads to in the repository is there."""
    targets = re.findall(r"\]\(([^):#]+)(?:#[^)]*)?\)", (ROOT / page).read_text(encoding="utf-8"))
    # The picture shows what is published here, and may go with it.
    assert [
        name for name in targets if not (ROOT / name).exists() and name != "docs/assets/screenshot.png"
    ] == []


def test_the_manual_is_built(tmp_path: Path) -> None:
    """`make manual` builds every page without a warning, and no link or anchor of it is dead."""
    config = ROOT / "manual" / "mkdocs.yml"
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--config-file",
        config,
        "--site-dir",
        tmp_path,
    ]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    assert list(find_broken_links(tmp_path)) == []
    menu = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert all(f'href="{page.stem}/"' in menu for page in DOCS.glob("*.md") if page.stem != "index")


def code_of(markdown: str) -> list[str]:
    """Return the pieces of code in a page, blocks and spans."""
    blocks = re.findall(r"^```.*?\n(.*?)^```", markdown, re.MULTILINE | re.DOTALL)
    return blocks + re.findall(r"`([^`\n]+)`", markdown)
