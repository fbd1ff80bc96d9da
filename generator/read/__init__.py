"""Read: what the files of the articles folder say, as `RawArticle`s, and every problem in them.

The folder is untrusted: whatever lies in it, `read_articles` returns, and names what it left out and why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import Problem, Reading
from generator.read.addresses import give_addresses
from generator.read.article import ArticleFile, read_article, read_article_file
from generator.read.files import Found, find_files, read_file
from generator.read.problems import PROBLEM_CODES, ProblemList, RefusedError
from generator.read.targets import check_targets

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["PROBLEM_CODES", "read_article", "read_articles"]


def read_articles(folder: Path, *, shown_as: str | None = None) -> Reading:
    """Return every article below a folder by path, drafts left out, and every problem of every file.

    Problems bear the path `<shown_as>/<path in the folder>`; `shown_as` is the folder as given, if it is not
    named. A field that is wrong is left out of its article, a file that cannot be read is left out of the
    articles; both are problems, and neither touches another file. Raises nothing.
    """
    root = (folder.as_posix() if shown_as is None else shown_as).rstrip("/")
    found = find_files(folder)
    files: list[ArticleFile] = []
    problems: list[Problem] = []
    for one in found:
        file, its_problems = _read_found(folder, one, f"{root}/{one.path}".rstrip("/"))
        problems.extend(its_problems)
        if file:
            files.append(file)
    paths = frozenset(one.path for one in found)
    for file in files:
        problems.extend(check_targets(file.article, file.shown_as, paths))
    articles, address_problems = give_addresses(files)
    return Reading(articles=articles, problems=tuple(sorted({*problems, *address_problems})))


def _read_found(folder: Path, found: Found, shown_as: str) -> tuple[ArticleFile | None, tuple[Problem, ...]]:
    """Return the article in a file that was found, and its problems."""
    try:
        if found.refusal:
            raise found.refusal
        content = read_file(folder, found.path)
    except RefusedError as refusal:
        problems = ProblemList(_printable(shown_as))
        problems.add_refusal(refusal)
        return None, problems.found
    return read_article_file(content, found.path, shown_as=shown_as)


def _printable(path: str) -> str:
    """Return a path in which characters that cannot be shown are written as escapes."""
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode("ascii") for one in path)
