"""The package as others get it: the wheel holds all that a digest needs, and makes and builds one alone."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tarfile
import time
import urllib.error
import urllib.request
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from effort import PATIENCE_SECONDS, hear_interrupts

ROOT = Path(__file__).parent.parent
PACKAGE = "generator/news_digest"
# What a source needs to become a wheel, besides the package.
SOURCE = ("pyproject.toml", "README.md", "LICENSE")
BUILD = (
    "import sys; from setuptools import build_meta; getattr(build_meta, 'build_' + sys.argv[1])(sys.argv[2])"
)


def run(command: list[str | Path], home: Path) -> str:
    """Run a command of our own without the environment of this project; return what it said."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DIGEST_")}
    pipe, both = subprocess.PIPE, subprocess.STDOUT
    result = subprocess.run(
        command, cwd=home, env=environment, stdout=pipe, stderr=both, text=True, check=False
    )
    assert result.returncode == 0, f"{command}\n{result.stdout}"
    return result.stdout


def find_tracked() -> set[str]:
    """Return what git holds of the package, or will with the next commit, by path from its parent."""
    listed = run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", PACKAGE], ROOT
    ).splitlines()
    return {path.removeprefix("generator/") for path in listed if (ROOT / path).is_file()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A wheel and a source archive, built without a network from a clean copy of what git holds."""

    wheel: Path
    sdist: Path


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build both."""
    home, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("dist")
    for path in (*SOURCE, *(f"generator/{path}" for path in find_tracked())):
        (home / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / path, home / path)
    run([sys.executable, "-c", BUILD, "sdist", out], home)
    run([sys.executable, "-c", BUILD, "wheel", out], home)
    (wheel,), (sdist,) = out.glob("*.whl"), out.glob("*.tar.gz")
    return Built(wheel=wheel, sdist=sdist)


def read_wheel(wheel: Path) -> dict[str, bytes]:
    """Return the files of a wheel by path."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}


def test_the_wheel_holds_what_git_holds_and_nothing_else(built: Built) -> None:
    """Theme, styles, scripts, schema, vocabulary, catalogues, word lists, templates: byte for byte."""
    files = read_wheel(built.wheel)
    ours = {name: text for name, text in files.items() if ".dist-info/" not in name}
    assert set(ours) == find_tracked()
    assert {name for name, text in ours.items() if text != (ROOT / "generator" / name).read_bytes()} == set()


def test_the_source_archive_gives_the_same_wheel(built: Built, tmp_path: Path) -> None:
    """Who builds from the source gets what others install."""
    with tarfile.open(built.sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (home,) = tmp_path.iterdir()
    run([sys.executable, "-c", BUILD, "wheel", tmp_path], home)
    (wheel,) = tmp_path.glob("*.whl")
    assert wheel.name == built.wheel.name
    assert read_wheel(wheel) == read_wheel(built.wheel)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone in an empty folder, whose environment has the wheel and what it needs, and no more of ours."""

    python: Path
    home: Path

    def types(self, *words: str) -> str:
        """Run `news-digest` with some words; return what it said."""
        return run([self.python.parent / "news-digest", *words], self.home)


@pytest.fixture(scope="session")
def person(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Person:
    """Install the wheel. What it needs is found where the tests have it, but not the package of theirs."""
    place = tmp_path_factory.mktemp("environment")
    run([sys.executable, "-m", "venv", "--without-pip", place / "venv"], place)
    python = place / "venv" / Path(sys.executable).parent.name / Path(sys.executable).name
    find = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages, theirs = (Path(run([each, "-c", find], place).strip()) for each in (sys.executable, python))
    (theirs / "dependencies.pth").write_text(f"{packages}\n", encoding="utf-8")
    install = ["install", "--quiet", "--no-index", "--no-deps", "--force-reinstall", built.wheel]
    run([sys.executable, "-m", "pip", "--python", python, *install], place)
    person = Person(python=python, home=tmp_path_factory.mktemp("empty"))
    where = run([python, "-c", "import news_digest; print(news_digest.__file__)"], place)
    assert where.startswith(str(theirs)), where
    return person


@pytest.fixture(scope="session")
def gazette(person: Person) -> Path:
    """Make a digest as a person does."""
    person.types("new", "gazette", "--name", "The Gazette", "--host", "github", "--yes")
    return person.home / "gazette"


def test_a_digest_is_made_checked_and_built(person: Person, gazette: Path) -> None:
    """In an empty folder with the wheel alone: `new`, `check`, `mkdocs build --strict`."""
    there = Person(python=person.python, home=gazette)
    assert "2 articles can be published, 0 problems" in there.types("check")
    said = run([person.python, "-m", "mkdocs", "build", "--strict"], gazette)
    assert "2 articles" in said
    page = (gazette / "site/index.html").read_text(encoding="utf-8")
    assert "The Gazette" in page
    assert "ferry to Lindholm sails again" in page
    assert (gazette / "site/pagefind/pagefind.js").is_file()
    assert {path.name for path in gazette.iterdir() if path.name not in {"site", ".cache"}} == {
        ".digest-template.json",
        ".github",
        ".gitignore",
        "articles",
        "docs",
        "mkdocs.yml",
        "requirements.txt",
        "vocabulary",
    }


def test_pages_for_other_engines(person: Person, gazette: Path, tmp_path: Path) -> None:
    """`build` writes them into `docs/`, where git ignores all of them."""
    home = tmp_path / "gazette"
    shutil.copytree(gazette, home, ignore=shutil.ignore_patterns("site", ".cache"))
    there = Person(python=person.python, home=home)
    assert "mkdocs build" in there.types("build")
    assert (home / "docs/articles").is_dir()
    run(["git", "init", "--quiet"], home)
    assert run(["git", "ls-files", "--others", "--exclude-standard", "docs"], home).split() == [
        "docs/about.md"
    ]
    run([person.python, "-m", "mkdocs", "build", "--strict"], home)


def test_a_digest_looks_as_this_one(person: Person, gazette: Path) -> None:
    """With no word in mkdocs.yml: the theme, its style sheet, and the Markdown that pages are made of."""
    run([person.python, "-m", "mkdocs", "build", "--strict"], gazette)
    page = (gazette / "site/index.html").read_text(encoding="utf-8")
    assert "assets/digest.css" in page
    assert "{ #" not in page
    assert "{ ." not in page


def find_free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_serve_answers_and_ends_with_the_signal(person: Person, gazette: Path, tmp_path: Path) -> None:
    """The site is there when a person asks; the signal that Ctrl-C sends ends it without a traceback."""
    address = f"127.0.0.1:{find_free_port()}"
    home = tmp_path / "gazette"
    shutil.copytree(gazette, home, ignore=shutil.ignore_patterns("site"))
    settings = (home / "mkdocs.yml").read_text(encoding="utf-8")
    (home / "mkdocs.yml").write_text(settings.replace("127.0.0.1:8000", address), encoding="utf-8")
    log = tmp_path / "log"
    with log.open("w") as said:
        command = [person.python.parent / "news-digest", "serve", "--address", address, "--strict"]
        server = subprocess.Popen(command, cwd=home, stdout=said, stderr=said, preexec_fn=hear_interrupts)  # noqa: PLW1509 - a signal's disposition is all that it sets
        try:
            page = wait_for_page(f"http://{address}/about/", server)
            server.send_signal(2)
            code = server.wait(timeout=PATIENCE_SECONDS)
        finally:
            server.kill()
    assert "<h1" in page
    assert "Traceback" not in log.read_text(encoding="utf-8")
    assert code == 0, log.read_text(encoding="utf-8")


def wait_for_page(address: str, server: subprocess.Popen[bytes]) -> str:
    """Return a page as soon as it is served."""
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE_SECONDS) as answer:
                return str(answer.read().decode("utf-8"))
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    pytest.fail("the server gave no answer")
