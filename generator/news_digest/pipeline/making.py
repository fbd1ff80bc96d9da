"""The site made: every unit rendered and finished on all cores, or taken over from the last build."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import Any, cast

from news_digest import press, render
from news_digest.model import Library, OutputFile

Unit = render.Unit
Site = render.Site

# Makes a file of the site from one of the digest's: its place in the site, its content, and what the engine
# must know of it. None is left out of the site. Raises `press.UnsureError` for what only the engine can
# make.
Finish = Callable[[OutputFile], "Finished | None"]


# What is asked of an article, a story or a topic on its own pages and hardly on others'.
INNER = {
    "articles": frozenset({"blocks", "entities", "mentions", "sentences", "subjects", "text", "words"}),
    "stories": frozenset({"articles", "first", "last", "moments", "standing", "topics"}),
    "topics": frozenset({"appearances", "importance", "together"}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A file of the site; `facts` are few and short, for the engine."""

    place: str
    content: bytes
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """The last build: where its site and its records lie, if kept; `environment` is what all depends on.

    Files of the old site may `share` their content with the new one, unless somebody writes into files
    that stand in the new one already.
    """

    site: Path | None
    records: Path | None
    environment: str
    share: bool = True


def make_site_files(
    site: Site, units: Sequence[Unit], finishers: tuple[Finish, Finish], folder: Path, before: Before
) -> Iterator[press.Output]:
    """Write the files of all units into a folder; yield what was written, in no order.

    What the first of `finishers` is unsure of, the second makes in this process, which alone can warn.
    """
    finish, finish_unsure = finishers
    maker = _Maker(site, finish, folder)
    known = {record.name: record for record in _read(before)}
    kept: list[press.BuildRecord] = []
    todo: list[Unit] = []
    for unit in units:
        record = known.get(unit.uris[0])
        if record is not None and before.site is not None and maker.is_as_before(unit, record):
            taken = press.take_over(record, before.site, folder, share=before.share)
        else:
            taken = False
        if record is not None and taken:
            kept.append(record)
        else:
            todo.append(unit)
    made = []
    for unit, record in zip(todo, press.map_on_all_cores(maker.make, todo), strict=True):
        made.append(record if record is not None else _Maker(site, finish_unsure, folder).make_surely(unit))
    if before.records and (key := press.find_key()):
        press.write_records(before.records, before.environment, (*kept, *made), key)
    for record in (*kept, *made):
        yield from record.outputs


def _read(before: Before) -> Iterator[press.BuildRecord]:
    """Return the records of the last build, if they are kept."""
    key = press.find_key()
    return press.read_records(before.records, before.environment, key) if before.records and key else iter(())


class _Maker:
    """Makes units, and says of what."""

    def __init__(self, site: Site, finish: Finish, folder: Path) -> None:
        self._site, self._trace = _trace(site)
        self._finish, self._folder = finish, folder

    def is_as_before(self, unit: Unit, record: press.BuildRecord) -> bool:
        """Tell whether a unit would be made of the same as its record says."""
        return record.fingerprint == self._fingerprint(unit, record.asked)

    def make(self, unit: Unit) -> press.BuildRecord | None:
        """Write the files of a unit; return None if the press is unsure of one."""
        try:
            return self.make_surely(unit)
        except press.UnsureError:
            return None

    def make_surely(self, unit: Unit) -> press.BuildRecord:
        """Write the files of a unit, and return its record."""
        self._trace.begin()
        outputs = tuple(output for file in unit.make(self._site) if (output := self._write(file)) is not None)
        asked = self._trace.asked()
        return press.BuildRecord(unit.uris[0], asked, self._fingerprint(unit, asked), outputs)

    def _write(self, file: OutputFile) -> press.Output | None:
        """Write a file."""
        finished = self._finish(file)
        if finished is None:
            return None
        place = self._folder / finished.place
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(finished.content)
        return press.Output(
            file.uri, finished.place, press.hash_content(finished.content), dict(finished.facts)
        )

    def _fingerprint(self, unit: Unit, asked: Sequence[press.Question]) -> bytes:
        """Return a hash of what a unit is made from."""
        total = hashlib.sha256(self._trace.fingerprint(asked))
        total.update("\n".join(unit.uris).encode("utf-8", "surrogatepass"))
        if unit.file is not None:
            total.update(unit.file.content)
        return total.digest()


def _trace(site: Site) -> tuple[Site, press.Trace]:
    """Return a site whose library notes what is asked of it, and the notes."""
    library = {field.name: getattr(site.library, field.name) for field in fields(site.library)}
    # No page tells how near an article is, and one edit moves all scores by a hair.
    library["related"] = {
        slug: tuple(replace(related, score=0.0) for related in near)
        for slug, near in site.library.related.items()
    }
    tables = {f"site.{name}": getattr(site, name) for name in ("source_names", "source_urls", "subjects")}
    trace = press.Trace(library | tables, INNER)
    traced = replace(
        site,
        library=cast("Library", _TracedLibrary(trace)),
        source_names=trace.field("site.source_names"),
        source_urls=trace.field("site.source_urls"),
        subjects=trace.field("site.subjects"),
        remember=trace.remember,
    )
    return traced, trace


class _TracedLibrary:
    """A library's fields, each behind a face that notes what is asked."""

    def __init__(self, trace: press.Trace) -> None:
        self._field = cache(trace.field)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - as the library has it
        return self._field(name)
