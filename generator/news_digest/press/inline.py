"""Words in a line: the Markdown that our own pages use within a line, as HTML.

`render.escape` lets nothing of an article act, so what still acts is ours: links with a class behind them,
emphasis, code, HTML tags, escaped signs. Every sign that Python-Markdown could act on is either in one of
these forms or raises UnsureError. Text comes out as a browser's parser would write it, so that cleaning it
once more changes nothing: `&`, `<`, `>` and no-break spaces as entities, all else as itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from html import unescape

Resolve = Callable[[str], str]

# Every alternative begins with the sign itself, so that the engine leaps from one such sign to the next. What
# is no whole form is met by the last ones.
_INLINE = re.compile(
    r"""
      \\(?P<sign>[\\`*_{}\[\]()>\#+\-.!])
    | &(?:\#(?P<number>\d{1,7});|(?P<entity>(?:amp|lt|gt);)|(?P<amp>)(?=\s|\Z))
    | \[(?<!!\[)(?P<label>[^\[\]\\`]*(?:\\.[^\[\]\\`]*)*)\]
      \((?P<target>[^()\s<>"'\\]*)\)(?:\{[ ]\.(?P<style>[a-z-]+)[ ]\})?
    | <(?P<tag>/?[a-z][^<>]*)>
    | `(?P<code>[^`\\<>&\n]+)`
    | \*(?<![*\\]\*)(?P<stars>\*{0,2})(?P<marked>[^\s*\\](?:[^*\\]|\\.)*)\*(?P=stars)(?!\*)
    | \xa0(?P<blank>)
    | >(?P<greater>)
    | \\ | & | \[ | < | ` | \* | _ | \] | \{ | \} | \x02 | \x03
    """,
    re.VERBOSE,
)
_PLAIN = {"\xa0": "&nbsp;", "&": "&amp;", "<": "&lt;", ">": "&gt;"}
_STARS = {"": ("<em>", "</em>"), "*": ("<strong>", "</strong>"), "**": ("<strong><em>", "</em></strong>")}
_TAG = re.compile(
    r"""<(?P<name>[a-z][a-z0-9]*)(?P<attributes>(?:[ ][a-z][a-zA-Z0-9-]*="[^"<>]*")*)(?P<whole>/)?>"""
)
_ATTRIBUTE = re.compile(r"""([a-z][a-zA-Z0-9-]*)="([^"<>]*)\"""")
_END_TAG = re.compile(r"</[a-z][a-z0-9]*>")


class UnsureError(Exception):
    """A page holds something that only MkDocs itself turns into HTML with certainty."""


def render_inline(text: str, resolve: Resolve) -> str:
    """Return a line of our Markdown as HTML; `resolve` gives the address that a link's target leads to.

    Raises UnsureError if there is anything in it that is none of our forms.
    """

    def replace(match: re.Match[str]) -> str:  # noqa: PLR0911 - a form each
        kind = match.lastgroup
        if kind in {"target", "style"}:
            style = f' class="{match["style"]}"' if match["style"] else ""
            label = _INLINE.sub(replace, match["label"])
            return f'<a{style} href="{quote(resolve(unescape(match["target"])))}">{label}</a>'
        if kind == "tag":
            return canonical_tag(match[0])
        if kind == "sign":
            return _PLAIN.get(match["sign"], match["sign"])
        if kind == "number":
            return _from_number(match["number"])
        if kind == "code":
            return f"<code>{match['code']}</code>"
        if kind == "marked":
            before, after = _STARS[match["stars"]]
            return f"{before}{_INLINE.sub(replace, match['marked'])}{after}"
        if kind is None:
            raise UnsureError(match[0])
        return _PLAIN.get(match[0], match[0])

    return _INLINE.sub(replace, text)


@cache
def _from_number(number: str) -> str:
    """Return the character of a numeric entity, as text of HTML."""
    character = chr(int(number))
    if not character.isprintable() and character != "\xa0":
        raise UnsureError(f"&#{number};")
    return _PLAIN.get(character, character)


def quote(value: str) -> str:
    """Return a value for a double-quoted attribute, as a browser would write it."""
    return (
        value.replace("&", "&amp;")
        .replace("\xa0", "&nbsp;")
        .replace('"', "&quot;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
    )


@cache
def canonical_tag(tag: str) -> str:
    """Return one of our tags as a browser would write it. Raises UnsureError if it is written otherwise."""
    if _END_TAG.fullmatch(tag):
        return tag
    match = _TAG.fullmatch(tag)
    if match is None:
        raise UnsureError(tag)
    begin = f"<{match['name']}{render_attributes(read_attributes(match['attributes']))}>"
    return f"{begin}</{match['name']}>" if match["whole"] else begin


def read_attributes(text: str) -> list[tuple[str, str]]:
    """Return the attributes of a tag, in order, their entities resolved."""
    return [(name, unescape(value)) for name, value in _ATTRIBUTE.findall(text)]


def render_attributes(attributes: list[tuple[str, str]]) -> str:
    """Return attributes for a tag, each with a blank before it."""
    return "".join(f' {name}="{quote(value)}"' for name, value in attributes)
