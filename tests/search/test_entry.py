"""Entries of the search index's cache: what was kept comes back, and nothing else is taken for it."""

from collections import Counter

import cbor2
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.search.canonical import ENTRY
from generator.search.entry import read_entry, write_entry
from generator.search.summary import Summary

FILES = {
    ENTRY: b"{}",
    "index/en_0.pf_index": b"\x1f\x8b words",
    "fragment/en_20240312.0~a3fQ.pf_fragment": b"",
}
SUMMARY = Summary(
    filters={"year": Counter({"2024": 3, "2023": 1})}, common={"the", "of"}, light={"using": "use"}
)
CONTENT = write_entry(FILES, SUMMARY)


def entry(**changed: object) -> bytes:
    """Return an entry with other fields than a sound one has."""
    plain = {"files": {ENTRY: b"{}"}, "filters": {}, "common": [], "light": {}}
    return msgspec.msgpack.encode(plain | changed)


def test_what_was_kept_comes_back() -> None:
    """Files in their order, and the summary."""
    assert read_entry(CONTENT) == (FILES, SUMMARY)
    assert read_entry(entry()) == ({ENTRY: b"{}"}, Summary())


def test_an_entry_cut_short_anywhere_is_none() -> None:
    """No beginning of an entry is taken for one, nor is one with more behind it."""
    assert [length for length in range(len(CONTENT)) if read_entry(CONTENT[:length]) is not None] == []
    assert read_entry(CONTENT + b"\0") is None


@given(st.binary(max_size=200))
@settings(deadline=None, max_examples=100)
def test_any_bytes_are_none(content: bytes) -> None:
    """No bytes raise an error, and none but an entry's are one."""
    assert read_entry(content) is None


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
    assert read_entry(content) is None


@pytest.mark.parametrize(
    "name",
    ["", "/etc/a", "../a", "index/../../a", "..\\a", "C:\\a", "C:a", "\\a", "a\0b", ".."],
)
def test_no_file_leads_out_of_the_index(name: str) -> None:
    """A forged entry writes nowhere else."""
    assert read_entry(entry(files={ENTRY: b"{}", name: b""})) is None
