"""How a site grows: as its articles do, whatever they share (the design, “How a site grows”)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import DIGEST
from hostile_sets import SETS, Folder

from news_digest import pipeline
from news_digest.model import Settings
from news_digest.model.limits import (
    AUTHORS_AN_ENTRY,
    CATEGORIES_AN_ENTRY,
    QUOTE_CHARACTERS,
    SUMMARY_CHARACTERS,
    TEASER_CHARACTERS,
    TOPICS_AN_ARTICLE,
)

# The pages of a site of articles of so many bytes have at most TIMES as many, and what is there anyway: the
# frame of the site, and of each article.
TIMES = 40
A_SITE = 100_000
AN_ARTICLE = 30_000
# Built, each page has the theme around it (22 KB), and the site its styles, scripts, typefaces and search.
A_BUILT_SITE = 6_000_000
A_BUILT_ARTICLE = 200_000


def put(files: Folder, home: Path) -> Settings:
    """Write a folder of articles; return the settings of their site."""
    articles = home / "articles"
    articles.mkdir()
    for name, text in files.items():
        (articles / name).write_text(text, encoding="utf-8")
    return Settings(
        site_name="Test",
        site_url="https://digest.example/",
        site_description="News.",
        language="en",
        articles=articles,
        docs=home / "docs",
    )


def size(files: Folder) -> int:
    """Return the bytes of articles."""
    return sum(len(text.encode()) for text in files.values())


@pytest.mark.parametrize("name", SETS)
def test_pages_grow_as_articles_do(name: str, tmp_path: Path) -> None:
    """Pages, feeds and data stay within their bound; pictures are one of 20 KB a story, or an article."""
    files = SETS[name]()
    digest = pipeline.make_digest(put(files, tmp_path), handwritten=(), draw=False)
    assert len(digest.library.articles) == len(files)
    made = sum(len(file.content) for file in digest.files)
    assert made <= TIMES * size(files) + A_SITE + AN_ARTICLE * len(files)


@pytest.mark.parametrize("name", ["two that name the same 2,440 people", "ten with endless sentences"])
def test_what_others_tell_of_an_article_is_bounded(name: str, tmp_path: Path) -> None:
    """Topics of an article, sentences quoted, summaries, and the entry of a feed."""
    digest = pipeline.make_digest(put(SETS[name](), tmp_path), handwritten=(), draw=False)
    library = digest.library
    assert max(map(len, library.topics_of.values())) <= TOPICS_AN_ARTICLE
    sentences = [each.sentence or "" for topic in library.topics.values() for each in topic.appearances]
    assert max(map(len, sentences)) <= QUOTE_CHARACTERS + len("… ") + len(" …")
    assert max(len(article.summary) for article in library.articles.values()) <= SUMMARY_CHARACTERS + 2
    feed = next(file.text for file in digest.files if file.uri == "feed.xml")
    for item in feed.split("<item>")[1:]:
        assert item.count("<category") <= CATEGORIES_AN_ENTRY
        assert item.count("<dc:creator") <= AUTHORS_AN_ENTRY
        told = item.partition("<description>")[2].partition("</description>")[0]
        assert len(told) <= TEASER_CHARACTERS


@pytest.mark.long
@pytest.mark.parametrize(
    "name",
    [
        "two that name the same 2,440 people",
        "ten with endless sentences",
        "thirty pairs of tiny ones with a hundred tags each",
    ],
)
def test_a_built_site_grows_as_articles_do(name: str, tmp_path: Path) -> None:
    """The same of what MkDocs and the search index make of the pages."""
    files = SETS[name]()
    articles, site = put(files, tmp_path).articles, tmp_path / "site"
    environment = {
        **os.environ,
        "DIGEST_ARTICLES": str(articles),
        "DIGEST_SITE_URL": "https://digest.example/",
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(site)]
    subprocess.run(command, cwd=DIGEST, env=environment, check=True)
    made = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
    assert made <= TIMES * size(files) + A_BUILT_SITE + A_BUILT_ARTICLE * len(files)
