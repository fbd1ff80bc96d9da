"""Text that was broken at a width is put together again, and other lines are left as they are."""

from __future__ import annotations

import re
import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news_digest.read import read_article
from news_digest.read.bounds import MAX_LINE_CHARACTERS
from news_digest.read.hard_wraps import join_wrapped

BRIDGE = (
    "The council of Elmford closed the old bridge over the river on Monday, because the water had risen by "
    "two metres in a single night and was still rising when the engineers came to look at its pillars. Buses "
    "now go round by way of Larkhill, which takes them half an hour longer, and children from the mill side "
    "are taken to school by boat until the water falls again."
)
MILL = (
    "The mill stands empty since the spring. Its owner, who lives abroad and has not answered any letter for "
    "years, was told in March that the roof would not bear another winter, and the town has asked a court "
    "to let it do the work itself and to send him the bill."
)
ITEMS = ("buy sandbags before the shops close", "carry the carpets up the stairs", "turn off the water")
LONG_ITEMS = (
    "The council decided to:",
    "reduce the speed limit on all roads in the town to thirty km/h",
    "build a new bridge over the river at the old mill of Larkhill",
    "ask the court for leave to repair the roof of the mill in spring",
    "buy two boats for the school and pay four people to steer them",
)
RAGGED = (
    "The council of Elmford closed the old bridge over the river on Monday",
    "because the water had risen by two metres in a",
    "single night. It was still rising when",
    "engineers came to look at its pillars, and so the town was told",
    "to go round by way of the other bridge at",
    "the mill, which takes half an hour longer than over the old one, and",
    "children are taken by boat.",
)


def join(*lines: str) -> list[str]:
    """Return lines joined; an empty one is a blank line of the file."""
    numbered = [(number, line) for number, line in enumerate(lines, start=3) if line]
    return [text for _, text in join_wrapped(numbered)]


@pytest.mark.parametrize("width", [64, 72, 78])
def test_wrapped_paragraphs(width: int) -> None:
    """Paragraphs broken at a width are whole again, between blank lines and without them."""
    bridge, mill = textwrap.wrap(BRIDGE, width), textwrap.wrap(MILL, width)
    assert join(*bridge, "", *mill) == [BRIDGE, MILL]
    assert join(*bridge, *mill) == [BRIDGE, MILL]


def test_a_paragraph_has_the_number_of_its_first_line() -> None:
    """Problems name the line where a paragraph begins."""
    lines = textwrap.wrap(BRIDGE, 70)
    assert join_wrapped(list(enumerate(lines, start=5))) == ((5, BRIDGE),)


def test_headings_and_lists_stay() -> None:
    """What stands between wrapped paragraphs is not drawn into them."""
    lines = (*textwrap.wrap(BRIDGE, 72), "The mill", *textwrap.wrap(MILL, 72), "Before a flood:", *ITEMS)
    assert join(*lines) == [BRIDGE, "The mill", MILL, "Before a flood:", *ITEMS]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(("What to do now", "Where the ferries are"), id="headings that end in a small word"),
        pytest.param(("What engineers can't", "Larkhill"), id="a heading that ends in ’t"),
        pytest.param(("Write to:", "Ida Brook,", "12 Mill Lane,", "Elmford"), id="an address"),
        pytest.param(("Yours sincerely,", "Ida Brook", "Mayor of Elmford"), id="a signature"),
        pytest.param(
            (
                "The court ruled:",
                "(a) the mill stays shut,",
                "(ii) the owner pays, and",
                "(3) the town waits.",
            ),
            id="items in brackets",
        ),
        pytest.param((f"{'A row of many words ' * 5}of one line", "The mill"), id="a line beyond all widths"),
    ],
)
def test_short_lines_stay_between_paragraphs(lines: tuple[str, ...]) -> None:
    """What is no paragraph stays as it is, though the text around it was broken at a width."""
    bridge, mill = textwrap.wrap(BRIDGE, 72), textwrap.wrap(MILL, 72)
    assert join(*bridge, *lines, "", *mill) == [BRIDGE, *lines, MILL]


def test_a_name_or_a_small_word_runs_on_into_a_capital() -> None:
    """Within a paragraph a line may break before a name, however short it is."""
    lines = textwrap.wrap(BRIDGE, 72)
    short = (
        *lines[:2],
        "rising, said Ida",
        "Brook of the council. Buses go by way of",
        "Larkhill, the",
        "Mayor said.",
    )
    assert join(*lines, "", *short)[1:] == [" ".join(short)]


def test_one_longer_line_does_not_set_the_width() -> None:
    """Where a link was left in, a line is longer than those around it."""
    lines = [*textwrap.wrap(BRIDGE, 64), *textwrap.wrap(MILL, 64)]
    lines[1] += ", said Ida Brook"
    assert join(*lines) == [" ".join(lines[: len(textwrap.wrap(BRIDGE, 64))]), MILL]


def test_full_lines_are_not_drawn_together_over_an_end() -> None:
    """Not a heading below a paragraph that ends in a full line, nor what a colon opens, nor full items."""
    last = "Nobody was hurt, and all who live there were at home again before nine."
    bridge = (*textwrap.wrap(MILL, 72), "", *textwrap.wrap(BRIDGE, 72)[:2], last)
    opened = "All who live by the river are asked to see to the following before six:"
    asked = "Sandbags can be had at the town hall, and boats at the mill in Larkhill."
    items = (
        "- buy sandbags for each of the doors before all the shops of Elmford shut",
        "- carry the carpets up",
    )
    kept = ("The mill", opened, asked, *items)
    assert join(*bridge, *kept) == [MILL, " ".join(bridge[-3:]), *kept]


def test_short_lines_within_a_paragraph_are_joined() -> None:
    """Where links were cut out, little may be left of a line."""
    lines = (*textwrap.wrap(BRIDGE, 72)[:3], "round by way of", "the old", "mill.")
    assert join(*textwrap.wrap(MILL, 72), "", *lines) == [MILL, " ".join(lines)]


def test_lines_that_lost_a_link_are_joined() -> None:
    """A line may be shorter than the others where words were cut out of it."""
    lines = textwrap.wrap(BRIDGE, 72)
    lines[1] = lines[1][: len(lines[1]) * 2 // 3].rsplit(" ", 1)[0]
    assert join(*lines) == [" ".join(lines)]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param((BRIDGE, MILL), id="a paragraph a line"),
        pytest.param(ITEMS * 3, id="a list that begins small"),
        pytest.param(LONG_ITEMS, id="a list of long items that begin small"),
        pytest.param(tuple(textwrap.wrap(BRIDGE, 72)[2:4]), id="one line that runs on may be an accident"),
        pytest.param(tuple(textwrap.wrap(BRIDGE, 50)), id="short lines, as of verse"),
        pytest.param(tuple(BRIDGE.split(", ")), id="broken by sense"),
        pytest.param(RAGGED, id="few lines that run on, and half of them not full"),
        pytest.param((*RAGGED, *RAGGED[1:3], *RAGGED[1:3]), id="many lines that run on, most not full"),
    ],
)
def test_other_lines_stay(lines: tuple[str, ...]) -> None:
    """Where nothing says that a text was broken at a width, a line is a paragraph."""
    assert join(*lines) == list(lines)


def test_a_paragraph_keeps_its_bound() -> None:
    """However many lines run on, what they make is no longer than a line may be."""
    joined = join(*textwrap.wrap("word and " * 20_000, 72))
    assert len(joined) > 1
    assert max(map(len, joined)) <= MAX_LINE_CHARACTERS


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(alphabet="ab .:-A", min_size=55, max_size=80).map(str.strip), max_size=12))
def test_nothing_is_lost(lines: list[str]) -> None:
    """All letters stay, in order; only a hyphen at the end of a line may go."""
    numbered = [(number, line) for number, line in enumerate(lines) if line]
    joined = "".join(text for _, text in join_wrapped(numbered))
    assert re.sub(r"[\s-]", "", joined) == re.sub(r"[\s-]", "", "".join(lines))


COLUMN = """The Harbour Board, at its meet-
ing on Tuesday evening, resolv-
ed to close the old ferry pier for
three months. The engineers, it ap-
pears, found rust in the well-known
piles.
The ferries are to leave from the
northern quay until July.
"""


def test_column_of_print() -> None:
    """Narrow lines that part words are one paragraph up to a short line, the words put together."""
    article, _ = read_article(f"The Ferry Pier\nExample Gazette\n{COLUMN}".encode(), "a.txt")
    assert article is not None
    first, second = (block.text for block in article.blocks)
    assert first.startswith("The Harbour Board, at its meeting on Tuesday evening, resolved to close")
    assert "it appears, found rust in the well-known piles." in first
    assert second == "The ferries are to leave from the northern quay until July."


def test_indented_paragraphs() -> None:
    """Wire copy begins its paragraphs with an indentation; its first line is no source."""
    text = """HARBOUR BOARD TO CLOSE FERRY PIER
  NORTHPORT, March 18 - The harbour board of Northport
voted on Tuesday to close the old ferry pier for three
months, its chair said.
    Engineers found rust in nine of its twelve piles, and the
board said that the work would begin in April.
"""
    article, problems = read_article(text.encode(), "a.txt")
    assert article is not None
    assert (article.source, problems) == (None, ())
    assert [block.text.split(" ")[0] for block in article.blocks] == ["NORTHPORT,", "Engineers"]
