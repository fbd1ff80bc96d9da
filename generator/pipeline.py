"""The steps in order: read → understand → link → render → write."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from generator import link, read, render, search, understand, vocabulary, write
from generator import settings as configuration
from generator.model import Article, Library, OutputFile, Problem, RawArticle, Settings, Vocabulary

PROBLEM_CODES = {
    **read.PROBLEM_CODES,
    **vocabulary.PROBLEM_CODES,
    **configuration.PROBLEM_CODES,
    **write.PROBLEM_CODES,
}

# A worker process costs about a second to start; below this many articles it does not pay.
PARALLEL_FROM_ARTICLES = 600
ARTICLES_A_TASK = 50

MemoryKey = tuple[str, str, str, tuple[str, ...], str]
Report = Callable[[str, int, int], None]
SettingsError = configuration.SettingsError
SearchError = search.SearchError
Written = write.Written
read_settings = configuration.read_settings
with_slash = configuration.with_slash
index_site = search.index_site
read_manifest = write.read_manifest


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """The whole result: how the articles hang together, the files to publish, and every problem, sorted."""

    library: Library
    files: tuple[OutputFile, ...]
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class Memory:
    """Articles already understood, kept between the rebuilds of one process.

    What one article means depends on its file and the vocabulary alone, so an unchanged file need not be
    understood again. Only the last run's articles are kept.
    """

    articles: dict[MemoryKey, Article] = field(default_factory=dict)


def make_digest(
    settings: Settings,
    *,
    handwritten: Iterable[str],
    memory: Memory | None = None,
    report: Report | None = None,
) -> Digest:
    """Read, understand, link and render a folder of articles; touch no file.

    `handwritten` are the uris in docs/ that people own; `report(step, done, total)` hears of progress.
    """
    report = report or _say_nothing
    reading = read.read_articles(settings.articles)
    words, vocabulary_problems = vocabulary.load_vocabulary()
    articles = _understand_all(reading.articles, words, memory or Memory(), report)
    report("Linking articles", 0, 1)
    library = link.link_articles(articles, words)
    report("Rendering pages", 0, 1)
    files, address_problems = write.check_addresses(render.render_site(library, settings, words), handwritten)
    problems = sorted({*reading.problems, *vocabulary_problems, *address_problems})
    return Digest(library=library, files=files, problems=tuple(problems))


def check_articles(settings: Settings, *, report: Report | None = None) -> tuple[int, tuple[Problem, ...]]:
    """Return the number of articles that can be published, and every problem of every file, sorted."""
    digest = make_digest(settings, handwritten=find_handwritten(settings.docs), report=report)
    return len(digest.library.articles), digest.problems


def build_pages(settings: Settings, *, report: Report | None = None) -> tuple[Digest, Written]:
    """Make the digest and bring `docs/` to hold its pages."""
    digest = make_digest(settings, handwritten=find_handwritten(settings.docs), report=report)
    (report or _say_nothing)("Writing pages", 0, 1)
    return digest, write.write_files(digest.files, settings.docs)


def find_handwritten(docs: Path) -> tuple[str, ...]:
    """Return the uris in docs/ that people own (no files where there is no folder)."""
    return write.find_handwritten(docs) if docs.is_dir() else ()


def printable(line: str) -> str:
    """Return a line for a terminal or a log, with strangers' control characters shown as escapes."""
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in line)


def _say_nothing(_step: str, _done: int, _total: int) -> None:
    """Report to nobody."""


def _memory_key(raw: RawArticle, words: Vocabulary) -> MemoryKey:
    """Return all that an understood article depends on; other files have a say in its slug and aliases."""
    return (raw.digest, raw.path, raw.slug, raw.front_matter.aliases, words.digest)


def _understand_all(
    raws: tuple[RawArticle, ...], words: Vocabulary, memory: Memory, report: Report
) -> tuple[Article, ...]:
    """Return the articles understood, in order, doing only what `memory` does not hold."""
    new = [raw for raw in raws if _memory_key(raw, words) not in memory.articles]
    known = memory.articles
    step = "Understanding articles"
    for done, (raw, article) in enumerate(zip(new, _understand(new, words), strict=True), start=1):
        known[_memory_key(raw, words)] = article
        report(step, done, len(new))
    memory.articles = {_memory_key(raw, words): known[_memory_key(raw, words)] for raw in raws}
    return tuple(memory.articles.values())


def _understand(raws: list[RawArticle], words: Vocabulary) -> Iterator[Article]:
    """Yield each article understood, over all cores when there are many."""
    workers = os.cpu_count() or 1
    if len(raws) < PARALLEL_FROM_ARTICLES or workers == 1:
        understander = understand.Understander(words)
        yield from map(understander.understand, raws)
        return
    # Spawned, not forked: the doors run threads (a progress bar, a file watcher), which a fork would break.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, _start_worker, (words,)) as pool:
        yield from pool.map(_understand_in_worker, raws, chunksize=ARTICLES_A_TASK)


_WORKER: list[understand.Understander] = []


def _start_worker(words: Vocabulary) -> None:
    """Make this worker process's own understander, once."""
    _WORKER[:] = [understand.Understander(words)]


def _understand_in_worker(raw: RawArticle) -> Article:
    """Understand one article in a worker process."""
    return _WORKER[0].understand(raw)
