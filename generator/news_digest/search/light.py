"""Light words: a common word without its places, for all questions but phrases.

The places of a common word on each page are four fifths of what it costs to ask for it, and only phrases need
them. So a word that is larger than a whole file of others stands in the index twice: as Pagefind wrote it,
and with `+` behind it, which no word of a text has and which Pagefind leaves in a question. There each page
has one place beyond any text, at most four, of the weight of all places of the word together, so that pages
rank by the same rule. A bundle without the light word answers with the full one, for Pagefind takes the
longest beginning that it knows of a word that it does not know. Only completions are no longer counted:
`people` does not find `people-first`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any
from zlib import crc32

import cbor2

from news_digest.search.postings import LIST, TEXT, UNSIGNED, Joined, write_head

SIGN = "+"
HEAVY_BYTES = 4_000
# On few pages no word costs much.
LIGHT_FROM_PAGES = 500
# Hardly any text is so long. Two words asked together may not share a place: it takes those for one.
BEYOND_TEXT = 20_000
_WORDS_APART = 2_500
_PLACES_AT_MOST = 4
# Pagefind's weight of a word in plain text, and the most that a place may weigh.
_PLAIN = 25
_WEIGHT_AT_MOST = 255
_SELDOM = 200
_PUNCTUATION = ".,;:!?()[]\"'“”‘’„«»"


def add_light(words: Iterable[Joined]) -> Iterator[Joined]:
    """Yield words of the index, each heavy one followed by its light form."""
    for word in words:
        yield word
        if len(word.content) > HEAVY_BYTES:
            yield _lighten(word)


def is_light(word: str) -> bool:
    """Say whether a word of the index is the light form of another."""
    return word.endswith(SIGN)


def _lighten(word: Joined) -> Joined:
    """Return a word without its true places, and so each of its spellings."""
    name, pages, spellings = cbor2.loads(word.content)
    place = BEYOND_TEXT + crc32(name.encode()) % _WORDS_APART * _PLACES_AT_MOST
    known: dict[int, bytes] = {}
    forms = [b"\x82" + _write_text(form) + _lighten_pages(on, place, known) for form, on in spellings]
    content = (
        *(b"\x83", _write_text(name + SIGN), _lighten_pages(pages, place, known)),
        *(write_head(LIST, len(forms)), *forms),
    )
    return Joined(name + SIGN, b"".join(content), word.number)


def _write_text(text: str) -> bytes:
    """Return a text as CBOR."""
    content = text.encode()
    return write_head(TEXT, len(content)) + content


def _lighten_pages(pages: list[Any], place: int, known: dict[int, bytes]) -> bytes:
    """Return pages with as few places from one on as weigh as much as all of the page; none stay none.

    `known` has the places of the weights so far.
    """
    pieces = [write_head(LIST, len(pages))]
    for step, places, meta in pages:
        weight = _weigh(places)
        if weight not in known:
            known[weight] = cbor2.dumps(_put_places(weight, place))
        pieces += (b"\x83", write_head(UNSIGNED, step), known[weight], cbor2.dumps(meta) if meta else b"\x80")
    return b"".join(pieces)


def _weigh(places: list[int]) -> int:
    """Return what all places of a page weigh together."""
    weight, numbers = _read_plain(places)
    return weight * len(numbers) if numbers is not None else sum(each for each, _ in _read_places(places))


def _read_plain(places: list[int]) -> tuple[int, list[int] | None]:
    """Return the weight and the steps of places of one weight, as nearly all are; no steps of others."""
    weight, numbers = (-1 - places[0], places[1:]) if places and places[0] < 0 else (_PLAIN, places)
    return (weight, numbers) if min(numbers, default=0) >= 0 else (weight, None)


def _put_places(weight: int, place: int) -> list[int]:
    """Return places of a weight together, in Pagefind's form."""
    places: list[int] = []
    before = _PLAIN
    left = min(weight, _WEIGHT_AT_MOST * _PLACES_AT_MOST)
    while left > 0:
        share = min(left, _WEIGHT_AT_MOST)
        if share != before:
            places += [-1 - share, place]
        else:
            places.append(1 if places else place)
        left, before, place = left - share, share, place + 1
    return places


def _read_places(places: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the weight and the number of each place; places count from the one before of their weight."""
    weight, place = _PLAIN, 0
    for number in places:
        if number < 0:
            weight, place = -1 - number, 0
        else:
            place += number
            yield weight, place


def find_forms(words: Sequence[Joined], texts: Sequence[str]) -> dict[str, str]:
    """Return the word of the index for each way of writing a heavy one: `use` for `use` and for `using`.

    `words` are those of a bundle, `texts` those of its pages in their order. Only Pagefind knows how it made
    the one of the other, so the texts are asked what stands at a word's places. What is seldom seen there, or
    more often at another's, says nothing.
    """
    heavy = {word.name.removesuffix(SIGN) for word in words if is_light(word.name)}
    split = [text.split() for text in texts] if heavy else []
    found: dict[str, tuple[int, str]] = {}
    for word in sorted(word for word in words if word.name in heavy):
        forms = _count_forms(cbor2.loads(word.content)[1], split)
        for form, times in forms.items():
            if times * _SELDOM >= forms.total() and form.startswith(word.name[:-1] or word.name):
                found[form] = max(found.get(form, (0, "")), (times, word.name))
    return {form: name for form, (_times, name) in sorted(found.items())}


def _count_forms(pages: list[Any], texts: list[list[str]]) -> Counter[str]:
    """Return how often each form of a word stands at its places."""
    seen: Counter[str] = Counter()
    number = 0
    for step, places, _meta in pages:
        number += step
        text = texts[number]
        _weight, steps = _read_plain(places)
        numbers = accumulate(steps) if steps is not None else (place for _, place in _read_places(places))
        seen.update([text[place] for place in numbers if place < len(text)])
    forms: Counter[str] = Counter()
    for written, times in seen.items():
        form = written.strip(_PUNCTUATION)
        if _is_whole(form):
            forms[form.lower()] += times
    return forms


def _is_whole(form: str) -> bool:
    """Say whether Pagefind makes one word of it: of `GitHub`, `3D` and `on-site` it makes several."""
    return form.isdecimal() or (form.isalpha() and (form.islower() or form.isupper() or form.istitle()))
