"""Read: what the files of the articles folder say, as `RawArticle`s, and every problem in them.

The folder is untrusted: whatever lies in it, `read_articles` returns, and names what it left out and why.
"""

from __future__ import annotations

import hashlib
from itertools import groupby
from typing import TYPE_CHECKING

from news_digest.model import Problem, Reading
from news_digest.read.addresses import give_addresses
from news_digest.read.article import ArticleFile, read_article, read_article_file
from news_digest.read.embargoes import hold_back
from news_digest.read.files import LEFT_ALONE, Found, find_files, find_twins, read_file
from news_digest.read.problems import PROBLEM_CODES, ProblemList, RefusedError, quoted
from news_digest.read.targets import check_targets, one_form, resolve_names

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["PROBLEM_CODES", "Known", "read_article", "read_articles"]

MAX_NAMED = 3  # files of a folder that are no articles and are named one by one


# What was read of files, by their paths and contents.
Known = dict[tuple[str, str, str, bytes], "tuple[ArticleFile | None, tuple[Problem, ...]]"]


def read_articles(
    folder: Path, *, shown_as: str | None = None, language: str = "en", known: Known | None = None
) -> Reading:
    """Return every article below a folder by path, drafts left out, and every problem of every file.

    Problems bear the path `<shown_as>/<path in the folder>`; `shown_as` is the folder as given, if it is not
    named. `language` is the site's, in which addresses are made of headlines. A field that is wrong is left
    out of its article, a file that cannot be read is left out of the articles; both are problems, and neither
    touches another file. `known` is what this process has read before: a file that is as it was is not read
    once more, and what is not there any more is forgotten. Raises nothing.
    """
    before, known = dict(known or {}), {} if known is None else known
    known.clear()
    root = (folder.as_posix() if shown_as is None else shown_as).rstrip("/")
    found = find_files(folder)
    read = tuple(one for one in found if not _is_left_alone(one))
    files: list[ArticleFile] = []
    problems: list[Problem] = []
    for one in read:
        shown = f"{root}/{one.path}".rstrip("/")
        content = _open_found(folder, one)
        if isinstance(content, RefusedError):
            file, its_problems = _read_found(content, one.path, shown, language)
        else:
            key = (one.path, shown, language, hashlib.sha256(content).digest())
            known[key] = before.get(key) or _read_found(content, one.path, shown, language)
            file, its_problems = known[key]
        problems.extend(its_problems)
        if file:
            files.append(file)
    problems.extend(_twins(root, found))
    problems.extend(_left_alone(root, [one.path for one in found if _is_left_alone(one)]))
    paths = frozenset(one_form(one.path) for one in found)
    files, embargoed = hold_back(resolve_names(files))
    problems.extend(embargoed)
    for file in files:
        problems.extend(check_targets(file.article, file.shown_as, paths))
    articles, shared, address_problems = give_addresses(files)
    return Reading(articles=articles, problems=tuple(sorted({*problems, *address_problems})), shared=shared)


def _open_found(folder: Path, found: Found) -> bytes | RefusedError:
    """Return what is in a file that was found, or why it is not read."""
    try:
        return found.refusal or read_file(folder, found.path)
    except RefusedError as refusal:
        return refusal


def _read_found(
    content: bytes | RefusedError, path: str, shown_as: str, language: str
) -> tuple[ArticleFile | None, tuple[Problem, ...]]:
    """Return the article in a file that was found, and its problems."""
    if isinstance(content, RefusedError):
        problems = ProblemList(_printable(shown_as))
        problems.add_refusal(content)
        return None, problems.found
    return read_article_file(content, path, shown_as=shown_as, language=language)


def _is_left_alone(found: Found) -> bool:
    """Tell whether a file is no article."""
    return found.refusal is not None and found.refusal.code == LEFT_ALONE


def _left_alone(root: str, paths: list[str]) -> Iterator[Problem]:
    """Yield a remark for each file that is no article, or one for a folder that has many."""
    advice = "give it a name that ends in .txt or .md if it is an article"
    for folder, inside in groupby(paths, key=lambda path: path.rpartition("/")[0]):
        names = [path.rpartition("/")[2] for path in inside]
        if len(names) <= MAX_NAMED:
            for name in names:
                problems = ProblemList("/".join(part for part in (root, folder, name) if part))
                problems.add(1, LEFT_ALONE, "the file is no article by its name", advice)
                yield from problems.found
        else:
            problems = ProblemList("/".join(part for part in (root, folder) if part))
            shown = ", ".join(names[:MAX_NAMED])
            problems.add(1, LEFT_ALONE, f"{len(names):,} files are no articles: {shown}, …", advice)
            yield from problems.found


def _twins(root: str, found: tuple[Found, ...]) -> Iterator[Problem]:
    """Yield a problem for each file that could not lie beside another one on every system."""
    for path, other in find_twins(one.path for one in found if one.refusal is None):
        problems = ProblemList(f"{root}/{path}")
        message = f"the name differs from {quoted(other)} only in case or the form of its letters"
        problems.add(1, "same-file-name", message, "give one of the two another name")
        yield from problems.found


def _printable(path: str) -> str:
    """Return a path in which characters that cannot be shown are written as escapes."""
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode("ascii") for one in path)
