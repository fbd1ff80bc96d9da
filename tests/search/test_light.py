"""Light words: one place a page, as heavy as all, and every form in which a word is written."""

import gzip
from typing import Any

import cbor2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news_digest.search import light
from news_digest.search.light import add_light, is_light
from news_digest.search.postings import Joined

WEIGHTS = st.integers(1, 255)
PLACES = st.lists(st.tuples(WEIGHTS, st.integers(1, 400)), max_size=6)


def encode(places: list[tuple[int, int]]) -> list[int]:
    """Return places, each with its weight and its distance from the one before, as Pagefind writes them."""
    return [number for weight, distance in places for number in (-1 - weight, distance)]


def decode(numbers: list[int]) -> list[tuple[int, int]]:
    """Return the weight and the number of each place."""
    places, weight, place = [], 25, 0
    for number in numbers:
        if number < 0:
            weight, place = -1 - number, 0
        else:
            place += number
            places.append((weight, place))
    return places


def join(words: list[list[Any]]) -> list[Joined]:
    """Return words as a bundle has them."""
    return [Joined(word[0], cbor2.dumps(word), len(word[1])) for word in words]


def lighten(*words: list[Any]) -> list[list[Any]]:
    """Return words with the light forms of the heavy ones, opened again."""
    return [cbor2.loads(word.content) for word in add_light(join(list(words)))]


def find_forms(words: list[list[Any]], texts: list[str]) -> dict[str, str]:
    """Return the forms of words that are light."""
    return light.find_forms(join(words), texts)


def word(name: str, pages: list[tuple[int, list[tuple[int, int]]]]) -> list[Any]:
    """Return a word of the index."""
    return [name, [[step, encode(places), [0]] for step, places in pages], []]


@given(st.lists(st.tuples(st.integers(0, 9), PLACES), min_size=1, max_size=5))
@settings(deadline=None, max_examples=50)
def test_a_page_weighs_as_much_as_before(pages: list[tuple[int, list[tuple[int, int]]]]) -> None:
    """Up to what four places can weigh; a page that has the word in its headline alone keeps just that."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(light, "HEAVY_BYTES", 0)
        full, made = lighten(word("use", pages))
    assert full == word("use", pages)
    assert made[0] == "use+"
    assert [step for step, *_ in made[1]] == [step for step, _ in pages]
    for (_, written, meta), (_, places) in zip(made[1], pages, strict=True):
        found = decode(written)
        assert sum(weight for weight, _ in found) == min(sum(weight for weight, _ in places), 4 * 255)
        assert all(place >= light.BEYOND_TEXT for _, place in found)
        assert len(found) <= 4
        assert meta == [0]


@pytest.mark.parametrize(
    ("places", "weights"),
    [
        pytest.param([3], [25], id="plain text"),
        pytest.param([3, 4, 4], [75], id="three times"),
        pytest.param([-169, 3, -26, 4], [193], id="in the headline, too"),
        pytest.param([-26] + [3] * 12, [255, 45], id="more than one place may weigh"),
        pytest.param([3] * 90, [255] * 4, id="more than all may weigh"),
        pytest.param([], [], id="in no text"),
    ],
)
def test_weights_come_together(
    places: list[int], weights: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Places before the first weight have that of plain text, as Pagefind reads them."""
    monkeypatch.setattr(light, "HEAVY_BYTES", 0)
    _, made = lighten(["use", [[0, places, []]], []])
    found = decode(made[1][0][1])
    assert [weight for weight, _ in found] == weights
    assert [place - found[0][1] for _, place in found] == list(range(len(found)))


def test_spellings_become_light_too() -> None:
    """A word with accents stands under the same word without."""
    _, made = lighten(["espanol", [[0, [7], []]], [["español", [[1, [5] * 5_000, []]]]]])
    ((form, on),) = made[2]
    assert form == "español"
    assert len(decode(on[0][1])) == 4


def test_two_words_have_places_of_their_own() -> None:
    """Pagefind takes words at one place for parts of a single one."""
    pages = [[1, [5] * 5_000, []]]
    made = [word for word in lighten(["people", pages, []], ["work", pages, []]) if is_light(word[0])]
    first, second = ({place for _, place in decode(light[1][0][1])} for light in made)
    assert not first & second


def test_light_words_are_small() -> None:
    """A word that stands seven times on each of 600 pages is sent in less than a quarter of the bytes."""
    pages = [[1, [7 * page * place % 97 + 1 for place in range(1, 8)], []] for page in range(600)]
    full, made = (gzip.compress(cbor2.dumps(word)) for word in lighten(["use", pages, []]))
    assert len(made) * 4 < len(full)


def test_few_pages_stay_as_they_are() -> None:
    """Only a word that is larger than a file of others has a light form."""
    words = [word("use", [(1, [(25, 3)])] * 50), word("work", [])]
    assert lighten(*words) == words


TEXT = "We use ferries, using “one” ferry. GitHub Uses use GSA 2024 18f"


@pytest.mark.parametrize(
    ("name", "places", "forms"),
    [
        pytest.param("use", [1, 2, 4], {"use": "use", "using": "use", "uses": "use"}, id="forms"),
        pytest.param("use", [7, 1], {"uses": "use", "use": "use"}, id="a capital first"),
        pytest.param("gsa", [9], {"gsa": "gsa"}, id="capitals"),
        pytest.param("2024", [10], {"2024": "2024"}, id="a number"),
        pytest.param("git", [6], {}, id="words in one"),
        pytest.param("18", [11], {}, id="a number and letters"),
        pytest.param("ferri", [2, 3], {"ferries": "ferri", "ferry": "ferri"}, id="another ending"),
        pytest.param("one", [4, 1], {"one": "one"}, id="a place beside, another beginning"),
        pytest.param("use", [1, 900], {"use": "use"}, id="beyond the text"),
        pytest.param("w", [1], {}, id="one letter"),
    ],
)
def test_forms_are_what_stands_at_the_places(name: str, places: list[int], forms: dict[str, str]) -> None:
    """Without what stands around a word; of others one cannot tell which part is meant."""
    pages = [[0, places, []]]
    assert find_forms([[name, pages, []], [f"{name}+", pages, []]], [TEXT]) == forms
    assert find_forms([[name, pages, []]], [TEXT]) == {}


def test_a_form_belongs_to_the_word_it_is_seen_at_most() -> None:
    """Places a word beside give the form of a neighbour now and then."""
    often, seldom = [[0, [0] + [1] * 9, []]], [[0, [0, 1], []]]
    words = [["in", seldom, []], ["in+", [], []], ["inform", often, []], ["inform+", [], []]]
    assert find_forms(words, ["inform " * 10]) == {"inform": "inform"}


def test_what_is_seldom_seen_is_no_form() -> None:
    """One place of many that lies beside its word says nothing."""
    words = [["use", [[0, [1] * 400, []]], []], ["use+", [], []]]
    assert find_forms(words, ["using " + "use " * 400]) == {"use": "use"}
