"""A whole site, the one of tests/digest, built for real, twice, under different conditions."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import DIGEST
from links import find_broken_links

from news_digest import pipeline
from news_digest.model import Library, Settings

SEED = "articles/hamas-leader-arrives-in-cairo-for-talks-on-gaza-war"


def build(folder: Path, *, backwards: bool, **environment: str) -> Path:
    """Copy the articles in some order, build them in an environment, and return the site."""
    sources = sorted(
        (path for path in (DIGEST / "articles").rglob("*.*") if path.is_file()), reverse=backwards
    )
    for path in sources:
        target = folder / "articles" / path.relative_to(DIGEST / "articles")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    site = folder / "site"
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)],
        cwd=DIGEST,
        env={**os.environ, "DIGEST_ARTICLES": str(folder / "articles"), **environment},
        check=True,
    )
    return site


def digests(site: Path) -> dict[str, str]:
    """Return the digest of every file of a site."""
    files = (path for path in site.rglob("*") if path.is_file())
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
    }


@pytest.fixture(scope="module")
def newspaper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the articles once; a warning fails the build."""
    folder = tmp_path_factory.mktemp("one")
    return build(folder, backwards=False, TZ="Pacific/Kiritimati", LC_ALL="C", PYTHONHASHSEED="1")


@pytest.fixture(scope="module")
def library() -> Library:
    """Return the articles, linked."""
    settings = Settings(
        site_name="News Digest",
        site_url="https://digest.example/",
        site_description="",
        language="en",
        articles=DIGEST / "articles",
        docs=DIGEST / "docs",
    )
    digest = pipeline.make_digest(settings, handwritten=())
    assert digest.problems == ()
    return digest.library


def test_two_builds_give_the_same_bytes(newspaper: Path, tmp_path: Path) -> None:
    """Time zone, locale, hash seed, order of files and day leave no trace in the site."""
    other = build(
        tmp_path,
        backwards=True,
        TZ="America/Adak",
        LC_ALL="C.UTF-8",
        PYTHONHASHSEED="2",
        SOURCE_DATE_EPOCH="86400",
    )
    one, two = digests(newspaper), digests(other)
    assert one.keys() == two.keys()
    assert [uri for uri in one if one[uri] != two[uri]] == []


def test_every_link_and_anchor_leads_somewhere(newspaper: Path) -> None:
    """No internal link of any page is broken."""
    assert list(find_broken_links(newspaper)) == []


def test_the_menu_lists_no_article(newspaper: Path) -> None:
    """The menu is as long for ten thousand articles as for ten."""
    home = (newspaper / "index.html").read_text(encoding="utf-8")
    menus = "".join(re.findall(r"<nav.*?</nav>", home, flags=re.DOTALL))
    assert "stories/" in menus
    assert "articles/" not in menus


def test_the_seed_article_is_understood(newspaper: Path, library: Library) -> None:
    """Headline, source, paragraphs, people, organisations, places, subject and related are right."""
    article = library.articles[SEED.removeprefix("articles/")]
    page = (newspaper / SEED / "index.html").read_text(encoding="utf-8")
    assert article.headline == "Hamas Leader Arrives in Cairo for Talks on Gaza War"
    assert article.source == "ICARO Media Group"
    assert len(article.text.splitlines()) == 12
    assert "offer diplomatic and military assistance during the offensive." in page
    kinds = {entity.name: entity.kind for entity in article.entities}
    assert kinds["Ismail Haniyeh"] == kinds["Yoav Gallant"] == kinds["Joe Biden"] == "person"
    assert kinds["Hamas"] == kinds["United Nations Security Council"] == "organisation"
    assert {kinds[name] for name in ("Cairo", "Gaza", "Egypt", "Qatar", "Khan Younis", "Israel")} == {"place"}
    assert "Hamas Leader Arrives" not in kinds
    assert library.subjects_of[article.slug][0] == "conflict"
    assert all(item.shared_topics or item.shared_words for item in library.related[article.slug])
    assert len(library.related[article.slug]) >= 3
