"""The name an outlet goes by, whatever an article calls it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from news_digest.model import Vocabulary


class SourceNames:
    """The known outlets by all their spellings; upper and lower case are one."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._names = {
            spelling.casefold(): source.name
            for source in vocabulary.sources
            for spelling in (*source.aliases, source.name)
        }

    def find(self, written: str | None) -> str | None:
        """Return the known name of an outlet; an unknown one as written, None for none."""
        if written is None or not written.strip():
            return None
        plain = " ".join(written.split())
        return self._names.get(plain.casefold(), plain)
