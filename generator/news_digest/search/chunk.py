"""A chunk's index as it is kept: what a bundle is put together of, read back against its types and its pages.

The shelf it lies on finds damaged bytes. Sound bytes may still be another version's, or somebody else's, so
nothing is taken from them that has another form: no program and no name of a file, only words on pages that
there are, and only results that lead to a page of the chunk. What a result says of its page is believed.
"""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import cbor2
import msgspec

from news_digest.search.bundle import Chunk
from news_digest.search.postings import LIST, Word, read_list, read_words, write_head

MARK = b"pagefind_dcd"
ENTRY = "pagefind-entry.json"

# Where a story stands, from the root of the site: no other host, no scheme.
STORY = re.compile(r"(?:[\w-]+/)*(?:[\w-]+\.html)?")
_LANGUAGE = re.compile(r"[\w-]*")
_LABEL = re.compile(r"[\w.~-]+")
_GZIP = 31  # zlib's name for its format
# The largest articles have 2 MB; what opens to much more is none of ours.
_LARGEST_PAGE = 20_000_000

Files = dict[str, bytes]


class Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is kept of a chunk's pages in one language.

    `fragments` are the files that results lead to, `lengths` their words, `words` the CBOR of one word after
    the other, `filters` the pages by filter and value; pages are numbered as the fragments are.
    """

    fields: list[str]
    fragments: list[bytes]
    lengths: list[int]
    words: bytes
    filters: dict[str, dict[str, list[int]]]


class Fragment(msgspec.Struct, frozen=True):
    """What a result of a search leads to."""

    url: str
    content: str
    meta: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexed:
    """A chunk's pages in one language as they were kept, what stands in the fragments, and the words."""

    kept: Kept
    pages: tuple[Fragment, ...]
    words: dict[bytes, Word]


def write_chunk(files: Files) -> bytes:
    """Return what is kept of an index that Pagefind wrote, the same for the same pages.

    Raises `ValueError`, `LookupError` or `TypeError` if it is not as Pagefind 1.5 writes it.
    """
    languages = json.loads(files[ENTRY])["languages"]
    kept = {name: _gather(files, languages[name]["hash"]) for name in sorted(languages)}
    return msgspec.msgpack.encode(kept)


def _gather(files: Files, name: str) -> Kept:
    """Return what is kept of one language, its list of files being of a name."""
    _version, pages, words, filters, _sorts, fields = read_values(files[f"pagefind.{name}.pf_meta"])
    return Kept(
        fields=fields,
        fragments=[_shorten_fragment(files[f"fragment/{page}.pf_fragment"]) for page, _length in pages],
        lengths=[length for _page, length in pages],
        words=b"".join(_open_words(files[f"index/{file}.pf_index"]) for _first, _last, file in words),
        filters=dict(_read_filter(files[f"filter/{file}.pf_filter"]) for _label, file in sorted(filters)),
    )


def _shorten_fragment(content: bytes) -> bytes:
    """Return the file of a page without its filters: which values a page is filtered by nobody asks it."""
    page = json.loads(open_file(content))
    text = json.dumps(page | {"filters": {}}, ensure_ascii=False, separators=(",", ":"))
    return compress(text.encode())


def _open_words(content: bytes) -> bytes:
    """Return the words of a file of Pagefind's, which is a list of one list of them."""
    opened = open_file(content)
    if opened[:1] != write_head(LIST, 1):
        raise ValueError("a file of words is not as expected")
    return opened[read_list(opened, 1)[1] :]


def _read_filter(content: bytes) -> tuple[str, dict[str, list[int]]]:
    """Return the name of a filter, and the pages of each value in order."""
    label, values = read_values(content)
    return label, {value: sorted(pages) for value, pages in sorted(values)}


def read_chunk(content: bytes, chunk: Chunk) -> dict[str, Indexed] | None:
    """Return the pages of a chunk by language that `write_chunk` kept, or None if the bytes are others."""
    addresses = find_addresses((chunk,))
    try:
        kept = msgspec.msgpack.decode(content, type=dict[str, Kept])
        read = {name: _read(of) for name, of in kept.items()}
    except (msgspec.MsgspecError, ValueError, LookupError, RecursionError, zlib.error):
        return None
    sound = all(_LANGUAGE.fullmatch(name) and _is_sound(of, addresses) for name, of in read.items())
    return read if sound else None


def _read(kept: Kept) -> Indexed:
    """Return what was kept of one language, opened; raises as `open_small` and `read_words` do."""
    pages = tuple(msgspec.json.decode(open_small(content), type=Fragment) for content in kept.fragments)
    return Indexed(kept=kept, pages=pages, words=read_words(kept.words, len(pages), len(kept.fields)))


def _is_sound(indexed: Indexed, addresses: set[str]) -> bool:
    """Tell whether results lead to the addresses, their stories into the site, and filters to pages."""
    number = len(indexed.pages)
    stories = (page.meta.get("story_address", "") for page in indexed.pages)
    filtered = indexed.kept.filters
    return (
        len(indexed.kept.lengths) == number
        and all(page.url in addresses for page in indexed.pages)
        and all(map(STORY.fullmatch, stories))
        and all(map(_LABEL.fullmatch, filtered))
        and all(0 <= page < number for of in filtered.values() for held in of.values() for page in held)
    )


def find_addresses(chunks: Iterable[Chunk]) -> set[str]:
    """Return the addresses that Pagefind gives the pages of chunks."""
    return {_address(page.uri, folders=chunk.folders) for chunk in chunks for page in chunk.pages}


def _address(uri: str, *, folders: bool) -> str:
    """Return the address that Pagefind gives a page."""
    folder, _slash, name = f"/{uri}".rpartition("/")
    return f"{folder}/" if folders and name == "index.html" else f"/{uri}"


def open_small(content: bytes) -> bytes:
    """Return what a file holds after its mark; ValueError or zlib.error where it can not be read."""
    opener = zlib.decompressobj(_GZIP)
    opened = opener.decompress(content, _LARGEST_PAGE)
    if not opener.eof or not opened.startswith(MARK):
        raise ValueError("a page of the index can not be read")
    return opened[len(MARK) :]


def open_file(content: bytes) -> bytes:
    """Return what a file of the index holds after its mark."""
    opened = gzip.decompress(content)
    if not opened.startswith(MARK):
        raise ValueError("a file does not begin as those of a Pagefind index do")
    return opened[len(MARK) :]


def read_values(content: bytes) -> Any:  # noqa: ANN401 - whatever CBOR holds
    """Return the values that a file of the index holds."""
    return cbor2.loads(open_file(content))


def compress(content: bytes) -> bytes:
    """Return content as a file of the index; the same bytes on every day."""
    return gzip.compress(MARK + content, mtime=0)
