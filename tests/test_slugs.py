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
