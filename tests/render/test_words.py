"""The words: complete catalogues, and no label beside the catalogue."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest
import yaml
from conftest import THEME
from hypothesis import given, settings
from hypothesis import strategies as st
from rendered import OUR_EXTENSIONS, Press
from world import VOCABULARY, make_library, make_settings, make_world

from news_digest.model import DEFAULT_PAGES, Library
from news_digest.render import render_site
from news_digest.render.escape import Markdown, escape_text
from news_digest.render.pages import site as site_module
from news_digest.render.urls import about_uri
from news_digest.render.words import FIELD, Words, load_words
from news_digest.render.words.catalogue import Text, find_catalogue, find_locale, languages
from news_digest.render.words.theme import render_theme_words
from news_digest.vocabulary import load_vocabulary

ROOT = Path(__file__).parents[2]
PRESS = Press(OUR_EXTENSIONS)
ENGLISH = find_catalogue("en")
# What calls a word: a method of `Words` with its id, or two ids of which one is taken.
CALLED = re.compile(
    r"words\.(?:text|markdown|t)\(\s*[\"']([a-z_]+)(?:\.[a-z]*)?[\"'](?: if [^()]+ else \"([a-z_]+)\")?"
)
# Names of formats and services, which no language translates.
PROPER_NAMES = frozenset(
    {"RSS", "Atom", "JSON", "Feed", "OPML", "Wikidata", "Bluesky", "Facebook", "LinkedIn", "WhatsApp"}
)

OTHERS = [code for code in languages() if code != "en"]


def make_words(**texts: Text) -> Words:
    """Return English words with some texts of a test's own."""
    english = load_words("en")
    return dataclasses.replace(english, texts={**english.texts, **texts})


def say(text: str) -> Text:
    """Return a text without plural forms."""
    return Text(forms={"other": text}, plural=find_locale("en").plural_form)


def find_sources() -> str:
    """Return all code and templates that ask for words."""
    folders = (ROOT / "generator" / "news_digest" / "render", THEME)
    files = sorted(
        file for folder in folders for file in folder.rglob("*") if file.suffix in {".py", ".jinja", ".html"}
    )
    return "\n".join(file.read_text(encoding="utf-8") for file in files if file.name != "words.html")


def fields_of(text: Text) -> set[str]:
    """Return the names of the fields in any form of a text."""
    return {name for form in text.forms.values() for name in FIELD.findall(form)}


# --- the catalogues --------------------------------------------------------------------------------


def test_each_word_that_is_asked_for_exists() -> None:
    """No page and no template asks for an id that the English catalogue lacks."""
    asked = {name for pair in CALLED.findall(find_sources()) for name in pair if name}
    assert len(asked) > 50
    assert asked <= set(ENGLISH.texts)


def test_each_word_is_asked_for() -> None:
    """The catalogue holds nothing that nobody says."""
    sources = find_sources()
    assert [name for name in ENGLISH.texts if not re.search(rf"[\"']{name}[.\"']", sources)] == []


@pytest.mark.parametrize("code", OTHERS)
def test_catalogue_says_all_that_the_english_says(code: str) -> None:
    """The same ids, each with the same fields."""
    own = find_catalogue(code).texts
    assert set(own) == set(ENGLISH.texts)
    assert {name: fields_of(text) for name, text in own.items()} == {
        name: fields_of(text) for name, text in ENGLISH.texts.items()
    }


@pytest.mark.parametrize("code", languages())
def test_plural_forms_are_complete(code: str) -> None:
    """A text that depends on a number has exactly the categories of its language."""
    categories = find_locale(code).plural_form.tags | {"other"}
    for name, text in find_catalogue(code).texts.items():
        assert (text.forms.keys() == categories) == (
            len(ENGLISH.texts[name].forms) > 1 or len(categories) == 1
        ), name


# What is written as in English, because the language has taken the word or lent it.
SAME_AS_ENGLISH = {
    "de": {"feed_of", "feeds", "organisation", "origin", "person"},
    "es": {"origin"},
    "fr": {
        "articles", "numbered_title", "pages", "organisation", "organisations", "all_articles", "origin",
        "source", "sources", "source_count", "menu",
    },
}  # fmt: skip
QUOTES = {"de": "„“", "es": "«»", "fr": "«»"}


@pytest.mark.parametrize("code", OTHERS)
def test_nothing_is_left_in_english(code: str) -> None:
    """A text says what the English one says in other words, but for a few words that both languages have."""
    same = {
        name
        for name, text in find_catalogue(code).texts.items()
        if set(text.forms.values()) & set(ENGLISH.texts[name].forms.values())
        and re.search("[A-Za-z]", FIELD.sub("", text.forms["other"]))
    }
    assert same <= SAME_AS_ENGLISH[code]


@pytest.mark.parametrize("code", OTHERS)
def test_signs_are_those_of_the_language(code: str) -> None:
    """Quotation marks, apostrophes and, in French, the blanks before high signs are a printer's."""
    forms = [form for text in find_catalogue(code).texts.values() for form in text.forms.values()]
    said = "\n".join(forms)
    assert set(re.findall("[„“”«»‘']", said)) == set(QUOTES[code])
    if code == "fr":
        assert re.findall("(?<![\u00a0\u202f])[:;!?»](?!/)|«(?!\u00a0)", said) == []


@pytest.mark.parametrize("code", languages())
def test_catalogue_is_plain_text(code: str) -> None:
    """Nothing in it is markup, and a label fits the tag that it may stand in."""
    path = ROOT / "generator" / "news_digest" / "render" / "words" / f"{code}.yml"
    assert set(yaml.safe_load(path.read_text(encoding="utf-8"))) <= {
        "language",
        "formats",
        "dates",
        "texts",
        "subjects",
    }
    forms = [form for text in find_catalogue(code).texts.values() for form in text.forms.values()]
    assert [form for form in forms if re.search(r"[<>&\"\\`*\[\]]|\{(?![a-z_]+\})", form)] == []


def test_subjects_of_a_catalogue_exist() -> None:
    """A translated subject is one of the vocabulary's; a catalogue translates all or none."""
    slugs = {subject.slug for subject in load_vocabulary()[0].subjects}
    for code in languages():
        assert set(find_catalogue(code).subjects) in (set(), slugs)


def test_theme_has_the_words_of_the_catalogues() -> None:
    """The theme's partial is what `make words` would write."""
    written = (THEME / "partials" / "words.html").read_text(encoding="utf-8")
    assert written == render_theme_words(THEME)


# --- texts -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "count", "expected"),
    [
        pytest.param("en", 1, "1 article", id="one"),
        pytest.param("en", 2309, "2,309 articles", id="many"),
        pytest.param("de", 2309, "2.309 Artikel", id="german number"),
        pytest.param("fr", 2309, "2\u202f309 articles", id="french number"),
        pytest.param("fr", 0, "0 article", id="french singular of nothing"),
        pytest.param("fr", 2_000_000, "2\u202f000\u202f000 d’articles", id="french millions"),
        pytest.param("es", 1_000_000, "1.000.000 de artículos", id="spanish million"),
        pytest.param("it", 2309, "2.309 articles", id="english words, italian number"),
        pytest.param("lv", 0, "0 articles", id="english plural of english words"),
        pytest.param("ja", 1, "1 article", id="english singular in japanese"),
    ],
)
def test_counts(language: str, count: int, expected: str) -> None:
    """A number stands in the way of the language, its noun in the form that its own language asks for."""
    assert load_words(language).text("articles", count=count) == expected


@settings(deadline=None, max_examples=60)
@given(st.text(), st.sampled_from(["{a} rose", "Seen {a}", "1{a}. x", "!{a}"]))
def test_values_show_as_they_are(value: str, template: str) -> None:
    """Whatever is filled in is text: as Markdown it shows what the plain text says."""
    words = make_words(one=say(template))
    page = PRESS.render(words.markdown("one", a=value))
    assert [name for name in page.names if name != "p"] == []
    assert page.text == PRESS.render(escape_text(words.text("one", a=value))).text


def test_ready_markdown_stays() -> None:
    """A link that is filled in is one; the words around it are text."""
    words = make_words(one=say("1. See {a} *now*"))
    page = PRESS.render(words.markdown("one", a=Markdown("[x](y.md)")))
    assert (page.links, page.text) == ([("y.md", "x")], "1. See x *now*")


def test_missing_word_or_field_is_an_error() -> None:
    """A slip in a page is found by the first test that renders it."""
    with pytest.raises(KeyError):
        load_words("en").text("no_such_word")
    with pytest.raises(KeyError):
        load_words("en").text("by")


# --- the pages -------------------------------------------------------------------------------------


def render(library: Library, language: str) -> dict[str, str]:
    """Return the site's files by uri."""
    files = render_site(library, make_settings(language=language, page_size=2), VOCABULARY)
    return {file.uri: file.text for file in files}


def shown(page: str) -> str:
    """Return what readers of a page meet: title and description, words, labels for screen readers."""
    _, front, body = page.split("---\n", 2)
    meta = yaml.safe_load(front)
    html = PRESS.render(body)
    labels = re.findall(r'aria-label="([^"]*)"', html.html)
    return "\n".join([meta["title"], meta.get("description", ""), html.text, *labels])


@pytest.mark.parametrize(
    "library", [pytest.param(make_world(), id="world"), pytest.param(make_library(), id="empty")]
)
def test_all_words_come_from_the_catalogue(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """With signs in place of words, only the articles' own words are left, and proper names."""
    signs = {
        name: Text(
            forms={key: re.sub(r"[^{}]+(?![^{]*\})", "§", form) for key, form in text.forms.items()},
            plural=text.plural,
        )
        for name, text in ENGLISH.texts.items()
    }
    # Chinese dates hold no Latin letters.
    mute = dataclasses.replace(load_words("zh"), texts=signs, subjects={"environment": "§"})
    monkeypatch.setattr(site_module, "load_words", lambda _language: mute)
    own = set(re.findall(r"[A-Za-z]+", f"{library!r} {make_settings()!r}"))
    # The pages on the site itself are prose, whole in each language: tests/render/test_default_pages.py.
    about = {about_uri(name) for name in DEFAULT_PAGES}
    for uri, page in render(library, "zh").items():
        if uri.endswith(".md") and uri not in about:
            assert set(re.findall(r"[A-Za-z]+", shown(page))) - own - PROPER_NAMES <= set(
                "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
            ), uri


def test_german_site_is_german() -> None:
    """No English label is left on the pages of a German site; the world's articles are in English."""
    own = f"{make_world()!r} {make_settings()!r}"
    german = {form for text in find_catalogue("de").texts.values() for form in text.forms.values()}
    labels = [
        form
        for text in ENGLISH.texts.values()
        for form in text.forms.values()
        if not FIELD.search(form)
        and form not in german
        and form not in own
        and form != "Topics"  # the IPTC's Media Topics are called so everywhere
    ]
    for uri, page in render(make_world(), "de").items():
        if uri.endswith(".md"):
            assert [label for label in labels if re.search(rf"\b{re.escape(label)}\b", shown(page))] == [], (
                uri
            )


@pytest.mark.parametrize(
    ("code", "byline", "week"),
    [
        pytest.param(
            "es",
            "3 de enero de 2024 · River Post · Por Ada Stone y Bo Reed · 1 min de lectura",
            "Semana 51 de 2023 18–24 de diciembre de 2023 · 3 artículos",
            id="es",
        ),
        pytest.param(
            "fr",
            "3 janvier 2024 · River Post · Par Ada Stone et Bo Reed · 1 min de lecture",
            "Semaine 51, 2023 18–24 décembre 2023 · 3 articles",
            id="fr",
        ),
    ],
)
def test_pages_read_well(code: str, byline: str, week: str) -> None:
    """Dates, numbers, lists and labels of a page in each language."""
    files = render(make_world(), code)
    assert byline in PRESS.render(files["articles/relief.md"].split("---\n", 2)[2]).text
    assert week in PRESS.render(files["editions/2023-w51.md"].split("---\n", 2)[2]).text


def test_english_words_keep_their_order_on_a_site_from_right_to_left() -> None:
    """A language without a catalogue, written from right to left, has English words whole among its own."""
    assert load_words("ar").text("articles", count=2) == "\u20662 articles\u2069"
    assert load_words("ja").text("articles", count=2) == "2 articles"


def test_what_an_editor_named_no_catalogue_renames() -> None:
    """A subject that the vocabulary renames goes by that name in any language."""
    subject = load_vocabulary()[0].subjects[14]
    german = load_words("de")
    assert german.subject(subject) == "Sport"
    own = dataclasses.replace(subject, short="Leibesübungen", name="Leibesübungen", is_renamed=True)
    assert (german.subject(own), german.whole_subject(own)) == ("Leibesübungen", "Leibesübungen")


def test_german_page_reads_well() -> None:
    """Dates, numbers, lists and labels of a German page."""
    files = render(make_world(), "de")
    relief = PRESS.render(files["articles/relief.md"].split("---\n", 2)[2]).text
    assert "3. Januar 2024 · River Post · Von Ada Stone und Bo Reed · 1 Min. Lesezeit" in relief
    edition = PRESS.render(files["editions/2023-w51.md"].split("---\n", 2)[2]).text
    assert "Woche 51, 2023 18.–24. Dezember 2023 · 3 Artikel" in edition
    assert "Umwelt" in edition
