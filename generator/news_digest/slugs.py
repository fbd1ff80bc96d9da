"""Addresses: words to slugs, and one table in which no two slugs can meet.

Two names collide if a file system or a reader could take one for the other: upper and lower case, Unicode
forms. What the site, MkDocs or Windows use for themselves (`index`, `page-2`, `assets`, `con`) is never given
out.

Addresses are ASCII in every language: letters are written as the site's language writes them where
its own are missing (`ü` is `ue` in German and `u` in Spanish), other scripts by their
sounds. Reasons: manual/docs/languages.md.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from slugify import GERMAN, slugify

MAX_SLUG_LENGTH = 80
_APOSTROPHES = ("'", "\u2019")
# Where an apostrophe stands between two words (`l'eau`), not inside one (`Haniyeh's`).
_ELIDING = frozenset({"ca", "co", "fr", "fur", "gl", "it", "lij", "oc", "sc", "wa"})
# How Danes and Norwegians write their letters in ASCII; all other letters are plainest without their marks.
_NORDIC = tuple(zip("æÆøØåÅ", ("ae", "Ae", "oe", "Oe", "aa", "Aa"), strict=True))
_LETTERS = {
    **dict.fromkeys(("de", "gsw", "nds", "lb"), tuple(GERMAN)),
    **dict.fromkeys(("da", "nb", "nn", "no", "fo"), _NORDIC),
}
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


def make_slug(words: str, *, fallback: str = "untitled", language: str = "en") -> str:
    """Return an address for words: ASCII letters, digits, hyphens; cut between words, never reserved.

    `language` is that of the site, as Material names it (`de`, `pt-BR`).
    """
    slug = slugify(
        unicodedata.normalize("NFC", words),
        max_length=MAX_SLUG_LENGTH,
        word_boundary=True,
        replacements=_replacements(language),
    )
    slug = slug or f"{fallback}-{short_hash(words)}"
    return f"{slug}-{short_hash(words)}" if RESERVED.fullmatch(slug) else slug


@cache
def _replacements(language: str) -> tuple[tuple[str, str], ...]:
    """Return what a language writes in place of some letters and signs."""
    code = language.replace("_", "-").partition("-")[0].lower()
    apostrophe = "-" if code in _ELIDING else ""
    return (*((sign, apostrophe) for sign in _APOSTROPHES), *_LETTERS.get(code, ()))


def unique_slugs(names: Iterable[str], *, fallback: str = "untitled", language: str = "en") -> dict[str, str]:
    """Return a slug for each name; of names that meet, the first in the given order keeps the plain one.

    The others get a hash behind two hyphens, which no words make.
    """
    taken: set[str] = set()
    slugs: dict[str, str] = {}
    for name in names:
        slug = make_slug(name, fallback=fallback, language=language)
        if slug_key(slug) in taken:
            slug = f"{slug}--{short_hash(name)}"
        taken.add(slug_key(slug))
        slugs[name] = slug
    return slugs
