"""What stands next to one of several in a row: the week before, the article after."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

Item = TypeVar("Item")


def find_neighbours(items: Sequence[Item], place: int) -> tuple[Item | None, Item | None]:
    """Return what stands before and what stands behind a place in a row; None at its ends."""
    before = items[place - 1] if place > 0 else None
    behind = items[place + 1] if place + 1 < len(items) else None
    return before, behind
