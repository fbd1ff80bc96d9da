"""Redirects: a small page at each former address of an article, so that no link ever made goes dead."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from urllib.parse import quote

from generator.model import OutputFile, Settings
from generator.render.body import text_direction
from generator.render.urls import absolute, page_address
from generator.render.words import Words

# A redirect loads and runs nothing at all.
_PLACE = "\N{OBJECT REPLACEMENT CHARACTER}"  # stands for the link while the words around it are made
POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'"


def render_redirect(alias: str, target_uri: str, settings: Settings, words: Words) -> OutputFile:
    """Return the page at a former address (in the site: `old/name`, `old.html`) that sends readers to a uri.

    It works without JavaScript, from any host, and asks search engines to keep the new address only. Raises
    `ValueError` if the alias would lead out of the site.
    """
    parts = [part for part in alias.split("/") if part]
    if not parts or {".", ".."} & set(parts) or "\\" in alias:
        raise ValueError(f"{alias!r} is no address within the site")
    if not parts[-1].endswith(".html"):
        parts.append("index.html")
    address = "../" * (len(parts) - 1) + quote(page_address(target_uri)) or "./"
    html = _page(address, absolute(settings, target_uri), words)
    return OutputFile(uri="/".join(parts), text=html)


def _page(address: str, canonical: str, words: Words) -> str:
    """Return the HTML of a redirect to a relative address."""
    html = ET.Element("html", lang=words.language, dir=text_direction(words.language))
    head = ET.SubElement(html, "head")
    ET.SubElement(head, "meta", charset="utf-8")
    ET.SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": POLICY})
    ET.SubElement(head, "title").text = words.text("has_moved")
    ET.SubElement(head, "meta", {"http-equiv": "refresh", "content": f"0; url={address}"})
    ET.SubElement(head, "meta", name="robots", content="noindex")
    ET.SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    ET.SubElement(head, "link", rel="canonical", href=canonical)
    line = ET.SubElement(ET.SubElement(html, "body"), "p")
    line.text, _, after = words.text("has_moved_to", address=_PLACE).partition(_PLACE)
    anchor = ET.SubElement(line, "a", href=address)
    anchor.text = canonical
    anchor.tail = after
    ET.indent(html)
    return "<!doctype html>\n" + ET.tostring(html, encoding="unicode", method="html") + "\n"
