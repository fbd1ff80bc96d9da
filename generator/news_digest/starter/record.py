"""What `new` wrote for the host, kept in the digest so that a newer version can merge its changes.

The texts themselves are kept, not their hashes: a newer package no longer holds the old templates, and a
clone may have no history. Without the old text nobody can tell an edit from what a template said. They stand
line by line, so that a pull request shows what changed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from news_digest.starter.answers import HOSTS

RECORD = ".digest-template.json"
_ABOUT = "Written by `news-digest new`, for `news-digest new --update`. Keep it in git; do not edit it."


class RecordError(Exception):
    """The record is there and can not be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The version that wrote a digest's templates, for which host, and the texts by path."""

    version: str
    host: str
    texts: Mapping[str, str]


def render_record(record: Record) -> str:
    """Return a record as JSON."""
    lines = {path: text.splitlines() for path, text in sorted(record.texts.items())}
    values = {"about": _ABOUT, "version": record.version, "host": record.host, "files": lines}
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


def read_record(folder: Path) -> Record | None:
    """Return the record of a digest, or None where it has none. Raises RecordError."""
    try:
        text = (folder / RECORD).read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise RecordError(f"{RECORD} can not be read ({error})") from error
    try:
        return _parse(json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise RecordError(
            f"{RECORD} is damaged: take it from git as it was (`git checkout {RECORD}`)"
        ) from error


def _parse(values: Any) -> Record:  # noqa: ANN401  # what JSON may hold
    """Return a record's values, each of the right kind."""
    host, version, files = values["host"], values["version"], values["files"]
    texts = {path: "".join(f"{line}\n" for line in lines) for path, lines in files.items()}
    if host not in HOSTS or not isinstance(version, str) or not all(isinstance(path, str) for path in texts):
        raise ValueError(host)
    return Record(version=version, host=host, texts=texts)
