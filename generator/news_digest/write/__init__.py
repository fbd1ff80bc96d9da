"""Disk: changed files only, all of them or none, and never a page that a person wrote."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from news_digest.model import OutputFile, Problem
from news_digest.write import disk
from news_digest.write.addresses import check_addresses, is_inside, outside, page_address, page_taken
from news_digest.write.change import commit, finish
from news_digest.write.manifest import MANIFEST, find_handwritten, read_manifest
from news_digest.write.site import SiteStage, open_stage
from news_digest.write.size import Size, check_size, measure

__all__ = [
    "MANIFEST",
    "PROBLEM_CODES",
    "SiteStage",
    "Size",
    "Written",
    "check_addresses",
    "check_size",
    "find_handwritten",
    "measure",
    "open_stage",
    "page_address",
    "read_manifest",
    "write_files",
]

PROBLEM_CODES = {
    "page-taken": "a hand-written page stands where the digest wants to put one of its own",
    "address-outside": "a file would be written outside docs/",
    "address-taken": "two generated pages would get the same address",
    "output-link": "a folder in docs/ is a symbolic link, so that writing would leave docs/",
    "write-failed": "the operating system refused to write a file",
    "large-site": "the built site is larger than many hosts take",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a write did: the number of files changed, left alone and pruned, and what stood in the way."""

    changed: int
    unchanged: int
    pruned: int
    problems: tuple[Problem, ...]


def write_files(files: Iterable[OutputFile], folder: Path) -> Written:
    """Bring `folder` to hold exactly `files` beside what people wrote there, or leave it as it is.

    After a crash or a refused operation at any moment the folder holds the old files or the new ones, whole
    (`change` says how). Two runs at one time wait for each other.
    """
    everything = {file.uri: file.content for file in files}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with disk.locked(folder):
            return _write(everything, folder)
    except OSError as error:
        return Written(changed=0, unchanged=0, pruned=0, problems=(_write_failed(error, folder),))


def _write(everything: Mapping[str, bytes], folder: Path) -> Written:
    """Do what `write_files` says, once the folder is ours."""
    finish(folder)
    before = read_manifest(folder)
    wanted, problems = _without_obstacles(everything, before, folder)
    changed = frozenset(uri for uri, content in wanted.items() if not _holds(folder / uri, content))
    removed = frozenset(uri for uri in before - wanted.keys() if _is_removable(folder, uri))
    if changed or removed or before != wanted.keys():
        commit(wanted, changed, removed, folder)
    return Written(
        changed=len(changed), unchanged=len(wanted) - len(changed), pruned=len(removed), problems=problems
    )


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
    """Return why a file must not be written: a link or a file on the way, or a file that is not ours."""
    if not is_inside(uri):
        return outside(uri)
    target = folder / uri
    for place in _places_between(target, folder):
        if place.is_symlink():
            return _output_link(place)
        if place != target and place.is_file() and place.relative_to(folder).as_posix() not in before:
            return page_taken(uri, place.relative_to(folder).as_posix())
    if target.is_dir() or (uri not in before and target.exists() and not _holds(target, content)):
        return page_taken(uri, uri)
    return None


def _is_removable(folder: Path, uri: str) -> bool:
    """Tell whether a file that is no longer wanted is there, and no link leads out of the folder to it."""
    target = folder / uri
    linked = any(place.is_symlink() for place in _places_between(target, folder) if place != target)
    return not linked and (target.is_file() or target.is_symlink())


def _places_between(target: Path, folder: Path) -> tuple[Path, ...]:
    """Return a path and the folders that it lies in, up to a folder without that folder."""
    return (target, *(place for place in target.parents if folder in place.parents))


def _holds(path: Path, content: bytes) -> bool:
    """Tell whether a file holds the content."""
    try:
        return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content
    except (FileNotFoundError, NotADirectoryError):
        return False


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
