"""Digests in other languages than English: small worlds in, what pages, feeds and data say out."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from news_digest.model import Settings
from news_digest.pipeline import make_digest

if TYPE_CHECKING:
    from pathlib import Path

    from news_digest.pipeline import Digest

WORLDS = {
    "de": {
        "faehre.txt": "---\ndate: 2024-03-04\ntags: [Schifffahrt]\n---\n"
        "Zürich schließt die Fähre über den See\nHafenblatt\n"
        "Die Stadt Zürich stellt den Betrieb der Fähre ein, und am 20. Dezember fährt sie nicht mehr.\n"
        "Das teilte die Verwaltung mit. Der Stadtrat und die Vereinten Nationen waren für die Fähre.\n",
        "see.txt": "---\ntags: [Schifffahrt]\n---\nStadtrat prüft Kosten der Fähre\nSeebote\n"
        "MÜNCHEN, 6. März 2024 – Der Stadtrat will die Kosten für die Reparatur des Motors prüfen.\n",
        "sturm.txt": "---\ndate: 2024-03-10\n---\nSturm über der Küste\nHafenblatt\n"
        "Ein Sturm hat an der Küste den Verkehr gestört. Die Feuerwehr zählte viele Einsätze.\n",
        "ferry.txt": "---\ndate: 2024-03-13\n---\nFerry Crews Walk Out\nHarbour Courier\n"
        "Ferry crews walked out over wages on Monday, the union said, and the harbour was closed for "
        "most of the day. Transport Minister Ana Duarte called the strike a mistake that would cost dear.\n",
    },
    "es": {
        "puente.txt": "---\ndate: 2024-03-04\n---\n¿Más niños? El puente reabre\nEl Correo\n"
        "El puente del puerto abrió al tráfico el lunes y la UNESCO lo celebra con los vecinos.\n",
    },
    "fr": {
        "pont.txt": "---\ndate: 2024-03-04\n---\nL’été des ponts : la ville rouvre\nLe Courrier\n"
        "Le pont du port a rouvert lundi et l’UNESCO avait demandé que le tracé soit conservé.\n",
    },
    "ar": {
        "jisr.txt": "---\ndate: 2024-03-04\n---\nإعادة فتح جسر الميناء\nبريد الميناء\n"
        "أعيد فتح جسر الميناء أمام حركة المرور صباح الاثنين. وطلبت اليونسكو الحفاظ على شكل الجسر القديم.\n",
    },
}
DESK = {
    "entities.yml": "- {name: Vereinte Nationen, aliases: [Vereinten Nationen, United Nations]}\n"
    "- {name: Stadtrat, kind: organisation}\n- {name: اليونسكو, aliases: [UNESCO], kind: organisation}\n",
    "subjects.yml": "- {name: weather, words: {3: 'sturm, küste', 2: 'feuerwehr, verkehr'}}\n",
}


def make(folder: Path, language: str) -> Digest:
    """Return the digest of a small world in a language, with a vocabulary of its own."""
    for place, files in (("articles", WORLDS[language]), ("vocabulary", DESK)):
        (folder / place).mkdir()
        for name, text in files.items():
            (folder / place / name).write_text(text, encoding="utf-8")
    settings = Settings(
        site_name="Digest",
        site_url="https://digest.example/",
        site_description="",
        language=language,
        articles=folder / "articles",
        docs=folder / "docs",
        vocabulary=folder / "vocabulary",
    )
    return make_digest(settings, handwritten=(), draw=False)


@pytest.mark.parametrize(
    ("language", "slug"),
    [
        pytest.param("es", "mas-ninos-el-puente-reabre", id="es"),
        pytest.param("fr", "l-ete-des-ponts-la-ville-rouvre", id="fr"),
        pytest.param("ar", "d-fth-jsr-lmyn", id="ar"),
    ],
)
def test_an_article_speaks_the_language_of_its_site(tmp_path: Path, language: str, slug: str) -> None:
    """Address, page, feeds and data of an article that names no language; known names are found."""
    digest = make(tmp_path, language)
    assert digest.problems == ()
    (article,) = digest.library.articles.values()
    assert (article.slug, article.language) == (slug, language)
    assert {entity.name for entity in article.entities} <= {"UNESCO", "اليونسكو"}
    assert [each.name for each in article.entities] != []
    files = {file.uri: file.text for file in digest.files}
    assert json.loads(files[f"articles/{slug}/index.json"])["language"] == language
    assert json.loads(files["feed.json"])["language"] == language
    assert f'xml:lang="{language}"' in files["atom.xml"]
    assert f"<language>{language}</language>" in files["feed.xml"]
    assert re.search(rf'inLanguage\\*":\\*"{language}\\*"', files[f"articles/{slug}.md"])
    assert "The United Nations agency" not in "".join(files.values())


def test_german_site(tmp_path: Path) -> None:
    """In a German text known names and tags are found, and no nouns; English rules are for English."""
    digest = make(tmp_path, "de")
    articles = {article.path: article for article in digest.library.articles.values()}
    assert digest.problems == ()
    assert {path: article.language for path, article in articles.items()} == {
        "faehre.txt": "de",
        "see.txt": "de",
        "sturm.txt": "de",
        "ferry.txt": "en",
    }
    ferry = articles["faehre.txt"]
    assert ferry.slug == "zuerich-schliesst-die-faehre-ueber-den-see"
    assert {entity.name for entity in ferry.entities} == {"Stadtrat", "Vereinte Nationen"}
    assert {entity.kind for entity in ferry.entities} == {"organisation"}
    assert ferry.summary is not None
    assert "am 20. Dezember fährt sie nicht mehr." in ferry.summary
    assert str(articles["see.txt"].published) == "2024-03-06"
    assert articles["see.txt"].dateline == "MÜNCHEN"
    assert [score.code for score in articles["sturm.txt"].subjects] == ["17000000"]
    assert {entity.name for entity in articles["ferry.txt"].entities} >= {"Ana Duarte"}
    assert set(digest.library.topics) >= {"stadtrat", "vereinte-nationen", "schifffahrt"}
    page = next(file.text for file in digest.files if file.uri == f"articles/{articles['ferry.txt'].slug}.md")
    assert 'lang="en"' in page


def test_the_language_of_the_site_is_part_of_what_is_kept(tmp_path: Path) -> None:
    """What was found for an English site is not taken for a German one from the cache."""
    make(tmp_path, "de")
    settings = Settings(
        site_name="Digest",
        site_url="",
        site_description="",
        language="en",
        articles=tmp_path / "articles",
        docs=tmp_path / "docs",
        cache=tmp_path / ".cache" / "digest",
    )
    (tmp_path / "articles" / "kurz.txt").write_text("Kurz\nSeebote\nKurz und gut.\n", encoding="utf-8")

    def language_of(site: Settings) -> str:
        library = make_digest(site, handwritten=(), draw=False).library
        return next(each.language for each in library.articles.values() if each.path == "kurz.txt")

    assert [language_of(settings), language_of(replace(settings, language="de"))] == ["en", "de"]
