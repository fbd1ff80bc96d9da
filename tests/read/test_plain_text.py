"""The opening and paragraphs of `.txt` articles."""

from __future__ import annotations

import textwrap
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news_digest.model import RawArticle
from news_digest.read import bounds, read_article
from news_digest.read.characters import clean_text
from news_digest.read.head_lines import read_head_line

SENTENCE = "A paragraph says what happened."


def read(text: str) -> tuple[RawArticle | None, list[tuple[int, str]]]:
    """Return an article and the (line, code) of its problems."""
    article, problems = read_article(text.encode("utf-8", "surrogatepass"), "a.txt")
    return article, [(one.line, one.code) for one in problems]


@pytest.mark.parametrize(
    ("text", "headline", "source", "paragraphs"),
    [
        pytest.param(f"H\nS\n{SENTENCE}", "H", "S", [(3, SENTENCE)], id="bare"),
        pytest.param(
            f"\n H \n\n S\n\n\n{SENTENCE}\n\n", "H", "S", [(7, SENTENCE)], id="blank lines anywhere"
        ),
        pytest.param(f"H\n{SENTENCE}\nB", "H", None, [(2, SENTENCE), (3, "B")], id="a sentence is no source"),
        pytest.param("H\n“Quoted”\nB", "H", None, [(2, "“Quoted”"), (3, "B")], id="a quotation is no source"),
        pytest.param(
            "H\nThese:\n- a\n# b", "H", None, [(2, "These:"), (3, "- a"), (4, "# b")], id="signs are text"
        ),
        pytest.param(
            f"H\n{'s' * 101}\nB", "H", None, [(2, "s" * 101), (3, "B")], id="a long line is no source"
        ),
        pytest.param("---\ntitle: T\n---\nt \nS\nB", "T", "S", [(6, "B")], id="title repeated"),
        pytest.param(f"---\ntitle: T\n---\n{SENTENCE}", "T", None, [(4, SENTENCE)], id="title not repeated"),
        pytest.param("---\nsource: S\n---\nH\ns\nB", "H", "S", [(6, "B")], id="source repeated"),
        pytest.param(
            "---\nsource: S\n---\nH\nB\nC", "H", "S", [(5, "B"), (6, "C")], id="source not repeated"
        ),
        pytest.param("---\ntitle: T\nsource: S\n---\nB", "T", "S", [(5, "B")], id="both given"),
        pytest.param(
            "---\ntitle: T\nsource: S\n---\nT\nS\nB", "T", "S", [(7, "B")], id="both given and repeated"
        ),
    ],
)
def test_opening(text: str, headline: str, source: str | None, paragraphs: list[tuple[int, str]]) -> None:
    """Headline and source are taken once, and each other line is a paragraph with its number."""
    article, problems = read(text)
    assert article is not None
    assert (article.headline, article.source, problems) == (headline, source, [])
    assert [(block.line, block.text) for block in article.blocks] == paragraphs


WRAPPED = (
    "The council of Elmford closed the old bridge over the river on Monday, because the water had risen "
    "by two metres in a single night and was still rising when the engineers came. Buses now go round "
    "by way of Larkhill, which takes them half an hour longer, and children are taken to school by "
    "boat. The mill, which stands empty, was closed too, and its owner was asked to have the roof "
    "repaired before the winter."
)


@pytest.mark.parametrize("width", [64, 66, 68, 70, 72, 74, 76])
@pytest.mark.parametrize("source", ["Harbour Courier", None])
def test_text_broken_at_a_width_begins_with_its_first_line(width: int, source: str | None) -> None:
    """A first line that runs on is no source, wherever it happens to end; a source above it is one."""
    lines = ("Bridge closed", "", *((source,) if source else ()), *textwrap.wrap(WRAPPED, width))
    article, _problems = read("\n".join(lines))
    assert article is not None
    assert (article.source, [block.text for block in article.blocks]) == (source, [WRAPPED])


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        pytest.param("H", 1, "no-body", id="a headline alone"),
        pytest.param("\nH\n\nS\n", 4, "no-body", id="headline and source"),
        pytest.param("---\ntitle: T\n---\n", 1, "no-body", id="front matter alone"),
        pytest.param("---\ndate: 2023-12-20\n---\n\n", 1, "no-headline", id="no headline"),
        pytest.param(f"{'h' * 301}\nS\nB", 1, "headline-too-long", id="a paragraph for a headline"),
        pytest.param(f"H\nS\n{'b' * (bounds.MAX_LINE_CHARACTERS + 1)}", 3, "line-too-long", id="a long line"),
        pytest.param("b\n" * (bounds.MAX_LINES + 1), bounds.MAX_LINES + 1, "too-many-lines", id="many lines"),
    ],
)
def test_refused(text: str, line: int, code: str) -> None:
    """An article without a headline or body, or past a bound, is named."""
    assert read(text) == (None, [(line, code)])


@settings(deadline=None, max_examples=200)
@given(st.lists(st.text(max_size=120), min_size=1, max_size=12))
def test_nothing_is_lost(lines: list[str]) -> None:
    """Every line of a bare text that is a line of text is in the article."""
    text = "\n".join(lines)
    article, problems = read(text)
    if article and not problems:
        shown = Counter([article.headline, article.source, *(block.text for block in article.blocks)])
        written = [clean for line in text.replace("\r", "\n").split("\n") if (clean := clean_text(line))]
        assert Counter(line for line in written if read_head_line(line).kind == "text") <= shown
    else:
        assert problems
