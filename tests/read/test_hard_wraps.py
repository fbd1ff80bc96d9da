"""Text that was broken at a width is put together again, and other lines are left as they are."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.read.bounds import MAX_LINE_CHARACTERS
from generator.read.hard_wraps import join_wrapped

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
        pytest.param(tuple(textwrap.wrap(BRIDGE, 72)[:2]), id="one line that runs on may be an accident"),
        pytest.param(tuple(textwrap.wrap(BRIDGE, 40)), id="short lines, as of verse"),
        pytest.param(tuple(BRIDGE.split(", ")), id="broken by sense"),
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
    """All words stay, in order."""
    numbered = [(number, line) for number, line in enumerate(lines) if line]
    assert " ".join(text for _, text in join_wrapped(numbered)) == " ".join(filter(None, lines))
