"""Bringing the templates of an existing digest to this version, without losing what people changed in them.

First every change is decided, then files are written. Only paths of the templates are ever touched.
"""

from __future__ import annotations

import difflib
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from news_digest.starter.files import render_host
from news_digest.starter.install_source import find_version
from news_digest.starter.record import RECORD, Record, render_record
from news_digest.starter.writing import write_texts

# What becomes of a file of the templates. The last three are left to the person.
Outcome = Literal["added", "replaced", "merged", "removed here", "conflict", "beside", "unresolved"]
BY_HAND: frozenset[Outcome] = frozenset({"conflict", "beside", "unresolved"})
_BESIDE = ".new"  # the ending of a template's new text that could not be merged
_MARKERS = re.compile(r"^(?:<{7} |>{7} )", re.MULTILINE)
_GIT_FAILED = 128  # and above; below it is the number of conflicts


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What becomes of one file: the text to write, if any, and what the template changed since.

    `writes` is the path of that text, which differs from `path` where the new text is put beside.
    """

    path: str
    outcome: Outcome
    text: str | None
    writes: str
    difference: str


def plan_update(folder: Path, record: Record | None, host: str) -> tuple[Change, ...]:
    """Return what this version's templates for a host change in a digest, by path; write nothing."""
    bases = record.texts if record else {}
    plans = (_plan(folder, path, bases.get(path), text) for path, text in sorted(render_host(host).items()))
    return tuple(change for change in plans if change is not None)


def apply_changes(folder: Path, changes: Iterable[Change], host: str) -> None:
    """Write what was planned, and last the record of it. Raises OSError; the next run then goes on."""
    write_texts({change.writes: change.text for change in changes if change.text is not None}, folder)
    record = Record(version=find_version(), host=host, texts=render_host(host))
    write_texts({RECORD: render_record(record)}, folder)


def find_left_over(record: Record | None, host: str) -> tuple[str, ...]:
    """Return the files that an older version or another host wrote, and that the templates no longer have."""
    return tuple(sorted(set(record.texts if record else ()) - set(render_host(host))))


def _plan(folder: Path, path: str, base: str | None, new: str) -> Change | None:
    """Return what becomes of one file, or None where the templates bring it nothing."""
    decided = None if base == new else _decide(folder / path, base, new)
    if decided is None:
        return None
    outcome, text = decided
    lines = difflib.unified_diff(
        (base or "").splitlines(), new.splitlines(), f"{path} (before)", f"{path} (now)", lineterm=""
    )
    writes = path + (_BESIDE if outcome == "beside" else "")
    return Change(path=path, outcome=outcome, text=text, writes=writes, difference="\n".join(lines))


def _decide(place: Path, base: str | None, new: str) -> tuple[Outcome, str | None] | None:
    """Return what becomes of a file of which the templates changed, or None where it is so already."""
    if not place.exists():
        return ("added", new) if base is None else ("removed here", None)
    ours = _read(place)
    if ours is None:
        return "beside", new
    if _plain(ours) == new:
        return None
    if _plain(ours) == base:
        return "replaced", _as_ours(new, ours)
    return _combine(ours, base, new)


def _combine(ours: str, base: str | None, new: str) -> tuple[Outcome, str | None]:
    """Return what becomes of a file that both a person and the templates changed."""
    if _MARKERS.search(ours):
        return "unresolved", None
    merged = None if base is None else _merge(_plain(ours), base, new)
    if merged is None:
        return "beside", new
    text, conflicts = merged
    return "conflict" if conflicts else "merged", _as_ours(text, ours)


def _read(path: Path) -> str | None:
    """Return a file's text with the line ends that it has, or None where there is none."""
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _plain(text: str) -> str:
    """Return a text with the line ends of the templates; git may have changed them on Windows."""
    return text.replace("\r\n", "\n")


def _as_ours(text: str, ours: str) -> str:
    """Return a text with the line ends of the file that it replaces."""
    return text.replace("\n", "\r\n") if "\r\n" in ours else text


def _merge(ours: str, base: str, new: str) -> tuple[str, bool] | None:
    """Return both changes of a text in one, and whether they meet; None where git is not there or fails."""
    git = shutil.which("git")
    if git is None:
        return None
    with tempfile.TemporaryDirectory(prefix="digest_") as home:
        texts: Mapping[str, str] = {"yours": ours, "before": base, "template": new}
        for name, text in texts.items():
            (Path(home) / name).write_text(text, encoding="utf-8", newline="")
        names = list(_labelled(texts))
        command = [git, "merge-file", "-p", *names]
        result = subprocess.run(command, cwd=home, capture_output=True, check=False)  # noqa: S603  # our own texts
    if result.returncode < 0 or result.returncode >= _GIT_FAILED:
        return None
    return result.stdout.decode("utf-8"), result.returncode > 0


def _labelled(names: Iterable[str]) -> Iterator[str]:
    """Yield the options that label three texts by their names, then the names."""
    for name in names:
        yield from ("-L", name)
    yield from names
