"""A picture of topics and how they hang together: near ones lie near, and each leads to its page."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from news_digest.model import TopicKind
from news_digest.render.charts.lettering import fit_text, text_width
from news_digest.render.charts.marks import linked, mark, picture
from news_digest.render.charts.placing import Box, place_boxes
from news_digest.render.charts.stress import lay_out
from news_digest.render.escape import Markdown

# Units are CSS pixels at the size that a layout is made for. A link takes 24 of them each way (WCAG 2.2,
# 2.5.8), and two more where a layout is shown a little smaller.
BOX_HEIGHT = 26
LETTERS = 13
LONGEST_NAME = 32
LEAST_RADIUS, MOST_RADIUS = 4.5, 11.0
MARGIN = 8
# How thick a tie is, in steps: the class `tie-1` to `tie-4` from these parts of the thickest one's number on.
TIE_STEPS = (0.0, 0.2, 0.4, 0.7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A size to draw for, in units, and the class under which CSS shows it."""

    look: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A topic in the picture: its name, kind, number of articles, and the address of its page."""

    name: str
    kind: TopicKind | None
    count: int
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Two topics by their places among the nodes, how many articles they share, how near they are (0-1)."""

    first: int
    second: int
    shared: int
    nearness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spot:
    """Where a node stands: the left upper corner of its box, the middle and the radius of its shape."""

    left: float
    top: float
    x: float
    y: float
    radius: float
    width: float
    label: str


def draw_network(nodes: Sequence[Node], ties: Sequence[Tie], layout: Layout, label: str) -> Markdown:
    """Return the picture of nodes, the most important first, and their ties, in one layout.

    A node for which there is no room is left out with its ties.
    """
    spots = _find_spots(nodes, ties, layout)
    most = max((tie.shared for tie in ties), default=1)
    lines = [_draw_tie(tie, most, spots) for tie in ties if tie.first in spots and tie.second in spots]
    shapes = [_draw_node(nodes[place], spot) for place, spot in spots.items()]
    return picture(f"network {layout.look}", label, [*lines, *shapes], size=(layout.width, layout.height))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Size:
    """How large a node is, in units of the drawing: its radius, the width of its box, and its label."""

    radius: float
    width: float
    label: str


def _find_spots(nodes: Sequence[Node], ties: Sequence[Tie], layout: Layout) -> Mapping[int, _Spot]:
    """Return where the nodes stand, by their places; their names never cover each other."""
    lengths = {(tie.first, tie.second): 1 - 0.7 * tie.nearness for tie in ties}
    places = lay_out(len(nodes), lengths)
    sizes = [_size(node, max(node.count for node in nodes)) for node in nodes]
    boxes = [
        Box(width=size.width, height=BOX_HEIGHT, x=float(x), y=float(y))
        for size, (x, y) in zip(sizes, places, strict=True)
    ]
    corners = place_boxes(boxes, layout.width, layout.height)
    return {
        place: _spot(corner, size)
        for place, (corner, size) in enumerate(zip(corners, sizes, strict=True))
        if corner is not None
    }


def _size(node: Node, largest: int) -> _Size:
    """Return how large a node is: its area grows with its articles."""
    radius = max(LEAST_RADIUS, MOST_RADIUS * math.sqrt(node.count / largest))
    label = fit_text(node.name, LONGEST_NAME)
    width = math.ceil(2 * radius + MARGIN + text_width(label, LETTERS))
    return _Size(radius=round(radius, 1), width=width, label=label)


def _spot(corner: tuple[int, int], size: _Size) -> _Spot:
    """Return where a node stands whose box begins at a corner."""
    left, top = corner
    return _Spot(
        left=left,
        top=top,
        x=left + size.radius + 1,
        y=top + BOX_HEIGHT / 2,
        radius=size.radius,
        width=size.width,
        label=size.label,
    )


def _draw_tie(tie: Tie, most: int, spots: Mapping[int, _Spot]) -> Markdown:
    """Return the line between two nodes, the thicker the more articles they share."""
    one, other = spots[tie.first], spots[tie.second]
    step = sum(tie.shared >= part * most for part in TIE_STEPS)
    return mark("line", f"tie-{step}", x1=one.x, y1=one.y, x2=other.x, y2=other.y)


def _draw_node(node: Node, spot: _Spot) -> Markdown:
    """Return a node as a link: a shape that tells its kind, and its name."""
    area = mark("rect", "area", x=spot.left, y=spot.top, width=spot.width, height=BOX_HEIGHT)
    name = mark("text", "name", spot.label, x=spot.x + spot.radius + 4, y=spot.y + 4.5)
    return linked([area, *_draw_shape(node.kind, spot), name], node.target, node.kind or "other")


def _draw_shape(kind: TopicKind | None, spot: _Spot) -> Iterator[Markdown]:
    """Yield a node's shape, all of about one area: circle, square, diamond, triangle, ring."""
    x, y, radius = spot.x, spot.y, spot.radius
    if kind == "organisation":
        side = radius * 1.7
        yield mark("rect", "shape", x=x - side / 2, y=y - side / 2, width=side, height=side)
    elif kind == "place":
        yield mark(
            "path", "shape", d=_outline([(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)])
        )
    elif kind == "theme":
        low = y + radius * 0.75
        yield mark("path", "shape", d=_outline([(x, y - radius), (x + radius, low), (x - radius, low)]))
    else:
        yield mark("circle", "shape", cx=x, cy=y, r=radius)


def _outline(corners: Sequence[tuple[float, float]]) -> str:
    """Return a path through some corners and back to the first."""
    return "M" + "L".join(f"{round(x, 1):g} {round(y, 1):g}" for x, y in corners) + "Z"
