"""An address that several articles claim: a page that names them all, and is none of them."""

from __future__ import annotations

import datetime as dt

import pytest
import yaml
from rendered import OUR_EXTENSIONS, Press
from world import VOCABULARY, make_article, make_library, make_settings

from news_digest.model import Library, OutputFile, SharedAddress
from news_digest.render import render_site
from news_digest.write import check_addresses

PRESS = Press(OUR_EXTENSIONS)
PAGE = "articles/talks-begin.md"


def make_world(count: int = 2, *, is_former: bool = False, **changes: object) -> Library:
    """Return a library of articles, the later the newer, that share one address; `changes` are the last's."""
    articles = [
        make_article(
            f"talks-begin--{number}",
            headline="Talks begin",
            published=dt.date(2024, 1, number),
            source="River Post",
        )
        for number in range(1, count)
    ]
    last = {"headline": "Talks begin", "published": None, "source": "Valley Echo", **changes}
    articles.append(make_article("talks-begin--last", **last))
    slugs = tuple(sorted(article.slug for article in articles))
    address = "old/talks" if is_former else "articles/talks-begin"
    return make_library(articles, shared=(SharedAddress(address=address, slugs=slugs, is_former=is_former),))


def render(library: Library, language: str = "en") -> dict[str, OutputFile]:
    """Return the site's files by uri."""
    settings = make_settings(language=language)
    return {file.uri: file for file in render_site(library, settings, VOCABULARY)}


def test_page_names_all() -> None:
    """Each article stands there with its link, date, source and opening, the newest first."""
    page = PRESS.render(render(make_world())[PAGE].text.split("---\n", 2)[2])
    assert page.names.count("h1") == 1
    articles = [link for link in page.links if link[0].startswith("talks-begin")]
    assert articles == [("talks-begin--1.md", "Talks begin"), ("talks-begin--last.md", "Talks begin")]
    for words in ("2 articles", "1 January 2024", "Undated", "River Post", "Valley Echo", "The water rose."):
        assert words in page.text
    assert "Several articles share this address" in page.text


def test_page_speaks_german() -> None:
    """The words are those of the site's language."""
    assert "Mehrere Artikel teilen sich diese Adresse" in render(make_world(), "de")[PAGE].text


def test_page_is_for_no_machine() -> None:
    """It asks search engines to pass over it, and neither feeds nor data, search or picture know it."""
    files = render(make_world())
    meta = yaml.safe_load(files[PAGE].text.split("---\n")[1])
    assert (meta["title"], meta["kind"], meta["robots"]) == ("Talks begin", "listing", "noindex")
    assert "articles/talks-begin/index.json" not in files
    assert "articles/talks-begin--1/index.json" in files
    named = [uri for uri, file in files.items() if "articles/talks-begin/" in file.text]
    assert named == [PAGE]  # in its own linked data


def test_page_of_other_headlines() -> None:
    """Where the headlines differ the page bears none of them."""
    text = render(make_world(headline="Pills now"))[PAGE].text
    assert "# Several articles { #headline }" in text


def test_many_articles_run_over_pages() -> None:
    """A newsletter's issues are cut into pages like any list."""
    files = render(make_world(8))
    pages = [uri for uri in files if uri.startswith("articles/talks-begin") and "--" not in uri]
    assert pages == [PAGE, "articles/talks-begin/page-2.md", "articles/talks-begin/page-3.md"]
    assert "(talks-begin/page-2.md)" in files[PAGE].text
    assert "(../talks-begin--1.md)" in files[pages[2]].text


def test_hand_written_page_stays() -> None:
    """A page that a person wrote at the address stays, and the meeting is named."""
    kept, problems = check_addresses(render(make_world()).values(), ["articles/Talks-Begin/index.md"])
    assert PAGE not in {file.uri for file in kept}
    assert [problem.code for problem in problems] == ["page-taken"]


@pytest.mark.parametrize("language", ["en", "de"])
def test_former_address_is_a_small_page(language: str) -> None:
    """An address that was nobody's own gets a page as small as a redirect, which names both."""
    files = render(make_world(is_former=True, headline="<b>Talks</b>"), language)
    text = files["old/talks/index.html"].text
    assert text.startswith(f'<!doctype html>\n<html lang="{language}"')
    assert '<a href="../../articles/talks-begin--1/">Talks begin</a> · River Post · ' in text
    assert ">&lt;b&gt;Talks&lt;/b&gt;</a>" in text
    assert '<meta name="robots" content="noindex">' in text
    assert "refresh" not in text
    assert len(text) < 1_500


def test_size_of_a_former_address_is_bounded() -> None:
    """An article of many aliases costs each page a short line, however long its headline and source are."""
    short = render(make_world(is_former=True))["old/talks/index.html"].text
    long = render(make_world(is_former=True, headline="word " * 60, source="Post " * 40))[
        "old/talks/index.html"
    ].text
    assert len(long) < len(short) + 140
