"""Headers of strangers' words: one line each, and read back letter by letter.

What the standard library writes is not. Taken for a header, a text that looks like an encoded word (RFC 2047)
is decoded, and what comes out of it may end the header and begin another; and where it encodes a long text
itself, spaces between words get lost. So words that are not plain ASCII are encoded here.
"""

from __future__ import annotations

import re
import unicodedata
from base64 import b64encode
from collections.abc import Iterator
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import Policy
from typing import Self

# Control characters would end a header or its line: a space stands for each.
_SEPARATORS = frozenset({"Cc", "Cs", "Zl", "Zp"})
# Of the signs that are not seen, or reorder what is, the first two decide how Persian and Hindi are written
# and which emoji several make together, the others on which side a full stop stands. They are kept between
# letters, as are the tags that make the flags of England, Scotland and Wales; for all else nothing stands.
_UNSEEN = "Cf"
_JOINERS = "\u200c\u200d\u200e\u200f\u061c"
_FLAG_OR_SIGN = re.compile("\U0001f3f4[\U000e0030-\U000e007a]{1,8}\U000e007f|.", re.DOTALL)
_LOOSE_JOINERS = re.compile(rf"(?<!\S)[{_JOINERS}]+|[{_JOINERS}]+(?!\S)")
# Bytes of UTF-8 in an encoded word: with the header's name its line then has less than 76 characters.
_WORD_BYTES = 39


class _Written(str):  # noqa: SLOT000  # a string as the standard library's own headers are
    """A header's value as it goes out, its lines folded already."""

    def __new__(cls, name: str, value: str) -> Self:
        """Return the value of the header `name`."""
        header = super().__new__(cls, value)
        header.name = name
        return header

    name: str

    def fold(self, *, policy: Policy) -> str:
        """Return the whole header, as `email.policy.EmailPolicy` asks a header for it."""
        return f"{self.name}: {self}{policy.linesep}"


def plain_header(text: str) -> str:
    """Return a text as it may stand in a header: one line, nothing invisible but what joins letters."""
    kept = "".join(map(_keep, _FLAG_OR_SIGN.findall(text)))
    return " ".join(_LOOSE_JOINERS.sub("", kept).split())


def set_subject(message: EmailMessage, text: str) -> None:
    """Give a message its subject."""
    plain = plain_header(text)
    message["Subject"] = plain if _is_safe(plain) else _Written("Subject", _encode(plain))


def set_sender(message: EmailMessage, sender: Address) -> None:
    """Tell who sends a message."""
    if _is_safe(sender.display_name):
        message["From"] = sender
    else:
        message["From"] = _Written("From", f"{_encode(sender.display_name)}\r\n <{sender.addr_spec}>")


def _keep(sign: str) -> str:
    """Return what stands in a header for a character: itself, a space, or nothing; a flag stands as it is."""
    if len(sign) > 1:
        return sign
    category = unicodedata.category(sign)
    if category in _SEPARATORS:
        return " "
    return "" if category == _UNSEEN and sign not in _JOINERS else sign


def _is_safe(text: str) -> bool:
    """Tell whether the standard library writes a text as it is."""
    return text.isascii() and "=?" not in text


def _encode(text: str) -> str:
    """Return a text as encoded words, one a line (RFC 2047, section 2), none cut in a character."""
    words = (b64encode(part.encode()).decode() for part in _cut(text))
    return "\r\n ".join(f"=?utf-8?b?{word}?=" for word in words)


def _cut(text: str) -> Iterator[str]:
    """Yield a text in parts of so many bytes as an encoded word holds."""
    part, size = "", 0
    for sign in text:
        length = len(sign.encode())
        if size + length > _WORD_BYTES:
            yield part
            part, size = "", 0
        part, size = part + sign, size + length
    yield part
