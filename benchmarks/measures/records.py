"""Records: a set of articles with gold in it, one JSON object a line, perhaps compressed with gzip."""

from __future__ import annotations

import datetime as dt
import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from news_digest.model import Understanding, prose
from news_digest.pipeline import understand_texts
from news_digest.read import read_articles


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldName:
    """A name that the record says stands in its body: at `start` to `end`, or wherever the words stand."""

    text: str
    kind: str | None
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One article of a set. Whatever a set does not have is empty or None."""

    name: str
    title: str
    body: str
    date: dt.date | None
    labels: tuple[str, ...]
    entities: tuple[GoldName, ...]
    cluster: str | None
    summary: str
    fields: dict[str, Any]

    @property
    def headline(self) -> str:
        """The title, unless it was made of the body's beginning and says nothing more."""
        return "" if self.body.startswith(self.title.rstrip("….")) else self.title

    @property
    def whole(self) -> str:
        """The headline, if there is one, and the body."""
        return f"{self.headline}\n{self.body}".strip()

    def values(self, field: str) -> frozenset[str]:
        """Return what a field of the record holds, as strings."""
        found = self.fields.get(field)
        values = found if isinstance(found, list) else [found]
        return frozenset(str(value) for value in values if value not in (None, ""))


@dataclass(frozen=True)
class RecordSet:
    """The records of a set, and what the digest makes of them (once, for all measures)."""

    records: tuple[Record, ...]

    @property
    def bodies(self) -> list[str]:
        """The texts of the articles."""
        return [record.body for record in self.records]

    @property
    def headlines(self) -> list[str]:
        """The headlines of the articles."""
        return [record.headline for record in self.records]

    @cached_property
    def understood(self) -> list[Understanding]:
        """What each article means, by its headline and body alone."""
        return understand_texts(self.bodies, headlines=self.headlines)

    def having(self, *fields: str) -> RecordSet:
        """Return the records in which all these fields hold something."""
        return RecordSet(tuple(each for each in self.records if all(each.values(field) for field in fields)))


def read_records(path: Path, limit: int | None = None, gold: Path | None = None) -> RecordSet:
    """Return the first records of a `.jsonl(.gz)` file or of a folder of articles; all without a limit.

    With a file of gold (benchmarks/gold/README.md), return the records that it knows, with what it says.
    """
    marks = {fields["id"]: fields for fields in _read_lines(gold)} if gold else None
    records: list[Record] = []
    for fields in _read_folder(path) if path.is_dir() else _read_lines(path):
        if limit is not None and len(records) >= limit:
            break
        if marks is None:
            records.append(make_record(fields))
        elif fields.get("id") in marks:
            records.append(make_record(add_gold(fields, marks[fields["id"]])))
    return RecordSet(tuple(records))


def add_gold(fields: dict[str, Any], gold: dict[str, Any]) -> dict[str, Any]:
    """Return a record's fields with those of its gold.

    `names`, a list of `[start, end, kind]` in the body, are made `entities`; `upto` cuts the body.
    """
    fields = {**fields, **gold, "body": fields["body"][: gold.get("upto")]}
    if "names" in gold:
        fields["entities"] = [
            {"text": fields["body"][start:end], "start": start, "end": end, "kind": kind}
            for start, end, kind in gold["names"]
        ]
    return fields


def _read_folder(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the articles of a folder as records, with what has no gold in it."""
    for raw in read_articles(folder).articles:
        yield {
            "id": raw.path,
            "title": raw.headline,
            "body": "\n".join(block.text for block in prose(raw.blocks)),
            "date": raw.front_matter.date and raw.front_matter.date.isoformat(),
        }


def _read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a file of JSON lines, perhaps compressed."""
    open_lines = gzip.open if path.suffix == ".gz" else open
    with open_lines(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def make_record(fields: dict[str, Any]) -> Record:
    """Return one record from its JSON; only `body` must be there."""
    return Record(
        name=str(fields.get("id") or ""),
        title=fields.get("title") or "",
        body=fields["body"],
        date=_read_day(fields.get("date")),
        labels=tuple(str(label) for label in fields.get("labels") or ()),
        entities=tuple(_read_name(entity) for entity in fields.get("entities") or ()),
        cluster=fields.get("cluster"),
        summary=fields.get("summary") or "",
        fields=fields,
    )


def _read_day(value: str | None) -> dt.date | None:
    """Return the day of a date or moment in ISO 8601, as written there (no change of time zone)."""
    return dt.date.fromisoformat(value[:10]) if value else None


def _read_name(entity: dict[str, Any] | str) -> GoldName:
    """Return a gold name from `{"text": …, "kind": …, "start": …, "end": …}`, or from the text alone."""
    if isinstance(entity, str):
        return GoldName(text=entity, kind=None, start=None, end=None)
    return GoldName(
        text=entity["text"], kind=entity.get("kind"), start=entity.get("start"), end=entity.get("end")
    )
