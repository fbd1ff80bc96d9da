"""Bundles in the cache: what was kept comes back, and nothing else is taken for it."""

import gzip
import json
from collections import Counter

import cbor2
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news_digest.search.bundle import Chunk
from news_digest.search.chunk import ENTRY, MARK
from news_digest.search.entry import read_entry, write_entry
from news_digest.search.part import SearchedPart
from news_digest.search.summary import Summary

FRAGMENT = "fragment/en_20240312.0~a3fQ.pf_fragment"


def fragment(**changed: object) -> bytes:
    """Return a file of one page, with other values than a sound one has."""
    plain = {"url": "/talks/", "meta": {"title": "Talks", "story_address": "stories/talks/"}} | changed
    return gzip.compress(MARK + json.dumps(plain).encode())


def entered(**changed: object) -> bytes:
    """Return the file that an index is entered by, with other values than a sound one has."""
    language = {"hash": "en_1a2b", "wasm": "en", "page_count": 1} | changed
    return json.dumps({"version": "1.5.2", "languages": {"en": language}}).encode()


FILES = {
    ENTRY: entered(),
    "pagefind.en_1a2b.pf_meta": b"",
    "filter/pt-BR_year-3.pf_filter": b"",
    "index/en_0.pf_index": b"\x1f\x8b words",
    FRAGMENT: fragment(),
}


def chunk_of(*uris: str, folders: bool = True) -> tuple[Chunk, ...]:
    """Return a bundle's only chunk, of pages."""
    pages = tuple(SearchedPart(uri=uri, language="en", year=None, size=0, digest="") for uri in uris)
    return (Chunk(pages=pages, folders=folders),)


PAGES = chunk_of("talks/index.html", "index.html", "a.html")
SUMMARY = Summary(
    filters={"year": Counter({"2024": 3, "2023": 1})}, common={"the", "of"}, light={"using": "use"}
)
CONTENT = write_entry(FILES, SUMMARY)


def entry(**changed: object) -> bytes:
    """Return an entry with other fields than a sound one has."""
    plain = {"files": {ENTRY: entered()}, "filters": {}, "common": [], "light": {}}
    return msgspec.msgpack.encode(plain | changed)


def test_what_was_kept_comes_back() -> None:
    """Files in their order, and the summary."""
    assert read_entry(CONTENT, PAGES) == (FILES, SUMMARY)
    assert read_entry(entry(), PAGES) == ({ENTRY: entered()}, Summary())


def test_an_entry_cut_short_anywhere_is_none() -> None:
    """No beginning of an entry is taken for one, nor is one with more behind it."""
    assert [length for length in range(len(CONTENT)) if read_entry(CONTENT[:length], PAGES) is not None] == []
    assert read_entry(CONTENT + b"\0", PAGES) is None


@given(st.binary(max_size=200))
@settings(deadline=None, max_examples=100)
def test_any_bytes_are_none(content: bytes) -> None:
    """No bytes raise an error, and none but an entry's are one."""
    assert read_entry(content, PAGES) is None


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(cbor2.dumps([FILES, {"filters": {}, "common": []}]), id="the form before"),
        pytest.param(msgspec.msgpack.encode([{ENTRY: b""}, {}, []]), id="a list"),
        pytest.param(entry(files={}), id="no files"),
        pytest.param(entry(files={ENTRY: 1}), id="a file of a number"),
        pytest.param(entry(common=[1]), id="a word of a number"),
        pytest.param(entry(light={"using": 1}), id="a light word of a number"),
        pytest.param(entry(filters={"year": {"2024": "3"}}), id="a number of a word"),
        pytest.param(entry(later=1), id="a field of a later version"),
        pytest.param(b"\x91" * 100_000, id="nested without end"),
    ],
)
def test_another_form_is_none(content: bytes) -> None:
    """Sound bytes of another version, or of something else, are indexed again."""
    assert read_entry(content, PAGES) is None


@pytest.mark.parametrize(
    "name",
    [
        *("", "/etc/a", "../a", "index/../../a", "..\\a", "C:\\a", "C:a", "\\a", "a\0b", ".."),
        *("index/../../a.pf_index", "/index/a.pf_index", "index\\a.pf_index", "index/a.pf_index\n"),
        *("pagefind.js", "pagefind-worker.js", "wasm.en.pagefind", "index/a.js", "a.css", "index.html"),
    ],
)
def test_only_data_of_an_index_is_taken(name: str) -> None:
    """A forged entry writes nowhere else, and brings no program."""
    assert read_entry(entry(files=FILES | {name: b""}), PAGES) is None


@pytest.mark.parametrize(
    "changed",
    [
        {"url": "https://evil.example/"},
        {"url": "//evil.example/"},
        {"url": "javascript:alert(1)"},
        {"url": "/another/"},
        {"url": 1},
        {"meta": {"story_address": "javascript:alert(1)"}},
        {"meta": {"story_address": "//evil.example/"}},
        {"meta": {"story_address": "\\\\evil.example/"}},
        {"meta": {"title": 1}},
    ],
    ids=repr,
)
def test_results_lead_to_the_pages_that_were_indexed(changed: dict[str, object]) -> None:
    """A forged entry sends no reader elsewhere."""
    assert read_entry(entry(files=FILES | {FRAGMENT: fragment(**changed)}), PAGES) is None


@pytest.mark.parametrize(
    "content", [b"", b"\x1f\x8b", gzip.compress(b"\0" * 30_000_000)], ids=["0", "1", "2"]
)
def test_a_page_that_can_not_be_read_is_none(content: bytes) -> None:
    """Nor is one that opens to more than any page has."""
    assert read_entry(entry(files=FILES | {FRAGMENT: content}), PAGES) is None


@pytest.mark.parametrize("changed", [{"hash": "../../a"}, {"wasm": "../../a"}, {"wasm": "//evil.example/a"}])
def test_an_index_names_its_own_files(changed: dict[str, object]) -> None:
    """Neither lists nor programs come from elsewhere."""
    assert read_entry(entry(files=FILES | {ENTRY: entered(**changed)}), PAGES) is None


@pytest.mark.parametrize("folders", [True, False])
@pytest.mark.parametrize("uri", ["index.html", "a.html", "über uns & ich/index.html"])
def test_addresses_are_as_pagefind_gives_them(uri: str, *, folders: bool) -> None:
    """A folder's page is its folder, another its file; or each is its file."""
    address = "/" + (uri.removesuffix("index.html") if folders else uri)
    files = FILES | {FRAGMENT: fragment(url=address)}
    assert read_entry(entry(files=files), chunk_of(uri, folders=folders)) is not None
