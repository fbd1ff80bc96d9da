"""Records of what was made: from what, which files, with which content. The same is not made again.

A record is believed for what it saves and no further: the file that it names must still have the content
whose hash it bears, or it is made anew. Whoever can write the records can write the site as well.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

FORM = 1  # of the file of records; another form is not read
_LARGEST = 500_000_000


class Output(msgspec.Struct, frozen=True, array_like=True):
    """A file that was made: its uri, its place in the site, a hash of its content, facts for the engine."""

    uri: str
    place: str
    digest: bytes
    facts: dict[str, str]


class Record(msgspec.Struct, frozen=True, array_like=True):
    """A part that was made: what was asked for it, a hash of the answers, and its files."""

    name: str
    asked: tuple[tuple[str, Any, str | None], ...]
    fingerprint: bytes
    outputs: tuple[Output, ...]


class _File(msgspec.Struct, array_like=True):
    """The file of records; `environment` is a hash of all that every part was made from."""

    form: int
    environment: str
    records: list[Record]


def read_records(path: Path, environment: str) -> dict[str, Record]:
    """Return the records of the last build by name; none if it was made in another environment."""
    try:
        if path.is_symlink() or path.stat().st_size > _LARGEST:
            return {}
        found = msgspec.msgpack.decode(path.read_bytes(), type=_File)
    except (OSError, ValueError, RecursionError):  # msgspec's errors are ValueErrors
        return {}
    if found.form != FORM or found.environment != environment:
        return {}
    return {record.name: record for record in found.records}


def write_records(path: Path, environment: str, records: Iterable[Record]) -> None:
    """Write the records of a build; where the disk refuses, the next build makes everything."""
    content = msgspec.msgpack.encode(_File(form=FORM, environment=environment, records=list(records)))
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f"{path.name}.{os.getpid()}")
        aside.write_bytes(content)
        aside.replace(path)


def hash_content(content: bytes) -> bytes:
    """Return the hash of a file's content that its record bears."""
    return hashlib.sha256(content).digest()


def take_over(record: Record, old: Path, new: Path, *, share: bool) -> bool:
    """Bring the files of a record into the new site, or tell that they are not what it says.

    With `share` they get a second name there, and are copied where the file system has no second names.
    """
    contents: list[bytes] = []
    for output in record.outputs:
        try:
            if (old / output.place).is_symlink():
                return False
            contents.append((old / output.place).read_bytes())
        except OSError:
            return False
        if hash_content(contents[-1]) != output.digest:
            return False
    for output, content in zip(record.outputs, contents, strict=True):
        _bring(old / output.place, new / output.place, content, share=share)
    return True


def _bring(old: Path, new: Path, content: bytes, *, share: bool) -> None:
    """Give a file a second name, or write its content once more. Raises OSError."""
    new.parent.mkdir(parents=True, exist_ok=True)
    if share:
        with suppress(OSError):
            os.link(old, new)
            return
    new.write_bytes(content)


def set_aside(outputs: Iterable[Output], site: Path, aside: Path) -> None:
    """Give the files of a site a second name in a folder that outlives the site's. Raises OSError."""
    for output in outputs:
        old, new = site / output.place, aside / output.place
        if not (new.exists() and new.samefile(old)):
            new.unlink(missing_ok=True)
            _bring(old, new, old.read_bytes(), share=True)


def frozen_questions(asked: Iterable[Any]) -> tuple[tuple[str, Any, str | None], ...]:
    """Return questions as they were before they were kept: keys that were tuples are tuples again."""
    return tuple(
        (name, tuple(key) if isinstance(key, list) else key, attribute) for name, key, attribute in asked
    )
