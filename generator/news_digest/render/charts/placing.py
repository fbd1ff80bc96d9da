"""Boxes put where they want to be, as nearly as may be without one covering another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# Boxes stand on a lattice of so many units, fine enough to look free.
STEP = 4
# So much air between two boxes.
GAP = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A box by its width and height, and the place from 0 to 1 each way that it wants in the area."""

    width: float
    height: float
    x: float
    y: float


def place_boxes(boxes: Sequence[Box], width: int, height: int) -> list[tuple[int, int] | None]:
    """Return the left upper corner of each box in an area, the first served first; None where no room is."""
    placed: list[tuple[int, int, Box]] = []
    corners: list[tuple[int, int] | None] = []
    for box in boxes:
        corner = _nearest_free(box, placed, width, height)
        corners.append(corner)
        if corner is not None:
            placed.append((*corner, box))
    return corners


def _nearest_free(
    box: Box, placed: Sequence[tuple[int, int, Box]], width: int, height: int
) -> tuple[int, int] | None:
    """Return the free corner nearest to where a box wants to be; of equals the upper, then the left."""
    columns = np.arange(0, int(width - box.width) + 1, STEP)
    rows = np.arange(0, int(height - box.height) + 1, STEP)
    if not len(columns) or not len(rows):
        return None
    distance = _square(rows - round(box.y * (height - box.height)))[:, None] + _square(
        columns - round(box.x * (width - box.width))
    )
    free = np.ones(distance.shape, dtype=bool)
    for left, top, other in placed:
        beside = (columns < left + other.width + GAP) & (columns + box.width + GAP > left)
        level = (rows < top + other.height + GAP) & (rows + box.height + GAP > top)
        free &= ~(level[:, None] & beside)
    if not free.any():
        return None
    row, column = divmod(int(np.where(free, distance, np.iinfo(np.int64).max).argmin()), len(columns))
    return int(columns[column]), int(rows[row])


def _square(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the squares of whole numbers."""
    return numbers * numbers
