"""A bundle's files in a form of our own: of its chunks, the same for the same pages, and small to ask.

Pagefind 1.5 writes the values of a filter in the order of a hash table that differs from run to run, and
names each file by a hash of its bytes, which no compression makes smaller. A bundle lies in a folder that is
named by what is in it, so its files need only be told apart: they are numbered here, which makes the list of
all files half as large. Words and filters are put into smaller files, for each is asked.

A file of the index is gzip over a mark and CBOR: words are `[[[word, pages, spellings], …]]`, a filter is
`[name, [[value, [page, …]], …]]`, the list of all files is `[version, pages, words, filters, sorts, fields]`
with pages as `[[file, length], …]`, words as `[[first, last, file], …]` and filters as `[[name, file], …]`. A
page itself is gzip over the mark and JSON.
"""

from __future__ import annotations

import hashlib
import json
from base64 import urlsafe_b64encode
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import cbor2

from news_digest.search.chunk import ENTRY, Files, Fragment, Indexed, compress, read_values
from news_digest.search.light import LIGHT_FROM_PAGES, SIGN, add_light, is_light
from news_digest.search.postings import LIST, Joined, Word, join_words, renumber_words, write_head
from news_digest.search.summary import Summary, summarise

# A word's file is what each bundle sends for a word that is asked: 4 KB are about 1.5 KB compressed.
_WORDS_BYTES = 4_000
# A half-typed word is completed from one file, so words that begin alike stay together where they can.
_BEGINNING = 4
_LENGTH_STEP = 32
FILTER_SHARES = 64
_PROGRAM = (".js", ".pagefind")
# The search box is our own, so the ready-made ones that Pagefind puts into every index are left out.
_UNUSED = ("-ui.js", "pagefind-highlight.js")

Index = tuple[Files, Summary]


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """The program that reads an index, with an index of nothing that others can join.

    `entry` is what the file says that an index is entered by, `version` what each list of files begins with.
    """

    files: Files
    entry: dict[str, Any]
    version: str


def make_program(files: Files) -> Program:
    """Return the program of an index that Pagefind wrote.

    Raises `ValueError`, `LookupError` or `TypeError` if it is not as Pagefind 1.5 writes it.
    """
    made = {
        name: content
        for name, content in files.items()
        if name.endswith(_PROGRAM) and not name.endswith(_UNUSED)
    }
    entry, version = json.loads(files[ENTRY]), ""
    for language in entry["languages"].values():
        version, *_lists, fields = read_values(files[f"pagefind.{language['hash']}.pf_meta"])
        content = _write([version, [], [], [], [], fields])
        language["hash"] = _add_list(content, language["hash"].rsplit("_", 1)[0], made)
        language["page_count"] = 0
    return Program(files=made | _write_entry(entry, entry["languages"]), entry=entry, version=version)


def make_canonical(chunks: Sequence[dict[str, Indexed]], program: Program) -> Index:
    """Return the files of a bundle as they are published, of its chunks in their order, and its summary.

    Raises `ValueError` or `LookupError` if the chunks are not as Pagefind 1.5 writes them.
    """
    made: Files = {}
    languages, summary = {}, Summary()
    for name in sorted({name for chunk in chunks for name in chunk}):
        indexed = [chunk[name] for chunk in chunks if name in chunk]
        content, found = _put_together(indexed, name, program.version, made)
        number = sum(len(each.pages) for each in indexed)
        file = _add_list(content, name, made)
        languages[name] = program.entry["languages"][name] | {"hash": file, "page_count": number}
        summary.add(found)
    return made | _write_entry(program.entry, languages), summary


def _write_entry(entry: dict[str, Any], languages: dict[str, Any]) -> Files:
    """Return the file that an index is entered by, its languages in order."""
    ordered = entry | {"languages": dict(sorted(languages.items()))}
    return {ENTRY: json.dumps(ordered, ensure_ascii=False, separators=(",", ":")).encode()}


def _put_together(chunks: list[Indexed], language: str, version: str, made: Files) -> tuple[bytes, Summary]:
    """Add the files of one language but the list of them; return that list, and the summary."""
    pages = [page for chunk in chunks for page in chunk.pages]
    fields = _join_fields(chunks)
    starts = list(accumulate((len(chunk.pages) for chunk in chunks), initial=0))[:-1]
    listed = _add_pages(chunks, language, made)
    words = _join(chunks, starts, fields)
    if len(pages) >= LIGHT_FROM_PAGES:
        words = list(add_light(words))
    filters = _join_filters(chunks, starts)
    summary = summarise(filters, words, [page.content for page in pages])
    files = list(_add_words(words, language, made))
    # No sorts: the browser orders by the dates in the names, across all bundles.
    shared = list(_add_filters(filters, language, made))
    return _write([version, listed, files, shared, [], fields]), summary


def _add_list(content: bytes, language: str, made: Files) -> str:
    """Add a list of files; return its name, made from its bytes."""
    name = f"{language}_{hashlib.sha256(content).hexdigest()[:10]}"
    made[f"pagefind.{name}.pf_meta"] = content
    return name


def _add_pages(chunks: list[Indexed], language: str, made: Files) -> list[Any]:
    """Add the file of each page, named by its date, its number on that day, and its story.

    So the results of a search can be ordered and grouped before any page of them is fetched.
    """
    numbers: Counter[str] = Counter()
    listed = []
    for chunk in chunks:
        for page, content, length in zip(chunk.pages, chunk.kept.fragments, chunk.kept.lengths, strict=True):
            date = "".join(filter(str.isdecimal, page.meta.get("date", "")))
            name = f"{language}_{date}.{numbers[date]:x}{_story_mark(page)}"
            numbers[date] += 1
            made[f"fragment/{name}.pf_fragment"] = content
            listed.append([name, _round_length(length)])
    return listed


def _round_length(words: int) -> int:
    """Return a page's length well enough for ranking: long pages weigh less, but not by single words."""
    return words if words < 2 * _LENGTH_STEP else round(words / _LENGTH_STEP) * _LENGTH_STEP


def _story_mark(page: Fragment) -> str:
    """Return what tells the pages of a story from others, or nothing; the story's own ends in `~`."""
    if "story_address" not in page.meta:
        return ""
    digest = hashlib.sha256(page.meta["story_address"].encode()).digest()
    return f"~{urlsafe_b64encode(digest[:3]).decode()}{'~' if page.meta.get('kind') == 'story' else ''}"


def _join_fields(chunks: list[Indexed]) -> list[str]:
    """Return the fields of all chunks, so that those of most chunks need no other numbers."""
    known = Counter(tuple(chunk.kept.fields) for chunk in chunks)
    usual = min(known, key=lambda fields: (-known[fields], fields))
    return [*usual, *sorted({field for fields in known for field in fields} - set(usual))]


def _join(chunks: list[Indexed], starts: list[int], fields: list[str]) -> list[Joined]:
    """Return the words of all chunks."""
    places = {field: place for place, field in enumerate(fields)}
    return join_words(
        (start, _number_fields(chunk, places)) for chunk, start in zip(chunks, starts, strict=True)
    )


def _number_fields(chunk: Indexed, places: dict[str, int]) -> dict[bytes, Word]:
    """Return a chunk's words, with the place among all fields of each that they name."""
    numbers = [places[field] for field in chunk.kept.fields]
    if numbers == list(range(len(numbers))):
        return chunk.words
    return renumber_words(chunk.words, dict(enumerate(numbers)))


def _add_words(words: Sequence[Joined], language: str, made: Files) -> Iterator[list[str]]:
    """Add words in files of bearable size; yield the first and the last word of each, and its name.

    The first is as short a beginning as still tells it from the words before.
    """
    last = ""
    runs = list(_split_words(words))
    firsts = {run[0].name for run in runs}
    for number, run in enumerate(runs):
        name = f"{language}_{number:x}"
        content = b"".join((write_head(LIST, 1), write_head(LIST, len(run)), *(word.content for word in run)))
        made[f"index/{name}.pf_index"] = compress(content)
        first, before, last = run[0].name, last, run[-1].name
        # A light word that is not here is answered by the full one, so it is looked for in the same file.
        if not is_light(last) and last + SIGN not in firsts:
            last += SIGN
        yield [_shorten(first, before), last, name]


def _shorten(first: str, before: str) -> str:
    """Return the shortest beginning of a word that still comes after another, in bytes."""
    for length in range(1, len(first)):
        if first[:length].encode() > before.encode():
            return first[:length]
    return first


def _split_words(words: Sequence[Joined]) -> Iterator[list[Joined]]:
    """Yield words in runs of bearable size, those that begin alike together if they are not too many."""
    run: list[Joined] = []
    size = 0
    for word in words:
        length = len(word.content)
        alike = run and run[-1].name[:_BEGINNING] == word.name[:_BEGINNING]
        # A light word has a file of its own, so that nobody is sent the full one with it.
        alone = run and (is_light(word.name) or is_light(run[-1].name))
        if alone or (run and size + length > _WORDS_BYTES * (2 if alike else 1)):
            yield run
            run, size = [], 0
        run.append(word)
        size += length
    if run:
        yield run


def _join_filters(chunks: list[Indexed], starts: list[int]) -> dict[str, dict[str, list[int]]]:
    """Return the pages of all chunks by filter and value, each in order."""
    joined: dict[str, dict[str, list[int]]] = {}
    for chunk, start in zip(chunks, starts, strict=True):
        for label, values in chunk.kept.filters.items():
            known = joined.setdefault(label, {})
            for value, pages in values.items():
                known.setdefault(value, []).extend(page + start for page in pages)
    return {label: dict(sorted(values.items())) for label, values in sorted(joined.items())}


def _add_filters(filters: dict[str, dict[str, list[int]]], language: str, made: Files) -> Iterator[list[str]]:
    """Add each filter as several with a share of its values; yield their names and files.

    Whoever chooses one of 20,000 topics then fetches the pages of some hundred of them.
    """
    for label, values in filters.items():
        shares: dict[int, list[Any]] = {}
        for value, pages in values.items():
            shares.setdefault(filter_share(value), []).append([value, pages])
        for share, held in sorted(shares.items()):
            new_label = f"{label}-{share}"
            name = f"{language}_{new_label}"
            made[f"filter/{name}.pf_filter"] = _write([new_label, held])
            yield [new_label, name]


def filter_share(value: str) -> int:
    """Return which share of its filter a value stands in; theme/assets/search.js counts the same."""
    return sum(value.encode()) % FILTER_SHARES


def _write(value: object) -> bytes:
    """Return values as a file of the index."""
    return compress(cbor2.dumps(value))
