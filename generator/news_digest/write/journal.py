"""The journal of a change of the docs folder: what is to be put in place, noted before the first step.

A killed run leaves it behind, and the next reads it. A journal that names anything outside `docs/` was not
written here, and counts as none.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from news_digest.write.addresses import is_inside
from news_digest.write.manifest import MANIFEST

JOURNAL = ".digest-journal.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a commit does: each top-level name with the number of its new inode (None: it goes away).

    `removed` are the uris that are no longer wanted.
    """

    tops: tuple[tuple[str, int | None], ...]
    removed: tuple[str, ...]


def journal_bytes(change: Change) -> bytes:
    """Return a change as it is noted."""
    return json.dumps({"tops": change.tops, "removed": change.removed}).encode("utf-8")


def read_journal(path: Path) -> Change | None:
    """Return the change that a journal notes, or None if there is none that could have been written here."""
    try:
        noted = json.loads(path.read_text(encoding="utf-8"))
        tops, removed = tuple((str(top), inode) for top, inode in noted["tops"]), tuple(noted["removed"])
        sound = all(_is_top(top) for top, _inode_of_new in tops) and all(map(is_inside, removed))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return Change(tops=tops, removed=removed) if sound else None


def _is_top(name: str) -> bool:
    """Tell whether a name from a journal is one that stands in the folder itself."""
    return name == MANIFEST or (is_inside(name) and "/" not in name)
