"""Real processes, killed at random moments: what readers see is whole, and the next run just works."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import DIGEST, ROOT
from faults import tree

from news_digest.write.journal import JOURNAL
from news_digest.write.manifest import ASIDE

KILLS = 200
BUILDS_KILLED = 12
PAGES = 2_000
TOPS = ("articles", "topics", "stories", "archive")

# Writes two versions of a docs folder in turn, for ever.
WRITER = f"""
import itertools, sys
from pathlib import Path
from news_digest.model import OutputFile
from news_digest.write import write_files
for version in itertools.cycle("ab"):
    pages = [OutputFile(uri="index.md", text=version)]
    for number in range({PAGES}):
        uri = f"{{{TOPS!r}[number % 4]}}/{{number}}-{{version if number % 7 == 0 else ''}}.md"
        pages.append(OutputFile(uri=uri, text=version if number % 3 else "same"))
    problems = write_files(pages, Path(sys.argv[1])).problems
    assert not problems, problems
"""

pytestmark = pytest.mark.long


def start(*command: str, folder: Path = ROOT) -> subprocess.Popen[bytes]:
    """Start a command in a process group of its own, so that it dies with all that it started."""
    return subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
    )


def kill_after(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """Kill a process and its children after some seconds; tell whether it was still running."""
    time.sleep(seconds)
    running = process.poll() is None
    if running:
        os.killpg(process.pid, signal.SIGKILL)
    _output, errors = process.communicate()
    assert running or process.returncode == 0, errors.decode()
    return running


def wait_for_changes(page: Path, number: int, process: subprocess.Popen[bytes]) -> float:
    """Wait until a page has changed so many times; return how long the last change took.

    The moment is told by what the process has done, so that a busy machine is killed at the same places.
    """
    seen, begin, seconds = read_or_nothing(page), time.monotonic(), 0.0
    while number and process.poll() is None:
        time.sleep(0.001)
        now = read_or_nothing(page)
        if now not in (seen, b""):
            number, seen = number - 1, now
            begin, seconds = time.monotonic(), time.monotonic() - begin
    return seconds


def read_or_nothing(page: Path) -> bytes:
    """Return what a page holds, or nothing where there is none."""
    try:
        return page.read_bytes()
    except FileNotFoundError:
        return b""


def version_seen(docs: Path) -> str | None:
    """Return which of the writer's versions a folder holds, whole, or None."""
    pages = {uri: text.decode() for uri, text in tree(docs).items() if not uri.startswith(".")}
    for version in "ab":
        numbers = range(PAGES)
        uris = (f"{TOPS[n % 4]}/{n}-{version if n % 7 == 0 else ''}.md" for n in numbers)
        wanted = {uri: version if n % 3 else "same" for n, uri in zip(numbers, uris, strict=True)}
        if pages == wanted | {"index.md": version}:
            return version
    return None


def test_a_docs_folder_is_whole_after_each_kill(tmp_path: Path) -> None:
    """The old pages or the new ones; between two exchanges, for microseconds, a journal to finish by."""
    moments = random.Random(4)  # noqa: S311 - moments to kill at, not secrets
    docs = tmp_path / "docs"
    writer = (sys.executable, "-c", WRITER, str(docs))
    process = start(*writer)
    seconds = wait_for_changes(docs / "index.md", 1, process)
    kill_after(process, 0)
    versions = set()
    for _number in range(KILLS):
        process = start(*writer)
        seconds = wait_for_changes(docs / "index.md", moments.choice((0, 1, 1)), process) or seconds
        kill_after(process, moments.uniform(0, seconds))
        seen = version_seen(docs)
        assert seen is not None or (docs / ASIDE / JOURNAL).exists()
        versions.add(seen)
    assert versions >= {"a", "b"}


def test_a_site_is_whole_after_each_kill_of_mkdocs(tmp_path: Path) -> None:
    """`mkdocs build`, killed at any moment, leaves the old site; the build after it makes the same again."""
    moments = random.Random(5)  # noqa: S311 - as above
    project = tmp_path / "project"
    shutil.copytree(DIGEST, project, ignore=shutil.ignore_patterns(".*"))
    command = (sys.executable, "-m", "mkdocs", "build", "--quiet")
    begin = time.monotonic()
    assert start(*command, folder=project).wait() == 0
    seconds = time.monotonic() - begin
    whole = tree(project / "site")
    for _number in range(BUILDS_KILLED):
        kill_after(start(*command, folder=project), moments.uniform(0.1, seconds))
        assert tree(project / "site") == whole
    assert start(*command, folder=project).wait() == 0
    assert tree(project / "site") == whole
    assert not list(project.glob(".site.next-*"))
