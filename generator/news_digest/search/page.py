"""What Pagefind would index of a built page, and nothing else of it.

A page changes with every list of others on it, what is searched of it only with its own text. So the part
that is searched is cut out first: what did not change need not be indexed again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape

# A tag with its attributes; a `>` or a tag within quotes ends nothing.
_TAG = re.compile(r"""<(/?)([a-zA-Z][\w-]*)((?:[^"'>]|"[^"]*"|'[^']*')*)>""")
_QUOTED = re.compile(r"""\"[^"]*"|'[^']*'""")
_BODY = "data-pagefind-body"
_IGNORED = "data-pagefind-ignore"
# The theme quotes each value; who makes pages smaller takes the quotation marks away where HTML allows it.
_LANGUAGE = re.compile(r"""<html\b[^>]*?\slang=["']?([^"'\s>]*)""", re.IGNORECASE)
_YEAR = re.compile(r"""data-pagefind-filter=["']?year\[content\]["']?\s+content=["']?(\d{4})\b""")
_ARTICLE = re.compile(r"""data-pagefind-meta=["']?kind\[content\]["']?\s+content=["']?article["'\s>]""")
# These have no end tag, so nothing stands inside them.
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "source", "wbr"})
# What the theme writes, sign by sign (partials/indexing.html, frame.html).
_OWN_START = "<article "
_OWN_BODY = " data-pagefind-body>"
_OWN_END = "</article>"
_OWN_IGNORED = ' data-pagefind-ignore="all"'
_OWN_HEAD = re.compile(r'<meta name="digest:[^<>]*>')
_NAME = re.compile(r"<([a-z][a-z0-9]*)")


class SearchError(Exception):
    """The index could not be made; the message says what the indexer said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The part of a page that is searched, as a whole HTML page.

    `uri` is its file in the site, with forward slashes. `year` is that of an article with a date; an article
    without one has `""`, and a page that is none has None.
    """

    uri: str
    html: str
    language: str
    year: str | None


def cut_page(uri: str, text: str) -> Page | None:
    """Return the part of an HTML page that is searched, or None if Pagefind is to leave it out."""
    start = next(_find_tags(text, _BODY, 0, len(text)), None) if _BODY in text else None
    if start is None:
        return None
    head = "".join(tag[0] for tag in _find_tags(text, "data-pagefind-", 0, start.start()))
    end = text.rfind(f"</{start[2]}>")
    body = _without_ignored(text[start.start() : end if end > 0 else len(text)])
    if start[2] != "body":
        body = f"<body>{body}</{start[2]}></body>"
    return _make_page(uri, _find(_LANGUAGE, text), head, body)


def cut_own_page(uri: str, text: str) -> Page | None:
    """Return what `cut_page` does of a page of the digest's own, in a fraction of the time.

    Our frame writes the searched element, what is told of it and what is left out of it in one way only, and
    neither it nor the sanitiser leaves a bare `<` or `>` in a value or in words. So their places are found by
    plain search, and an element's end by counting the tags of its own name, where `cut_page` reads every tag.
    """
    body = text.find(_OWN_BODY)
    start = text.rfind(_OWN_START, 0, body) if body >= 0 else -1
    if start < 0:
        return None
    head = "".join(_OWN_HEAD.findall(text, max(text.find('<meta name="digest:'), 0), start))
    pieces, place, end = [], start, text.rfind(_OWN_END)
    while (ignored := text.find(_OWN_IGNORED, place, end)) >= 0:
        tag = text.rfind("<", place, ignored)
        pieces.append(text[place:tag])
        place = _end_of_own_element(text, tag, end)
    pieces.append(text[place:end])
    return _make_page(uri, _find(_LANGUAGE, text), head, f"<body>{''.join(pieces)}</article></body>")


def _make_page(uri: str, language: str, head: str, body: str) -> Page:
    """Return a page of its parts."""
    html = f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">{head}</head>{body}</html>'
    year = _find(_YEAR, head) if _ARTICLE.search(head) else None
    return Page(uri=uri, html=html, language=unescape(language), year=year)


def _end_of_own_element(text: str, start: int, end: int) -> int:
    """Return where the element ends that begins at a place of one of our pages, at most at `end`."""
    name = _NAME.match(text, start)
    depth = 0
    for tag in _tags_of(name[1] if name else "").finditer(text, start, end):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    return end


@cache
def _tags_of(name: str) -> re.Pattern[str]:
    """Return a pattern of the tags of a name."""
    return re.compile(rf"<(/?){name}\b[^<>]*>")


def _find(pattern: re.Pattern[str], text: str) -> str:
    """Return the first group of a pattern's first match, or nothing."""
    match = pattern.search(text)
    return match[1] if match else ""


def _find_tags(text: str, attribute: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the tags with an attribute of a name, or whose name begins so, in a part of a text.

    Pages are large and few of their tags are asked for, so the names are looked for, not the tags.
    """
    while (place := text.find(attribute, start, end)) >= 0:
        tag = _TAG.match(text, max(text.rfind("<", start, place), start))
        start = place + len(attribute)
        if tag is not None and tag.end() > start and attribute in _QUOTED.sub("", tag[3]):
            yield tag
            start = tag.end()


def _without_ignored(text: str) -> str:
    """Return HTML without the elements that Pagefind is to ignore."""
    kept, place = [], 0
    while (tag := next(_find_tags(text, _IGNORED, place, len(text)), None)) is not None:
        kept.append(text[place : tag.start()])
        place = _end_of_element(text, tag)
    return "".join((*kept, text[place:]))


def _end_of_element(text: str, start: re.Match[str]) -> int:
    """Return where the element ends that begins with a tag."""
    if start[2].lower() in _VOID:
        return start.end()
    depth = 1
    for tag in _TAG.finditer(text, start.end()):
        if tag[2] == start[2]:
            depth += -1 if tag[1] else 1
            if depth == 0:
                return tag.end()
    return len(text)
