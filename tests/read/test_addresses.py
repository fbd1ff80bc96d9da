"""Slugs and aliases: one address for each article."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from generator.model import Reading
from generator.read import read_articles
from generator.slugs import short_hash

TEXT = "Talks Begin\nHarbour Courier\nA paragraph says what happened.\n"


def read(folder: Path, articles: dict[str, str], order: Iterable[str] | None = None) -> Reading:
    """Write articles with some front matter in some order, and read them."""
    for name in order or articles:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        front = articles[name]
        path.write_text(f"---\n{front}\n---\n{TEXT}" if front else TEXT, encoding="utf-8")
    return read_articles(folder, shown_as="articles")


@pytest.mark.parametrize(
    ("articles", "slugs"),
    [
        pytest.param(
            {"a.txt": "", "b.txt": ""}, ["talks-begin", f"talks-begin-{short_hash('b.txt')}"], id="undated"
        ),
        pytest.param(
            {"a.txt": "date: 2024-02-01", "b.txt": "date: 2024-01-01", "c.txt": ""},
            ["talks-begin-2024-02-01", "talks-begin", f"talks-begin-{short_hash('c.txt')}"],
            id="the oldest keeps the plain one",
        ),
        pytest.param(
            {"a.txt": "date: 2024-02-01", "b.txt": "date: 2024-02-01", "c.txt": "date: 2024-02-01"},
            ["talks-begin", "talks-begin-2024-02-01", f"talks-begin-{short_hash('c.txt')}"],
            id="the same day",
        ),
        pytest.param(
            {"a.txt": "", "b.txt": "slug: talks-begin"},
            [f"talks-begin-{short_hash('a.txt')}", "talks-begin"],
            id="a chosen slug beats a made one",
        ),
    ],
)
def test_made_slugs(tmp_path: Path, articles: dict[str, str], slugs: list[str]) -> None:
    """Equal headlines are no problem, and each article has an address of its own."""
    reading = read(tmp_path, articles)
    assert [article.slug for article in reading.articles] == slugs
    assert reading.problems == ()


@pytest.mark.parametrize(
    ("articles", "slugs", "problem"),
    [
        pytest.param(
            {"a.txt": "slug: one", "b.txt": "date: 2024-01-01\nslug: one"},
            ["one", "talks-begin"],
            "articles/b.txt:3: slug-taken",
            id="two chosen slugs",
        ),
        pytest.param(
            {"a.txt": "aliases: [one]", "b.txt": "slug: one"},
            ["talks-begin", f"talks-begin-{short_hash('b.txt')}"],
            "articles/b.txt:2: slug-taken",
            id="a slug and an earlier alias",
        ),
        pytest.param(
            {"a.txt": "slug: one", "b.txt": "aliases: [ONE]"},
            ["one", "talks-begin"],
            "articles/b.txt:2: alias-taken",
            id="an alias and an earlier slug, in capitals",
        ),
        pytest.param(
            {"a.txt": "slug: one\naliases: [two]", "b.txt": "aliases: [two]"},
            ["one", "talks-begin"],
            "articles/b.txt:2: alias-taken",
            id="two aliases",
        ),
        pytest.param(
            {"a.txt": "slug: one\naliases: [talks-begin]", "b.txt": ""},
            ["one", "talks-begin"],
            "articles/a.txt:3: alias-taken",
            id="an alias and a made slug",
        ),
    ],
)
def test_taken(tmp_path: Path, articles: dict[str, str], slugs: list[str], problem: str) -> None:
    """Who comes later gives way, both files are named, and no article is lost."""
    reading = read(tmp_path, articles)
    assert [article.slug for article in reading.articles] == slugs
    assert [str(one).split(": ")[0] + ": " + one.code for one in reading.problems] == [problem]
    assert "articles/a.txt" in str(reading.problems[0])
    assert "articles/b.txt" in str(reading.problems[0])


def test_aliases_that_were_taken_are_gone(tmp_path: Path) -> None:
    """An article keeps the aliases that are its own."""
    reading = read(tmp_path, {"a.txt": "slug: one\naliases: [x, one, y]"})
    assert reading.articles[0].front_matter.aliases == ("x", "y")


def test_drafts_take_no_address_from_others(tmp_path: Path) -> None:
    """A draft is checked, and comes after every other article."""
    reading = read(tmp_path, {"a.txt": "slug: one\ndraft: true", "b.txt": "slug: one"})
    assert [(article.path, article.slug) for article in reading.articles] == [("b.txt", "one")]
    assert [(one.path, one.code) for one in reading.problems] == [("articles/a.txt", "slug-taken")]


def test_order_of_files_makes_no_difference(tmp_path: Path) -> None:
    """The same files written in another order are the same reading."""
    articles = {f"{name}/a.txt": "" for name in "dbca"} | {"e.txt": "slug: x", "0.txt": "slug: x"}
    one = read(tmp_path / "one", articles)
    other = read(tmp_path / "two", articles, reversed(articles))
    assert one == other
