"""Clean Unicode: what leaves the room is NFC text that shows what it says, and nothing invisible.

Sources: Unicode Standard Annex #9 (bidi controls), #15 (normalisation), Unicode Technical Report #36, and
the property Default_Ignorable_Code_Point of the Unicode Character Database. Unassigned characters stay: which
they are depends on the version of Python.
"""

from __future__ import annotations

import html
import re
import unicodedata
from functools import cache

from news_digest.read.bounds import MAX_COMBINING_MARKS

# Kept of what nobody sees: ZWJ (U+200D) for emoji and ZWNJ (U+200C) for Persian, the marks of direction
# U+200E and U+200F, the selectors U+FE0E and U+FE0F behind emoji, those of Mongolian (U+180B-U+180D, U+180F).
_DROPPED = (
    r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls; those that are white space become a space
    r"\u00ad\u034f\u061c\u180e\u200b\u2060-\u2065\ufeff"  # soft hyphen, joiners, zero-width characters
    r"\u115f\u1160\u3164\uffa0\u2800"  # fillers of Hangul and an empty Braille cell: blanks that are letters
    r"\u17b4\u17b5\ufe00-\ufe0d\ufff0-\ufff8"  # inherent vowels of Khmer, other selectors, reserved
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0080-\U000e0fff"  # of shorthand, music; reserved
    r"\u202a-\u202e\u2066-\u2069\u206a-\u206f"  # bidi embeddings, overrides, isolates; deprecated controls
    r"\ufff9-\ufffb"  # interlinear annotation
    r"\ue000-\uf8ff\U000f0000-\U0010ffff"  # private use
    r"\ufdd0-\ufdef\ufffe\uffff"  # never characters, and the same in each plane:
    + "".join(rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(1, 15))
    + r"\U000e0000-\U000e007f"  # tags: an alphabet that nobody sees
)
# Tags do mean something after a black flag: the flags of England, Scotland and Wales.
_FLAG = "\U0001f3f4[\U000e0030-\U000e007a]{1,8}\U000e007f"
_FLAG_OR_DROPPED = re.compile(rf"({_FLAG})|[{_DROPPED}]+")
_ANY_DROPPED = re.compile(f"[{_DROPPED}]")  # far quicker than the pattern above where nothing is found
_VISIBLE = re.compile(rf"[^\s{_DROPPED}]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_LIKELY_MARKS = re.compile(rf"[^\x00-\u02ff\w]{{{MAX_COMBINING_MARKS + 1}}}")
_WHITE_SPACE = re.compile(r"\s+")
_TAB_WIDTH = 4
# Letters joined into one by typesetters: shown alike, and found by nobody who types the letters.
_LIGATURE = re.compile("[\ufb00-\ufb06]")
# An entity as HTML writes it; without its semicolon it is as likely a word behind an ampersand.
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def clean_text(text: str) -> str:
    """Return text on one line in clean Unicode, without white space at its ends."""
    return fold_text(text).strip()


def fold_text(text: str) -> str:
    """Return text in clean Unicode with each run of white space, also line ends, as one space."""
    if text.isprintable() and (text.isascii() or not _ANY_DROPPED.search(text)):
        return _normalise(
            _WHITE_SPACE.sub(" ", text) if "  " in text else text
        )  # its only blank is the space
    return _normalise(_WHITE_SPACE.sub(" ", drop_invisible(text)))


def clean_code(text: str) -> str:
    """Return code in clean Unicode that keeps its lines and indentation; tabs become four spaces."""
    lines = (drop_invisible(line.expandtabs(_TAB_WIDTH)) for line in text.split("\n"))
    return "\n".join(_normalise(re.sub(r"\s", " ", line)).rstrip() for line in lines).strip("\n")


def drop_invisible(text: str) -> str:
    """Return text without characters that nobody sees or that turn the text around them."""
    if _SURROGATE.search(text):  # YAML's "\ud83d\ude00" arrives as two halves
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    if not _ANY_DROPPED.search(text):
        return text
    return _FLAG_OR_DROPPED.sub(lambda found: found[1] or "", text)


def decode_entities(text: str) -> str:
    """Return text with `&amp;`, `&#8217;` and their like as the characters that they stand for, once."""
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text) if "&" in text else text


def has_words(text: str) -> bool:
    """Tell whether anything in a text can be seen."""
    return bool(_VISIBLE.search(text))


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text, so that a long table of them can be read."""
    return frozenset(words.split())


def same_words(one: str, other: str) -> bool:
    """Tell whether two lines say the same, whatever their capitals and white space."""
    return clean_text(one).casefold() == clean_text(other).casefold()


def find_marks(text: str) -> int | None:
    """Return where the first letter stands that bears more than `MAX_COMBINING_MARKS` marks, or None."""
    if not _LIKELY_MARKS.search(text):  # marks are no letters to Python; the exact pattern is slow to make
        return None
    found = _too_many_marks().search(text)
    return found.start() if found else None


def cut_marks(text: str) -> str:
    """Return text with at most `MAX_COMBINING_MARKS` combining marks in a row."""
    return _too_many_marks().sub(lambda found: found[0][:MAX_COMBINING_MARKS], text)


def _normalise(text: str) -> str:
    """Return the NFC form without ligatures; runs of marks, whose sorting takes their square, are cut."""
    if text.isascii():
        return text
    if _LIGATURE.search(text):
        text = _LIGATURE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    if unicodedata.is_normalized("NFC", text):
        return text
    return unicodedata.normalize("NFC", cut_marks(text))


@cache
def _too_many_marks() -> re.Pattern[str]:
    """Return what finds more marks in a row than a letter may bear."""
    codes = range(0x300, 0xE01F0)  # the first mark and the end of the last block of them
    marks = "".join(chr(code) for code in codes if unicodedata.category(chr(code)) in {"Mn", "Me"})
    return re.compile(f"[{marks}]{{{MAX_COMBINING_MARKS + 1},}}")
