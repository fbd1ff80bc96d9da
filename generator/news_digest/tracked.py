"""What git tracks although it is made here: nothing that a run believes may come with a change."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from news_digest.model import Problem

# The cache, the programs that a run is made of, and what readers get; all beside mkdocs.yml.
MADE_HERE = (".cache", ".venv", "site")
_READ_AT_MOST = 4096  # bytes of git's answer: enough for one name
# Settings of the repository that could start a program.
_QUIET = ("-c", "core.fsmonitor=false")

PROBLEM_CODES = {
    "tracked-cache": "git tracks files that are made here: the cache, the environment or the built site",
}


def find_tracked(home: Path | None) -> tuple[Problem, ...]:
    """Return a problem for each folder made here of which git tracks a file; none without a repository."""
    program = shutil.which("git")
    if program is None or home is None:
        return ()
    return tuple(
        _tracked(home, folder, name) for folder in MADE_HERE for name in _list_tracked(program, home, folder)
    )


def _list_tracked(program: str, home: Path, folder: str) -> Iterator[str]:
    """Yield the first file that git tracks in a folder, or a link in the folder's place, there or not."""
    command = (program, *_QUIET, "-C", str(home), "ls-files", "-z", "--", f":(icase){folder}")
    # The program is git itself, asked without a shell; a folder in no repository is an error, so it has none.
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as git:  # noqa: S603
        answer = git.stdout.read(_READ_AT_MOST) if git.stdout else b""
        git.kill()
    if answer:
        yield answer.partition(b"\0")[0].decode("utf-8", "backslashreplace")


def _tracked(home: Path, folder: str, name: str) -> Problem:
    """Return the problem of a tracked file."""
    return Problem(
        path=(home / name).as_posix(),
        line=1,
        code="tracked-cache",
        message=f"git tracks this file, but what stands in {folder}/ is made here and never sent",
        advice=f"run `git rm -r --cached {folder}` and send the change",
    )
