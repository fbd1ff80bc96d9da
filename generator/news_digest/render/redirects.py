"""Redirects: a small page at each former address of an article, so that no link ever made goes dead."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable
from urllib.parse import quote

from news_digest.model import Article, OutputFile, Settings
from news_digest.render.body import text_direction
from news_digest.render.pages.site import TITLE_LENGTH, shorten
from news_digest.render.urls import absolute, article_uri, page_address
from news_digest.render.words import Words
from news_digest.render.xml_text import clean

# A redirect loads and runs nothing at all.
_PLACE = "\N{OBJECT REPLACEMENT CHARACTER}"  # stands for the link while the words around it are made
POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'"


def render_redirect(alias: str, target_uri: str, settings: Settings, words: Words) -> OutputFile:
    """Return the page at a former address (in the site: `old/name`, `old.html`) that sends readers to a uri.

    It works without JavaScript, from any host, and asks search engines to keep the new address only. Raises
    `ValueError` if the alias would lead out of the site.
    """
    parts = _parts(alias)
    address, canonical = _way(parts, target_uri, settings), absolute(settings, target_uri)
    html, head = _frame(words, words.text("has_moved"))
    head.insert(3, ET.Element("meta", {"http-equiv": "refresh", "content": f"0; url={address}"}))
    ET.SubElement(head, "link", rel="canonical", href=canonical)
    line = ET.SubElement(ET.SubElement(html, "body"), "p")
    line.text, _, after = words.text("has_moved_to", address=_PLACE).partition(_PLACE)
    anchor = ET.SubElement(line, "a", href=address)
    anchor.text = canonical
    anchor.tail = after
    return _file(parts, html)


def render_choice(alias: str, articles: Iterable[Article], settings: Settings, words: Words) -> OutputFile:
    """Return the page at a former address of several articles, which names them in the given order.

    Raises `ValueError` if the alias would lead out of the site.
    """
    parts = _parts(alias)
    html, _head = _frame(words, words.text("several_articles"))
    body = ET.SubElement(html, "body")
    ET.SubElement(body, "p").text = words.text("shared_address")
    entries = ET.SubElement(body, "ul")
    for article in articles:
        entry = ET.SubElement(entries, "li", dir="auto")
        anchor = ET.SubElement(entry, "a", href=_way(parts, article_uri(article.slug), settings))
        anchor.text = _short(article.headline) or article.slug
        date = words.date(article.published) if article.published else words.text("undated")
        anchor.tail = "".join(f" · {fact}" for fact in (_short(article.source), date) if fact)
    return _file(parts, html)


def redirect_uri(alias: str) -> str:
    """Return where the page at a former address stands. Raises `ValueError` if that is out of the site."""
    return "/".join(_parts(alias))


def _short(text: str | None) -> str:
    """Return a text on one line, short enough that the page stays small whatever its articles say."""
    return shorten(clean(text), TITLE_LENGTH)


def _parts(alias: str) -> list[str]:
    """Return the names of the folders and the file at a former address."""
    parts = [part for part in alias.split("/") if part]
    if not parts or {".", ".."} & set(parts) or "\\" in alias:
        raise ValueError(f"{alias!r} is no address within the site")
    return parts if parts[-1].endswith(".html") else [*parts, "index.html"]


def _way(parts: list[str], target_uri: str, settings: Settings) -> str:
    """Return the way from a file to a page's address."""
    return "../" * (len(parts) - 1) + quote(page_address(settings, target_uri)) or "./"


def _file(parts: list[str], html: ET.Element) -> OutputFile:
    """Return a page as a file."""
    ET.indent(html)
    text = "<!doctype html>\n" + ET.tostring(html, encoding="unicode", method="html") + "\n"
    return OutputFile(uri="/".join(parts), text=text)


def _frame(words: Words, title: str) -> tuple[ET.Element, ET.Element]:
    """Return an HTML page without a body, and its head; search engines are asked not to keep it."""
    html = ET.Element("html", lang=words.language, dir=text_direction(words.language))
    head = ET.SubElement(html, "head")
    ET.SubElement(head, "meta", charset="utf-8")
    ET.SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": POLICY})
    ET.SubElement(head, "title").text = title
    ET.SubElement(head, "meta", name="robots", content="noindex")
    ET.SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    return html, head
