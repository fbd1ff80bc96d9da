"""An index's files in a form of our own: the same for the same pages, and small to ask.

Pagefind 1.5 writes the values of a filter in the order of a hash table that differs from run to run, and
names each file by a hash of its bytes, which no compression makes smaller. A bundle lies in a folder that is
named by a hash of its pages, so its files need only be told apart: they are numbered here, which makes the
list of all files half as large. Words and filters are put into smaller files, for each is asked.

A file of the index is gzip over a mark and CBOR: words are `[[[word, pages, spellings], …]]`, a filter is
`[name, [[value, [page, …]], …]]`, the list of all files is `[version, pages, words, filters, sorts, fields]`
with pages as `[[file, length], …]`, words as `[[first, last, file], …]` and filters as `[[name, file], …]`. A
page itself is gzip over the mark and JSON.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from base64 import urlsafe_b64encode
from collections import Counter
from collections.abc import Iterator
from typing import Any

import cbor2

from news_digest.search.light import LIGHT_FROM_PAGES, SIGN, add_light, is_light

MARK = b"pagefind_dcd"
# A word's file is what each bundle sends for a word that is asked: 4 KB are about 1.5 KB compressed.
_WORDS_BYTES = 4_000
# A half-typed word is completed from one file, so words that begin alike stay together where they can.
_BEGINNING = 4
_LENGTH_STEP = 32
FILTER_SHARES = 64
_PROGRAM = (".js", ".pagefind")
ENTRY = "pagefind-entry.json"

Files = dict[str, bytes]


def make_canonical(files: Files) -> Files:
    """Return an index's files as they are published, without the program's own.

    Raises `ValueError`, `LookupError` or `TypeError` if they are not as Pagefind 1.5 writes them.
    """
    made: Files = {}
    entry = json.loads(files[ENTRY])
    for language in entry["languages"].values():
        language["hash"] = _rewrite_list(files, language["hash"], made)
    return made | _write_entry(entry)


def make_program(files: Files) -> Files:
    """Return the program that reads an index, with an index of nothing that others can join.

    Raises as `make_canonical` does.
    """
    made = {name: content for name, content in files.items() if name.endswith(_PROGRAM)}
    entry = json.loads(files[ENTRY])
    for language in entry["languages"].values():
        version, *_lists, fields = read_values(files[f"pagefind.{language['hash']}.pf_meta"])
        content = _write([version, [], [], [], [], fields])
        language["hash"] = _add_list(content, language["hash"], made)
        language["page_count"] = 0
    return made | _write_entry(entry)


def _write_entry(entry: dict[str, Any]) -> Files:
    """Return the file that an index is entered by, its languages in order."""
    ordered = entry | {"languages": dict(sorted(entry["languages"].items()))}
    return {ENTRY: json.dumps(ordered, ensure_ascii=False, separators=(",", ":")).encode()}


def _rewrite_list(files: Files, name: str, made: Files) -> str:
    """Rewrite one language's list of files and all that it names; return the list's new name."""
    version, pages, words, filters, _sorts, fields = read_values(files[f"pagefind.{name}.pf_meta"])
    language = name.rsplit("_", 1)[0]
    pages = _rewrite_pages(files, pages, language, made)
    names = [file for _first, _last, file in words]
    words = list(_rewrite_words(files, names, language, made, lighten=len(pages) >= LIGHT_FROM_PAGES))
    filters = list(_rewrite_filters(files, sorted(filters), language, made))
    # No sorts: the browser orders by the dates in the names, across all bundles.
    return _add_list(_write([version, pages, words, filters, [], fields]), name, made)


def _add_list(content: bytes, name: str, made: Files) -> str:
    """Add a list of files in place of the one of a name; return its new name, made from its bytes."""
    new_name = f"{name.rsplit('_', 1)[0]}_{hashlib.sha256(content).hexdigest()[:10]}"
    made[f"pagefind.{new_name}.pf_meta"] = content
    return new_name


def _rewrite_pages(files: Files, pages: list[Any], language: str, made: Files) -> list[Any]:
    """Rewrite the file of each page, named by its date, its number on that day, and its story.

    So the results of a search can be ordered and grouped before any page of them is fetched.
    """
    numbers: Counter[str] = Counter()
    rewritten = []
    for name, length in pages:
        page = json.loads(_open(files[f"fragment/{name}.pf_fragment"]))
        date = page["meta"].get("date", "").replace("-", "")
        new_name = f"{language}_{date}.{numbers[date]:x}{_story_mark(page['meta'])}"
        numbers[date] += 1
        # Which values a page is filtered by nobody asks it.
        text = json.dumps(page | {"filters": {}}, ensure_ascii=False, separators=(",", ":"))
        made[f"fragment/{new_name}.pf_fragment"] = _compress(text.encode("utf-8", "surrogatepass"))
        rewritten.append([new_name, _round_length(length)])
    return rewritten


def _round_length(words: int) -> int:
    """Return a page's length well enough for ranking: long pages weigh less, but not by single words."""
    return words if words < 2 * _LENGTH_STEP else round(words / _LENGTH_STEP) * _LENGTH_STEP


def _story_mark(meta: dict[str, str]) -> str:
    """Return what tells the pages of a story from others, or nothing; the story's own ends in `~`."""
    if "story_address" not in meta:
        return ""
    digest = hashlib.sha256(meta["story_address"].encode("utf-8", "surrogatepass")).digest()
    return f"~{urlsafe_b64encode(digest[:3]).decode()}{'~' if meta.get('kind') == 'story' else ''}"


def _rewrite_words(
    files: Files, names: list[str], language: str, made: Files, *, lighten: bool
) -> Iterator[list[str]]:
    """Rewrite the files of words as smaller ones; yield the first and last word and the name of each."""
    number, last = 0, ""
    for name in names:
        words = read_values(files[f"index/{name}.pf_index"])[0]
        runs = list(_split_words(list(add_light(words)) if lighten else words))
        firsts = {run[0][0] for run in runs}
        for run in runs:
            new_name = f"{language}_{number:x}"
            made[f"index/{new_name}.pf_index"] = _write([run])
            first, before, last = run[0][0], last, run[-1][0]
            # A light word that is not here is answered by the full one, so it is looked for in the same file.
            if not is_light(last) and last + SIGN not in firsts:
                last += SIGN
            yield [_shorten(first, before), last, new_name]
            number += 1


def _shorten(first: str, before: str) -> str:
    """Return the shortest beginning of a word that still comes after another, in bytes."""
    for length in range(1, len(first)):
        if first[:length].encode() > before.encode():
            return first[:length]
    return first


def _split_words(words: list[Any]) -> Iterator[list[Any]]:
    """Yield words in runs of bearable size, those that begin alike together if they are not too many."""
    run: list[Any] = []
    size = 0
    for word in words:
        length = len(cbor2.dumps(word))
        alike = run and run[-1][0][:_BEGINNING] == word[0][:_BEGINNING]
        # A light word has a file of its own, so that nobody is sent the full one with it.
        alone = run and (is_light(word[0]) or is_light(run[-1][0]))
        if alone or (run and size + length > _WORDS_BYTES * (2 if alike else 1)):
            yield run
            run, size = [], 0
        run.append(word)
        size += length
    if run:
        yield run


def _rewrite_filters(
    files: Files, filters: list[list[str]], language: str, made: Files
) -> Iterator[list[str]]:
    """Rewrite each filter as several with a share of its values; yield their names and files.

    Whoever chooses one of 20,000 topics then fetches the pages of some hundred of them.
    """
    for label, name in filters:
        _label, values = read_values(files[f"filter/{name}.pf_filter"])
        shares: dict[int, list[Any]] = {}
        for value, pages in sorted(values):
            shares.setdefault(filter_share(value), []).append([value, sorted(pages)])
        for share, held in sorted(shares.items()):
            new_label = f"{label}-{share}"
            new_name = f"{language}_{new_label}"
            made[f"filter/{new_name}.pf_filter"] = _write([new_label, held])
            yield [new_label, new_name]


def filter_share(value: str) -> int:
    """Return which share of its filter a value stands in; theme/assets/search.js counts the same."""
    return sum(value.encode("utf-8", "surrogatepass")) % FILTER_SHARES


def read_language(files: Files, language: str) -> tuple[list[str], list[Any]]:
    """Return the texts of a published bundle's pages in one language, and its words."""
    name = json.loads(files[ENTRY])["languages"][language]["hash"]
    _version, pages, words, *_ = read_values(files[f"pagefind.{name}.pf_meta"])
    texts = [json.loads(_open(files[f"fragment/{page}.pf_fragment"]))["content"] for page, _length in pages]
    runs = [read_values(files[f"index/{file}.pf_index"])[0] for _first, _last, file in words]
    return texts, [word for run in runs for word in run]


def _open(content: bytes) -> bytes:
    """Return what a file of the index holds after its mark."""
    opened = gzip.decompress(content)
    if not opened.startswith(MARK):
        raise ValueError("a file does not begin as those of a Pagefind index do")
    return opened[len(MARK) :]


def read_values(content: bytes) -> Any:  # noqa: ANN401 - whatever CBOR holds
    """Return the values that a file of the index holds."""
    return cbor2.loads(_open(content))


def _write(value: object) -> bytes:
    """Return values as a file of the index."""
    return _compress(cbor2.dumps(value))


def _compress(content: bytes) -> bytes:
    """Return content as a file of the index; the same bytes on every day."""
    return gzip.compress(MARK + content, mtime=0)
