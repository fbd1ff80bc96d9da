"""What belongs to the page and not to the report: boilerplate lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from news_digest.model import Vocabulary


class Boilerplate:
    """Knows the lines that the vocabulary calls boilerplate: equal, or begun by an entry that ends in `*`."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        lines = [line.casefold().strip() for line in vocabulary.boilerplate]
        self._whole = frozenset(line for line in lines if not line.endswith("*"))
        self._beginnings = tuple(line[:-1] for line in lines if len(line) > 1 and line.endswith("*"))

    def is_boilerplate(self, line: str) -> bool:
        """Tell whether a paragraph is boilerplate."""
        folded = line.strip().casefold()
        return folded in self._whole or folded.startswith(self._beginnings)
