"""What can be lettered, and how a text is broken into lines that fill a box."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from news_digest.picture.typeface import Lettering, characters

# What looks the same as a character that the typeface has.
_ALIKE = str.maketrans({"\N{NON-BREAKING HYPHEN}": "-", "\N{HYPHEN}": "-", "\N{SOFT HYPHEN}": ""})
# Written from right to left: a line of these is no row of single letters from the left.
_TURNED = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI"})
# Emoji, and what joins them or is not seen: a headline says the same without (not so without a currency).
_ORNAMENTS = frozenset({"So", "Sk", "Cf", "Cc"})
_JOINED = frozenset({"Mn", "Me", "Mc"})
_LEADING = 1.12  # from one baseline to the next, in ems
_STEP = 40  # pixels by which a block of lines is made narrower
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Lines of text in one lettering, `leading` pixels from one baseline to the next."""

    lettering: Lettering
    lines: tuple[str, ...]
    leading: int


def find_legible(text: str | None) -> str | None:
    """Return a text as it can be lettered, on one line, or None if nothing or something else would be read.

    Emoji and other ornaments that the typeface lacks fall away; one missing letter, or one that is written
    from right to left, is enough for None.
    """
    composed = unicodedata.normalize("NFC", text or "").translate(_ALIKE)
    folded = "".join(" " if letter.isspace() else letter for letter in composed if not _falls_away(letter))
    drawn = " ".join(folded.split())
    if not drawn or any(unicodedata.bidirectional(letter) in _TURNED for letter in composed):
        return None
    return drawn if all(map(_is_drawn, drawn)) and any(map(str.isalnum, drawn)) else None


def fit(text: str, letterings: Iterable[Lettering], width: int, height: int) -> Block:
    """Return a text in the first of `letterings` (largest first) in which it fits a box of pixels.

    What does not fit even the last is broken anywhere and ends with an ellipsis. Lines of a block are about
    equally long.
    """
    words = text.split()
    for lettering in letterings:
        leading = round(lettering.size * _LEADING)
        lines = _wrap(words, lettering, width)
        if lines and len(lines) * leading <= height:
            return Block(lettering=lettering, lines=_balance(words, lettering, width, lines), leading=leading)
    return _cut(text, lettering, width, height // leading)


def shorten(text: str, lettering: Lettering, width: int) -> str:
    """Return the beginning of a text that fits a line of so many pixels, with an ellipsis where it is cut."""
    if lettering.length(text) <= width:
        return text
    text = text[:width]  # no letter is narrower than a pixel
    while text and lettering.length(text.rstrip() + ELLIPSIS) > width:
        text = text[:-1]
    return text.rstrip(" ,;:.") + ELLIPSIS


def _falls_away(letter: str) -> bool:
    """Tell whether a character is an ornament that can not be drawn."""
    return (
        unicodedata.category(letter) in _ORNAMENTS and not letter.isspace() and not _is_drawn(letter)
    ) or unicodedata.name(letter, "").startswith("VARIATION SELECTOR")


def _is_drawn(letter: str) -> bool:
    """Tell whether a character can stand in a row of single letters."""
    return letter in characters() and unicodedata.category(letter) not in _JOINED


def _wrap(words: list[str], lettering: Lettering, width: float) -> tuple[str, ...]:
    """Return words on lines of at most `width` pixels, or nothing if a word is longer."""
    space = lettering.length(" ")
    lines: list[list[str]] = []
    room = 0.0
    for word in words:
        length = lettering.length(word)
        if length > width:
            return ()
        if lines and room >= space + length:
            lines[-1].append(word)
            room -= space + length
        else:
            lines.append([word])
            room = width - length
    return tuple(map(" ".join, lines))


def _balance(words: list[str], lettering: Lettering, width: int, lines: tuple[str, ...]) -> tuple[str, ...]:
    """Return the same number of lines, the longest as short as can be."""
    for narrower in range(width - _STEP, width // 2, -_STEP):
        found = _wrap(words, lettering, narrower)
        if not found or len(found) > len(lines):
            break
        lines = found
    return lines


def _cut(text: str, lettering: Lettering, width: int, rows: int) -> Block:
    """Return as much of a text as fits so many rows, broken between words where that can be."""
    lines: list[str] = []
    rest = text
    while rest and len(lines) < rows - 1:
        line = _first_line(rest, lettering, width)
        lines.append(line.rstrip())
        rest = rest[len(line) :].lstrip()
    lines.append(shorten(rest, lettering, width))
    return Block(
        lettering=lettering,
        lines=tuple(line for line in lines if line),
        leading=round(lettering.size * _LEADING),
    )


def _first_line(text: str, lettering: Lettering, width: int) -> str:
    """Return the beginning of a text that fits a line; a word that is longer than a line is broken."""
    end = 1
    while end < len(text) and lettering.length(text[: end + 1]) <= width:
        end += 1
    if end == len(text) or text[end] == " ":
        return text[:end]
    between = text.rfind(" ", 0, end)
    return text[:between] if between > 0 else text[:end]
