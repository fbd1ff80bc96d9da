"""Explanations: each decision with its evidence, and how to overrule it."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from news_digest.__main__ import main

ARTICLES = {
    "first.txt": (
        "---\ndate: 2024-03-04\nstory: Night ferries\ntags: [ferries]\n---\nFerry Crews Walk Out in Lisbon\n"
        "Harbour Courier\nFerry crews in Lisbon walked out over wages on Monday, the union said. "
        "Transport Minister Ana Duarte called the strike a mistake.\n"
    ),
    "second.txt": (
        "---\ndate: 2024-03-06\nstory: Night ferries\ntags: [ferries]\n---\nMinister Meets Ferry Crews\n"
        "Tagus Weekly\nTransport Minister Ana Duarte met the striking crews in Lisbon on Wednesday. "
        "Captain Rui Prata spoke for the workers about wages.\n"
    ),
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a project of two articles in one story, and stand in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_name: Test Digest\nsite_url: https://digest.example/\n")
    (tmp_path / "articles").mkdir()
    for name, text in ARTICLES.items():
        (tmp_path / "articles" / name).write_text(text)
    return tmp_path


def explain(path: str) -> str:
    """Return what `explain` prints."""
    return CliRunner().invoke(main, ["explain", path]).output


def test_address_has_its_reason(project: Path) -> None:
    """Where an article stands is explained: by its headline, its slug, or because others claim the same."""
    folder = project / "articles"
    assert "Address: articles/ferry-crews-walk-out-in-lisbon/ (the headline makes it)" in explain("first.txt")
    (folder / "third.txt").write_text(ARTICLES["first.txt"])
    shared = "articles/ferry-crews-walk-out-in-lisbon/ is claimed by third.txt too, and names them all"
    assert shared in explain("first.txt")
    (folder / "third.txt").write_text(f"---\nslug: walkout\n{ARTICLES['first.txt'][4:]}")
    assert "Address: articles/walkout/ (`slug:` in the front matter says so)" in explain("third.txt")
    evil = "---\nslug: minister-meets-ferry-crews\n---\nBuy Pills Now\nSpam Daily\nThis is spam.\n"
    (folder / "third.txt").write_text(evil)
    assert "is the address that another article's headline makes" in explain("third.txt")


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    "line",
    [
        pytest.param("2024-03-06: front matter says so", id="date"),
        pytest.param("Ana Duarte: person (follows the role “Transport Minister”); once", id="kind"),
        pytest.param("page topics/ana-duarte/ (named in more than one; 2 articles)", id="page"),
        pytest.param("Rui Prata: person", id="another name"),
        pytest.param("no page: no other article surely names it", id="no page"),
        pytest.param("a tag of 2 articles; page topics/ferries/", id="theme"),
        pytest.param("with 1 other article: `story:` in the front matter names it", id="story"),
        pytest.param("Ferry Crews Walk Out in Lisbon: ", id="related"),
        pytest.param("To overrule: write `story: name` in the front matter", id="advice"),
    ],
)
def test_each_decision_has_its_evidence(line: str) -> None:
    """The explanation says why, in words that a person can check."""
    assert line in explain("articles/second.txt")


@pytest.mark.usefixtures("project")
def test_an_article_is_found_by_file_and_by_slug() -> None:
    """The file as typed, the file from the articles folder and the slug name the same article."""
    by_file = explain("articles/second.txt")
    assert by_file.startswith("second.txt: Minister Meets Ferry Crews\n")
    assert explain("second.txt") == explain("minister-meets-ferry-crews") == by_file


@pytest.mark.usefixtures("project")
def test_an_unknown_article_is_said() -> None:
    """A file that is no article gives advice and an exit code."""
    result = CliRunner().invoke(main, ["explain", "nowhere.txt"])
    assert result.exit_code == 1
    assert "there is no article nowhere.txt" in result.output
