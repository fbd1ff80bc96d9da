"""Words of an index, put together from those of its chunks without being opened.

Pagefind writes a word as CBOR: `[word, pages, spellings]`, pages as `[[step, places, fields], …]` with places
as numbers, and spellings as `[[form, pages], …]`. Each page but the first counts from the one before. So the
pages of two chunks are joined by writing one number anew, that of the second one's first page: all other
bytes stand as they are. Opening a million numbers and writing them again would take twenty times as long.

Numbers, lists and texts begin with different bytes, so that a regular expression tells where each ends: a run
of numbers ends where a list or a text begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

_NUMBER = rb"(?:[\x00-\x17\x20-\x37]|[\x18\x38].|[\x19\x39]..|[\x1a\x3a].{4})"
_LIST = rb"(?:[\x80-\x97]|\x98.|\x99..|\x9a.{4})"
_NUMBERS = _LIST + _NUMBER + b"*+"
_PAGE = rb"\x83" + _NUMBER + _NUMBERS + _NUMBERS

_A_STEP = re.compile(rb"\x83(" + _NUMBER + b")" + _NUMBERS + _NUMBERS, re.DOTALL)
_A_LIST = re.compile(_LIST, re.DOTALL)
_A_NUMBER = re.compile(_NUMBER, re.DOTALL)
_FIELDS = re.compile(rb"(\x83" + _NUMBER + _NUMBERS + b")(" + _LIST + b")(" + _NUMBER + b"*+)", re.DOTALL)
# Pages from behind the first one's number on, none with any field.
_NO_FIELDS = re.compile(b"(?:" + _NUMBERS + rb"\x80(?:\x83" + _NUMBER + _NUMBERS + rb"\x80)*+)?+", re.DOTALL)
UNSIGNED, NEGATIVE, TEXT, LIST = 0, 1, 3, 4
# From here on the size of a head says in how many bytes the number follows: 1, 2 or 4.
_ONE_BYTE = 24
_LONGEST_TEXT = _ONE_BYTE + 2


class Run(NamedTuple):
    """Pages of a word in a chunk: how many, the first, the last, and all bytes behind the first's number."""

    number: int
    first: int
    last: int
    rest: bytes


class Word(NamedTuple):
    """A word of a chunk: its pages, and those of each of its spellings."""

    pages: Run
    forms: dict[bytes, Run]


class Joined(NamedTuple):
    """A word of an index: its CBOR, and on how many pages it stands."""

    name: str
    content: bytes
    number: int


@cache
def _a_run(fields: int) -> re.Pattern[bytes]:
    """Return a pattern of a word's pages, of which a number below nought names one of so many fields.

    Its groups are the number of pages, the number of the first, all behind that, and of this the other pages.
    """
    known = rb"[\x20-\x%02x]|" % (0x20 + fields - 1) if fields else b""
    field = b"(?:" + known + rb"[\x00-\x17]|\x18.|\x19..|\x1a.{4})" if fields <= _ONE_BYTE else _NUMBER
    page = _NUMBERS + _LIST + field + b"*+"
    pages = rb"\x83(" + _NUMBER + b")(" + page + rb"((?:\x83" + _NUMBER + page + b")*+))"
    return re.compile(b"(" + _LIST + b")(?:" + pages + b")?+", re.DOTALL)


def read_words(content: bytes, pages: int, fields: int) -> dict[bytes, Word]:
    """Return the words of a chunk of so many pages, which have so many fields.

    `content` is the CBOR of one word after the other; names are CBOR too. Raises `ValueError` or
    `LookupError` if it is not as Pagefind 1.5 writes it, or speaks of other pages or fields.
    """
    words: dict[bytes, Word] = {}
    pattern, place = _a_run(fields), 0
    while place < len(content):
        name, own, place = _read_named(content, place, b"\x83", pages, pattern)
        number, place = read_list(content, place)
        forms: dict[bytes, Run] = {}
        for _ in range(number):
            form, run, place = _read_named(content, place, b"\x82", pages, pattern)
            forms[form] = run
        words[name] = Word(own, forms)
    return words


def _read_named(
    content: bytes, place: int, head: bytes, pages: int, pattern: re.Pattern[bytes]
) -> tuple[bytes, Run, int]:
    """Return the name of a word or a spelling that begins at a place, its pages, and where these end."""
    end = _end_of_text(content, place + 1)
    run = pattern.match(content, end)
    if run is None or content[place : place + 1] != head:
        raise ValueError("a word is not as expected")
    return content[place + 1 : end], _read_run(run, pages), run.end()


def read_list(content: bytes, place: int) -> tuple[int, int]:
    """Return how long a list is that begins at a place, and where its first member stands."""
    head = _A_LIST.match(content, place)
    if head is None:
        raise ValueError("a list is not as expected")
    return read_head(head[0]), head.end()


def _end_of_text(content: bytes, place: int) -> int:
    """Return where a text ends that begins at a place."""
    start = _start_of_text(content, place)
    length = read_head(content[place:start])
    if start + length > len(content):
        raise ValueError("a text is cut short")
    return start + length


def _start_of_text(content: bytes, place: int) -> int:
    """Return where the letters begin of a text that begins at a place."""
    sign, size = content[place] >> 5, content[place] & 0x1F
    if sign != TEXT or size > _LONGEST_TEXT:
        raise ValueError("a text is not as expected")
    return place + 1 + (0 if size < _ONE_BYTE else 1 << (size - _ONE_BYTE))


def _read_run(run: re.Match[bytes], pages: int) -> Run:
    """Return a word's pages; ValueError if they are not of so many pages."""
    if run[2] is None:
        number, first, last, rest = 0, 0, 0, b""
    else:
        steps = _A_STEP.findall(run[4]) if run[4] else ()
        number, first, rest = 1 + len(steps), read_head(run[2]), run[3]
        last = first + sum(map(read_head, steps))
    if number != read_head(run[1]) or last >= pages:
        raise ValueError("a word stands on pages that there are not")
    return Run(number, first, last, rest)


def read_head(token: bytes) -> int:
    """Return the number that a head of CBOR bears, without its sign."""
    return token[0] & 0x1F if len(token) == 1 else int.from_bytes(token[1:], "big")


def write_head(kind: int, number: int) -> bytes:
    """Return a number of CBOR (the head of a list or a text is one), in as few bytes as it takes."""
    if number < _ONE_BYTE:
        return bytes((kind << 5 | number,))
    for size, length in enumerate((1, 2, 4)):
        if number < 1 << 8 * length:
            return bytes((kind << 5 | _ONE_BYTE + size,)) + number.to_bytes(length, "big")
    raise ValueError("a number is larger than any of an index")


def renumber_words(words: Mapping[bytes, Word], fields: Mapping[int, int]) -> dict[bytes, Word]:
    """Return words with other numbers of fields."""
    return {
        name: Word(
            _renumber(word.pages, fields), {form: _renumber(run, fields) for form, run in word.forms.items()}
        )
        for name, word in words.items()
    }


def _renumber(run: Run, fields: Mapping[int, int]) -> Run:
    """Return pages with other numbers of fields, which are written as negative ones."""
    if _NO_FIELDS.fullmatch(run.rest):
        return run

    def put(token: re.Match[bytes]) -> bytes:
        sign = token[0][0] >> 5
        return write_head(NEGATIVE, fields[read_head(token[0])]) if sign == NEGATIVE else token[0]

    def mend(page: re.Match[bytes]) -> bytes:
        return page[1] + page[2] + _A_NUMBER.sub(put, page[3])

    first = b"\x83\x00"  # so that the first page is as the others
    return run._replace(rest=_FIELDS.sub(mend, first + run.rest)[len(first) :])


def join_words(chunks: Iterable[tuple[int, Mapping[bytes, Word]]]) -> list[Joined]:
    """Return the words of an index in order, of chunks with the number of pages before each."""
    found: dict[bytes, list[tuple[int, Word]]] = {}
    for before, words in chunks:
        for name, word in words.items():
            found.setdefault(name, []).append((before, word))
    joined = [_join_word(name, words) for name, words in found.items()]
    return sorted(joined, key=lambda word: word.name)


def _join_word(name: bytes, words: list[tuple[int, Word]]) -> Joined:
    """Return a word of its pages in each chunk."""
    pages, count = _join_runs([(before, word.pages) for before, word in words])
    forms: dict[bytes, list[tuple[int, Run]]] = {}
    for before, word in words:
        for form, run in word.forms.items():
            forms.setdefault(form, []).append((before, run))
    listed = [b"\x82" + form + _join_runs(runs)[0] for form, runs in sorted(forms.items())]
    spellings = write_head(LIST, len(listed)) + b"".join(listed)
    return Joined(name[_start_of_text(name, 0) :].decode(), b"\x83" + name + pages + spellings, count)


def _join_runs(runs: list[tuple[int, Run]]) -> tuple[bytes, int]:
    """Return the CBOR of pages of several chunks, and how many they are."""
    count, last = 0, 0
    pieces = [b""]
    for before, run in runs:
        if run.number:
            pieces += (b"\x83", write_head(UNSIGNED, before + run.first - last), run.rest)
            count, last = count + run.number, before + run.last
    pieces[0] = write_head(LIST, count)
    return b"".join(pieces), count
