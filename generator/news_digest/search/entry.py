"""A bundle's index as it is kept between runs: read back against its types and its pages, or indexed again.

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

from news_digest.search.canonical import ENTRY, MARK, Files
from news_digest.search.page import Page
from news_digest.search.summary import Summary

Index = tuple[Files, Summary]

# The files that `make_canonical` names; their letters lead nowhere and end no name.
_DATA = re.compile(
    r"pagefind\.[\w-]+\.pf_meta|fragment/[\w.~-]+\.pf_fragment|index/[\w-]+\.pf_index|filter/[\w.~-]+\.pf_filter"
)
_NAME = re.compile(r"[\w-]*")
# Where a story stands, from the root of the site: no other host, no scheme.
_STORY = re.compile(r"(?:[\w-]+/)*")
_GZIP = 31  # zlib's name for its format
# The largest articles have 2 MB; what opens to much more is none of ours.
_LARGEST_PAGE = 20_000_000


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


def read_entry(content: bytes, pages: Iterable[Page]) -> Index | None:
    """Return the bundle of these pages that `write_entry` wrote, or None if the bytes are anything else."""
    try:
        entry = msgspec.msgpack.decode(content, type=_Entry)
        if not (_is_entered(entry.files) and _leads_to(entry.files, {_address(page.uri) for page in pages})):
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
    fragments = [_read_fragment(files[name]) for name in files if name.startswith("fragment/")]
    return all(
        fragment.url in addresses and _STORY.fullmatch(fragment.meta.get("story_address", ""))
        for fragment in fragments
    )


def _read_fragment(content: bytes) -> _Fragment:
    """Return what a result leads to; ValueError or zlib.error where it can not be read."""
    opened = zlib.decompressobj(_GZIP).decompress(content, _LARGEST_PAGE)
    return msgspec.json.decode(opened.removeprefix(MARK), type=_Fragment)


def _address(uri: str) -> str:
    """Return the address that Pagefind gives a page."""
    folder, _slash, name = f"/{uri}".rpartition("/")
    return f"{folder}/" if name == "index.html" else f"/{uri}"
