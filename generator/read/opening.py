"""The opening of an article: which line is the headline, which the source, and where the body begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.read.bounds import MAX_HEADLINE_CHARACTERS
from generator.read.characters import clean_text, same_words
from generator.read.problems import RefusedError, quoted

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import FrontMatter

# A line this short without a full stop, below the headline, is a source and not a paragraph.
MAX_SOURCE_CHARACTERS = 100
# A line that ends like this is a sentence, a quotation or the start of a list, and no outlet's name.
_SENTENCE_END = re.compile(r"[.!?…:;,。！？：；，؟।\"”’»“]$")  # noqa: RUF001 (the marks of other scripts are meant)

Line = tuple[int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """The headline and source of an article, and the (line number, clean text) of what follows them."""

    headline: str
    source: str | None
    rest: tuple[Line, ...]


def find_opening(
    lines: tuple[Line, ...],
    front_matter: FrontMatter,
    begins_text: Callable[[tuple[Line, ...]], bool] = lambda _lines: False,
) -> Opening:
    """Return the opening of a bare text: headline, source line, paragraphs.

    `lines` are (1-based number, clean text) without blank ones. What front matter gives is not taken by
    position; a line that repeats it is dropped. Nothing else ever is. `begins_text` tells of the lines below
    the headline whether the first is surely no source. Raises RefusedError if there is no
    headline, if it is too long, or if nothing follows.
    """
    headline, rest = _take_headline(lines, front_matter.title)
    source, rest = _take_source(rest, front_matter.source, begins_text)
    return Opening(headline=headline, source=source, rest=rest)


def looks_like_source(text: str) -> bool:
    """Tell whether a line may be an outlet's name: short, and not the end of a sentence."""
    return len(text) <= MAX_SOURCE_CHARACTERS and not _SENTENCE_END.search(text)


def check_headline(headline: str, line: int) -> None:
    """Raise RefusedError if a headline is empty or longer than `MAX_HEADLINE_CHARACTERS`.

    Such an article is left out: its first line is most likely a paragraph, and the headline forgotten.
    """
    if not clean_text(headline):
        advice = "write the headline on the first line, or `title:` in the front matter"
        raise RefusedError(line, "no-headline", "the article has no headline", advice)
    if len(headline) > MAX_HEADLINE_CHARACTERS:
        message = f"the headline {quoted(headline)} has {len(headline):,} characters"
        advice = f"write a headline of at most {MAX_HEADLINE_CHARACTERS} above it"
        raise RefusedError(line, "headline-too-long", message, advice)


def no_body(line: int) -> RefusedError:
    """Return the refusal of an article that ends with its headline or source."""
    advice = "write the paragraphs below the headline and the source line"
    return RefusedError(line, "no-body", "the article has no paragraph", advice)


def _take_headline(lines: tuple[Line, ...], title: str | None) -> tuple[str, tuple[Line, ...]]:
    """Return the headline, given or from the first line, and the other lines."""
    if title is not None:
        repeats = bool(lines) and same_words(lines[0][1], title)
        return title, lines[1:] if repeats else lines
    number, headline = lines[0] if lines else (1, "")
    check_headline(headline, number)
    return headline, lines[1:]


def _take_source(
    lines: tuple[Line, ...], given: str | None, begins_text: Callable[[tuple[Line, ...]], bool]
) -> tuple[str | None, tuple[Line, ...]]:
    """Return the source, given or taken from the first line if that looks like one, and the other lines."""
    if not lines:
        return given, lines
    first = lines[0][1]
    if given is not None:
        return given, lines[1:] if same_words(first, given) else lines
    is_source = looks_like_source(first) and not begins_text(lines)
    return (first, lines[1:]) if is_source else (None, lines)
