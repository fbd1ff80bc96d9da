"""Markdown parsed by markdown-it-py and rebuilt, node by node, from what an article may hold.

Raw HTML is off, so it is text like any other; what is not named here never gets through.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from news_digest.model import Block, Span
from news_digest.read.bounds import MAX_BLOCKS, MAX_NESTING, MAX_PARSER_NESTING
from news_digest.read.characters import clean_code, clean_text
from news_digest.read.problems import ProblemList, RefusedError
from news_digest.read.spans import read_spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from markdown_it.token import Token

    from news_digest.model import BlockKind

_KINDS: Mapping[str, BlockKind] = {
    "paragraph_open": "paragraph",
    "heading_open": "heading",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "list_item_open": "item",
    "blockquote_open": "quote",
    "table_open": "table",
    "tr_open": "row",
    "th_open": "cell",
    "td_open": "cell",
    # Notes at the foot are a numbered list at the end.
    "footnote_block_open": "list",
    "footnote_open": "item",
}
_NO_BLOCKS = {"thead_open", "thead_close", "tbody_open", "tbody_close", "footnote_anchor"}
_NESTING_KINDS = {"list", "quote"}
_TOP_LEVEL, _DEEPEST_LEVEL = 2, 6


class _ArticleMarkdown(MarkdownIt):
    """The parser, except that it hides no unsafe address: `links` judges them, as written."""

    def validateLink(self, url: str) -> Literal[True]:  # noqa: N802, ARG002 (the parser's own name and argument)
        """Let every address through, to be named if it is unsafe."""
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802 (the parser's own name)
        """Keep an address as written."""
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 (the parser's own name)
        """Keep an address as written."""
        return link


@dataclass(slots=True, kw_only=True)
class _Open:
    """A block whose end has not come yet."""

    kind: BlockKind
    line: int
    level: int = 0
    spans: tuple[Span, ...] = ()
    children: list[Block] = field(default_factory=list)


def read_blocks(text: str, first_line: int, problems: ProblemList) -> tuple[Block, ...]:
    """Return Markdown as blocks; `first_line` is the 1-based line of its first line in the file.

    Headings keep their steps, and the highest becomes level 2, since the headline is level 1. Raises
    RefusedError if blocks stand too deep in one another or are too many.
    """
    builder = _Builder(first_line, problems)
    for token in _parser().parse(text):
        builder.add(token)
    return tuple(_level_headings(builder.blocks))


def read_inline(text: str) -> str:
    """Return the words of one line of Markdown."""
    tokens = _parser().parseInline(text)
    spans = read_spans(tokens[0].children or [], 1, ProblemList(""))
    return clean_text("".join(span.text for span in spans))


@cache
def _parser() -> MarkdownIt:
    """Return the parser; its rules take a while to set up."""
    parser = _ArticleMarkdown("commonmark", {"html": False, "maxNesting": MAX_PARSER_NESTING})
    return parser.enable(["table", "strikethrough"]).use(footnote_plugin)


class _Builder:
    """Builds blocks from the parser's tokens."""

    def __init__(self, first_line: int, problems: ProblemList) -> None:
        self.blocks: list[Block] = []
        self._open: list[_Open] = []
        self._first_line = first_line
        self._line = first_line
        self._count = 0
        self._problems = problems

    def add(self, token: Token) -> None:
        """Take in one token."""
        if token.map:
            self._line = self._first_line + token.map[0]
        if token.type in _NO_BLOCKS:
            return
        if token.nesting > 0:
            self._begin(token)
        elif token.nesting < 0:
            self._end()
        elif token.type == "inline":
            self._open[-1].spans = read_spans(token.children or [], self._line, self._problems)
        elif token.type == "hr":
            self._keep(Block(kind="rule", line=self._line))
        elif code := clean_code(token.content):
            self._keep(Block(kind="code", line=self._line, spans=(Span(text=code),)))

    def _begin(self, token: Token) -> None:
        """Open a block."""
        kind = _KINDS[token.type]
        self._open.append(_Open(kind=kind, line=self._line, level=_level(token)))
        if sum(block.kind in _NESTING_KINDS for block in self._open) > MAX_NESTING:
            message = f"lists or quotes stand more than {MAX_NESTING} deep in one another"
            raise RefusedError(
                self._line, "nested-too-deep", message, "write with fewer steps of indentation"
            )

    def _end(self) -> None:
        """Close the block that was opened last; one without any words is no block."""
        block = self._open.pop()
        if block.spans or block.children or block.kind in {"cell", "row"}:
            self._keep(
                Block(
                    kind=block.kind,
                    line=block.line,
                    spans=block.spans,
                    children=tuple(block.children),
                    level=block.level,
                )
            )

    def _keep(self, block: Block) -> None:
        """Put a finished block where it belongs."""
        self._count += 1
        if self._count > MAX_BLOCKS:
            message = f"the article has more than {MAX_BLOCKS:,} paragraphs, items and cells"
            raise RefusedError(block.line, "too-many-blocks", message, "send it as several articles")
        siblings = self._open[-1].children if self._open else self.blocks
        siblings.append(block)


def _level(token: Token) -> int:
    """Return a heading's depth as written, or an ordered list's first number (1 for 0: 0 means bullets)."""
    if token.type == "heading_open":
        return int(token.tag[1:])
    if token.type == "footnote_block_open":
        return 1
    if token.type == "ordered_list_open":
        return max(1, int(token.attrGet("start") or 1))
    return 0


def _level_headings(blocks: list[Block]) -> Iterator[Block]:
    """Yield blocks with their headings moved so that the highest has level 2, and none is below 6."""
    levels = [block.level for block in _headings(blocks)]
    steps = _TOP_LEVEL - min(levels, default=_TOP_LEVEL)
    for block in blocks:
        yield _move_headings(block, steps)


def _headings(blocks: list[Block] | tuple[Block, ...]) -> Iterator[Block]:
    """Yield all headings, also those in lists and quotes."""
    for block in blocks:
        if block.kind == "heading":
            yield block
        yield from _headings(block.children)


def _move_headings(block: Block, steps: int) -> Block:
    """Return a block whose headings are moved by some steps."""
    if block.kind == "heading":
        return replace(block, level=min(block.level + steps, _DEEPEST_LEVEL))
    if not block.children:
        return block
    return replace(block, children=tuple(_move_headings(child, steps) for child in block.children))
