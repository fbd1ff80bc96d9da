"""Text that is not what it looks like: words of two alphabets, and letters that lost their encoding.

A name with one Cyrillic letter in it is another word to a search and to a list of topics, and to no reader.
Letters are compared as Unicode Technical Standard #39 does (mixed-script confusables), but only of alphabets
whose letters can pass for Latin ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from news_digest.read.problems import quoted

if TYPE_CHECKING:
    from news_digest.read.problems import ProblemList

_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
# Letters of other alphabets that look like Latin ones in common typefaces, and these below them: rows of
# UTS #39's confusables.txt whose skeleton is one Latin letter.
_ALIKE = {
    "Cyrillic": ("АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝӏ", "ABESIJKMHOPCTYXaesijopcyxhdqwl"),  # noqa: RUF001 (meant)
    "Greek": ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαιορυν", "ABEZHIKMNOPTYXaiopuv"),  # noqa: RUF001 (meant)
    "Armenian": ("ՍՕոսցհօ", "UOnugho"),  # noqa: RUF001 (meant)
}
_TO_LATIN = str.maketrans(
    "".join(one for one, _ in _ALIKE.values()), "".join(one for _, one in _ALIKE.values())
)
_ANY_ALIKE = re.compile(f"[{''.join(one for one, _ in _ALIKE.values())}]")
_PASSES_FOR_CYRILLIC = frozenset("aceopxyABEKMHOPCTX")
_LATIN_LETTER = re.compile(f"[{_LATIN}]")
_CYRILLIC_LETTER = re.compile("[\u0400-\u052f]")
_BETWEEN_LATIN = re.compile(f"[{_LATIN}][\u0370-\u052f][{_LATIN}]")
_WORD = re.compile(r"[^\W\d_]+")
# Where the bytes of UTF-8 were read as Windows-1252: the first byte of a pair or triple, then the others.
_WRONGLY_DECODED = re.compile(
    "[\u00c2-\u00df][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
    "|[\u00e0-\u00ef]"
    "[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{2}"
)
# What neither look-alikes nor wrong letters can do without: accented letters and other scripts.
_BEYOND_SIGNS = re.compile("[\u00c2-\u00ef\u0370-\u058f\ufffd]")
_REPLACED = "\ufffd"


def check_letters(lines: Iterable[tuple[int, str]], problems: ProblemList) -> None:
    """Note each (number, text) line with a word of two alphabets or with letters in a wrong encoding."""
    for number, text in lines:
        if not _BEYOND_SIGNS.search(text):  # letters of plain English, and the signs of print
            continue
        for word, script in find_mixed_words(text):
            message = f"the word {quoted(word)} mixes Latin and {script} letters"
            advice = f"write it in one alphabet: who looks for {quoted(as_latin(word))} does not find it"
            problems.add(number, "mixed-alphabets", message, advice)
        wrong = find_wrong_letters(text)
        if wrong is not None:
            shown, meant = wrong
            message = f"letters stand in a wrong encoding: {quoted(shown)}"
            meaning = f", such as {quoted(meant)}" if meant else ""
            problems.add(number, "wrong-letters", message, f"write the letters that are meant{meaning}")


def find_mixed_words(text: str) -> Iterator[tuple[str, str]]:
    """Yield each word of Latin letters and such as pass for them, with the name of the second alphabet."""
    if not (_ANY_ALIKE.search(text) and _LATIN_LETTER.search(text)):
        return
    for found in _WORD.finditer(text):
        latin = [one for one in found[0] if _LATIN_LETTER.match(one)]
        others = [one for one in found[0] if not _LATIN_LETTER.match(one)]
        if latin and others and _is_mixed(found[0], latin, others):
            yield found[0], _alphabet(others)


def _is_mixed(word: str, latin: list[str], others: list[str]) -> bool:
    """Tell whether a word of two alphabets passes for one of a single; SMS with a Russian ending does not."""
    if all(ord(one) in _TO_LATIN for one in others) or _BETWEEN_LATIN.search(word):
        return True
    return _PASSES_FOR_CYRILLIC.issuperset(latin) and all(map(_CYRILLIC_LETTER.match, others))


def _alphabet(letters: list[str]) -> str:
    """Return the name of the alphabet of letters that are not Latin."""
    names = (name for name, (alike, _) in _ALIKE.items() if any(one in alike for one in letters))
    return next(names, "other")


def find_wrong_letters(text: str) -> tuple[str, str] | None:
    """Return letters that were read in a wrong encoding, and what was meant (empty if that is lost)."""
    if _REPLACED in text:
        place = text.index(_REPLACED)
        return text[max(0, place - 10) : place + 10], ""
    for found in _WRONGLY_DECODED.finditer(text):
        meant = _decode(found[0])
        if meant is not None:
            return found[0], meant
    return None


def _decode(letters: str) -> str | None:
    """Return what letters read as Windows-1252 say in UTF-8, or None if they are no UTF-8."""
    try:
        content = b"".join(
            one.encode("cp1252") if ord(one) > 0xFF else one.encode("latin-1")  # noqa: PLR2004 (a byte)
            for one in letters
        )
        return content.decode("utf-8")
    except UnicodeError:
        try:
            return letters.encode("cp1252").decode("utf-8")
        except UnicodeError:
            return None


def as_latin(word: str) -> str:
    """Return a word with Latin letters for those that pass for them."""
    return word if word.isascii() else word.translate(_TO_LATIN)
