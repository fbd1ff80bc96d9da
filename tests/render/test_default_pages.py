"""The pages on the site itself: in the site's language, true for any digest, and gone without a trace."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from factory import SETTINGS
from world import make_article, make_library

from news_digest.model import DEFAULT_PAGES, Library, Settings
from news_digest.render.pages.default import FOLDER, default_pages, find_language
from news_digest.render.pages.site import make_site
from news_digest.render.words.catalogue import languages

LIBRARY = make_library([make_article("one")])
UNDATED = make_library([make_article("one", published=None)])
URIS = {f"{name}/index.md": name for name in DEFAULT_PAGES}
LANGUAGES = ("de", "en", "es", "fr")
LINK = re.compile(r"\]\(([^)]+)\)")


def render(settings: Settings = SETTINGS, *handwritten: str, library: Library = LIBRARY) -> dict[str, str]:
    """Return the text of each page by its uri."""
    return {file.uri: file.text for file in default_pages(make_site(library, settings), handwritten)}


def targets(pages: dict[str, str]) -> set[str]:
    """Return where all links of some pages lead."""
    return {target for text in pages.values() for target in LINK.findall(text)}


def test_every_language_has_every_page() -> None:
    """A language is there whole, and each that the site's own words are in is there."""
    assert {path.name for path in FOLDER.iterdir()} == set(LANGUAGES) >= set(languages())
    for language in LANGUAGES:
        names = {path.name for path in (FOLDER / language).iterdir()}
        assert names == {f"{name}.md.jinja" for name in DEFAULT_PAGES}


@pytest.mark.parametrize("page", DEFAULT_PAGES)
def test_languages_say_the_same(page: str) -> None:
    """Each language has the same headings, the same links and the same conditions, in the same order."""
    shapes = {}
    shape = re.compile(r"\{ #[a-z]+ \}|\]\([^)]+\)|\{% (?!set)[^%]+%\}|link\(\"[a-z-]+\"|^- ", re.MULTILINE)
    for language in LANGUAGES:
        text = (FOLDER / language / f"{page}.md.jinja").read_text(encoding="utf-8")
        shapes[language] = shape.findall(text)
    assert shapes["en"]
    assert all(each == shapes["en"] for each in shapes.values())


@pytest.mark.parametrize(
    ("language", "spoken"),
    [("de", "de"), ("de-AT", "de"), ("pt_BR", "en"), ("fr", "fr"), ("ar", "en"), ("EN", "en")],
)
def test_language(language: str, spoken: str) -> None:
    """A site's pages speak its language, or English; that is marked where the site speaks another."""
    assert find_language(language) == spoken
    marked = (
        f'lang: "{spoken}"\ndir: "ltr"\n' in render(replace(SETTINGS, language=language))["about/index.md"]
    )
    assert marked == (language in {"pt_BR", "ar"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_name_of_the_site_is_text(language: str) -> None:
    """The pages bear the site's name, and nothing in it acts."""
    pages = render(replace(SETTINGS, language=language, site_name="The *Gazette* <b>"))
    assert pages.keys() == URIS.keys()
    for text in pages.values():
        _begin, front_matter, body = text.split("---\n", 2)
        assert "<b>" not in body
        assert r"The \*Gazette\* &lt;b&gt;" in body
        assert "The *Gazette* <b>" in front_matter
        assert "None" not in body


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("wanted", [*(DEFAULT_PAGES[:count] for count in range(4)), ("how-it-works",)])
def test_page_that_is_left_out_is_linked_nowhere(language: str, wanted: tuple[str, ...]) -> None:
    """Only what is wanted is there, and only what is there is linked."""
    pages = render(replace(SETTINGS, language=language, default_pages=wanted))
    assert {URIS[uri] for uri in pages} == set(wanted)
    named = {name for name in DEFAULT_PAGES if f"../{name}/index.md" in targets(pages)}
    assert named <= set(wanted)


@pytest.mark.parametrize("uri", ["about.md", "about/index.md", "About.md", "about/README.md"])
def test_page_that_a_person_wrote_takes_the_place(uri: str) -> None:
    """The page that people wrote stands instead, whatever it is called, and the others lead to it."""
    pages = render(SETTINGS, uri, "notes/about.md")
    assert pages.keys() == URIS.keys() - {"about/index.md"}
    assert f"../{uri}" in targets(pages)
    alone = render(replace(SETTINGS, default_pages=("how-it-works",)), uri)
    assert f"../{uri}" in targets(alone)


def test_page_in_html_is_not_linked() -> None:
    """A page that people wrote in HTML stands instead as well; links to Markdown alone are checked."""
    pages = render(SETTINGS, "about.html")
    assert pages.keys() == URIS.keys() - {"about/index.md"}
    assert not any("about" in target for target in targets(pages))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_is_true_of_the_site(language: str) -> None:
    """Feeds, editions, privacy, the repository and the contact are named only where there are any."""
    bare = replace(SETTINGS, language=language, site_url="", is_private=False)
    pages = render(bare, library=UNDATED)
    assert not targets(pages) & {"../feeds/index.md", "../editions/index.md"}
    assert "cookies" not in pages["about/index.md"].lower()
    full = replace(
        bare,
        site_url="https://a.example/",
        is_private=True,
        repo_url="https://code.example/a/b",
        contact="mailto:desk@a.example",
        home=Path("/a"),
        articles=Path("/a/texts"),
    )
    pages = render(full)
    assert {"../feeds/index.md", "../editions/index.md"} <= targets(pages)
    assert "cookies" in pages["about/index.md"].lower()
    assert {"https://code.example/a/b", "mailto:desk@a.example"} <= targets(pages)
    assert "**texts** " in pages["contributing/index.md"]
