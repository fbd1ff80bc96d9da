"""Articles linked: a folder read, understood by the shipped vocabulary and the editors', and put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from news_digest import link, read, vocabulary
from news_digest.model import Library, Problem, Settings, Vocabulary
from news_digest.pipeline import keeping


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """Articles linked, the vocabulary that they were understood by, and the problems so far, in no order."""

    library: Library
    vocabulary: Vocabulary
    problems: tuple[Problem, ...]


def link_folder(settings: Settings, memory: keeping.Memory, report: keeping.Report) -> Linked:
    """Read, understand and link a folder of articles; touch no file but the cache's."""
    reading = read.read_articles(settings.articles, language=settings.language, known=memory.readings)
    words, vocabulary_problems = _load_vocabulary(settings)
    articles = keeping.understand_all(
        reading.articles, words, memory, settings.cache, report, scheduler=settings.scheduler
    )
    report("Linking articles", 0, 1)
    library = link.link_articles(
        articles, words, shared=reading.shared, latest=settings.latest, originals=settings.originals
    )
    linked_problems = _place(link.check_library(library), settings.articles)
    former_problems = link.check_former_names(library, words)
    problems = (*reading.problems, *vocabulary_problems, *linked_problems, *former_problems)
    return Linked(library=library, vocabulary=words, problems=problems)


def _load_vocabulary(settings: Settings) -> tuple[Vocabulary, tuple[Problem, ...]]:
    """Return the vocabulary of a site, and the problems in what its editors keep."""
    return vocabulary.load_vocabulary(settings.vocabulary, language=settings.language)


def _place(problems: Iterable[Problem], folder: Path) -> Iterator[Problem]:
    """Yield problems under the paths that reading gives the same files: the folder as given, and the file."""
    root = folder.as_posix().rstrip("/")
    return (replace(problem, path=f"{root}/{problem.path}") for problem in problems)
