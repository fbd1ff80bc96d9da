"""The given names of people, by which a line or a phrase shows that it names a person."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"


@cache
def load_given_names() -> frozenset[str]:
    """Return given names with their capital letters; `data/SOURCES.md` says where they come from."""
    lines = (
        line
        for name in ("given_names.txt", "given_names_world.txt")
        for line in (_DATA / name).read_text(encoding="utf-8").splitlines()
    )
    return frozenset(line for line in lines if line and not line.startswith("#"))
