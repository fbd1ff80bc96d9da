"""The first things to know: the opening sentences, without dateline and boilerplate, never cut in two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from news_digest.model import begins_small, is_open, prose
from news_digest.model.limits import SUMMARY_CHARACTERS
from news_digest.understand.datelines import skip_dateline
from news_digest.understand.dates import find_date_line
from news_digest.understand.sentences import find_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from news_digest.model import Block
    from news_digest.understand.clean import Boilerplate

SENTENCES = 2
MAX_CHARACTERS = 600  # two sentences longer than this become one
MIN_CHARACTERS = 25  # shorter lines are labels
SENTENCE_ENDS = ".!?…。！？؟।"
CLOSERS = "\"'”’»)]」』）"
OPEN_END = re.compile(r"(?:,|\s[a-z]{1,3})\Z")  # a comma, “of”, “the”: more must follow
MIN_OPEN = 30  # characters: a shorter line with such an end is a heading
MIN_BROKEN, MAX_BROKEN = 60, 80  # characters of lines that were broken at a width


def write_summary(blocks: Sequence[Block], boilerplate: Boilerplate, language: str = "en") -> str:
    """Return the first two sentences of an article's paragraphs (one if two are long), or nothing.

    What begins inside a sentence is only told where nothing else is left.
    """
    summary = " ".join(
        _choose(_whole_sentences(blocks, boilerplate, language, with_cut=False))
        or _choose(_whole_sentences(blocks, boilerplate, language, with_cut=True))
    )
    return summary if len(summary) <= SUMMARY_CHARACTERS else _cut(summary)


def _cut(summary: str) -> str:
    """Return the beginning of a sentence that has no end in sight, between words."""
    kept = summary[:SUMMARY_CHARACTERS]
    return (kept.rpartition(" ")[0] or kept) + " …"


def _choose(sentences: Iterable[str]) -> list[str]:
    """Return the first two sentences, or one if two are long."""
    chosen: list[str] = []
    for sentence in sentences:
        if chosen and len(" ".join((*chosen, sentence))) > MAX_CHARACTERS:
            break
        chosen.append(sentence)
        if len(chosen) == SENTENCES:
            break
    return chosen


def _whole_sentences(
    blocks: Sequence[Block], boilerplate: Boilerplate, language: str, *, with_cut: bool
) -> Iterator[str]:
    """Yield the sentences of the report that end as one in order, with or without those cut at their head."""
    for paragraph, is_cut in _join_broken(blocks, boilerplate):
        text = skip_dateline(paragraph)
        for start, end in find_sentences(text, language):
            sentence = text[start:end]
            left_out = is_cut and start == 0 and not with_cut
            if len(sentence) >= MIN_CHARACTERS and _is_whole(sentence) and not left_out:
                yield sentence


def _join_broken(blocks: Sequence[Block], boilerplate: Boilerplate) -> Iterator[tuple[str, bool]]:
    """Yield the paragraphs of the report, and whether each begins inside a sentence or a list.

    Those that were broken at a width are joined, if the reader of files has not done so.
    """
    lines: list[str] = []  # of the paragraph under way
    is_cut = False
    for line, is_next in _read_paragraphs(blocks):
        if boilerplate.is_boilerplate(line) or find_date_line(line):
            continue
        is_small = bool(lines) and begins_small(line)
        if is_next and is_small and _goes_on(lines[-1], line, inside=len(lines) > 1):
            lines.append(line)
            continue
        if lines:
            yield " ".join(lines), is_cut
        is_cut = is_small and (is_cut or is_open(lines[-1]))
        lines = [line]
    if lines:
        yield " ".join(lines), is_cut


def _read_paragraphs(blocks: Sequence[Block]) -> Iterator[tuple[str, bool]]:
    """Yield each paragraph, and whether it may go on with the one before; an item of a list never does."""
    before = None
    for block in blocks:
        is_next = before == block.kind == "paragraph"
        yield from ((paragraph.text.strip(), is_next) for paragraph in prose((block,)))
        before = block.kind


def _goes_on(line: str, following: str, *, inside: bool) -> bool:
    """Tell whether the sentence of a line goes on in one that begins small.

    `inside` tells that the line goes on with one above it, and so is no heading.
    """
    if not is_open(line):
        return False
    if line.endswith("."):  # an abbreviation
        return True
    if len(line) > MAX_BROKEN:
        return False
    if OPEN_END.search(line) and len(line) >= MIN_OPEN:
        return True
    return inside or (len(line) >= MIN_BROKEN and len(following) <= MAX_BROKEN)


def _is_whole(sentence: str) -> bool:
    """Tell whether a sentence ends as one; labels and list leads (“The tips include:”) do not."""
    return sentence.rstrip(CLOSERS)[-1:] in SENTENCE_ENDS
