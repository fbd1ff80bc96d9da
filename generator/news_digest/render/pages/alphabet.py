"""The order of names in an index: letters to stand under, places, and ranges of a page."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache

from news_digest.render.pages.labels import DASH

# What begins with no letter stands together, behind all letters.
NO_LETTER = "#"
# In these scripts an index passes over marks: É stands under E. In others it makes
# another letter: Й is not И.
SCRIPTS_WITH_MARKS_ASIDE = ("LATIN ", "GREEK ")


def initial(name: str) -> str:
    """Return the letter that a name stands under, `#` if it begins with a digit or has no letter.

    Quotes and punctuation before it are passed over. Marks are set aside in Latin and Greek letters alone.
    """
    first = _plain(name)[:1]
    # Title case: what is a capital for the letters that have one (Georgian's capitals are for whole words).
    return first.title() if first.isalpha() else NO_LETTER


def place(name: str) -> tuple[bool, str, str]:
    """Return where a name stands in the index, to sort by: what has one letter together, `#` last."""
    letter = initial(name)
    return (letter == NO_LETTER, letter, _plain(name))


def range_names(pages: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return what each page of sorted names is called, by its first and last: `Arctic – Bank of England`.

    Of a name stand as many words as tell it from its neighbour on the next page. No page may be empty.
    """
    before = (None, *(page[-1] for page in pages))
    after = (*(page[0] for page in pages[1:]), None)
    return tuple(
        _range_name(page, previous, following)
        for page, previous, following in zip(pages, before, after, strict=False)
    )


def _range_name(names: Sequence[str], before: str | None, after: str | None) -> str:
    """Return what a page is called whose neighbours end with and begin with the given names."""
    if len(names) == 1:
        return names[0]
    first, last = _short(names[0], before), _short(names[-1], after)
    return first if first == last else f"{first} {DASH} {last}"


def _short(name: str, neighbour: str | None) -> str:
    """Return the first words of a name, as many as tell it from its neighbour; none ends as `Bank of`."""
    words, others = name.split(), neighbour.split() if neighbour else []
    ends = (end for end in range(1, len(words)) if words[:end] != others[:end])
    number = next((end for end in ends if not words[end - 1].islower()), len(words))
    return " ".join(words[:number]).rstrip(",;:")


def _plain(name: str) -> str:
    """Return a name in small letters, from its first letter or digit on, marks set aside."""
    small = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    plain = "".join(_fold(sign) for sign in small)
    return plain[next((at for at, sign in enumerate(plain) if _begins(sign)), len(plain)) :]


def _begins(sign: str) -> bool:
    """Tell whether a name can stand under a sign: a letter or digit, but none that only modifies letters."""
    return sign.isalnum() and unicodedata.category(sign) != "Lm"


@cache
def _fold(sign: str) -> str:
    """Return a Latin or Greek letter without what its Unicode name adds by `WITH`: `L WITH STROKE`."""
    called = unicodedata.name(sign, "")
    if called.startswith("COMBINING "):
        return ""
    if not called.startswith(SCRIPTS_WITH_MARKS_ASIDE):
        return sign
    try:
        return unicodedata.lookup(called.partition(" WITH ")[0])
    except KeyError:  # A few letters are named after others that do not exist.
        return sign
