"""What the files of the articles folder say: what an author wrote, and the problems in it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["paragraph", "heading", "list", "item", "quote", "code", "table", "row", "cell", "rule"]
Mark = Literal["emphasis", "strong", "code", "struck"]
# A problem is to be mended, and makes a check fail; a remark only tells what a reader will not see.
Severity = Literal["problem", "remark"]

_FIRST_WORD = re.compile(r"[^\W\d_]+")
# Names that begin small by right: al-Shabaab, d’Estaing, de Gaulle, van der Meulen.
_SMALL_NAME = re.compile(
    r"(?:\w+[-'’]|(?:al|bin|da|de|del|della|der|di|dos|du|el|ibn|la|le|ten|ter|van|von) "
    r"(?:(?:de|den|der|la) )?)[A-ZÀ-Þ]"
)
_END = re.compile(r"[.!?…:;。！？؟।][\"'”’»)\]」』）]*\Z")
_ABBREVIATED = re.compile(r"\.\w\.\Z")  # U.S.


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """A finding about a file: where, which rule (`code`), what is wrong, and what to write instead."""

    path: str
    line: int
    code: str
    message: str
    advice: str
    severity: Severity = "problem"

    def __str__(self) -> str:
        kind = " (remark)" if self.severity == "remark" else ""
        return f"{self.path}:{self.line}: {self.code}: {self.message}, {self.advice}{kind}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A run of text in one style; `href` makes it a link (as written: an address or a path)."""

    text: str
    marks: tuple[Mark, ...] = ()
    href: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A node of an article's body.

    `paragraph`, `heading`, `code` and `cell` hold `spans`; `list`, `item`, `quote`, `table` and `row` hold
    `children`. `level` is a heading's depth (2 to 6) or an ordered list's first number (0: bullets).
    `line` is the 1-based line in the file.
    """

    kind: BlockKind
    line: int
    spans: tuple[Span, ...] = ()
    children: tuple[Block, ...] = ()
    level: int = 0

    @property
    def text(self) -> str:
        """The block's own words without any style, on one line."""
        return "".join(span.text for span in self.spans)


def prose(blocks: tuple[Block, ...]) -> Iterator[Block]:
    r"""Yield the paragraphs of a body in reading order, also those inside lists and quotes.

    `"\n".join(block.text for block in prose(blocks))` is the text that all offsets count in.
    """
    for block in blocks:
        if block.kind == "paragraph":
            yield block
        elif block.kind in ("list", "item", "quote"):
            yield from prose(block.children)


def is_open(line: str) -> bool:
    """Tell whether a line has no end, so that its sentence may go on in the next; “U.S.” is no sure end."""
    return _END.search(line) is None or _ABBREVIATED.search(line) is not None


def begins_small(line: str) -> bool:
    """Tell whether a line begins with a small letter, as within a sentence, and with no name that does so."""
    first = _FIRST_WORD.match(line)
    return first is not None and first.group().islower() and _SMALL_NAME.match(line) is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Something that an article rests on: its title and, where there is one, its address."""

    title: str
    link: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """The metadata that an author may give; everything is optional."""

    title: str | None = None
    source: str | None = None
    authors: tuple[str, ...] = ()
    date: dt.date | None = None
    date_time: dt.datetime | None = None
    updated: dt.date | None = None
    url: str | None = None
    license: str | None = None
    language: str | None = None
    tags: tuple[str, ...] = ()
    summary: str | None = None
    story: str | None = None
    references: tuple[Reference, ...] = ()
    slug: str | None = None
    aliases: tuple[str, ...] = ()
    draft: bool = False
    correction: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RawArticle:
    """One article file as its author wrote it, in clean Unicode (NFC, no control characters).

    `path` is relative to the articles folder, with forward slashes. `slug` is unique in the folder; while the
    file keeps its name and headline it changes only when another file begins or ends to claim the same.
    `digest` is the SHA-256 of the file's bytes.
    `date_line` is the line beside the headline that front matter's date was taken from, if it was.
    """

    path: str
    slug: str
    headline: str
    source: str | None
    blocks: tuple[Block, ...]
    front_matter: FrontMatter
    digest: str
    date_line: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedAddress:
    """An address in the site (`articles/talks-begin`) that several articles claim, and their slugs, sorted.

    It leads to none of them. `is_former` if it stands only in their `aliases:`.
    """

    address: str
    slugs: tuple[str, ...]
    is_former: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that the articles folder says: the articles by path, drafts left out, and every problem.

    `shared` are the addresses that several of them claim, by address.
    """

    articles: tuple[RawArticle, ...]
    problems: tuple[Problem, ...]
    shared: tuple[SharedAddress, ...] = ()
