"""A name as found in a text, before its forms are merged."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from news_digest.understand.kinds import Vote


class FoundName(NamedTuple):
    """A name at `text[start:end]`; `known`: what it surely stands for, `short_for`: what it abbreviates."""

    start: int
    end: int
    text: str
    known: str | None
    votes: tuple[Vote, ...]
    short_for: str | None = None
