"""Wire copy and lines in capitals, read as if they were not: names get a capital back, other words none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from news_digest.understand.tokens import WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from news_digest.understand.casing import Casing
    from news_digest.understand.gazetteer import Gazetteer
    from news_digest.understand.known import KnownNames

PART = re.compile(r"[^\W\d_]+")
POSSESSIVE = re.compile(r"(['’ʼ])[Ss]$")
SLUG = re.compile(r"[A-Z][A-Z ]{2,28}(?= - |–)")  # “SOCCER - ARSENAL WIN”
SOUNDED = re.compile(r"[aeiouyà-ÿ]|\W")


def recase(
    text: str, spans: Sequence[tuple[int, int]], casing: Casing, known: KnownNames, gazetteer: Gazetteer
) -> str:
    """Return a text of the same length in which the given spans, in capitals, are in plain letters.

    A word keeps a capital if the rest of the article writes it with one, if it is in a known name, or if it
    is no common English word.
    """
    pieces, position = [], 0
    for start, end in spans:
        pieces += [text[position:start], _recase_span(text[start:end], casing, known, gazetteer)]
        position = end
    recased = "".join((*pieces, text[position:]))
    return recased if len(recased) == len(text) else text


def _recase_span(line: str, casing: Casing, known: KnownNames, gazetteer: Gazetteer) -> str:
    """Return one line in plain letters; the line itself if its letters have no plain forms of one length."""
    titled = WORD.sub(lambda match: _title(match.group(), gazetteer), line)
    if len(titled) != len(line):
        return line
    letters, before = list(titled), ""
    slug = SLUG.match(line)
    for match in WORD.finditer(titled):
        word = match.group()
        in_slug = slug is not None and match.end() <= slug.end() and word not in gazetteer.places
        if in_slug or not _keeps_capital(word, before, casing, gazetteer):
            word = word.lower()
            letters[match.start() : match.end()] = word
        before = word
    for source in (titled, line):
        for start, (end, _) in known.find(source).items():
            if line[start:end].lower() not in gazetteer.stop_words:
                letters[start:end] = source[start:end]
    return "".join(letters)


def _title(word: str, gazetteer: Gazetteer) -> str:
    """Return a word as in a title: small if it is a function word, in capitals if nobody could say it."""
    lower = word.lower()
    if lower in gazetteer.stop_words:
        return lower
    if not SOUNDED.search(lower):
        return word
    return POSSESSIVE.sub(r"\1s", PART.sub(lambda part: part.group().capitalize(), word))


def _keeps_capital(word: str, before: str, casing: Casing, gazetteer: Gazetteer) -> bool:
    """Tell whether a word keeps its capital; `before` is the word before it, in plain letters."""
    bare = POSSESSIVE.sub("", word)
    lower = bare.lower()
    if not bare or lower in gazetteer.stop_words:
        return False
    if lower in casing.large:
        return lower not in casing.small
    if bare in gazetteer.places:
        return True
    if before[:1].isupper() and before.lower() not in gazetteer.nationalities:
        follows = gazetteer.organisation_words | gazetteer.place_words
        return (
            lower in follows
            or not _is_plain(lower, gazetteer)
            or (gazetteer.is_given(before) and bare in gazetteer.surnames)
        )
    return not _is_plain(lower, gazetteer)


def _is_plain(lower: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a word is a common English word, or one for an office."""
    return gazetteer.is_common(lower) or lower in gazetteer.roles or lower in gazetteer.role_modifiers
