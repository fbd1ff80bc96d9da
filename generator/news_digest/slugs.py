"""Addresses: words to slugs, and one table in which no two slugs can meet.

Two names collide if a file system or a reader could take one for the other: upper and lower case, Unicode
forms. What the site, MkDocs or Windows use for themselves (`index`, `page-2`, `assets`, `con`) is never given
out.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable

from slugify import slugify

MAX_SLUG_LENGTH = 80
APOSTROPHES = (("'", ""), ("\u2019", ""))
# Windows opens a device under these names, in any folder and with any ending.
_DEVICES = r"con|prn|aux|nul|com\d|lpt\d"
DEVICES = re.compile(_DEVICES, re.IGNORECASE)
# Ours and MkDocs': `index` and `readme` are a folder's page, `templates` is left out of the site, `404` and
# `sitemap` are made beside the pages, the others hold what pages load.
RESERVED = re.compile(
    rf"(index|readme|feeds?|page-\d+|undated|404|sitemap|assets|pagefind|search|templates|{_DEVICES})",
    re.IGNORECASE,
)


def slug_key(slug: str) -> str:
    """Return the form under which two slugs are the same address."""
    return unicodedata.normalize("NFC", slug).casefold()


def short_hash(text: str, digits: int = 6) -> str:
    """Return hexadecimal digits, 64 at most, that stand for a text, the same on every machine."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:digits]


def make_slug(words: str, *, fallback: str = "untitled") -> str:
    """Return an address for words: ASCII letters, digits, hyphens; cut between words, never reserved."""
    slug = slugify(words, max_length=MAX_SLUG_LENGTH, word_boundary=True, replacements=APOSTROPHES)
    slug = slug or f"{fallback}-{short_hash(words)}"
    return f"{slug}-{short_hash(words)}" if RESERVED.fullmatch(slug) else slug


def unique_slugs(names: Iterable[str], *, fallback: str = "untitled") -> dict[str, str]:
    """Return a slug for each name; of names that meet, the first in the given order keeps the plain one.

    The others get a hash behind two hyphens, which no words make.
    """
    taken: set[str] = set()
    slugs: dict[str, str] = {}
    for name in names:
        slug = make_slug(name, fallback=fallback)
        if slug_key(slug) in taken:
            slug = f"{slug}--{short_hash(name)}"
        taken.add(slug_key(slug))
        slugs[name] = slug
    return slugs
