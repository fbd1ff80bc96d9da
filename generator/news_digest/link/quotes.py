"""The sentence around a place in an article, as other pages quote it."""

from __future__ import annotations

from bisect import bisect_right

from news_digest.link.stop_words import STOP_WORDS
from news_digest.model import Article, begins_small, is_open
from news_digest.model.limits import QUOTE_CHARACTERS

BEGINS_MORE = frozenset(("a", "an", "and", "or", "the"))  # no heading ends in these
MIN_BROKEN = 40  # characters: a shorter line that ends in a comma or another small word may be a heading
LOOK = 40  # characters that show how a line begins
CUT = "…"  # stands where a line begins or breaks off inside a sentence


def quote_sentence(article: Article, offset: int) -> str:
    """Return the sentence that a place in the text belongs to, on one line; its paragraph if none does.

    Lines may break inside a sentence, and it may be too long to quote. Then a mark of omission tells that it
    began before or goes on.
    """
    place = bisect_right(article.sentences, offset, key=lambda sentence: sentence[0]) - 1
    if place >= 0 and offset < article.sentences[place][1]:
        start, end = article.sentences[place]
    else:
        start = article.text.rfind("\n", 0, offset) + 1
        end = article.text.find("\n", offset)
        end = end if end >= 0 else len(article.text)
    first, last = cut_around(article.text, offset, start, end)
    before = f"{CUT} " if first > start or begins_inside(article.text, start) else ""
    after = f" {CUT}" if last < end or breaks_off(article.text, end) else ""
    return before + " ".join(article.text[first:last].split()) + after


def cut_around(text: str, offset: int, start: int, end: int) -> tuple[int, int]:
    """Return the part of a sentence that can be quoted, between words: all of it, or what is around a place.

    A third of it stands before the place, so that a reader sees how it comes to be named.
    """
    if end - start <= QUOTE_CHARACTERS:
        return start, end
    first = max(start, min(offset - QUOTE_CHARACTERS // 3, end - QUOTE_CHARACTERS))
    last = min(end, first + QUOTE_CHARACTERS)
    if first > start:
        blank = text.find(" ", first, offset)
        first = blank + 1 if blank >= 0 else offset
    if last < end:
        blank = text.rfind(" ", offset, last)
        last = blank if blank > first else last
    return first, last


def begins_inside(text: str, start: int) -> bool:
    """Tell whether a place is the beginning of a line that goes on with the sentence of the line before."""
    line_start = text.rfind("\n", 0, start) + 1
    if line_start == 0 or text[line_start:start].strip():
        return False
    return _runs_on(text, line_start - 1)


def breaks_off(text: str, end: int) -> bool:
    """Tell whether a place is the end of a line whose sentence goes on in the next."""
    line_end = text.find("\n", end)
    return line_end >= 0 and not text[end:line_end].strip() and _runs_on(text, line_end)


def _runs_on(text: str, line_end: int) -> bool:
    """Tell whether a sentence runs over the end of a line: it has no end, and the next begins small.

    A name may follow a comma or a small word such as “of”; but headings end so, too (“What it is about”).
    """
    line = text[text.rfind("\n", 0, line_end) + 1 : line_end].rstrip()
    following = text[line_end + 1 : line_end + 1 + LOOK].lstrip(" \"'“‘«(")
    if not line or not following[:1].isalnum():
        return False
    if begins_small(following):
        return is_open(line)
    last = line.rsplit(None, 1)[-1]
    if last in BEGINS_MORE:
        return True
    return len(line) >= MIN_BROKEN and (last.endswith(",") or (last.islower() and last in STOP_WORDS))
