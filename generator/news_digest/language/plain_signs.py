"""A text with plain digits, spaces and brackets, for what reads its signs one by one."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_SPACES = str.maketrans("\t\n\r\v\f", " " * 5)


def to_plain(text: str) -> str:
    """Return a text of the same length with plain digits and spaces, and all signs in their usual width."""
    return text.translate(_SPACES) if text.isascii() else "".join(map(_plain_sign, text))


@lru_cache(maxsize=4_096)
def _plain_sign(sign: str) -> str:
    """Return the plain form of one character, or itself if that would be more than one."""
    digit = unicodedata.decimal(sign, None)
    if digit is not None:
        return str(digit)
    usual = " " if sign.isspace() else unicodedata.normalize("NFKC", sign)
    return usual if len(usual) == 1 else sign
