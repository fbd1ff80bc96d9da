"""Disk: only changed files, each replaced in one step, and never a page that a person wrote.

A manifest in the folder names every file that is ours. It is written before the first change, with the old
names and the new, so that after a crash at any moment the next run still knows which leftovers to prune.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.model import OutputFile, Problem
from generator.slugs import slug_key

MANIFEST = ".digest-manifest.json"

PROBLEM_CODES = {
    "page-taken": "a hand-written page stands where the digest wants to put one of its own",
    "address-taken": "two generated pages would get the same address",
    "output-link": "a folder in docs/ is a symbolic link, so that writing would leave docs/",
    "write-failed": "the operating system refused to write a file",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a write did: the number of files changed, left alone and pruned, and what stood in the way."""

    changed: int
    unchanged: int
    pruned: int
    problems: tuple[Problem, ...]


def page_address(uri: str) -> str:
    """Return the folded address that a file gets on the site: `two.md` and `TWO/index.md` are one."""
    path = PurePosixPath(uri)
    if path.suffix in (".md", ".html"):
        path = path.parent if path.stem in ("index", "README") else path.with_suffix("")
    return slug_key(path.as_posix())


def check_addresses(
    files: Iterable[OutputFile], handwritten: Iterable[str]
) -> tuple[tuple[OutputFile, ...], tuple[Problem, ...]]:
    """Return the files that may stand beside the hand-written uris, and a problem for each that may not.

    A hand-written page keeps its address; of two generated files a page beats a redirect, then the first uri.
    """
    owners = {page_address(uri): uri for uri in sorted(handwritten)}
    kept: list[OutputFile] = []
    problems: list[Problem] = []
    ours: dict[str, str] = {}
    for file in sorted(files, key=lambda file: (file.uri.endswith(".html"), file.uri)):
        address = page_address(file.uri)
        if address in owners:
            problems.append(_page_taken(file.uri, owners[address]))
        elif address in ours:
            problems.append(_address_taken(file.uri, ours[address]))
        else:
            ours[address] = file.uri
            kept.append(file)
    return tuple(sorted(kept, key=lambda file: file.uri)), tuple(problems)


def read_manifest(folder: Path) -> frozenset[str]:
    """Return the uris that an earlier run wrote; a missing or damaged manifest names none."""
    try:
        uris = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return frozenset()
    return frozenset(uri for uri in uris if isinstance(uri, str) and _is_inside(uri))


def write_files(files: Iterable[OutputFile], folder: Path) -> Written:
    """Bring `folder` to hold exactly `files` beside what people wrote there; see the module's docstring."""
    wanted = {file.uri: file.text.encode("utf-8") for file in files}
    before = read_manifest(folder)
    wanted, problems = _without_obstacles(wanted, before, folder)
    try:
        _replace(folder / MANIFEST, _manifest_bytes(before | wanted.keys()))
        changed = sum(_write_if_changed(folder / uri, content) for uri, content in wanted.items())
        pruned = sum(_prune(folder, uri) for uri in sorted(before - wanted.keys()))
        _replace(folder / MANIFEST, _manifest_bytes(frozenset(wanted)))
    except OSError as error:
        return Written(changed=0, unchanged=0, pruned=0, problems=(*problems, _write_failed(error, folder)))
    return Written(changed=changed, unchanged=len(wanted) - changed, pruned=pruned, problems=problems)


def find_handwritten(folder: Path) -> tuple[str, ...]:
    """Return the uris of all files in `folder` that no manifest names, sorted."""
    ours = read_manifest(folder) | {MANIFEST}
    uris = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return tuple(sorted(uri for uri in uris if uri not in ours))


def _without_obstacles(
    wanted: Mapping[str, bytes], before: frozenset[str], folder: Path
) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """Return the files that can be written, and why the others can not."""
    clear: dict[str, bytes] = {}
    problems: list[Problem] = []
    for uri, content in sorted(wanted.items()):
        problem = _find_obstacle(uri, content, before, folder)
        if problem is None:
            clear[uri] = content
        else:
            problems.append(problem)
    return clear, tuple(problems)


def _find_obstacle(uri: str, content: bytes, before: frozenset[str], folder: Path) -> Problem | None:
    """Return why a file must not be written: a link on the way, or a file that is not ours."""
    target = folder / uri
    for place in (target, *target.parents):
        if place == folder:
            break
        if place.is_symlink():
            return _output_link(place)
    if uri not in before and target.exists() and target.read_bytes() != content:
        return _page_taken(uri, uri)
    return None


def _is_inside(uri: str) -> bool:
    """Tell whether a uri from a manifest stays inside the folder, whoever wrote the manifest."""
    path = PurePosixPath(uri)
    return not path.is_absolute() and ".." not in path.parts and bool(path.parts)


def _manifest_bytes(uris: Iterable[str]) -> bytes:
    """Return a manifest of uris, one a line."""
    return (json.dumps({"files": sorted(uris)}, ensure_ascii=False, indent=0) + "\n").encode("utf-8")


def _write_if_changed(path: Path, content: bytes) -> bool:
    """Write a file unless it already holds the content; tell whether it was written."""
    try:
        if path.read_bytes() == content:
            return False
    except OSError:
        path.parent.mkdir(parents=True, exist_ok=True)
    _replace(path, content)
    return True


def _replace(path: Path, content: bytes) -> None:
    """Put content at a path in one step, so that a reader sees the old file or the new one, whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".digest-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _prune(folder: Path, uri: str) -> bool:
    """Remove one of our leftovers, and the folders that it leaves empty."""
    path = folder / uri
    if any(place.is_symlink() for place in path.parents if place != folder and folder in place.parents):
        return False
    path.unlink(missing_ok=True)
    for parent in path.parents:
        if parent == folder or not parent.is_dir() or any(parent.iterdir()):
            break
        parent.rmdir()
    return True


def _page_taken(uri: str, handwritten: str) -> Problem:
    """Return the problem of a generated page that meets a hand-written one."""
    return Problem(
        path=f"docs/{handwritten}",
        line=1,
        code="page-taken",
        message=f"this file stands where the digest puts docs/{uri}",
        advice="move or rename the hand-written file, or give the article another `slug:`",
    )


def _address_taken(uri: str, other: str) -> Problem:
    """Return the problem of two generated files with one address."""
    return Problem(
        path=f"docs/{uri}",
        line=1,
        code="address-taken",
        message=f"docs/{other} already has this address",
        advice="change the `aliases:` or the `slug:` of the article that asks for it",
    )


def _output_link(place: Path) -> Problem:
    """Return the problem of a symbolic link on the way to a file."""
    return Problem(
        path=str(place),
        line=1,
        code="output-link",
        message="this is a symbolic link, and the digest writes only inside docs/",
        advice="remove the link and run the command again",
    )


def _write_failed(error: OSError, folder: Path) -> Problem:
    """Return the problem of an operation that the system refused."""
    return Problem(
        path=str(error.filename or folder),
        line=1,
        code="write-failed",
        message=f"could not be written ({error.strerror})",
        advice="free some space or mend the permissions, then run the command again; nothing is half-written",
    )
