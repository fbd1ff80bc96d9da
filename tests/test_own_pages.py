"""Pages on the site itself that an owner writes or leaves out, from the files to the built site."""

from __future__ import annotations

from pathlib import Path

import pytest
from project import Project

from news_digest import pipeline
from news_digest.model import Settings

HAND = "# Who we are\n\nTwo people and a dog.\n"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Return the settings of a digest of one article."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/one.txt").write_text("Pier Opens\nCourier\nThe pier opened.\n", encoding="utf-8")
    return Settings(
        site_name="Gazette",
        site_url="https://digest.example/",
        site_description="",
        language="fr",
        articles=tmp_path / "articles",
        docs=tmp_path / "docs",
    )


def test_page_that_is_written_later_takes_the_place(settings: Settings) -> None:
    """What `build` wrote goes, and what a person wrote stays and is no problem."""
    pipeline.build_pages(settings)
    made = settings.docs / "about/index.md"
    assert "# À propos de Gazette" in made.read_text(encoding="utf-8")
    (settings.docs / "about.md").write_text(HAND, encoding="utf-8")
    digest, written = pipeline.build_pages(settings)
    assert (digest.problems, written.problems) == ((), ())
    assert not made.exists()
    assert (settings.docs / "about.md").read_text(encoding="utf-8") == HAND
    assert "](../about.md)" in (settings.docs / "how-it-works/index.md").read_text(encoding="utf-8")


def test_mkdocs_builds_what_a_person_wrote(tmp_path: Path) -> None:
    """With one page by hand and one left out, a strict build warns of nothing and the address is the same."""
    project = Project(tmp_path)
    options = "pictures: false\n      default_pages: [about, how-it-works]"
    config = (tmp_path / "mkdocs.yml").read_text(encoding="utf-8").replace("pictures: false", options)
    project.write({"docs/about.md": HAND, "mkdocs.yml": config})
    result = project.build("--strict")
    assert result.returncode == 0, result.stdout
    assert "Two people and a dog" in (project.site / "about/index.html").read_text(encoding="utf-8")
    content = (project.site / "how-it-works/index.html").read_text(encoding="utf-8").partition("<article")[2]
    assert 'href="../about/"' in content
    assert not (project.site / "contributing").exists()
