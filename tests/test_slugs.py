"""Addresses: what words become, and that no two of them meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from news_digest.slugs import MAX_SLUG_LENGTH, make_slug, slug_key, unique_slugs


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        pytest.param("Talks open in Cairo", "talks-open-in-cairo", id="plain"),
        pytest.param("Haniyeh's visit", "haniyehs-visit", id="apostrophe"),
        pytest.param("Haniyeh’s visit", "haniyehs-visit", id="typographic apostrophe"),
        pytest.param("Zürich: “no”", "zurich-no", id="accents and quotes"),
        pytest.param("../../etc/passwd", "etc-passwd", id="a path"),
        pytest.param("U.S. vetoes", "u-s-vetoes", id="abbreviation"),
    ],
)
def test_words_become_an_address(words: str, slug: str) -> None:
    """Words become lower-case ASCII with hyphens."""
    assert make_slug(words) == slug


@pytest.mark.parametrize(
    ("language", "words", "slug"),
    [
        pytest.param("de", "Größere Straßen für Zürich", "groessere-strassen-fuer-zuerich", id="german"),
        pytest.param("de-AT", "Österreich", "oesterreich", id="region"),
        pytest.param("de", "Zu\u0308rich", "zuerich", id="decomposed"),
        pytest.param("da", "Ærø får en ø", "aeroe-faar-en-oe", id="danish"),
        pytest.param("nb", "Ålesund på vei", "aalesund-paa-vei", id="norwegian"),
        pytest.param("sv", "Älvsjö får nytt", "alvsjo-far-nytt", id="swedish"),
        pytest.param("tr", "Işık ve İstanbul", "isik-ve-istanbul", id="turkish"),
        pytest.param("es", "¿Más niños?", "mas-ninos", id="spanish"),
        pytest.param("fr", "L’été à l'Élysée", "l-ete-a-l-elysee", id="french"),
        pytest.param("pt-BR", "Ação em São Paulo", "acao-em-sao-paulo", id="portuguese"),
        pytest.param("en", "Zürich’s Æsop", "zurichs-aesop", id="english"),
        pytest.param("ru", "Мост открыт", "most-otkryt", id="cyrillic"),
        pytest.param("ja", "東京で地震", "dong-jing-tedi-zhen", id="by its sounds"),
    ],
)
def test_letters_are_written_as_the_language_writes_them(language: str, words: str, slug: str) -> None:
    """Letters that ASCII lacks become what readers of the language would write."""
    assert make_slug(words, language=language) == slug
    assert unique_slugs([words], language=language) == {words: slug}


@pytest.mark.parametrize("words", ["index", "CON", "Page 2", "Feed", "LPT1", "Undated"])
def test_reserved_words_get_a_suffix(words: str) -> None:
    """Names that the site or Windows needs are never given out bare."""
    assert make_slug(words) != make_slug(words).rsplit("-", 1)[0]
    assert make_slug(words).startswith(words.lower().replace(" ", "-") + "-")


def test_words_without_letters_get_the_fallback() -> None:
    """A headline of signs alone still has an address, its own."""
    assert make_slug("!!!", fallback="article").startswith("article-")
    assert make_slug("!!!") != make_slug("???")


def test_long_words_are_cut_between_words() -> None:
    """A long headline ends at a whole word."""
    slug = make_slug("word " * 60)
    assert len(slug) <= MAX_SLUG_LENGTH
    assert set(slug.split("-")) == {"word"}


@given(some.lists(some.text(max_size=40), unique=True, max_size=12))
def test_unique_slugs_never_meet(names: list[str]) -> None:
    """Each name gets a slug of its own, whatever the case or Unicode form."""
    slugs = unique_slugs(names)
    assert len({slug_key(slug) for slug in slugs.values()}) == len(names)


def test_no_name_can_be_made_to_meet_a_hash() -> None:
    """A name that reads like a slug with its hash gets another one."""
    _plain, hashed = unique_slugs(["Coast Courier", "Coast-Courier"]).values()
    slugs = unique_slugs(["Coast Courier", "Coast-Courier", hashed, hashed.replace("--", " ") + "."])
    assert len(set(slugs.values())) == 4
