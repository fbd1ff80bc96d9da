"""Which files may stand in the docs folder together: a page that a person wrote keeps its address."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from news_digest.model import OutputFile, Problem
from news_digest.slugs import DEVICES, slug_key

# What leads out of a folder or stands for something else on some system: a drive or a stream (`:`), control
# characters, a wildcard; lone surrogates have no bytes. A name that begins with a dot is ours or the
# system's, and Windows drops a dot or a blank at its end.
_NO_PART = re.compile(r"\.|.*[\x00-\x1f\x7f<>:\"|?*\\\ud800-\udfff]|.*[. ]\Z", re.DOTALL)


def is_inside(uri: str) -> bool:
    """Tell whether a uri names a file inside the folder, on any system, whoever made it."""
    parts = uri.split("/")
    return all(part and not _NO_PART.match(part) and not _is_device(part) for part in parts)


def _is_device(part: str) -> bool:
    """Tell whether Windows opens a device under a name, whatever its ending."""
    return DEVICES.fullmatch(part.partition(".")[0]) is not None


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

    None leaves the folder. A hand-written page keeps its address; of two generated files a page beats a
    redirect, then the first uri.
    """
    owners = {page_address(uri): uri for uri in sorted(handwritten)}
    kept: list[OutputFile] = []
    problems: list[Problem] = []
    ours: dict[str, str] = {}
    for file in sorted(files, key=lambda file: (file.uri.endswith(".html"), file.uri)):
        address = page_address(file.uri)
        if not is_inside(file.uri):
            problems.append(outside(file.uri))
        elif address in owners:
            problems.append(page_taken(file.uri, owners[address]))
        elif address in ours:
            problems.append(_address_taken(file.uri, ours[address]))
        else:
            ours[address] = file.uri
            kept.append(file)
    return tuple(sorted(kept, key=lambda file: file.uri)), tuple(problems)


def outside(uri: str) -> Problem:
    """Return the problem of a file that would lie outside the folder, or where no file may lie."""
    return Problem(
        path="docs",
        line=1,
        code="address-outside",
        message=f"a page would be written to {uri!r}, which is no place inside docs/",
        advice="tell the developers which article makes it; nothing is written there",
    )


def page_taken(uri: str, handwritten: str) -> Problem:
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
