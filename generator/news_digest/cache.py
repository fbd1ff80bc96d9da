"""What took long to find in articles, and pictures drawn, kept on disk between runs by what they depend on.

What is found in an article depends on what was read of it, the vocabulary and the rules alone; so its key is
a hash of these, and an entry never has to be brought up to date, only found or not. It begins with the
SHA-256 of its key and the rest: one that is damaged, another article's, or of another form, counts as not
found. That is no signature: whoever can write here can make an entry that looks sound. So entries hold plain
values in MessagePack, read back against the model's types, and only findings: all that the file says comes
from the file just read, and `understand` takes no findings that do not fit its text.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path

import msgspec

from news_digest.model import Findings, RawArticle, Vocabulary

_DIGEST_BYTES = 32
# The largest articles that are read make entries of 2 MB; what is much larger is none of ours.
_LARGEST_ARTICLE = 20_000_000
# Entries, and what a killed run had begun to write (`tempfile.mkstemp`): nothing else is ever removed.
_OURS = re.compile(r"[0-9a-f]{64}|tmp[a-z0-9_]{8}")
_SHELF = re.compile(r"[0-9a-f]{2}")
_ROOT = ".cache"  # beside mkdocs.yml; what lies above is where people put their site
_RULES = ("model", "slugs.py", "language", "understand")


def make_key(raw: RawArticle, vocabulary: Vocabulary) -> str:
    """Return the name of an article's entry: a hash of all that was read of it and of what understands it."""
    rules = f"{vocabulary.digest}\n{find_rules_digest()}\n"
    return hashlib.sha256(rules.encode() + msgspec.msgpack.encode(raw)).hexdigest()


def find_findings(folder: Path, key: str) -> Findings | None:
    """Return the findings kept under a key, or None if there are none or damaged ones."""
    value = find_bytes(folder, key)
    if value is None:
        return None
    try:
        return msgspec.msgpack.decode(value, type=Findings)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None


def keep_findings(folder: Path, key: str, findings: Findings) -> None:
    """Keep findings under a key; where the disk refuses, the next run looks for them again."""
    keep_bytes(folder, key, msgspec.msgpack.encode(findings))


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
        if place.parent.is_symlink():
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=place.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_digest(key, value) + value)
            Path(name).replace(place)
        except OSError:  # else each article would leave a scrap on a full disk
            Path(name).unlink(missing_ok=True)


def prune(folder: Path, keys: Iterable[str]) -> None:
    """Remove every entry but those under the given keys; what a link leads to is none of ours."""
    wanted = set(keys)
    if any(place.is_symlink() for place in _places_up_to_root(folder)):
        return
    for shelf in _find_shelves(folder):
        for path in shelf.iterdir():
            if path.name not in wanted and _OURS.fullmatch(path.name):
                with suppress(OSError):
                    path.unlink()


def _places_up_to_root(folder: Path) -> Iterator[Path]:
    """Yield a folder of the cache and those that it lies in, up to the cache's root."""
    yield folder
    for place in folder.parents if _ROOT in folder.parts else ():
        yield place
        if place.name == _ROOT:
            return


def _find_shelves(folder: Path) -> list[Path]:
    """Return the folders of entries in a folder of the cache, without links."""
    with suppress(OSError):
        return [path for path in folder.iterdir() if _SHELF.fullmatch(path.name) and _is_folder(path)]
    return []


def _is_folder(path: Path) -> bool:
    """Tell whether a path is a folder itself, not a link to one."""
    return path.is_dir() and not path.is_symlink()


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
def find_rules_digest() -> str:
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
