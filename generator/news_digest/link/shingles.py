"""Shingles: every article's runs of four words, numbered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from news_digest.link.wording import Wording

    Numbers = npt.NDArray[np.int64]
    ShortNumbers = npt.NDArray[np.int32]

SHINGLE_WORDS = 4
HASH_FACTOR = 6364136223846793005  # odd and large (Knuth's MMIX): 64 bits tell all runs of four apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Shingles:
    """All articles' four-word runs, numbered: article `row` has those from `starts[row]` on, in order."""

    numbers: ShortNumbers
    owners: ShortNumbers
    starts: Numbers

    def run(self, row: int) -> ShortNumbers:
        """Return the shingles of one article."""
        return self.numbers[self.starts[row] : self.starts[row + 1]]


def number_shingles(wording: Wording) -> Shingles:
    """Return every article's runs of four words in order, equal runs by equal whole numbers."""
    import numpy as np  # noqa: PLC0415 - slow to import

    words, length = wording.numbers.astype(np.uint64), len(wording.numbers) - SHINGLE_WORDS + 1
    runs = np.zeros(max(length, 0), dtype=np.uint64)
    for place in range(SHINGLE_WORDS):
        runs = runs * np.uint64(HASH_FACTOR) + words[place : place + len(runs)] + np.uint64(1)
    counts = np.maximum(wording.starts[1:] - wording.bodies - SHINGLE_WORDS + 1, 0)
    owners = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
    starts = np.cumsum([0, *counts.tolist()])
    runs = runs[np.arange(starts[-1]) + np.repeat(wording.bodies - starts[:-1], counts)]
    order = np.argsort(runs)
    runs = runs[order]  # all these are as long as the texts: none is kept longer than it must
    numbers = np.empty(len(runs), dtype=np.int32)
    numbers[order] = np.cumsum(np.diff(runs, prepend=runs[:1]) != 0, dtype=np.int32)
    return Shingles(numbers=numbers, owners=owners, starts=starts)
