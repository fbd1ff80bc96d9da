"""Which files in the docs folder are ours: the manifest names them, everything else a person wrote."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from news_digest.write.addresses import is_inside

MANIFEST = ".digest-manifest.json"
# Where a change is made ready before it is put in place (`change`).
ASIDE = ".digest-next"


def read_manifest(folder: Path) -> frozenset[str]:
    """Return the uris that earlier runs wrote; a missing or damaged manifest names none.

    Of a change that was interrupted, the files before and after it count, for either may stand here.
    """
    return _read(folder / MANIFEST) | _read(folder / ASIDE / MANIFEST)


def manifest_bytes(uris: Iterable[str]) -> bytes:
    """Return a manifest of uris, one a line."""
    return (json.dumps({"files": sorted(uris)}, ensure_ascii=False, indent=0) + "\n").encode("utf-8")


def find_handwritten(folder: Path) -> tuple[str, ...]:
    """Return the uris of all files in `folder` that no manifest names, sorted."""
    # Another build may put its pages in place meanwhile: what a manifest named before or after is ours.
    before = read_manifest(folder)
    uris = list(_find_files(folder))
    ours = before | read_manifest(folder) | {MANIFEST}
    return tuple(sorted(uri for uri in uris if uri not in ours))


def _find_files(folder: Path) -> Iterator[str]:
    """Yield the uri of every file in a folder; one that goes away meanwhile has none (`rglob` raises)."""
    for place, folders, files in os.walk(folder):
        inside = Path(place).relative_to(folder)
        if place == str(folder):
            folders[:] = [name for name in folders if name != ASIDE]
        yield from ((inside / name).as_posix() for name in files if Path(place, name).is_file())


def _read(path: Path) -> frozenset[str]:
    """Return the uris that one manifest names."""
    try:
        uris = json.loads(path.read_text(encoding="utf-8"))["files"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return frozenset()
    return frozenset(uri for uri in uris if isinstance(uri, str) and is_inside(uri))
