"""A forged cache: entries with a right hash say nothing that the files do not say, and write nowhere else."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest

from news_digest import cache as store
from news_digest import picture, pipeline, render
from news_digest.model import (
    Article,
    Entity,
    Findings,
    Mention,
    OutputFile,
    Settings,
    SubjectScore,
    Vocabulary,
)
from news_digest.pipeline.keeping import understand_all
from news_digest.read import read_articles
from news_digest.vocabulary import load_vocabulary
from news_digest.write import check_addresses, write_files

TEXT = """---
date: 2024-03-04
author: Ida Brook
url: https://courier.example/ferry
license: CC BY 4.0
tags: [ferries]
references: [{title: Timetable, link: https://port.example/}]
aliases: [old/ferry]
correction: An earlier version named another port.
---
Ferry Talks Resume in Lisbon
Harbour Courier
Negotiators returned to Lisbon on Tuesday. Transport Minister Ana Duarte met them “for an hour”.
The union called a strike over pay; the strike would stop every ferry, she said.
"""
OTHER = "Bridge Opens in Porto\nHarbour Courier\nThe mayor of Porto opened a bridge on Monday.\n"
EVIL = "<script>alert(1)</script>"
LABOUR = "09000000"


@pytest.fixture
def site(tmp_path: Path) -> Settings:
    """Write two articles; return the settings of their site."""
    home = tmp_path / "home"
    (home / "articles").mkdir(parents=True)
    (home / "articles/one.txt").write_text(TEXT)
    (home / "articles/two.txt").write_text(OTHER)
    return Settings(
        site_name="Test",
        site_url="https://digest.example/",
        site_description="",
        language="en",
        articles=home / "articles",
        docs=home / "docs",
        cache=home / ".cache/digest",
        pictures="none",
    )


@cache
def desk() -> Vocabulary:
    """Return the shipped vocabulary."""
    return load_vocabulary()[0]


def understand(site: Settings) -> tuple[Article, ...]:
    """Return the site's articles as a build understands them; the rest of it is made from these alone."""
    raws = read_articles(site.articles).articles
    return understand_all(raws, desk(), pipeline.Memory(), site.cache, lambda *_: None)


def build(site: Settings) -> dict[str, bytes]:
    """Return the site's files, by uri."""
    return {file.uri: file.content for file in pipeline.make_digest(site, handwritten=()).files}


def forge(site: Settings, change: Callable[[Findings], Any]) -> None:
    """Put what a change makes of it in the place of each entry that names Ana Duarte, under a right hash."""
    assert site.cache is not None
    for raw in read_articles(site.articles).articles:
        key = store.make_key(raw, desk())
        findings = store.find_findings(site.cache, key)
        assert findings is not None
        if any(entity.name == "Ana Duarte" for entity in findings.entities):
            store.keep_bytes(site.cache, key, msgspec.msgpack.encode(change(findings)))


def with_first(findings: Findings, part: str, **changed: object) -> Findings:
    """Return findings whose first mention or entity has other values."""
    first, *others = getattr(findings, part)
    return replace(findings, **{part: (replace(first, **changed), *others)})


def with_mention(findings: Findings, mention: Mention, place: int) -> Findings:
    """Return findings with one mention more."""
    mentions = findings.mentions
    return replace(findings, mentions=(*mentions[:place], mention, *mentions[place:]))


def with_subjects(findings: Findings, *subjects: tuple[str, float, tuple[str, ...]]) -> Findings:
    """Return findings with other subjects."""
    scores = (SubjectScore(code=code, score=score, evidence=evidence) for code, score, evidence in subjects)
    return replace(findings, subjects=tuple(scores))


def rename(findings: Findings, name: str) -> Findings:
    """Return findings in which somebody goes by another name."""
    old = findings.entities[0].name
    mentions = (replace(each, name=name) if each.name == old else each for each in findings.mentions)
    phrases = tuple(phrase for phrase in findings.key_phrases if phrase != old)
    return with_first(replace(findings, mentions=tuple(mentions), key_phrases=phrases), "entities", name=name)


def add_entity(findings: Findings) -> Findings:
    """Return findings with an entity that is nowhere mentioned."""
    values: dict[str, Any] = {"mention_count": 0, "salience": 1.0, "in_headline": True}
    added = Entity(name=EVIL, kind="person", evidence="", forms=(EVIL,), **values)
    return replace(findings, entities=(*findings.entities, added))


NAN = float("nan")
FORGED: dict[str, Callable[[Findings], Any]] = {
    "facts of the file": lambda found: (
        msgspec.to_builtins(found)
        | {"slug": "../../../x", "path": "../x", "aliases": ["../y"], "mentions": [], "source": EVIL}
    ),
    "a mention before the text": lambda found: with_first(found, "mentions", start=-5),
    "a mention behind the text": lambda found: with_first(found, "mentions", end=10**9),
    "an empty mention": lambda found: with_first(found, "mentions", end=found.mentions[0].start),
    "a mention backwards": lambda found: with_first(found, "mentions", start=found.mentions[0].end + 2),
    "a mention of nobody": lambda found: with_first(found, "mentions", name=EVIL),
    "a mention twice": lambda found: with_mention(found, found.mentions[0], 0),
    "mentions out of order": lambda found: replace(found, mentions=found.mentions[::-1]),
    "a mention in another": lambda found: with_mention(
        found, replace(found.mentions[0], start=found.mentions[0].start + 1), 1
    ),
    "a name that nobody bears": lambda found: rename(found, EVIL),
    "other words of the text": lambda found: rename(found, "Tuesday"),
    "a form too many": lambda found: with_first(found, "entities", forms=(*found.entities[0].forms, EVIL)),
    "an entity that is not mentioned": add_entity,
    "an entity twice": lambda found: replace(found, entities=(found.entities[0], *found.entities)),
    "an entity too few": lambda found: replace(found, entities=found.entities[1:]),
    "another count": lambda found: with_first(found, "entities", mention_count=10**6),
    "too much salience": lambda found: with_first(found, "entities", salience=1e300),
    "salience that is no number": lambda found: with_first(found, "entities", salience=NAN),
    "evidence without end": lambda found: with_first(found, "entities", evidence="x" * 10**6),
    "a kind that is none": lambda found: with_first(found, "entities", kind="robot"),
    "a subject that is none": lambda found: with_subjects(found, (EVIL, 0.5, ())),
    "a word that speaks for no subject": lambda found: with_subjects(found, (LABOUR, 0.5, (EVIL,))),
    "a score beyond all": lambda found: with_subjects(found, (LABOUR, 9e99, ())),
    "a score that is no number": lambda found: with_subjects(found, (LABOUR, NAN, ())),
    "a subject twice": lambda found: with_subjects(found, (LABOUR, 0.5, ()), (LABOUR, 0.4, ())),
    "phrases of other words": lambda found: replace(found, key_phrases=(EVIL,)),
    "phrases without end": lambda found: replace(found, key_phrases=("ferry",) * 1000),
}


@pytest.mark.parametrize("name", FORGED)
def test_what_does_not_fit_the_text_is_found_again(site: Settings, name: str) -> None:
    """The articles are those of a run without a cache, and the entry is mended."""
    honest = understand(replace(site, cache=None))
    assert understand(site) == honest
    forge(site, FORGED[name])
    assert understand(site) == honest
    raws = read_articles(site.articles).articles
    assert site.cache is not None
    kept = [store.find_findings(site.cache, store.make_key(raw, desk())) for raw in raws]
    assert kept == [article.findings for article in honest]


def test_a_site_is_that_of_its_files(site: Settings) -> None:
    """Forged facts of the file, and a name that nobody bears, change no byte of any page, feed or picture."""
    honest = build(replace(site, cache=None))
    build(site)
    for name in ("facts of the file", "a name that nobody bears"):
        forge(site, FORGED[name])
        assert build(site) == honest


def test_only_findings_are_kept() -> None:
    """What the file says is no part of an entry: nobody can forge what is not there."""
    assert {field.name for field in fields(Findings)} == {"mentions", "entities", "subjects", "key_phrases"}
    assert {field.name for field in fields(Mention)} == {"start", "end", "name", "kind"}


def test_what_is_left_to_believe(site: Settings) -> None:
    """A kind and its evidence are believed, and change no address and no page's safety (the design)."""
    honest = build(site)
    forge(site, lambda found: with_first(found, "entities", kind="organisation", evidence=EVIL))
    files = build(site)
    assert files != honest
    assert files.keys() == honest.keys()
    assert not any(EVIL.encode() in content for uri, content in files.items() if uri.endswith(".md"))


# --- pictures ----------------------------------------------------------------------------------------------


def chunk(name: bytes, data: bytes) -> bytes:
    """Return a chunk of a PNG with a right checksum."""
    return len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")


def with_pixels(png: bytes, packed: bytes) -> bytes:
    """Return a picture with other packed bytes."""
    return png[: png.index(b"IDAT") - 4] + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


HEAD = 8 + 25  # bytes of a PNG's signature and header
COLOURS = 12 + 30  # bytes of the palette
PICTURES: dict[str, Callable[[bytes], bytes]] = {
    "a page": lambda _: EVIL.encode(),
    "a page behind the picture": lambda png: png + EVIL.encode(),
    "a page before the picture": lambda png: EVIL.encode() + png,
    "half a picture": lambda png: png[: len(png) // 2],
    "no end": lambda png: png[:-12],
    "another size": lambda png: png[:8] + chunk(b"IHDR", b"\0\0\x04\xb1" + png[20:29]) + png[HEAD:],
    "words in it": lambda png: png[:HEAD] + chunk(b"tEXt", b"Comment\0" + EVIL.encode()) + png[HEAD:],
    "other colours": lambda png: png[:HEAD] + chunk(b"PLTE", b"\0" * 30) + png[HEAD + COLOURS :],
    "no pixels": lambda png: png[: png.index(b"IDAT") - 4] + chunk(b"IEND", b""),
    "pixels that are none": lambda png: with_pixels(png, b"x"),
    "pixels without end": lambda png: with_pixels(png, zlib.compress(b"\0" * 10**8)),
}


@pytest.mark.parametrize("name", PICTURES)
def test_what_is_no_picture_of_ours_is_drawn_again(site: Settings, name: str) -> None:
    """Sound bytes under a right hash that are no picture of our size and colours are never published."""
    site = replace(site, pictures=True)
    honest = build(site)
    assert site.cache is not None
    folder = site.cache / pipeline.PICTURES
    key = min(path.name for path in folder.glob("??/*"))
    content = store.find_bytes(folder, key) or b""
    assert picture.is_picture(content)
    store.keep_bytes(folder, key, PICTURES[name](content))
    assert store.find_bytes(folder, key) != content
    assert build(site) == honest


# --- where files are written -------------------------------------------------------------------------------

OUTSIDE = [
    *("../x.md", "articles/../../x.md", "/etc/x.md", "", "a//b.md", "./x.md", "a/./x.md", "..", "a/.."),
    *("a\\b.md", "..\\x.md", "C:x.md", "C:/x.md", "a/x.md:stream", "a\0b.md", "a\nb.md", "a/\ud800.md"),
    *("con.md", "articles/NUL/index.md", "aux", "lpt1.txt", ".digest-manifest.json", "a/.git/config"),
    *("x.", "x /y.md", "a?.md", "a*.md", 'a".md', "a<b.md", "a|b.md"),
]


@pytest.mark.parametrize("uri", OUTSIDE, ids=repr)
def test_no_file_leaves_the_docs_folder(site: Settings, tmp_path: Path, uri: str) -> None:
    """Whoever makes a uri, it does not reach the disk."""
    files = (OutputFile(uri=uri, text="x"), OutputFile(uri="a.md"))
    assert [file.uri for file in check_addresses(files, ())[0]] == ["a.md"]
    before = set(tmp_path.rglob("*"))
    written = write_files(files[:1], site.docs)
    assert [problem.code for problem in written.problems] == ["address-outside"]
    assert {path.name for path in set(tmp_path.rglob("*")) - before} <= {"docs", ".digest-manifest.json"}


def test_no_door_is_given_what_leaves_the_docs_folder(
    site: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """MkDocs takes the plan and the command line `digest.files`: neither holds what lies outside."""
    units = tuple(render.done_unit(OutputFile(uri=uri, text="x")) for uri in ("../x.md", "a.md", "a.md"))
    monkeypatch.setattr(render, "list_units", lambda *_: units)
    digest = pipeline.make_digest(site, handwritten=(), draw=False)
    plan = pipeline.plan_site(site, handwritten=(), draw=False)
    assert [file.uri for file in digest.files if file.uri.endswith(".md")] == ["a.md"]
    assert [uri for uri in plan.uris if uri.endswith(".md")] == ["a.md"]
    assert {problem.code for problem in digest.problems} == {"address-outside", "address-taken"}
    assert digest.problems == plan.problems
