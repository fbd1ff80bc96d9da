"""What is made once and kept: found again in this process's memory or in the cache, else made and put there.

Keys say all that a value depends on, so that a value is either found or made, never brought up to date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from news_digest import cache, picture, read, understand
from news_digest.model import Article, OutputFile, Picture, RawArticle, Vocabulary
from news_digest.understand import bag

Thing = TypeVar("Thing")
Value = TypeVar("Value")

SchedulerError = bag.SchedulerError

# Hears of progress: the step in words, how much of it is done, and how much there is to do.
Report = Callable[[str, int, int], None]
LARGEST_PICTURE = 1_000_000  # bytes; ours have 20 KB
PICTURES = "pictures"  # the folder of drawn pictures in the cache's folder


@dataclass(slots=True)
class Memory:
    """What was read by `read`, articles understood by `cache.make_key`, and pictures by `picture.make_key`.

    Only those of the last run of the process are kept.
    """

    readings: read.Known = field(default_factory=dict)
    articles: dict[str, Article] = field(default_factory=dict)
    pictures: dict[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf(Generic[Value]):
    """Where values of one kind are kept: in this process's memory, and in the cache's folder if there is one.

    `keep(folder, key, value)` puts a value there, and `find(folder, key)` returns it, or None.
    """

    memory: Mapping[str, Value]
    folder: Path | None
    find: Callable[[Path, str], Value | None]
    keep: Callable[[Path, str, Value], None]

    def recall(self, key: str) -> Value | None:
        """Return a value from memory, else from the folder, or None if neither holds it."""
        if key in self.memory or self.folder is None:
            return self.memory.get(key)
        return self.find(self.folder, key)


def understand_all(  # noqa: PLR0913  # what is understood, by what, where it is kept, who hears of it, who does it
    raws: Iterable[RawArticle],
    words: Vocabulary,
    memory: Memory,
    folder: Path | None,
    report: Report,
    *,
    scheduler: str | None = None,
) -> tuple[Article, ...]:
    """Return the articles understood, in order, doing only what neither memory nor the cache holds.

    Many are left to a scheduler, if one is named. Raises SchedulerError if it can not do it.
    """
    wanted = {cache.make_key(raw, words): raw for raw in raws}
    understander = understand.Understander(words)

    def find(place: Path, key: str) -> Article | None:
        findings = cache.find_findings(place, key)
        return None if findings is None else understander.recall(wanted[key], findings)

    def keep(place: Path, key: str, article: Article) -> None:
        cache.keep_findings(place, key, article.findings)

    memory.articles = _complete(
        Shelf(memory=memory.articles, folder=folder, find=find, keep=keep),
        wanted,
        lambda new: _understand(new, words, scheduler),
        lambda done, total: report("Understanding articles", done, total),
    )
    return tuple(memory.articles.values())


def _understand(raws: Sequence[RawArticle], words: Vocabulary, scheduler: str | None) -> Iterator[Article]:
    """Yield articles understood, here or, where that pays, by a scheduler: the same ones."""
    if scheduler is None or len(raws) < understand.PARALLEL_FROM:
        return understand.understand_articles(raws, words)
    return bag.understand_bag(raws, words, scheduler, cache.find_rules_digest)


def draw_all(
    pictures: Sequence[Picture], memory: Memory, cache_folder: Path | None, report: Report
) -> tuple[OutputFile, ...]:
    """Return the pictures as files, in order, drawing only what neither memory nor the cache holds.

    Two pictures of the same words are drawn once.
    """
    folder = cache_folder / PICTURES if cache_folder else None
    shelf = Shelf(memory=memory.pictures, folder=folder, find=_find_picture, keep=cache.keep_bytes)
    keys = [picture.make_key(undrawn) for undrawn in pictures]
    memory.pictures = _complete(
        shelf,
        dict(zip(keys, pictures, strict=True)),
        picture.draw_pictures,
        lambda done, total: report("Drawing pictures", done, total),
    )
    return tuple(
        OutputFile(uri=drawn.uri, data=memory.pictures[key])
        for drawn, key in zip(pictures, keys, strict=True)
    )


def leave_undrawn(pictures: Iterable[Picture]) -> tuple[OutputFile, ...]:
    """Return the pictures as empty files, for those who only ask what stands where."""
    return tuple(OutputFile(uri=undrawn.uri) for undrawn in pictures)


def _complete(
    shelf: Shelf[Value],
    wanted: Mapping[str, Thing],
    make: Callable[[Sequence[Thing]], Iterable[Value]],
    tell: Callable[[int, int], None],
) -> dict[str, Value]:
    """Return the value of every wanted key, in order; make and keep those that the shelf lacks.

    `make` returns a value for each thing, in order; `tell(done, total)` hears of each. What nobody wants any
    more leaves the folder.
    """
    known = {key: value for key in wanted if (value := shelf.recall(key)) is not None}
    new = {key: thing for key, thing in wanted.items() if key not in known}
    for done, (key, value) in enumerate(zip(new, make(tuple(new.values())), strict=True), start=1):
        known[key] = value
        if shelf.folder is not None:
            shelf.keep(shelf.folder, key, value)
        tell(done, len(new))
    if shelf.folder is not None and new:
        cache.prune(shelf.folder, wanted)
    return {key: known[key] for key in wanted}


def _find_picture(folder: Path, key: str) -> bytes | None:
    """Return a picture from the cache, or None if there is none or it is no picture of ours."""
    content = cache.find_bytes(folder, key, largest=LARGEST_PICTURE)
    return content if content is not None and picture.is_picture(content) else None
