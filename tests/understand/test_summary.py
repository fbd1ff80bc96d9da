"""Summaries: whole opening sentences of the report."""

from __future__ import annotations

import pytest

from news_digest.model import Block, Span
from news_digest.understand.clean import Boilerplate
from news_digest.understand.summary import write_summary
from news_digest.vocabulary import load_vocabulary

LEAD = "The council of Elmford closed the old bridge over the river on Monday."
MORE = "Nobody was hurt in the fall."


def paragraph(text: str) -> Block:
    """Return a text as a paragraph."""
    return Block(kind="paragraph", line=1, spans=(Span(text=text),))


def bullets(*texts: str) -> Block:
    """Return texts as the items of a list."""
    items = tuple(Block(kind="item", line=1, children=(paragraph(text),)) for text in texts)
    return Block(kind="list", line=1, children=items)


def summarise(*blocks: Block) -> str:
    """Return the summary of these blocks."""
    return write_summary(blocks, Boilerplate(load_vocabulary()[0]))


@pytest.mark.parametrize(
    ("lines", "summary"),
    [
        pytest.param(
            ["The bridge fell on Monday night. Nobody was hurt in the fall. More later."],
            "The bridge fell on Monday night. Nobody was hurt in the fall.",
            id="two",
        ),
        pytest.param(
            ["The bridge fell on Monday night.", "Nobody was hurt in the fall."],
            "The bridge fell on Monday night. Nobody was hurt in the fall.",
            id="next-paragraph",
        ),
        pytest.param(
            ["LEEDS (AP) — The bridge fell on Monday night."],
            "The bridge fell on Monday night.",
            id="dateline",
        ),
        pytest.param(
            ["Read more: bridges", "December 20, 2023", "News", "The bridge fell on Monday night."],
            "The bridge fell on Monday night.",
            id="labels",
        ),
        pytest.param(
            ["A" + " very" * 70 + " long one. " + "B" + " very" * 70 + " long one."],
            "A" + " very" * 70 + " long one.",
            id="long",
        ),
        pytest.param(
            ["A" + " very" * 50 + " long one. " + "B" + " very" * 50 + " long one."],
            "A" + " very" * 50 + " long one. " + "B" + " very" * 50 + " long one.",
            id="two-long-ones-that-fit",
        ),
        pytest.param(["The causes of the fall include:"], "", id="lead-to-a-list"),
        pytest.param(
            [
                "The bridge that fell on",
                "the night to Monday will not be built again.",
                "Nobody was hurt in the fall.",
            ],
            "Nobody was hurt in the fall.",
            id="a-label-that-goes-on",
        ),
        pytest.param(
            [
                "It was the oldest of all the wooden bridges in the U.S.",
                "state of Ohio. Nobody was hurt in the fall.",
            ],
            "It was the oldest of all the wooden bridges in the U.S. state of Ohio."
            " Nobody was hurt in the fall.",
            id="a-line-that-ends-in-an-abbreviation",
        ),
        pytest.param(
            [
                "The bridge that fell in the dark on the night to Monday will not be",
                "built again. Nobody was hurt in the fall.",
            ],
            "The bridge that fell in the dark on the night to Monday will not be built again."
            " Nobody was hurt in the fall.",
            id="a-line-that-goes-on",
        ),
        pytest.param(
            ["the bridge fell on monday night.", "Nobody was hurt in the fall."],
            "the bridge fell on monday night. Nobody was hurt in the fall.",
            id="a-text-that-begins-small",
        ),
        pytest.param(
            ["The bridge that fell in the", "dark will not be built again.", MORE],
            MORE,
            id="a-short-line-with-an-open-end",
        ),
        pytest.param(
            ["The old bridge that fell in the dark, in the", f"night to Monday, will not be built. {MORE}"],
            f"The old bridge that fell in the dark, in the night to Monday, will not be built. {MORE}",
            id="a-line-with-an-open-end",
        ),
        pytest.param(
            [
                "The old wooden bridge that fell in the night to Monday was closed",
                "since March, as the town hall",
                f"says. {MORE}",
            ],
            "The old wooden bridge that fell in the night to Monday was closed since March, as the town hall"
            f" says. {MORE}",
            id="a-short-line-inside-a-broken-paragraph",
        ),
        pytest.param(
            [
                "What we know about the flood in Elmford and its many consequences",
                f"the river rose by two metres on Monday, the council of Elmford said in a letter. {LEAD}",
            ],
            LEAD,
            id="a-long-heading-above-a-whole-paragraph",
        ),
        pytest.param(
            [
                "The council of Elmford has an app that helps all who live by the river, with which one can",
                f"find their way to a boat. {LEAD}",
            ],
            LEAD,
            id="a-line-too-long-to-be-broken",
        ),
        pytest.param(
            [
                "She has a note of all the boats",
                "boats that the school can have.",
                "boats that the old mill can have.",
                MORE,
            ],
            MORE,
            id="items-below-an-item",
        ),
        pytest.param(
            ["The committee that looked at the bridge and at all of its piers,", "10x, began anew. " + MORE],
            MORE,
            id="a-number-goes-on-with-nothing",
        ),
        pytest.param(
            ["The attack", f"al-Shabaab men attacked a hotel on Friday. {MORE}"],
            f"al-Shabaab men attacked a hotel on Friday. {MORE}",
            id="a-name-that-begins-small",
        ),
        pytest.param(
            ["What we know of the flood in Elmford, in Larkhill and near by", f"van der Arle left. {LEAD}"],
            LEAD,
            id="a-name-below-a-long-line",
        ),
        pytest.param(
            ["The talks", f"de Arle led the talks for a year. {MORE}"],
            f"de Arle led the talks for a year. {MORE}",
            id="a-name-of-two-words",
        ),
        pytest.param(["the news", LEAD.lower()], LEAD.lower(), id="nothing-but-what-is-cut"),
        pytest.param(
            ["the news", LEAD.lower(), MORE.lower()], f"{LEAD} {MORE}".lower(), id="a-text-without-capitals"
        ),
        pytest.param(
            ["He moved to the U.S.", "and lives in Ohio since then, his sister said."],
            "He moved to the U.S. and lives in Ohio since then, his sister said.",
            id="a-short-line-that-ends-in-an-abbreviation",
        ),
        pytest.param(
            [LEAD, "nobody was hurt in the fall, they say.", MORE],
            f"{LEAD} nobody was hurt in the fall, they say.",
            id="a-line-that-ends",
        ),
        pytest.param([], "", id="nothing"),
    ],
)
def test_opening(lines: list[str], summary: str) -> None:
    """Each case shows one rule."""
    assert summarise(*map(paragraph, lines)) == summary


def test_items_of_a_list_are_not_joined() -> None:
    """No item goes on with the one above it or with what leads to the list, nor does the paragraph below."""
    items = bullets(
        "sandbags and boats for the school and for the old mill, the inn and",
        "new anchors for the bridge over the river at Larkhill in the U.S.",
        "two pumps for the town of Elmford. They must be large ones.",
    )
    above = paragraph("The council of Elmford asked for boats for the mill, and for the")
    below = paragraph("or so the council of Elmford said on Monday.")
    assert summarise(items, paragraph(LEAD)) == LEAD
    assert summarise(items, below, paragraph(LEAD)) == LEAD
    assert summarise(above, bullets("sandbags and boats for the school."), paragraph(LEAD)) == LEAD


def test_lines_are_not_joined_over_a_heading() -> None:
    """What stands below a heading begins anew."""
    heading = Block(kind="heading", line=1, level=2, spans=(Span(text="the mill"),))
    above = paragraph("The bridge that fell in the dark on the night to Monday will not be")
    assert summarise(above, heading, paragraph(f"built by us. {LEAD}")) == LEAD


@pytest.mark.parametrize(
    "head",
    [
        "ELMFORD, Maine — March 18, 2024 — ",
        "Nordhafen, 18. März 2024 (dpa) - ",
        "Kuala Lumpur, Sunday. - ",
        "ELMFORD, Maine (AP) _ ",
        "Elmford, 18 March 2024: ",
        "ELMFORD, Maine, March 18, 2024 /PRNewswire/ -- ",
        "(CNN)",
    ],
)
def test_nothing_of_a_dateline_is_left(head: str) -> None:
    """A summary begins with the report."""
    assert summarise(paragraph(head + LEAD), paragraph(MORE)) == f"{LEAD} {MORE}"
