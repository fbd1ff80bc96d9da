"""Words of a text: `U.S.`, `O'Brien`, `Jean-Claude`, `al-Assad` and `AT&T` are one each."""

from __future__ import annotations

import re

WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:-\w+)*"  # U.S., J.K., U.S.-led
    r"|[^\W_]+(?:(?:['’ʼ&/\-‐‑@]|\.(?=\d|com\b|org\b|net\b|gov\b|co\b)|(?<=\d),(?=\d))[^\W_]+)*"
    r"|&"
)
POSSESSIVE = re.compile(r"['’ʼ]s$")


def find_words(text: str) -> tuple[str, ...]:
    """Return the lower-case words of a text in order, without punctuation, full stops and possessives."""
    words = WORD.findall(text.lower())
    return tuple(
        [
            word if word.isalnum() else POSSESSIVE.sub("", word.replace(".", ""))
            for word in words
            if word != "&"
        ]
    )
