"""A page's Markdown as HTML, much faster than by a parser: it reads only what our own pages are made of.

Our templates and `render.body` write a closed form: each block stands in lines of its own with blank lines
around it, and a block's first signs say what it is. Whatever else there is raises UnsureError, and MkDocs
renders the page itself. That what comes out is what MkDocs would make of it, tests say of every kind of page,
and each build of a sample.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from news_digest.press.inline import (
    Resolve,
    UnsureError,
    read_attributes,
    render_attributes,
    render_inline,
)

_HEADING = re.compile(r"(#{1,6}) (?P<words>.*?) \{(?P<attributes> ?[#.][^{}]*)\}")
_ITEM = re.compile(r"(?P<sign>-|\d+\.) (?P<words>\S.*)")
_ATTRIBUTE_LINE = re.compile(r"\{: (?P<attributes>[^{}]*)\}")
_ATTRIBUTE = re.compile(r"""[#.][\w-]+|[a-z][a-z-]*="[^"{}<>&]*\"""")
_ATTRIBUTES = r"""(?P<attributes>(?:[ ][a-z-]+="[^"<>]*")*)"""
_BLOCKS = "blockquote|details|div|figcaption|figure|li|nav|ol|table|tbody|thead|tr|ul"
_OPEN = re.compile(rf"""<(?P<name>{_BLOCKS}){_ATTRIBUTES} markdown(?:="block")?>""")
_CLOSE = re.compile(rf"</(?P<name>{_BLOCKS})>")
_LINE = re.compile(
    rf"""<(?P<name>figcaption|p|td|th){_ATTRIBUTES}(?: markdown(?:="span")?)?>(?P<words>.*)</(?P=name)>"""
)
_SUMMARY = re.compile(r"<summary>(?P<words>[^<>&\\`*_\[\]]*)</summary>")
_INLINE_TAG = re.compile(r"<(?:code|del|em|mark|span|strong|svg|time)\b")
_FIRST_HEADING = re.compile(r"""<h[1-6](?: class="[^"]*")? id="([^"]*)\"""")
_BARS = re.compile(r"(?<!\\)\|")
# Signs with which no paragraph of ours begins: another block would begin with them.
_NO_PARAGRAPH = re.compile(
    rf"[#>|~=:{{-]|```|\d+[.)]\s|[*+]\s|\s|(?!{_INLINE_TAG.pattern})<|\[[^\]]*\]:|(?:\* *){{3}}"
)


def render_body(text: str, resolve: Resolve) -> str:
    """Return a page's Markdown (without front matter) as HTML, a block a line, without a line end.

    `resolve` gives the address that a link's target leads to. Raises UnsureError where something is none of
    our forms.
    """
    return "\n".join(_Reader(text, resolve).read())


class _Reader:
    """Reads a page from its first line to its last."""

    def __init__(self, text: str, resolve: Resolve) -> None:
        self._lines = text.split("\n")
        self._place = 0
        self._resolve = resolve
        self._open: list[str] = []

    def read(self) -> Iterator[str]:
        """Yield the blocks as HTML."""
        while self._place < len(self._lines):
            line = self._lines[self._place]
            if line:
                yield from self._block(line)
            else:
                self._place += 1
        if self._open:
            raise UnsureError(self._open[-1])

    def _block(self, line: str) -> Iterator[str]:
        """Yield the block that begins with a line, as HTML, and go on behind it."""
        sign = line[0]
        if sign == "<" and not _INLINE_TAG.match(line):
            yield self._element(line)
        elif sign == "#":
            self._place += 1
            yield self._heading(line)
        elif _ITEM.match(line):
            yield from self._list(self._take())
        elif sign == ">":
            yield from self._quote(self._take())
        elif sign == "|":
            yield from self._table(self._take())
        elif line == "* * *":
            self._place += 1
            yield "<hr>"
        else:
            yield self._paragraph(self._take())

    def _take(self) -> list[str]:
        """Return the lines up to the next blank one, and go on behind them."""
        start = self._place
        end = next(
            (place for place in range(start, len(self._lines)) if not self._lines[place]), len(self._lines)
        )
        self._place = end
        return self._lines[start:end]

    def _words(self, text: str) -> str:
        """Return words in a line as HTML."""
        return render_inline(text, self._resolve)

    def _element(self, line: str) -> str:
        """Return a line of HTML: the beginning or the end of an element, or a whole one."""
        if line.startswith("<pre><code>"):
            return self._code()
        self._place += 1
        if match := _OPEN.fullmatch(line):
            self._open.append(match["name"])
            return _open_tag(match["name"], match["attributes"])
        if match := _CLOSE.fullmatch(line):
            if not self._open or self._open.pop() != match["name"]:
                raise UnsureError(line)
            return line
        if match := _LINE.fullmatch(line):
            begin = _open_tag(match["name"], match["attributes"])
            return f"{begin}{self._words(match['words'])}</{match['name']}>"
        if _SUMMARY.fullmatch(line):
            return line
        raise UnsureError(line)

    def _code(self) -> str:
        """Return a block of code, which may hold blank lines, as it is."""
        start = self._place
        while self._lines[self._place] != "</code></pre>":
            self._place += 1
            if self._place == len(self._lines):
                raise UnsureError("<pre>")
        self._place += 1
        return "\n".join(self._lines[start : self._place])

    def _heading(self, line: str) -> str:
        """Return a heading; one without an address of its own would get one from its words."""
        match = _HEADING.fullmatch(line)
        if match is None:
            raise UnsureError(line)
        tag = f"h{len(match[1])}"
        return f"<{tag}{_attributes(match['attributes'])}>{self._words(match['words'])}</{tag}>"

    def _list(self, lines: list[str]) -> Iterator[str]:
        """Yield a list of items of one line each."""
        items = [_ITEM.fullmatch(line) for line in lines]
        numbered = lines[0][0] != "-"
        tag = "ol" if numbered else "ul"
        if self._goes_on_as_list():
            raise UnsureError(lines[0])
        yield f"<{tag}>"
        for number, item in enumerate(items, start=1):
            if item is None or item["sign"] != (f"{number}." if numbered else "-"):
                raise UnsureError(lines[number - 1])
            yield f"<li>{self._item(item['words'])}</li>"
        yield f"</{tag}>"

    def _item(self, words: str) -> str:
        """Return an item's words, which begin no block of their own."""
        if _NO_PARAGRAPH.match(words):
            raise UnsureError(words)
        return self._words(words)

    def _goes_on_as_list(self) -> bool:
        """Tell whether another list goes on behind a blank line: then items hold paragraphs."""
        behind = next((line for line in self._lines[self._place :] if line), "")
        return bool(_ITEM.match(behind)) or behind.startswith(" ")

    def _quote(self, lines: list[str]) -> Iterator[str]:
        """Yield a quote of paragraphs of one line each."""
        if next((line for line in self._lines[self._place :] if line), "").startswith(">"):
            raise UnsureError(lines[0])
        yield "<blockquote>"
        for place, line in enumerate(lines):
            if line.startswith("> ") != (place % 2 == 0) or (place % 2 and line != ">"):
                raise UnsureError(line)
            if place % 2 == 0:
                yield self._paragraph([line[2:]])
        yield "</blockquote>"

    def _table(self, lines: list[str]) -> Iterator[str]:
        """Yield a table with a head."""
        rows = [[cell.strip() for cell in _BARS.split(line)[1:-1]] for line in lines]
        if len(rows) < 2 or any(cell != "---" for cell in rows[1]) or len({len(row) for row in rows}) != 1:  # noqa: PLR2004 - a head and the line below it
            raise UnsureError(lines[0])
        yield "<table>\n<thead>"
        yield from self._cells(rows[0], "th")
        yield "</thead>\n<tbody>"
        for row in rows[2:]:
            yield from self._cells(row, "td")
        yield "</tbody>\n</table>"

    def _cells(self, row: list[str], tag: str) -> Iterator[str]:
        """Yield a row of a table."""
        yield "<tr>"
        for cell in row:
            yield f"<{tag}>{self._words(cell)}</{tag}>"
        yield "</tr>"

    def _paragraph(self, lines: list[str]) -> str:
        """Return a paragraph, with the attributes that its last line says."""
        match = _ATTRIBUTE_LINE.fullmatch(lines[-1])
        attributes = _attributes(match["attributes"]) if match else ""
        words = lines[:-1] if match else lines
        first = words[0].lstrip(" ") if words else ""
        is_chart = first.startswith("<svg ") and words[-1] == "</svg>"
        broken = any(line.endswith("  ") for line in words[:-1])  # a line break of Markdown's
        if (
            not first
            or broken
            or (
                not is_chart
                and any(map(_NO_PARAGRAPH.match, (first, *(line.lstrip() for line in words[1:]))))
            )
        ):
            raise UnsureError(lines[0])
        return f"<p{attributes}>{self._words(chr(10).join([first, *words[1:]]))}</p>"


@cache
def _attributes(text: str) -> str:
    """Return the attributes of an attribute list for a tag, in the order of the alphabet."""
    found: dict[str, str] = {}
    for part in _ATTRIBUTE.findall(text):
        if part[0] == ".":
            found["class"] = f"{found['class']} {part[1:]}" if "class" in found else part[1:]
        elif part[0] == "#":
            found["id"] = part[1:]
        else:
            name, _, value = part.partition("=")
            found[name] = value[1:-1]
    if _ATTRIBUTE.sub("", text).strip(" "):
        raise UnsureError(text)
    return render_attributes(sorted(found.items()))


@cache
def _open_tag(name: str, attributes: str) -> str:
    """Return the tag that begins an element, its attributes in the order of the alphabet."""
    return f"<{name}{render_attributes(sorted(read_attributes(attributes)))}>"


def find_first_heading(html: str) -> str | None:
    """Return the id of the first heading of a page, or None if it has none."""
    match = _FIRST_HEADING.search(html)
    return match[1] if match else None
