"""Links from article to article: the files that they name must be there."""

from __future__ import annotations

import posixpath
import unicodedata
from collections import defaultdict
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from news_digest.model import Problem
from news_digest.read.links import WIKI, link_kind
from news_digest.read.problems import quoted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from news_digest.model import Block, RawArticle
    from news_digest.read.article import ArticleFile


def check_targets(article: RawArticle, shown_as: str, paths: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each link to an article file that is not among `paths`.

    `paths` are relative to the articles folder, in the form of `one_form`.
    """
    for line, href in _links(article.blocks):
        if link_kind(href) == "article" and not paths_meant(article.path, href).intersection(paths):
            yield Problem(
                path=shown_as,
                line=line,
                code="missing-article",
                message=f"the link to {quoted(href)} names no file in the folder",
                advice="write the path from this file to the other, such as ../2023/truce.txt",
            )


def resolve_names(files: Sequence[ArticleFile]) -> list[ArticleFile]:
    """Return files whose links to articles by name lead to the files of these; where none fits, words stay.

    A name is a file's without its ending, or a headline, in any case; one that two articles have is nobody's.
    """
    linking = [
        file for file in files if any(href.startswith(WIKI) for _, href in _links(file.article.blocks))
    ]
    if not linking:
        return list(files)
    paths: dict[str, set[str]] = defaultdict(set)
    for file in files:
        for name in (PurePosixPath(file.article.path).stem, file.article.headline):
            paths[_plain_name(name)].add(file.article.path)
    only = {name: next(iter(found)) for name, found in paths.items() if len(found) == 1}
    return [_resolve_file(file, only) if file in linking else file for file in files]


def _plain_name(name: str) -> str:
    """Return a name as names are compared."""
    return " ".join(one_form(name).replace("-", " ").replace("_", " ").split()).casefold()


def _resolve_file(file: ArticleFile, paths: Mapping[str, str]) -> ArticleFile:
    """Return a file with its links to names as links to paths (by plain name)."""
    blocks = tuple(_resolve_block(block, file.article.path, paths) for block in file.article.blocks)
    return replace(file, article=replace(file.article, blocks=blocks))


def _resolve_block(block: Block, path: str, paths: Mapping[str, str]) -> Block:
    """Return a block of the file at `path` with its links to names as links to paths."""
    spans = tuple(
        replace(span, href=_resolve(span.href, path, paths)) if (span.href or "").startswith(WIKI) else span
        for span in block.spans
    )
    children = tuple(_resolve_block(child, path, paths) for child in block.children)
    return replace(block, spans=spans, children=children)


def _resolve(href: str | None, path: str, paths: Mapping[str, str]) -> str | None:
    """Return the path from one file to the article of a name, or None."""
    name = unquote((href or "").removeprefix(WIKI)).rpartition("/")[2].removesuffix(".md")
    target = paths.get(_plain_name(name))
    if target is None or target == path:
        return None
    return quote(posixpath.relpath(target, posixpath.dirname(path) or "."))


def paths_meant(path: str, href: str) -> frozenset[str]:
    """Return the paths that a link in the file at `path` may mean: as written, or with %20 for a space."""
    folder = posixpath.dirname(path)
    return frozenset(
        one_form(posixpath.normpath(posixpath.join(folder, one))) for one in (href, unquote(href))
    )


def one_form(path: str) -> str:
    """Return a path in NFC: some systems list names in another form than people type."""
    return unicodedata.normalize("NFC", path)


def _links(blocks: tuple[Block, ...]) -> Iterator[tuple[int, str]]:
    """Yield the line of its block and the address of each link, also of those in lists and tables."""
    for block in blocks:
        for span in block.spans:
            if span.href is not None:
                yield block.line, span.href
        yield from _links(block.children)
