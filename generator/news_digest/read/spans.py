"""Runs of text in one style: the inline part of Markdown, rebuilt from what an article may hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from news_digest.model import Span
from news_digest.read.characters import clean_text, fold_text
from news_digest.read.links import WIKI, link_kind
from news_digest.read.problems import ProblemList, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markdown_it.token import Token

    from news_digest.model import Mark

_MARKS: Mapping[str, Mark] = {"em": "emphasis", "strong": "strong", "s": "struck"}
_KEPT_LINKS = {"web", "mail", "article", "name"}


def read_spans(tokens: Sequence[Token], line: int, problems: ProblemList) -> tuple[Span, ...]:
    """Return the inline tokens of one block as spans: white space folded, like styles joined.

    `line` is the 1-based line where the block begins. A link that is not let through, and an image, leave
    their words and a problem.
    """
    reader = _SpanReader(line, problems)
    for token in tokens:
        reader.add(token)
    return reader.finish()


class _SpanReader:
    """Gathers spans while it goes through tokens."""

    def __init__(self, line: int, problems: ProblemList) -> None:
        self._spans: list[Span] = []
        self._marks: list[Mark] = []
        self._href: str | None = None
        self._address = ""
        self._link_begins = 0
        self._line = line
        self._problems = problems

    def add(self, token: Token) -> None:
        """Take in one token; what is not known is text."""
        if token.type in {"em_open", "strong_open", "s_open"}:
            self._marks.append(_MARKS[token.tag])
        elif token.type in {"em_close", "strong_close", "s_close"}:
            self._marks.pop()
        elif token.type == "link_open":
            self._begin_link(str(token.attrGet("href") or ""))
        elif token.type == "link_close":
            self._end_link()
        elif token.type in {"softbreak", "hardbreak"}:
            self._line += 1
            self._text(" ")
        elif token.type == "code_inline":
            self._text(token.content, "code")
        elif token.type == "image":
            self._image(token)
        elif token.type == "footnote_ref":
            self._text(f"[{token.meta['id'] + 1}]")
        else:
            self._text(token.content)

    def finish(self) -> tuple[Span, ...]:
        """Return the spans, without white space at the ends."""
        spans = list(self._spans)
        while spans and not spans[-1].text.rstrip():
            spans.pop()
        if spans:
            last = spans[-1]
            spans[-1] = Span(text=last.text.rstrip(), marks=last.marks, href=last.href)
        return tuple(spans)

    def _text(self, text: str, *more: Mark) -> None:
        """Add text in the style of the moment."""
        words = fold_text(text)
        if not self._spans or self._spans[-1].text.endswith(" "):
            words = words.lstrip()
        if not words:
            return
        marks = tuple(dict.fromkeys((*self._marks, *more)))
        last = self._spans[-1] if self._spans else None
        joins = last is not None and len(self._spans) > self._link_begins
        if last and joins and (last.marks, last.href) == (marks, self._href):
            self._spans[-1] = Span(text=last.text + words, marks=marks, href=self._href)
        else:
            self._spans.append(Span(text=words, marks=marks, href=self._href))

    def _begin_link(self, address: str) -> None:
        """Begin a link, or only its words if its address is not let through."""
        kind = link_kind(address)
        self._address, self._link_begins = address, len(self._spans)
        self._href = address if kind in _KEPT_LINKS else None
        if kind == "unsafe":
            message = f"the link to {quoted(address)} is not followed, only its text is shown"
            advice = "link to an address that begins with https://, http:// or mailto:"
            self._problems.add(self._line, "unsafe-link", message, advice)
        elif kind == "unknown":
            message = f"the link to {quoted(address)} leads nowhere, only its text is shown"
            advice = "link to https://… or to an article's file, such as ../2023/truce.txt"
            self._problems.add(self._line, "unknown-link", message, advice)

    def _end_link(self) -> None:
        """End a link; one without any words shows its address."""
        if len(self._spans) == self._link_begins and self._href and not self._href.startswith(WIKI):
            self._text(self._address)
        self._href, self._link_begins = None, len(self._spans)

    def _image(self, token: Token) -> None:
        """Add an image's description in its place."""
        words = clean_text("".join(child.content or " " for child in token.children or []))
        self._text(words)
        message = f"the image {quoted(str(token.attrGet('src') or ''))} is not shown, only its description"
        self._problems.add(self._line, "image-not-shown", message, "describe it in a sentence, or link to it")
