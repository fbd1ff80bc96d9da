"""The frame around pages: a theme's template, rendered whole once for each shape of page and then filled in.

Most of a page is the same on all pages of a depth and a section: menu, search, footer, scripts. The blocks in
`FILLED` say something of the page itself. So for the first page of a shape the theme is rendered with marks
in place of these blocks, and for each page only the blocks are; they go where the marks stand. A theme that
says something of a page elsewhere would be filled in wrongly: that is what the sample finds out which each
build renders both ways.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from jinja2 import Environment, Template
from jinja2.runtime import Context

PAGE = "main.html"
# The theme's templates in which the blocks may stand: which, depends on what an owner's templates extend.
FRAMES = ("frame.html", "base.html")
FILLED = ("site_meta", "htmltitle", "extrahead", "container")
_MARK = "\ue0f0{}\ue0f1"
_MARKED = re.compile("\ue0f0(\\w+)\ue0f1")

MakeContext = Callable[[Any], Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shell:
    """A template rendered around nothing: `pieces` of text with the name of a block between each two.

    `known` is what the template had set when it came to its blocks.
    """

    pieces: tuple[str, ...]
    known: Mapping[str, Any]


class Frames:
    """The frames of a site; `make_context(page)` returns what the theme's template is rendered with.

    `linked` are the addresses, from the root of the site, that a frame may lead to.
    """

    def __init__(self, environment: Environment, make_context: MakeContext, linked: Iterable[str]) -> None:
        self._environment = environment
        self._make_context = make_context
        self._folders = frozenset(folder for address in linked for folder in _folders(address))
        self._shells: dict[object, Shell] = {}
        self._template = _find_frame(environment)
        self._known: dict[str, Any] = {}
        self._marking = self._leave_marks()

    def render(self, page: Any) -> str:  # noqa: ANN401 - a page of the engine's
        """Return a page in its frame, by the theme's template alone."""
        return self._environment.get_template(PAGE).render(self._make_context(page))

    def fill(self, page: Any) -> str:  # noqa: ANN401 - a page of the engine's
        """Return the same in a frame that is rendered already for a page of this shape."""
        values = self._make_context(page)
        section = next((folder for folder in _folders(page.url) if folder in self._folders), "")
        heading = next(iter(page.toc), None)
        shape = (section, page.url.count("/"), heading.url if heading else None)
        shell = self._shells.get(shape) or self._shells.setdefault(shape, self._make_shell(values))
        context = self._template.new_context(dict(values))
        context.vars.update(shell.known)
        blocks = self._template.blocks
        filled = [
            "".join(blocks[piece](context)) if place % 2 else piece
            for place, piece in enumerate(shell.pieces)
        ]
        return "".join(filled)

    def _leave_marks(self) -> Environment:
        """Return the environment with blocks that only leave marks and note what is known there."""
        marking = self._environment.overlay()
        frame = marking.get_template(self._template.name or "")
        for name in FILLED:
            frame.blocks[name] = partial(_leave_mark, name, self._known)
        return marking

    def _make_shell(self, values: Mapping[str, Any]) -> Shell:
        """Return the template around nothing."""
        text = self._marking.get_template(PAGE).render(values)
        return Shell(pieces=tuple(_MARKED.split(text)), known=dict(self._known))


def _folders(address: str) -> Iterator[str]:
    """Yield the folders that an address lies in, from the innermost: ways depend on those shared."""
    while "/" in address:
        address = address.rpartition("/")[0]
        yield address


def _leave_mark(name: str, known: dict[str, Any], context: Context) -> Iterator[str]:
    """Yield a mark in place of a block, and note what the template knows there."""
    known.update(context.vars)
    yield _MARK.format(name)


def _find_frame(environment: Environment) -> Template:
    """Return the template with the blocks that are filled in. Raises LookupError if there is none."""
    for name in FRAMES:
        template = environment.get_template(name)
        if set(FILLED) <= template.blocks.keys():
            return template
    raise LookupError("no frame")
