"""Withheld means withheld: no sign that an author holds an article back is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from news_digest.read import read_articles

TEXT = "Harbour Bridge Reopens\nExample Gazette\nThe harbour bridge opened on Monday.\n"
DATED = "---\ndate: 2024-03-18\n---\nA Pier Closes\nExample Gazette\nThe old pier closed on Tuesday.\n"


def published(
    folder: Path, text: str, *, name: str = "a.txt", others: str | None = None
) -> tuple[bool, list[str]]:
    """Tell whether a file's article is published, and the codes of its problems."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    if others:
        (folder / "other.txt").write_text(others, encoding="utf-8")
    reading = read_articles(folder, shown_as="articles")
    found = name in [article.path for article in reading.articles]
    return found, [one.code for one in reading.problems if one.path == f"articles/{name}"]


@pytest.mark.parametrize(
    "field",
    [
        "published: false",
        "Published: no",
        "publish: off",
        "status: draft",
        "Status: drfat",
        "post_status: pending",
        "visibility: private",
        "visibility: members",
        "DRAFT: true",
        "draft: y",
        "draft: yes # not before Monday",
        "draft: tru\u0435",
        "dr\u0430ft: true",
        "draft :  maybe",
        "draft:",
        "draft: ~",
        "draft: [false]",
        "drafts: true",
        "drfat: true",
        "hidden: true",
        "private: 1",
        "wip: true",
        "state: unpublished",
        "eleventyExcludeFromCollections: true",
        "permalink: false",
        "password: secret",
        "type: draft",
        "build: {render: never}",
        "embargo: soon",
        "params: {draft: true}",
        "extra: {status: draft}",
        "publishDate: 2099-01-01",
        "publish_date: next week",
        "draft: false\ndraft: true",
        "draft: false\nstatus: draft",
    ],
)
def test_sign_withholds(field: str, tmp_path: Path) -> None:
    """The article is kept off the site, and the sign is named with `draft: true`."""
    found, codes = published(tmp_path, f"---\n{field}\n---\n{TEXT}")
    assert not found
    assert "withheld" in codes


@pytest.mark.parametrize(
    "field",
    [
        "draft: false",
        "draft: No",
        "published: true",
        "published: 2024-03-18",
        "status: published",
        "state: Maine",
        "visibility: public",
        "hidden: false",
        "ready: yes",
    ],
)
def test_explicit_no_publishes(field: str, tmp_path: Path) -> None:
    """Who says that nothing is held back is believed."""
    assert published(tmp_path, f"---\n{field}\n---\n{TEXT}") == (True, [])


def test_plain_draft_needs_no_word(tmp_path: Path) -> None:
    """`draft: true` is kept off without a problem."""
    assert published(tmp_path, f"---\ndraft: true\n---\n{TEXT}") == (False, [])


@pytest.mark.parametrize(
    "line",
    ["EMBARGOED UNTIL 6 A.M. MONDAY", "Sperrfrist: 20. März 2024, 10 Uhr", "NOT FOR PUBLICATION", "[DRAFT]"],
)
def test_line_at_the_head_withholds(line: str, tmp_path: Path) -> None:
    """What newsrooms write above a text counts as well."""
    found, codes = published(tmp_path, f"{line}\n{TEXT}")
    assert not found
    assert "withheld" in codes


@pytest.mark.parametrize("headline", ["Embargo on Oil Widens", "Draft: the league picks a quarterback"])
def test_headline_about_it_does_not(headline: str, tmp_path: Path) -> None:
    """An article about an embargo or a draft is one like any other."""
    assert published(tmp_path, f"{headline}\nExample Gazette\nIt did so on Monday.\n") == (True, [])


def test_folder_of_drafts(tmp_path: Path) -> None:
    """What lies in a folder of drafts is kept off, and named."""
    assert published(tmp_path, TEXT, name="drafts/a.txt") == (False, ["withheld"])


@pytest.mark.parametrize(
    ("field", "is_published"),
    [
        pytest.param("embargo: 2024-03-17", True, id="over"),
        pytest.param("embargo: 2024-03-18", True, id="on the day"),
        pytest.param("embargo: 2024-03-19", False, id="to come"),
        pytest.param("publishDate: 2024-04-01", False, id="Hugo’s"),
        pytest.param("date: 2024-04-01\npublishDate: 2024-04-01", True, id="the day of a new article"),
        pytest.param("expiryDate: 2024-03-17", False, id="expired"),
        pytest.param("expiryDate: 2024-03-19", True, id="not expired yet"),
    ],
)
def test_embargo_against_the_newest_day(field: str, is_published: bool, tmp_path: Path) -> None:
    """The digest has come as far as its newest article."""
    found, codes = published(tmp_path, f"---\n{field}\n---\n{TEXT}", others=DATED)
    assert found is is_published
    assert codes == ([] if is_published else ["withheld"])


def test_far_date_lifts_no_embargo(tmp_path: Path) -> None:
    """An article dated a century ahead does not bring the digest there."""
    for number in range(40):
        (tmp_path / f"{number}.txt").write_text(DATED.replace("Closes", f"Closes {number}"), encoding="utf-8")
    far = DATED.replace("2024-03-18", "2124-03-18")
    assert published(tmp_path, f"---\nembargo: 2024-04-01\n---\n{TEXT}", others=far)[0] is False
