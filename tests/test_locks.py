"""The lock files: in step with pyproject.toml, by hash, and with no address of anyone's package index."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUN_TIME = [*PROJECT["build-system"]["requires"], *PROJECT["project"]["dependencies"]]
TESTS = [*RUN_TIME, *PROJECT["project"]["optional-dependencies"]["test"]]
PIN = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)


def read_lock(name: str) -> str:
    """Return the text of a lock file."""
    return (ROOT / name).read_text(encoding="utf-8")


def pins(text: str) -> dict[str, set[str]]:
    """Return the locked versions by package: several where Python versions need different ones."""
    found: dict[str, set[str]] = {}
    for name, version in PIN.findall(text):
        found.setdefault(name, set()).add(version)
    return found


each_lock = pytest.mark.parametrize(
    ("name", "requirements"),
    [
        pytest.param("requirements.lock", RUN_TIME, id="run time"),
        pytest.param("requirements-test.lock", TESTS, id="tests"),
    ],
)


@each_lock
def test_lock_is_in_step(name: str, requirements: list[str]) -> None:
    """Every requirement is locked at a version that it allows; otherwise: make lock."""
    locked = pins(read_lock(name))
    for requirement in map(Requirement, requirements):
        versions = locked.get(canonicalize_name(requirement.name), set())
        assert versions, f"{requirement} is not in {name}: run `make lock`"
        assert all(map(requirement.specifier.contains, versions)), f"{name} has {requirement.name} {versions}"


@each_lock
def test_every_pin_has_hashes(name: str, requirements: list[str]) -> None:
    """Nothing is installed that is not exactly what was locked."""
    del requirements
    entries = re.split(r"^(?=[a-z0-9])", read_lock(name), flags=re.MULTILINE)[1:]
    assert entries
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []


@each_lock
def test_lock_names_no_index(name: str, requirements: list[str]) -> None:
    """Where packages come from is everyone's own affair."""
    del requirements
    assert not re.search(r"://|--index|--extra-index|--find-links|--trusted-host", read_lock(name))


def test_tests_run_on_what_the_site_runs_on() -> None:
    """The lock of the tests holds every pin of the site's."""
    site, tests = pins(read_lock("requirements.lock")), pins(read_lock("requirements-test.lock"))
    assert {name: tests.get(name) for name in site} == site


def test_click_lets_serve_follow_edits() -> None:
    """With click 8.3.0 `mkdocs serve` silently follows no edit."""
    assert "8.3.0" not in pins(read_lock("requirements.lock"))["click"]
