"""A bundle's files as they are kept between runs: read back against their types and its pages, or made again.

The shelf it lies on finds damaged bytes. Sound bytes may still be another version's, or somebody else's, so
nothing is taken from them that has another form: only files of an index, which hold no program, inside the
index, and only results that lead to a page of the bundle. What a result says of its page is believed.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable

import msgspec

from news_digest.search.bundle import Chunk
from news_digest.search.canonical import Index
from news_digest.search.chunk import ENTRY, STORY, Files, find_addresses, open_small
from news_digest.search.summary import Summary

# The files that `make_canonical` names; their letters lead nowhere and end no name.
_DATA = re.compile(
    r"pagefind\.[\w-]+\.pf_meta|fragment/[\w.~-]+\.pf_fragment|index/[\w-]+\.pf_index|filter/[\w.~-]+\.pf_filter"
)
_NAME = re.compile(r"[\w-]*")


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is kept of a bundle: its files by path, pages by filter and value, common and light words."""

    files: dict[str, bytes]
    filters: dict[str, dict[str, int]]
    common: list[str]
    light: dict[str, str]


class _Language(msgspec.Struct, frozen=True):
    """What an index says of one language: which list of files, and which program reads it."""

    hash: str
    wasm: str | None


class _Languages(msgspec.Struct, frozen=True):
    """The file that an index is entered by."""

    languages: dict[str, _Language]


class _Fragment(msgspec.Struct, frozen=True):
    """What a result of a search leads to."""

    url: str
    meta: dict[str, str]


def write_entry(files: Files, summary: Summary) -> bytes:
    """Return an indexed bundle as bytes, the same for the same bundle."""
    filters = {label: dict(values) for label, values in summary.filters.items()}
    common = sorted(summary.common)
    return msgspec.msgpack.encode(_Entry(files=files, filters=filters, common=common, light=summary.light))


def read_entry(content: bytes, chunks: Iterable[Chunk]) -> Index | None:
    """Return the bundle of these chunks that `write_entry` wrote, or None if the bytes are anything else."""
    try:
        entry = msgspec.msgpack.decode(content, type=_Entry)
        if not (_is_entered(entry.files) and _leads_to(entry.files, find_addresses(chunks))):
            return None
    except (msgspec.MsgspecError, ValueError, RecursionError, LookupError, zlib.error):
        return None
    filters = {label: Counter(values) for label, values in entry.filters.items()}
    return entry.files, Summary(filters=filters, common=set(entry.common), light=entry.light)


def _is_entered(files: Files) -> bool:
    """Tell whether all files are data of an index, and its entry names nothing else."""
    languages = msgspec.json.decode(files[ENTRY], type=_Languages).languages.values()
    names = [name for language in languages for name in (language.hash, language.wasm or "")]
    return all(map(_NAME.fullmatch, names)) and all(_DATA.fullmatch(name) for name in files if name != ENTRY)


def _leads_to(files: Files, addresses: set[str]) -> bool:
    """Tell whether every result leads to one of the addresses, and its story into the site."""
    fragments = [
        msgspec.json.decode(open_small(files[name]), type=_Fragment)
        for name in files
        if name.startswith("fragment/")
    ]
    return all(
        fragment.url in addresses and STORY.fullmatch(fragment.meta.get("story_address", ""))
        for fragment in fragments
    )
