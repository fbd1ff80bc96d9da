"""An article's body as Markdown, built from its parsed blocks, never from what the author typed.

Plain paragraphs, lists and quotes are written as people write them. Whatever Python-Markdown would read
differently (lists in lists, quotes with more than paragraphs, a list that starts at 3, two lists in a row) is
written as HTML blocks with `markdown="block"`, which say where each thing begins and ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from news_digest.model import Article, Block, Library
from news_digest.render.escape import Markdown
from news_digest.render.spans import paragraphs, render_runs, span_runs

# ISO 639 codes of languages that are written from right to left, and ISO 15924 codes of such scripts.
# Source: the CLDR's character order by locale.
_RIGHT_TO_LEFT_LANGUAGES = frozenset(
    [
        *("ar", "arc", "arz", "ckb", "dv", "fa", "glk", "he", "iw", "khw", "ks", "lrc", "mzn", "nqo"),
        *("pnb", "prs", "ps", "sd", "syr", "ug", "ur", "yi"),
    ]
)
_RIGHT_TO_LEFT_SCRIPTS = frozenset(
    ["adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"]
)
# What page preprocessors look for even inside `<pre>`: tags, fences, critic marks, macros.
_ACTIVE_IN_CODE = re.compile("[<>&`~{}\t]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_RULE = "* * *"


def text_direction(language: str) -> Literal["ltr", "rtl"]:
    """Return the direction in which a language is written; a script in its BCP 47 tag (`az-Arab`) decides."""
    first, *rest = language.lower().replace("_", "-").split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), None)  # noqa: PLR2004 - ISO 15924
    if script is not None:
        return "rtl" if script in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if first in _RIGHT_TO_LEFT_LANGUAGES else "ltr"


def render_body(article: Article, library: Library, uri: str) -> Markdown:
    """Return an article's body for the page at `uri`, the first mention of each topic linked to its page."""
    return Markdown("\n\n".join(_BodyWriter(article, library, uri).write(article.blocks)))


class _BodyWriter:
    """Writes one body, in the order of `model.prose`, so that paragraphs meet the runs made for them."""

    def __init__(self, article: Article, library: Library, uri: str) -> None:
        self._article = article
        self._library = library
        self._uri = uri
        self._paragraphs = paragraphs(article, library, uri)
        self._heading_count = 0

    def write(self, blocks: Sequence[Block]) -> Iterator[str]:
        """Yield each block's Markdown; blocks with nothing to show yield nothing."""
        previous: Block | None = None
        for block in blocks:
            text = self._block(block, previous)
            if text:
                yield text
                previous = block

    def _block(self, block: Block, previous: Block | None) -> str:
        """Return one block's Markdown."""
        plain = _is_plain(block) and (previous is None or previous.kind != block.kind)
        match block.kind:
            case "paragraph":
                text: str = render_runs(next(self._paragraphs, ()))
            case "heading":
                text = self._heading(block)
            case "list":
                text = self._plain_list(block) if plain else self._list(block)
            case "quote":
                text = self._plain_quote(block) if plain else self._quote(block)
            case "code":
                text = _render_code(block.text)
            case "table":
                text = self._table(block)
            case "rule":
                text = _RULE
            case _:
                # An item, row or cell outside its list or table: what it holds still counts.
                text = "\n\n".join(self.write(block.children)) or self._inline(block)
        return text

    def _inline(self, block: Block) -> Markdown:
        """Return the spans of a heading or a cell."""
        return render_runs(span_runs(block.spans, self._article, self._library, self._uri))

    def _heading(self, block: Block) -> str:
        """Return a heading; its number is its address, since words might meet an id that the theme uses."""
        words = self._inline(block)
        if not words:
            return ""
        self._heading_count += 1
        level = min(max(block.level, 2), 6)
        return f"{'#' * level} {words} {{#section-{self._heading_count}}}"

    def _plain_list(self, block: Block) -> str:
        """Return a list of single paragraphs, one item a line."""
        items = [text for item in block.children for text in self.write(item.children)]
        signs = [f"{number}." if block.level else "-" for number in range(1, len(items) + 1)]
        return "\n".join(f"{sign} {text}" for sign, text in zip(signs, items, strict=True))

    def _list(self, block: Block) -> str:
        """Return a list of any shape."""
        tag = "ol" if block.level else "ul"
        start = f' start="{block.level}"' if block.level > 1 else ""
        items = [_wrap("li", self.write(item.children)) for item in block.children]
        return _wrap(tag, items, start) if items else ""

    def _plain_quote(self, block: Block) -> str:
        """Return a quote that holds paragraphs only."""
        return "\n>\n".join(f"> {text}" for text in self.write(block.children))

    def _quote(self, block: Block) -> str:
        """Return a quote with anything in it."""
        return _wrap("blockquote", self.write(block.children))

    def _table(self, block: Block) -> str:
        """Return a table, its first row as the head, short rows filled up."""
        rows = [[self._inline(cell) for cell in row.children] for row in block.children]
        width = max(map(len, rows), default=0)
        if not width:
            return ""
        lines = [_row([*row, *[Markdown("")] * (width - len(row))]) for row in rows]
        return "\n".join([lines[0], _row(["---"] * width), *lines[1:]])


def _is_plain(block: Block) -> bool:
    """Tell whether a list from 1 holds one paragraph an item, or a quote paragraphs only."""
    if block.kind == "quote":
        return all(child.kind == "paragraph" for child in block.children)
    singles = all([child.kind for child in item.children] == ["paragraph"] for item in block.children)
    return singles and block.level <= 1


def _row(cells: Iterable[str]) -> str:
    """Return one line of a table."""
    return f"| {' | '.join(cells)} |"


def _wrap(tag: str, parts: Iterable[str], attributes: str = "") -> str:
    """Return parts of Markdown inside an HTML element."""
    return "\n\n".join([f'<{tag}{attributes} markdown="block">', *parts, f"</{tag}>"])


def _render_code(text: str) -> str:
    """Return a code block as HTML: a fence or an indent could be broken out of, or be looked into."""
    lines = _UNPRINTABLE.sub("", text).strip("\n")
    if not lines.strip():
        return ""
    inert = _ACTIVE_IN_CODE.sub(lambda match: f"&#{ord(match[0])};", lines)
    return f"<pre><code>{inert}\n</code></pre>"
