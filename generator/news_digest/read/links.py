"""What an address leads to, and which addresses are let through."""

from __future__ import annotations

import re
from typing import Literal
from urllib.parse import urlsplit

from news_digest.read.bounds import MAX_ADDRESS_CHARACTERS
from news_digest.read.characters import drop_invisible
from news_digest.read.files import SUFFIXES

LinkKind = Literal["web", "mail", "article", "name", "unsafe", "unknown"]
WIKI = (
    "wiki:"  # the scheme of links to an article by its name (`[[Harbour Bridge]]`), until they are resolved
)

# Browsers drop or turn these: tabs and line ends vanish, a backslash becomes a slash.
_NEVER = re.compile(r"[\x00-\x20\x7f-\xa0\u2000-\u200f\u2028-\u202f\u3000\ufeff<>\"`\\]")
_NEVER_IN_PATH = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029<>\"`\\]")
_SCHEME = re.compile(r"[^/?#]*?:")
_MAIL = re.compile(r"mailto:[^@\s?]+@[^@\s?/]+(\?\S*)?", re.IGNORECASE)


def link_kind(address: str) -> LinkKind:
    """Tell what a link's address leads to, as written by an author.

    `web` is http or https with a host, `mail` is mailto, `article` is a relative path to a `.txt` or `.md`
    file, `name` an article's name as Obsidian has it; `unsafe` is every other scheme and whatever a browser
    may read as one; `unknown` is the rest, such as `#top`.
    """
    if is_web_address(address):
        return "web"
    if _MAIL.fullmatch(address) and not _NEVER.search(address):
        return "mail"
    if address.startswith(WIKI) and not _NEVER_IN_PATH.search(address):
        return "name"
    if _SCHEME.match(address) or address.startswith("//") or _NEVER_IN_PATH.search(address):
        return "unsafe"
    if address.lower().endswith(SUFFIXES) and not address.startswith("/"):
        return "article"
    return "unknown"


def is_web_address(text: str) -> bool:
    """Tell whether a text is an address of the web: http or https, a host, nothing that hides another.

    A user before the host (`https://bank.example@evil.example/`) is refused: readers take it for the host.
    """
    if len(text) > MAX_ADDRESS_CHARACTERS or _NEVER.search(text) or drop_invisible(text) != text:
        return False
    try:
        parts = urlsplit(text)
        _ = parts.port  # raises ValueError if it is no number
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc
