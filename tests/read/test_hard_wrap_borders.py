"""Where text that was broken at a width begins and ends: blank lines, long lines, and sources above it."""

from __future__ import annotations

import textwrap

import pytest

from news_digest.read.hard_wraps import begins_broken, join_wrapped

FERRY = (
    "The ferry of Elmford stopped at noon on Friday, because the Arle bridge had lost two of its lamps and "
    "no pilot would pass below it in the dark. Its captain waits for the harbour master, who is expected "
    "back from Larkhill in the morning and has the only key to the shed where new lamps are kept."
)
PIER = (
    "The pier was painted in the spring. Nobody has walked on it since then, for the paint that was bought "
    "does not dry in the cold, and the council has asked the shop to take back what is left of it."
)


def number(*lines: str) -> list[tuple[int, str]]:
    """Return lines with their numbers; an empty one is a blank line of the file."""
    return [(place, line) for place, line in enumerate(lines, start=2) if line]


def test_nothing_is_joined_over_a_blank_line() -> None:
    """Not even where the line above it is full and stops within a sentence."""
    ferry, pier = textwrap.wrap(FERRY, 72), textwrap.wrap(PIER, 72)
    cut = textwrap.wrap(FERRY, 72)[:2]
    joined = [text for _, text in join_wrapped(number(*ferry, "", *cut, "", *pier))]
    assert joined == [FERRY, " ".join(cut), PIER]


def test_long_lines_do_not_set_the_width() -> None:
    """A few paragraphs on one line each, above a line that begins small, do not hide the others."""
    long = f"{'The council met and spoke of lamps and ' * 4}rested"
    lines = (*textwrap.wrap(FERRY, 72), "", *textwrap.wrap(PIER, 72), "", long, "eLamps were bought.")
    joined = [text for _, text in join_wrapped(number(*lines, "", long, "eLamps were not bought."))]
    assert joined[:2] == [FERRY, PIER]


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        pytest.param((), True, id="a line of the text"),
        pytest.param(("Harbour Courier",), False, id="a short source"),
        pytest.param(("The Harbour Courier and Evening Post of Elmford",), False, id="a longer source"),
        pytest.param(
            ("Harbour Courier", "https://courier.example/2024/03/ferry-stops-at-noon-in-elmford"),
            False,
            id="a short source above an address",
        ),
        pytest.param(
            ("The Harbour Courier and Evening Post of Elmford (Larkhill Press Co.)",), False, id="an end"
        ),
        pytest.param(
            ("The Harbour Courier and Evening Post of Elmford and Larkhill", ""), False, id="a blank line"
        ),
    ],
)
def test_whether_a_text_begins_with_its_first_line(first: tuple[str, ...], *, expected: bool) -> None:
    """A line is no source if it is full and runs on into the one below."""
    assert begins_broken(number(*first, *textwrap.wrap(FERRY, 72), "", *textwrap.wrap(PIER, 72))) is expected
