"""What git says of the folder of mkdocs.yml: what it tracks although it is made here, and what was changed.

The repository may be a stranger's: git is asked without a shell, and no setting of it may start a program.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from news_digest.model import Problem

# The cache, the programs that a run is made of, and what readers get; all beside mkdocs.yml.
MADE_HERE = (".cache", ".digest", ".venv", "site")
_READ_AT_MOST = 4096  # bytes of git's answer: enough for one name
# Settings of the repository that could start a program.
_QUIET = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null")

PROBLEM_CODES = {
    "tracked-cache": "git tracks files that are made here: cache, environment, theme or built site",
}


class RepositoryError(Exception):
    """Git can not say what was asked; the message tells why."""


def find_tracked(home: Path | None) -> tuple[Problem, ...]:
    """Return a problem for each folder made here of which git tracks a file; none without a repository."""
    program = shutil.which("git")
    if program is None or home is None:
        return ()
    return tuple(
        _tracked(home, folder, name) for folder in MADE_HERE for name in _list_tracked(program, home, folder)
    )


def find_changed(folder: Path, since: str) -> tuple[str, ...]:
    """Return the paths, from `folder` and sorted, of its files that are not as they were at a revision.

    Those added (also if git does not know them yet), edited and removed. What is compared with is the last
    revision that `since` and the present one share. Raises RepositoryError if git does not know `since`.
    """
    base = _find_base(folder, since)
    edited = _ask(folder, "diff", "--name-only", "--no-renames", "--relative", "-z", base, "--", ".")
    added = _ask(folder, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
    return tuple(sorted({os.fsdecode(name) for name in (edited + added).split(b"\0") if name}))


@contextmanager
def folder_as_it_was(folder: Path, since: str) -> Iterator[Path]:
    """Give a copy of `folder` as it was at a revision, for as long as the context lasts.

    The copy is empty if the folder was not there. Raises RepositoryError if git does not know `since`.
    """
    base = _find_base(folder, since)
    inside = _line(_ask(folder, "rev-parse", "--show-prefix"))
    root = Path(_line(_ask(folder, "rev-parse", "--show-toplevel")))
    with tempfile.TemporaryDirectory(prefix="digest_") as home:
        copy = Path(home) / "articles"
        copy.mkdir()
        if _ask(folder, "ls-tree", "-z", "--full-tree", base, "--", inside.rstrip("/") or "."):
            index = {"GIT_INDEX_FILE": str(Path(home) / "index")}
            _ask(root, "read-tree", f"{base}:{inside}", **index)
            _ask(root, "checkout-index", "--all", f"--prefix={copy}/", **index)
        yield copy


def _find_base(folder: Path, since: str) -> str:
    """Return the last revision that `since` and the present one share, or `since` where they share none."""
    known = _ask(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{since}^{{commit}}")
    revision = known.decode("ascii").strip()
    try:
        return _ask(folder, "merge-base", revision, "HEAD").decode("ascii").strip()
    except RepositoryError:  # a shallow clone does not reach back so far
        return revision


def _line(answer: bytes) -> str:
    """Return an answer of one line, which may be a path of any bytes."""
    return os.fsdecode(answer.removesuffix(b"\n"))


def _ask(folder: Path, *words: str, **environment: str) -> bytes:
    """Return git's answer. Raises RepositoryError if it has none."""
    program = shutil.which("git")
    if program is None:
        raise RepositoryError("git is not installed")
    # The program is git itself, asked without a shell.
    result = subprocess.run(  # noqa: S603
        (program, *_QUIET, "-C", str(folder), *words),
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )
    if result.returncode != 0:
        said = result.stderr.decode("utf-8", "replace").strip() or "it knows no such revision"
        raise RepositoryError(f"git {words[0]}: {said}")
    return result.stdout


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
