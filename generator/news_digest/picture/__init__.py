"""The pictures that other sites show beside a link to a page: words in, PNG out."""

from __future__ import annotations

import hashlib
import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path

import PIL
from PIL import features

from news_digest.cores import count_cores
from news_digest.model import Picture
from news_digest.picture.card import HEIGHT, WIDTH, draw_picture
from news_digest.picture.sound import is_picture
from news_digest.picture.typeface import typeface_files

__all__ = ["HEIGHT", "WIDTH", "draw_picture", "draw_pictures", "is_picture", "make_key"]

# A worker process costs about half a second to start; below this many pictures it does not pay.
PARALLEL_FROM = 400
_PICTURES_A_TASK = 50


def make_key(picture: Picture) -> str:
    """Return a hash of all that a picture's bytes depend on: its words, this room, what it draws with."""
    words = (picture.site_name, picture.label, picture.headline, picture.source, picture.date)
    return hashlib.sha256(f"{_rules_digest()}\n{words!r}".encode("utf-8", "backslashreplace")).hexdigest()


def draw_pictures(pictures: Sequence[Picture]) -> Iterator[bytes]:
    """Yield each picture drawn, in order, over all cores when there are many."""
    workers = count_cores()
    if len(pictures) < PARALLEL_FROM or workers == 1:
        yield from map(draw_picture, pictures)
        return
    # Spawned, not forked: the doors run threads (a progress bar, a file watcher), which a fork would break.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context) as pool:
        yield from pool.map(draw_picture, pictures, chunksize=_PICTURES_A_TASK)


@cache
def _rules_digest() -> str:
    """Return a hash of this room's code, the typeface, and the versions of what draws and packs."""
    total = hashlib.sha256(f"{PIL.__version__} {features.version('freetype2')}".encode())
    for path in (*sorted(Path(__file__).parent.glob("*.py")), *typeface_files()):
        total.update(path.name.encode() + b"\n" + path.read_bytes())
    return total.hexdigest()
