"""Words put together of chunks: just what Pagefind writes of all pages at one time."""

from __future__ import annotations

import json
import random
from typing import Any

import cbor2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news_digest.search.chunk import ENTRY, Files, open_file, read_values
from news_digest.search.indexer import Service
from news_digest.search.page import Page
from news_digest.search.postings import join_words, read_head, read_words, renumber_words, write_head

PLACES = st.lists(st.integers(-300, 70_000), max_size=4)
FIELDS = st.lists(st.one_of(st.integers(-3, -1), st.integers(0, 300)), max_size=3)
PAGES = st.dictionaries(st.integers(0, 9), st.tuples(PLACES, FIELDS), max_size=10)
TEXTS = st.text(max_size=4) | st.sampled_from(["a" * 23, "b" * 24, "ü" * 200])
# By word: its pages, and those of its spellings.
WORDS = st.dictionaries(TEXTS, st.tuples(PAGES, st.dictionaries(TEXTS, PAGES, max_size=3)), max_size=4)
Pages = dict[int, tuple[list[int], list[int]]]
Words = dict[str, tuple[Pages, dict[str, Pages]]]


def pack_pages(pages: Pages, start: int = 0) -> list[Any]:
    """Return pages as Pagefind writes them: each but the first counts from the one before."""
    numbers = sorted(pages)
    steps = [after - before for before, after in zip([-start, *numbers], numbers, strict=False)]
    return [[step, *pages[number]] for step, number in zip(steps, numbers, strict=True)]


def pack(words: Words) -> bytes:
    """Return words as a chunk keeps them."""
    return b"".join(
        cbor2.dumps([name, pack_pages(on), [[form, pack_pages(those)] for form, those in forms.items()]])
        for name, (on, forms) in words.items()
    )


def move(pages: Pages, by: int) -> Pages:
    """Return pages with other numbers."""
    return {number + by: held for number, held in pages.items()}


@given(WORDS, WORDS)
@settings(deadline=None, max_examples=200)
def test_two_chunks_become_one(first: Words, second: Words) -> None:
    """Each word has the pages of both, those of the second behind the ten of the first."""
    joined = join_words([(0, read_words(pack(first), 10, 3)), (10, read_words(pack(second), 10, 3))])
    expected = []
    for name in sorted({*first, *second}):
        (own, forms), (others, other_forms) = (words.get(name, ({}, {})) for words in (first, second))
        both = {
            form: forms.get(form, {}) | move(other_forms.get(form, {}), 10) for form in {*forms, *other_forms}
        }
        spellings = [[form, pack_pages(both[form])] for form in sorted(both, key=cbor2.dumps)]
        expected.append([name, pack_pages(own | move(others, 10)), spellings])
    assert [cbor2.loads(word.content) for word in joined] == expected
    assert [word.content for word in joined] == [cbor2.dumps(word) for word in expected]
    assert [(word.name, word.number) for word in joined] == [
        (name, len(pages)) for name, pages, _ in expected
    ]


@given(WORDS)
@settings(deadline=None, max_examples=100)
def test_fields_are_renumbered(words: Words) -> None:
    """And nothing else: neither places nor pages."""
    fields = {0: 2, 1: 30, 2: 300}
    joined = join_words([(0, renumber_words(read_words(pack(words), 10, 3), fields))])

    def renumber(pages: list[Any]) -> list[Any]:
        return [
            [step, places, [-1 - fields[-1 - number] if number < 0 else number for number in held]]
            for step, places, held in pages
        ]

    found = {word.name: cbor2.loads(word.content) for word in joined}
    for name, (on, forms) in words.items():
        assert found[name][1] == renumber(pack_pages(on))
        assert dict(found[name][2]) == {form: renumber(pack_pages(pages)) for form, pages in forms.items()}


def test_a_word_may_be_long() -> None:
    """As long as an article's line."""
    content = cbor2.dumps(["c" * 70_000, [[0, [3], []]], []])
    (word,) = join_words([(0, read_words(content, 1, 0))])
    assert (word.name, word.content) == ("c" * 70_000, content)


SOUND = cbor2.dumps(["ferry", [[0, [3], []], [2, [5], [-1, 0]]], [["férry", [[1, [4], []]]]]])


def test_no_part_of_a_word_is_one() -> None:
    """Wherever it is cut."""
    assert list(read_words(SOUND, 3, 1)) == [cbor2.dumps("ferry")]
    for length in range(1, len(SOUND)):
        with pytest.raises((ValueError, LookupError)):
            read_words(SOUND[:length], 3, 1)


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(["ferry", [[3, [1], []]], []], id="a page that there is not"),
        pytest.param(["ferry", [[2, [1], []], [1, [1], []]], []], id="steps beyond the last page"),
        pytest.param(["ferry", [[0, ["x"], []]], []], id="a place of a word"),
        pytest.param(["ferry", [[0, [1]]], []], id="a page without fields"),
        pytest.param(["ferry", [[0, [1], [-2]]], []], id="a field that there is not"),
        pytest.param(["ferry", {}, []], id="a mapping"),
        pytest.param([7, [], []], id="a number for a word"),
        pytest.param(["ferry", [], [["x"]]], id="a spelling without pages"),
        pytest.param("ferry", id="no list"),
    ],
)
def test_other_values_are_refused(value: object) -> None:
    """Whatever is not as Pagefind writes it."""
    with pytest.raises((ValueError, LookupError)):
        read_words(cbor2.dumps(value), 3, 1)


def test_a_list_of_another_length_is_refused() -> None:
    """Its pages would be taken for something else."""
    content = cbor2.dumps(["ferry", [[0, [3], []], [1, [5], []]], []])
    with pytest.raises(ValueError, match="pages"):
        read_words(content.replace(b"\x82\x83\x00", b"\x81\x83\x00"), 3, 1)


@given(st.integers(0, 2**32 - 1))
def test_heads_are_as_short_as_they_can_be(number: int) -> None:
    """As CBOR's own rules have it."""
    assert write_head(0, number) == cbor2.dumps(number)
    assert read_head(write_head(0, number)) == number


VOWELS = "aeiouäöüéñ"


def make_pages(count: int) -> list[Page]:
    """Return pages of chosen words, of which some have a story, an accent or a field of their own."""
    chance = random.Random(7)  # noqa: S311 - words of a test
    words = [
        "".join(chance.choice("bdkLmNrsT") + chance.choice(VOWELS) for _ in range(3)) for _ in range(300)
    ]
    pages = []
    for number in range(count):
        text = " ".join(chance.choice(words) for _ in range(200))
        head = '<meta data-pagefind-meta="story[content]" content="Ferry">' if number % 7 == 3 else ""
        own = f'<b data-pagefind-meta="mood">{chance.choice(words)}</b>' if number % 11 == 5 else ""
        body = f"<body data-pagefind-body><h1>{words[number]}</h1>{text}{own}</body>"
        html = f'<html lang="en"><head>{head}</head>{body}</html>'
        pages.append(Page(uri=f"{number:03}.html", html=html, language="en", year=None))
    return pages


def open_index(files: Files) -> tuple[list[str], list[str], bytes]:
    """Return the addresses of an index's pages, its fields and its words."""
    name = json.loads(files[ENTRY])["languages"]["en"]["hash"]
    _version, pages, words, _filters, _sorts, fields = read_values(files[f"pagefind.{name}.pf_meta"])
    urls = [json.loads(open_file(files[f"fragment/{page}.pf_fragment"]))["url"] for page, _ in pages]
    opened = [cbor2.loads(open_file(files[f"index/{file}.pf_index"]))[0] for _first, _last, file in words]
    return urls, fields, b"".join(cbor2.dumps(word) for run in opened for word in run)


def test_chunks_say_what_a_single_index_does() -> None:
    """Pages indexed in parts, and put together, give the words, places and spellings of all at one time."""
    pages, service = make_pages(60), Service()
    try:
        whole = open_index(service.index(pages))
        chunks = [open_index(service.index(pages[start : start + 13])) for start in range(0, 60, 13)]
    finally:
        service.close()
    urls, fields, words = whole
    assert [url for chunk in chunks for url in chunk[0]] == urls
    assert len({tuple(chunk[1]) for chunk in chunks}) > 1
    places = {field: place for place, field in enumerate(fields)}
    read = [
        (
            start,
            renumber_words(
                read_words(content, len(of), len(own)),
                {place: places[field] for place, field in enumerate(own)},
            ),
        )
        for start, (of, own, content) in zip(range(0, 60, 13), chunks, strict=True)
    ]
    assert [word.content for word in join_words(read)] == [
        word.content for word in join_words([(0, read_words(words, 60, len(fields)))])
    ]
    assert any(word.forms for _, held in read for word in held.values())
