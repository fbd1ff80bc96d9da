"""A bundle's index as it is kept between runs: read back against its types, or indexed again.

The shelf it lies on finds damaged bytes. Sound bytes may still be another version's, or somebody else's, so
nothing is taken from them that has another form, and no file is written outside the index.
"""

from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath, PureWindowsPath

import msgspec

from generator.search.canonical import ENTRY, Files
from generator.search.summary import Summary

Index = tuple[Files, Summary]


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is kept of a bundle: its files by path, pages by filter and value, common and light words."""

    files: dict[str, bytes]
    filters: dict[str, dict[str, int]]
    common: list[str]
    light: dict[str, str]


def write_entry(files: Files, summary: Summary) -> bytes:
    """Return an indexed bundle as bytes, the same for the same bundle."""
    filters = {label: dict(values) for label, values in summary.filters.items()}
    common = sorted(summary.common)
    return msgspec.msgpack.encode(_Entry(files=files, filters=filters, common=common, light=summary.light))


def read_entry(content: bytes) -> Index | None:
    """Return the bundle that `write_entry` wrote, or None if the bytes are anything else."""
    try:
        entry = msgspec.msgpack.decode(content, type=_Entry)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    if ENTRY not in entry.files or not all(_lies_inside(name) for name in entry.files):
        return None
    filters = {label: Counter(values) for label, values in entry.filters.items()}
    return entry.files, Summary(filters=filters, common=set(entry.common), light=entry.light)


def _lies_inside(name: str) -> bool:
    """Say whether a path leads to a file of the index, on any system."""
    if not name or "\0" in name or any(kind(name).anchor for kind in (PurePosixPath, PureWindowsPath)):
        return False
    return ".." not in name.replace("\\", "/").split("/")
