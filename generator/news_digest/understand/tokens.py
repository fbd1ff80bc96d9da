"""Words of a text: `U.S.`, `O'Brien`, `Jean-Claude`, `al-Assad` and `AT&T` are one each."""

from __future__ import annotations

import re
from sys import intern

WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:-\w+)*"  # U.S., J.K., U.S.-led
    r"|[^\W_]+(?:(?:['’ʼ&/\-‐‑@]|\.(?=\d|com\b|org\b|net\b|gov\b|co\b)|(?<=\d),(?=\d))[^\W_]+)*"
    r"|&"
)
POSSESSIVE = re.compile(r"['’ʼ]s$")
ENDS = ".,;:)"  # marks behind a word that are no part of it


def find_words(text: str) -> tuple[str, ...]:
    """Return the lower-case words of a text in order, without punctuation, full stops and possessives.

    Equal words are one object: thousands of articles say most words again and again.
    """
    words: list[str] = []
    for piece in text.lower().split():  # no word reaches over white space
        if piece.isalnum():
            words.append(intern(piece))
        elif piece[-1] in ENDS and piece[:-1].isalnum():
            words.append(intern(piece[:-1]))
        else:
            words += _parse_piece(piece)
    return tuple(words)


def _parse_piece(piece: str) -> list[str]:
    """Return the words of a piece of text without white space: `(u.s.-led` has one, `and/or…yes` two."""
    return [
        intern(word if word.isalnum() else POSSESSIVE.sub("", word.replace(".", "")))
        for word in WORD.findall(piece)
        if word != "&"
    ]
