"""The picture of topics: nothing covers anything, each topic is a link, nothing is drawn by chance."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rendered import OUR_EXTENSIONS, Press

from news_digest.render.charts.network import Layout, Node, Tie, draw_network
from news_digest.render.charts.placing import Box, place_boxes
from news_digest.render.charts.stress import lay_out
from news_digest.sanitise import sanitise_page

LAYOUT = Layout(look="wide", width=880, height=640)
PRESS = Press(OUR_EXTENSIONS)
KINDS = ("person", "organisation", "place", "theme", None)
NODES = [
    Node(
        name=f"Topic {number}",
        kind=KINDS[number % 5],
        count=20 - number,
        target=f"../topics/t-{number}/index.md",
    )
    for number in range(12)
]
TIES = [Tie(first=number, second=number + 1, shared=12 - number, nearness=0.5) for number in range(11)]
boxes = st.builds(
    Box,
    width=st.integers(min_value=20, max_value=160),
    height=st.just(26),
    x=st.floats(min_value=0, max_value=1),
    y=st.floats(min_value=0, max_value=1),
)


def test_each_topic_is_a_link_in_the_shape_of_its_kind() -> None:
    """A link for each topic leads to its page, bears its name, and is drawn as its kind is."""
    page = PRESS.render(draw_network(NODES, TIES, LAYOUT, "12 topics"))
    assert sorted(page.links) == sorted((node.target, node.name) for node in NODES)
    assert len(re.findall(r'<a class="person"[^>]*><rect[^>]*/><circle', page.html)) == 3
    assert len(re.findall(r'<a class="organisation"[^>]*><rect[^>]*/><rect', page.html)) == 3
    assert len(re.findall(r'<a class="(?:place|theme)"[^>]*><rect[^>]*/><path', page.html)) == 4
    assert len(re.findall(r'<a class="other"[^>]*><rect[^>]*/><circle', page.html)) == 2
    assert page.names.count("line") == 11


def test_picture_passes_the_second_layer() -> None:
    """The sanitiser takes nothing from the picture."""
    html = PRESS.render(draw_network(NODES, TIES, LAYOUT, "12 topics")).html
    cleaned = sanitise_page(html)
    assert re.findall('<[a-z]+|[a-zA-Z0-9-]+="[^"]*"', cleaned) == re.findall(
        '<[a-z]+|[a-zA-Z0-9-]+="[^"]*"', html
    )


def test_same_topics_same_bytes() -> None:
    """Nothing is drawn by chance."""
    assert draw_network(NODES, TIES, LAYOUT, "x") == draw_network(NODES, TIES, LAYOUT, "x")


def test_thicker_ties_share_more() -> None:
    """The thickness of a tie is its part of the thickest."""
    looks = re.findall(r'<line class="tie-(\d)"', draw_network(NODES, TIES, LAYOUT, "x"))
    assert looks == sorted(looks, reverse=True)
    assert set(looks) == {"1", "2", "3", "4"}


def test_names_are_only_words() -> None:
    """A name with markup of every kind is shown, and adds no element."""
    hostile = Node(name='"/><image href=x> [a](b)', kind=None, count=1, target="../topics/h/index.md")
    page = PRESS.render(draw_network([*NODES, hostile], TIES, LAYOUT, "x"))
    assert set(page.names) <= {"p", "svg", "line", "rect", "circle", "path", "text", "a"}
    assert hostile.name in page.text


def test_near_points_lie_near() -> None:
    """In two chains without a way between them, the halves lie apart."""
    lengths = {(0, 1): 0.3, (1, 2): 0.3, (3, 4): 0.3, (4, 5): 0.3}
    places = lay_out(6, lengths)
    within = np.linalg.norm(places[0] - places[1])
    assert within < min(
        np.linalg.norm(places[one] - places[other]) for one in (0, 1, 2) for other in (3, 4, 5)
    )


@pytest.mark.parametrize("size", [1, 2, 3, 60])
def test_places_lie_in_the_square(size: int) -> None:
    """Any number of points, even without a tie, has places from 0 to 1, no two the same."""
    places = lay_out(size, {})
    assert places.min() >= 0
    assert places.max() <= 1
    assert len({tuple(place) for place in places.tolist()}) == size


@settings(deadline=None, max_examples=30)
@given(wanted=st.lists(boxes, min_size=1, max_size=40))
def test_boxes_never_cover_each_other(wanted: list[Box]) -> None:
    """Whatever boxes want, they stand in the area and apart, or are left out."""
    corners = place_boxes(wanted, 328, 400)
    placed = [(corner, box) for corner, box in zip(corners, wanted, strict=True) if corner]
    assert placed
    for place, ((left, top), box) in enumerate(placed):
        assert 0 <= left <= 328 - box.width
        assert 0 <= top <= 400 - box.height
        for (other_left, other_top), other in placed[:place]:
            beside = left + box.width <= other_left or other_left + other.width <= left
            assert beside or top + box.height <= other_top or other_top + other.height <= top


def test_box_too_large_is_left_out() -> None:
    """Where there is no room, there is no box."""
    assert place_boxes([Box(width=400, height=26, x=0, y=0)], 328, 400) == [None]
