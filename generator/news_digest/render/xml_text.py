"""XML by the standard library's serialiser, for feeds and sitemaps."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

# What XML 1.0 (production 2, Char) has no place for or advises against; white space is folded afterwards.
_NOT_IN_XML = re.compile("[^\t-\r\x1c-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")


def clean(text: str | None) -> str:
    """Return text on one line with only characters that XML can hold; nothing for None."""
    if not text:
        return ""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    return " ".join(_NOT_IN_XML.sub("", text).split())


def add_element(parent: ET.Element, tag: str, text: str | None = None, **attributes: str) -> None:
    """Add an element with `clean` text, unless it would say nothing at all."""
    if text or attributes:
        ET.SubElement(parent, tag, attributes).text = text or None


def render_document(root: ET.Element, items: str = "", *, end: str = "") -> str:
    """Return a whole document, indented; `items` are ready lines to stand before the closing tag `end`."""
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    place = text.rindex(end) if end else len(text)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text[:place]}{items}{text[place:]}\n'


def render_part(element: ET.Element, level: int) -> str:
    """Return an element as lines at a depth of `level`, to stand in a document."""
    ET.indent(element, level=level)
    return f"{'  ' * level}{ET.tostring(element, encoding='unicode').rstrip()}\n"
