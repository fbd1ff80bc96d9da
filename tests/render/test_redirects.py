"""Redirects: former addresses lead on."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from factory import SETTINGS
from hypothesis import given, settings
from hypothesis import strategies as st

from news_digest.render.redirects import render_redirect
from news_digest.render.words import load_words

WORDS = load_words("en")


class _Tags(HTMLParser):
    """Collects elements and their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.found.append((tag, dict(attrs)))


def test_redirect_page() -> None:
    """The page leads on at once, tells search engines the new address, and shows a link."""
    page = render_redirect("old/name", "articles/x.md", SETTINGS, WORDS)
    assert page.uri == "old/name/index.html"
    assert page.text.startswith("<!doctype html>\n<html lang=")
    tags = _Tags(page.text).found
    assert ("html", {"lang": "en", "dir": "ltr"}) in tags
    policy = "default-src 'none'; base-uri 'none'; form-action 'none'"
    assert tags[3] == ("meta", {"http-equiv": "Content-Security-Policy", "content": policy})
    assert ("meta", {"http-equiv": "refresh", "content": "0; url=../../articles/x/"}) in tags
    assert ("meta", {"name": "robots", "content": "noindex"}) in tags
    assert ("link", {"rel": "canonical", "href": "https://digest.example/news/articles/x/"}) in tags
    assert ("a", {"href": "../../articles/x/"}) in tags


def test_redirect_speaks_the_language_of_the_site() -> None:
    """Words, language and direction are those of the site."""
    german = render_redirect("old", "articles/x.md", SETTINGS, load_words("de")).text
    assert "<title>Diese Seite ist umgezogen</title>" in german
    assert ">https://digest.example/news/articles/x/</a>.</p>" in german
    hebrew = render_redirect("old", "articles/x.md", SETTINGS, load_words("he")).text
    assert '<html lang="he" dir="rtl">' in hebrew


@pytest.mark.parametrize(
    ("alias", "uri"),
    [
        pytest.param("/old/", "old/index.html", id="slashes"),
        pytest.param("old//name", "old/name/index.html", id="double-slash"),
        pytest.param("articles/old", "articles/old/index.html", id="article"),
        pytest.param("2019/05/old.html", "2019/05/old.html", id="file"),
    ],
)
def test_where_it_stands(alias: str, uri: str) -> None:
    """An alias is read as people write addresses."""
    assert render_redirect(alias, "articles/x.md", SETTINGS, WORDS).uri == uri


def test_file_leads_from_its_folder() -> None:
    """The way from a former file starts in the folder that it stood in."""
    page = render_redirect("2019/05/old.html", "articles/x.md", SETTINGS, WORDS)
    assert ("a", {"href": "../../articles/x/"}) in _Tags(page.text).found


def test_redirect_leads_to_a_file_where_addresses_are_files() -> None:
    """The page that it leads to is addressed as it is everywhere."""
    page = render_redirect("old", "articles/x.md", replace(SETTINGS, use_directory_urls=False), WORDS)
    tags = _Tags(page.text).found
    assert ("a", {"href": "../articles/x.html"}) in tags
    assert ("link", {"rel": "canonical", "href": "https://digest.example/news/articles/x.html"}) in tags


@pytest.mark.parametrize("alias", ["", "/", "../up", "a/../b", ".", "a\\b"])
def test_never_out_of_the_site(alias: str) -> None:
    """An alias that leads elsewhere is refused."""
    with pytest.raises(ValueError, match="no address within the site"):
        render_redirect(alias, "articles/x.md", SETTINGS, WORDS)


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="/"), min_size=1))
def test_any_target_stays_in_its_attribute(slug: str) -> None:
    """No target adds an element or an attribute."""
    plain = _Tags(render_redirect("old", "articles/x.md", SETTINGS, WORDS).text).found
    found = _Tags(render_redirect("old", f"articles/{slug}.md", SETTINGS, WORDS).text).found
    assert [(tag, list(attrs)) for tag, attrs in found] == [(tag, list(attrs)) for tag, attrs in plain]
