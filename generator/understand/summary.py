"""The first things to know: the opening sentences, without dateline and boilerplate, never cut in two."""

from __future__ import annotations

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
    for paragraph in paragraphs:
        if boilerplate.is_boilerplate(paragraph) or find_date_line(paragraph):
            continue
        text = skip_dateline(paragraph.strip())
        for start, end in find_sentences(text):
            sentence = text[start:end]
            if len(sentence) >= MIN_CHARACTERS and _is_whole(sentence):
                yield sentence


def _is_whole(sentence: str) -> bool:
    """Tell whether a sentence ends as one; labels and list leads (“The tips include:”) do not."""
    return sentence.rstrip(CLOSERS)[-1:] in SENTENCE_ENDS
