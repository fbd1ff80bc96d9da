"""Records of what was made: from what, which files, with which content. The same is not made again.

Records are signed with a key that lies in the environment beside the programs: whoever can read or write it
can change these, too. So records and a site that came with somebody's change are nobody's but a stranger's,
and count for nothing. Each file that a record names must also still have the content whose hash it bears.

Questions stand once in a table, since most units ask the same: 10,000 articles' records would have 340 MB.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from news_digest.press.trace import Question

FORM = 2  # of the file of records; another form is not read
KEY = "news-digest.key"
_KEY_BYTES = 32
_LARGEST = 500_000_000


class Output(msgspec.Struct, frozen=True, array_like=True):
    """A file that was made: its uri, its place in the site, a hash of its content, facts for the engine."""

    uri: str
    place: str
    digest: bytes
    facts: dict[str, str]


class BuildRecord(msgspec.Struct, frozen=True, array_like=True):
    """A unit that was made: what was asked for it, a hash of the answers, and its files."""

    name: str
    asked: tuple[Question, ...]
    fingerprint: bytes
    outputs: tuple[Output, ...]


class _KeptRecord(msgspec.Struct, array_like=True):
    """A record in the file, its questions by their places in the table."""

    name: str
    asked: list[int]
    fingerprint: bytes
    outputs: tuple[Output, ...]


class _File(msgspec.Struct, array_like=True):
    """The file of records; `environment` is a hash of all that every unit was made from."""

    form: int
    environment: str
    questions: list[tuple[str, Any, str | None]]
    records: list[_KeptRecord]


def find_key(environment: Path | None = None) -> bytes | None:
    """Return the key that lies in an environment of Python's (this one), made where there is none.

    None where none can be written: then nothing is kept.
    """
    path = (environment or Path(sys.prefix)) / KEY
    with suppress(OSError):
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(_KEY_BYTES))
    try:
        key = path.read_bytes()
    except OSError:
        return None
    return key if len(key) == _KEY_BYTES else None


def read_records(path: Path, environment: str, key: bytes) -> Iterator[BuildRecord]:
    """Yield the records of the last build; none if it was made in another environment or by somebody else."""
    try:
        if path.is_symlink() or path.stat().st_size > _LARGEST:
            return
        content = path.read_bytes()
        if not hmac.compare_digest(content[:_KEY_BYTES], _sign(content[_KEY_BYTES:], key)):
            return
        found = msgspec.msgpack.decode(content[_KEY_BYTES:], type=_File)
    except (OSError, ValueError):  # msgspec's errors are ValueErrors
        return
    if found.form != FORM or found.environment != environment:
        return
    questions = [(name, _frozen(key), side) for name, key, side in found.questions]
    for kept in found.records:
        asked = tuple(questions[place] for place in kept.asked)
        yield BuildRecord(kept.name, asked, kept.fingerprint, kept.outputs)


def write_records(path: Path, environment: str, records: Iterable[BuildRecord], key: bytes) -> None:
    """Write the records of a build; where the disk refuses, the next build makes everything."""
    places: dict[Question, int] = {}
    kept = [
        _KeptRecord(
            record.name,
            [places.setdefault(question, len(places)) for question in record.asked],
            record.fingerprint,
            record.outputs,
        )
        for record in records
    ]
    content = msgspec.msgpack.encode(_File(FORM, environment, list(places), kept))
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f"{path.name}.{os.getpid()}")
        aside.write_bytes(_sign(content, key) + content)
        aside.replace(path)


def _sign(content: bytes, key: bytes) -> bytes:
    """Return the signature of the records' file."""
    return hmac.digest(key, content, "sha256")


def _frozen(key: Any) -> Any:  # noqa: ANN401 - a key of any mapping
    """Return a key as it was before it was kept: one that was a tuple is a tuple again."""
    return tuple(key) if isinstance(key, list) else key


def hash_content(content: bytes) -> bytes:
    """Return the hash of a file's content that its record bears."""
    return hashlib.sha256(content).digest()


def take_over(record: BuildRecord, old: Path, new: Path, *, share: bool) -> bool:
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
