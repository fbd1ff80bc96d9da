"""Articles already understood, and pictures drawn, kept on disk between runs by what they depend on.

What one article means depends on its file, its address, the vocabulary and the rules alone; so its key is a
hash of these, and an entry never has to be brought up to date, only found or not. It begins with the SHA-256
of its key and the rest: one that is damaged, another article's, or of another form, counts as not found.
Entries hold plain values in MessagePack, read back against the model's types, so that a forged entry can not
run anything.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path

import msgspec

from generator.model import Article, RawArticle, Vocabulary

_DIGEST_BYTES = 32
# The largest articles that are read make entries of 2 MB; what is much larger is none of ours.
_LARGEST_ARTICLE = 20_000_000
# Entries, and what a killed run had begun to write (`tempfile.mkstemp`): nothing else is ever removed.
_OURS = re.compile(r"[0-9a-f]{64}|tmp[a-z0-9_]{8}")
_RULES = ("model", "slugs.py", "language", "understand")


def make_key(raw: RawArticle, vocabulary: Vocabulary) -> str:
    """Return the name of an article's entry: a hash of all that its meaning depends on.

    Other files have a say in an article's slug and aliases, so these count beside the file's own bytes.
    """
    parts = (raw.digest, raw.path, raw.slug, *raw.front_matter.aliases, vocabulary.digest, _rules_digest())
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def find_article(folder: Path, key: str) -> Article | None:
    """Return the article kept under a key, or None if there is none or it is damaged."""
    value = find_bytes(folder, key)
    if value is None:
        return None
    try:
        return msgspec.msgpack.decode(value, type=Article)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None


def keep_article(folder: Path, key: str, article: Article) -> None:
    """Keep an article under a key; where the disk refuses, the next run understands it again."""
    keep_bytes(folder, key, msgspec.msgpack.encode(article))


def find_bytes(folder: Path, key: str, *, largest: int = _LARGEST_ARTICLE) -> bytes | None:
    """Return the bytes kept under a key (a hexadecimal hash), or None if there are none or damaged ones.

    A file of more than `largest` bytes is not read at all.
    """
    try:
        content = _read(_place(folder, key), largest)
    except OSError:
        return None
    digest, value = content[:_DIGEST_BYTES], content[_DIGEST_BYTES:]
    return value if _digest(key, value) == digest else None


def keep_bytes(folder: Path, key: str, value: bytes) -> None:
    """Keep bytes under a key, if the disk lets us."""
    place = _place(folder, key)
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=place.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_digest(key, value) + value)
            Path(name).replace(place)
        except OSError:  # else each article would leave a scrap on a full disk
            Path(name).unlink(missing_ok=True)


def prune(folder: Path, keys: Iterable[str]) -> None:
    """Remove every entry but those under the given keys."""
    wanted = set(keys)
    for path in folder.glob("??/*"):
        if path.name not in wanted and _OURS.fullmatch(path.name):
            with suppress(OSError):
                path.unlink()


def _read(place: Path, largest: int) -> bytes:
    """Return the bytes of a regular file of bearable size; OSError for all else, waiting for none."""
    flags = (
        os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    )
    with os.fdopen(os.open(place, flags), "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode) or status.st_size > largest:
            raise OSError("no entry of ours")
        return file.read(largest)


def _digest(key: str, value: bytes) -> bytes:
    """Return the hash that an entry begins with: of its key as well, so that it serves no other article."""
    return hashlib.sha256(key.encode() + b"\n" + value).digest()


def _place(folder: Path, key: str) -> Path:
    """Return where an entry lies: a folder for each first two digits, so that none grows too large."""
    return folder / key[:2] / key


@cache
def _rules_digest() -> str:
    """Return a hash of the code and tables that understand an article: other rules, other entries.

    Babel's version counts too, since the names of months come from it.
    """
    home = Path(__file__).parent
    total = hashlib.sha256(version("babel").encode())
    for name in _RULES:
        place = home / name
        files = sorted(path for path in place.rglob("*") if path.is_file()) if place.is_dir() else [place]
        for path in files:
            if "__pycache__" not in path.parts:
                total.update(path.relative_to(home).as_posix().encode() + b"\n" + path.read_bytes())
    return total.hexdigest()
