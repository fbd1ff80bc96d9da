"""Bundles put together: each as it was kept, or of its chunks, or of what Pagefind makes of its pages.

Pagefind works on all cores, each program asked by a thread of its own, while this one puts together what is
finished.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from news_digest.search.bundle import Bundle, Chunk, make_bundle_key
from news_digest.search.canonical import Index, Program, make_canonical
from news_digest.search.chunk import Files, Indexed, read_chunk, write_chunk
from news_digest.search.entry import read_entry, write_entry
from news_digest.search.indexer import Services
from news_digest.search.page import SearchError
from news_digest.search.part import read_page
from news_digest.search.summary import Summary

# Of the hash of a bundle's files, so many digits as no two versions of a site share.
_TAG_DIGITS = 12

# The name of a bundle's folder, and what the panel is told of it.
Published = tuple[str, Summary]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What was indexed before, by key: `find(key)` and `keep(key, value)`, called by several threads."""

    find: Callable[[str], bytes | None]
    keep: Callable[[str, bytes], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """All that the bundles of a site are made with: its pages, a shelf, the indexer and its program."""

    site: Path
    shelf: Shelf
    services: Services
    program: Program
    version: str


def write_bundles(
    bundles: Iterable[Bundle], desk: Desk, folder: Path, workers: int
) -> tuple[list[Published], list[str]]:
    """Write each bundle into a folder of its own; return these in order, and the keys of all on the shelf."""
    pool = ThreadPoolExecutor(workers)
    try:
        begun = [_begin(bundle, desk, folder, pool) for bundle in bundles]
        return [finish() for _keys, finish in begun], [key for keys, _finish in begun for key in keys]
    finally:
        pool.shutdown(cancel_futures=True)


def _begin(
    bundle: Bundle, desk: Desk, folder: Path, pool: ThreadPoolExecutor
) -> tuple[tuple[str, ...], Callable[[], Published]]:
    """Write a bundle that was kept, or begin to index what it lacks; return its keys and what finishes it."""
    chunk_keys = [chunk.make_key(desk.version) for chunk in bundle.chunks]
    key = make_bundle_key(chunk_keys)
    value = desk.shelf.find(key)
    index = None if value is None else read_entry(value, bundle.chunks)
    if index is not None:
        written = _publish(bundle, index, folder)
        return (key, *chunk_keys), lambda: written
    chunks = [
        pool.submit(_index_chunk, chunk, chunk_key, desk) if desk.shelf.find(chunk_key) is None else None
        for chunk, chunk_key in zip(bundle.chunks, chunk_keys, strict=True)
    ]
    return (key, *chunk_keys), partial(_finish, bundle, (key, *chunk_keys), chunks, desk, folder)


def _finish(
    bundle: Bundle, keys: tuple[str, ...], begun: list[Future[bytes] | None], desk: Desk, folder: Path
) -> Published:
    """Put a bundle together, keep it and write it. The chunks are let go, for each has some hundred KB."""
    key, *chunk_keys = keys
    chunks = []
    for chunk, chunk_key in zip(bundle.chunks, chunk_keys, strict=True):
        future = begun.pop(0)
        value = desk.shelf.find(chunk_key) if future is None else future.result()
        read = read_chunk(value, chunk) if value is not None else None
        chunks.append(read or _index_at_once(chunk, chunk_key, desk))
    index = make_canonical(chunks, desk.program)
    desk.shelf.keep(key, write_entry(*index))
    return _publish(bundle, index, folder)


def _index_at_once(chunk: Chunk, key: str, desk: Desk) -> dict[str, Indexed]:
    """Return a chunk's index that was not on the shelf after all, or not as it should be."""
    read = read_chunk(_index_chunk(chunk, key, desk), chunk)
    if read is None:
        raise SearchError("the search index is not as expected of Pagefind 1.5")
    return read


def _index_chunk(chunk: Chunk, key: str, desk: Desk) -> bytes:
    """Return what is kept of a chunk's index, made and kept now."""
    pages = [read_page(desk.site, part) for part in chunk.pages]
    value = write_chunk(desk.services.index(pages, folders=chunk.folders))
    desk.shelf.keep(key, value)
    return value


def _publish(bundle: Bundle, index: Index, folder: Path) -> Published:
    """Write a bundle's files into a folder that is named by what is in them.

    So a browser that still has an old list of a bundle's files never finds new ones under their addresses.
    """
    files, summary = index
    name = f"{bundle.name}-{_make_tag(files)}"
    write_files(folder / name, files)
    return name, summary


def _make_tag(files: Files) -> str:
    """Return a hash of files, their names included."""
    total = hashlib.sha256()
    for name, content in sorted(files.items()):
        total.update(f"{name} {len(content)}\n".encode() + content)
    return total.hexdigest()[:_TAG_DIGITS]


def write_files(folder: Path, files: Files) -> None:
    """Write files into a folder and those inside it."""
    for parent in sorted({(folder / name).parent for name in files}):
        parent.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


def write_json(path: Path, value: object) -> None:
    """Write a file of JSON, the same for the same value."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    path.write_text(text, encoding="utf-8", errors="replace")
