"""The first things to know: the opening sentences, without dateline and boilerplate, never cut in two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.understand.datelines import skip_dateline
from generator.understand.dates import find_date_line
from generator.understand.sentences import find_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.understand.clean import Boilerplate

SENTENCES = 2
MAX_CHARACTERS = 600  # two sentences longer than this become one
MIN_CHARACTERS = 25  # shorter lines are labels
SENTENCE_ENDS = ".!?…。！？؟।"
CLOSERS = "\"'”’»)]」』）"
FIRST_WORD = re.compile(r"\A\w+")
ABBREVIATED = re.compile(r"\.\w\.\Z")  # U.S.
MIN_BROKEN = 40  # characters: a shorter line that has no end is a label or an item of a list


def write_summary(paragraphs: Sequence[str], boilerplate: Boilerplate) -> str:
    """Return the first two sentences of an article's paragraphs (one if two are long), or nothing."""
    chosen: list[str] = []
    for sentence in _opening_sentences(paragraphs, boilerplate):
        if chosen and len(" ".join((*chosen, sentence))) > MAX_CHARACTERS:
            break
        chosen.append(sentence)
        if len(chosen) == SENTENCES:
            break
    return " ".join(chosen)


def _opening_sentences(paragraphs: Sequence[str], boilerplate: Boilerplate) -> Iterator[str]:
    """Yield the whole sentences of the report in order."""
    for paragraph, is_cut in _join_broken(paragraphs, boilerplate):
        text = skip_dateline(paragraph)
        for start, end in find_sentences(text):
            sentence = text[start:end]
            if len(sentence) >= MIN_CHARACTERS and _is_whole(sentence) and not (is_cut and start == 0):
                yield sentence


def _join_broken(paragraphs: Sequence[str], boilerplate: Boilerplate) -> Iterator[tuple[str, bool]]:
    """Yield the paragraphs of the report, and whether each begins inside a sentence.

    Where a sentence runs over the end of a line as long as those of broken text, the lines are joined.
    """
    lines: list[str] = []  # of the paragraph under way
    is_cut = False
    for line in map(str.strip, paragraphs):
        if boilerplate.is_boilerplate(line) or find_date_line(line):
            continue
        goes_on = bool(lines) and _begins_small(line) and _is_open(lines[-1])
        if goes_on and len(lines[-1]) >= MIN_BROKEN:
            lines.append(line)
            continue
        if lines:
            yield " ".join(lines), is_cut
        lines, is_cut = [line], goes_on
    if lines:
        yield " ".join(lines), is_cut


def _is_open(line: str) -> bool:
    """Tell whether a line has no end, so that its sentence may go on in the next."""
    return line.rstrip(CLOSERS)[-1:] not in SENTENCE_ENDS + ":;" or ABBREVIATED.search(line) is not None


def _begins_small(text: str) -> bool:
    """Tell whether a line begins inside a sentence or is an item of a list; “iPhones” begin small too."""
    first = FIRST_WORD.search(text)
    return first is not None and first.group().islower()


def _is_whole(sentence: str) -> bool:
    """Tell whether a sentence ends as one; labels and list leads (“The tips include:”) do not."""
    return sentence.rstrip(CLOSERS)[-1:] in SENTENCE_ENDS
