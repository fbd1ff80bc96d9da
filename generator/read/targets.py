"""Links from article to article: the files that they name must be there."""

from __future__ import annotations

import posixpath
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import unquote

from generator.model import Problem
from generator.read.links import link_kind
from generator.read.problems import quoted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from generator.model import Block, RawArticle


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
