"""Places for the points of a graph so that near ones lie near: stress majorisation, always the same.

Gansner, Koren and North, "Graph Drawing by Stress Majorization", 2004. It starts from a fixed spiral, and
uses only sums, products, quotients and square roots taken one after another, which are the same on every
machine; library routines for sums of products are not.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

ROUNDS = 120
# The turn of each point in the spiral from the one before, as sunflowers have it: no two in one line.
GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))
# Points with no way between them are as far apart as this many times the longest way there is.
APART = 1.15
LEAST = 1e-9
# How much of a point's place is its rank among all.
EVENNESS = 0.5


def lay_out(size: int, lengths: Mapping[tuple[int, int], float]) -> Floats:
    """Return places as rows of (x, y) in the unit square, for points whose ties have these lengths."""
    places = _spiral(size)
    if size > 1:
        wanted = _distances(size, lengths)
        for _round in range(ROUNDS):
            places = _improve(places, wanted)
    return _spread(places)


def _spiral(size: int) -> Floats:
    """Return the start: the first point in the middle, the others around it; rounded, since sines differ."""
    turns = [(math.sqrt(number + 0.5), number * GOLDEN_ANGLE) for number in range(size)]
    return np.array(
        [(round(radius * math.cos(turn), 6), round(radius * math.sin(turn), 6)) for radius, turn in turns]
    )


def _distances(size: int, lengths: Mapping[tuple[int, int], float]) -> Floats:
    """Return how far apart points should lie: the shortest ways between them (Floyd and Warshall)."""
    ways = np.full((size, size), np.inf)
    for (one, other), length in lengths.items():
        ways[one, other] = ways[other, one] = length
    np.fill_diagonal(ways, 0)
    for through in range(size):
        ways = np.minimum(ways, ways[:, through, None] + ways[None, through, :])
    known = ways[np.isfinite(ways)]
    return np.where(np.isfinite(ways), ways, known.max() * APART + LEAST)


def _improve(places: Floats, wanted: Floats) -> Floats:
    """Return places with less stress: each point moves to the mean of where the others want it."""
    off = places[:, None, :] - places[None, :, :]
    now = np.sqrt(off[:, :, 0] * off[:, :, 0] + off[:, :, 1] * off[:, :, 1])
    weights = np.where(wanted > 0, 1 / np.maximum(wanted * wanted, LEAST), 0)
    stretch = wanted / np.maximum(now, LEAST)
    pulls = (places[None, :, :] + off * stretch[:, :, None]) * weights[:, :, None]
    moved, total = np.zeros_like(places), np.zeros((len(places), 1))
    for other in range(len(places)):  # one after another: the order of a sum decides its last digit
        moved = moved + pulls[:, other, :]
        total = total + weights[:, other, None]
    return np.asarray(moved / total, dtype=np.float64)


def _spread(places: Floats) -> Floats:
    """Return places stretched to fill the square from 0 to 1; a single point in its middle.

    Where a point stands is half its own place and half its rank, so that no corner is crowded and none empty.
    """
    if len(places) == 1:
        return np.full((1, 2), 0.5)
    rounded = np.round(places, 6)
    low, high = rounded.min(axis=0), rounded.max(axis=0)
    own = (rounded - low) / np.maximum(high - low, LEAST)
    ranks = rounded.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable") / (len(places) - 1)
    return np.asarray(np.round(own * (1 - EVENNESS) + ranks * EVENNESS, 6), dtype=np.float64)
