"""Coverage over time: a bar for each month, quarter or year, and a gap where nothing was published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from news_digest.render.charts.lettering import text_width
from news_digest.render.charts.marks import linked, mark, percent, picture
from news_digest.render.escape import Markdown

# In CSS pixels. Above the bars is a line for numbers, below one for dates.
BAR_HEIGHT = 84
LINE_HEIGHT = 18
# The part of its place that a bar fills.
BAR_SHARE = 0.72
# With more bars than this only the highest is given its number.
NUMBERED = 12
# A bar for a single article beside one for hundreds is still seen.
LEAST_HEIGHT = 2
# Dates must not meet on the narrowest screen that we draw for: 360 pixels less its margins.
NARROW = 320
BETWEEN_DATES = 10
DATE_SIZE = 11


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One period: its whole name with its number in words, its short name, its number, where it leads.

    `number` is `count` as readers write it. `opens` tells whether a year begins with it, whose date is worth
    more than others.
    """

    name: str
    date: str
    count: int
    number: str
    opens: bool = False
    target: str | None = None


def draw_bars(bars: Sequence[Bar], label: str, look: str = "") -> Markdown:
    """Return a chart of bars from the oldest to the newest, as wide as the page; `look` is a further class.

    What a bar that is a link stands for is shown above the bars while it is pointed at or in focus.
    """
    head = LINE_HEIGHT * (2 if any(bar.target for bar in bars) else 1)
    ground = head + BAR_HEIGHT
    highest = max(bar.count for bar in bars)
    parts = [mark("line", "axis", x1="0", y1=ground, x2="100%", y2=ground)]
    for place, bar in enumerate(bars):
        if bar.count:
            height = max(bar.count / highest * BAR_HEIGHT, LEAST_HEIGHT)
            parts.append(_draw_bar(bars, place, ground, height))
    parts += _draw_dates(bars, ground + LINE_HEIGHT - 3)
    return picture(f"bars {look}".strip(), label, parts, size=ground + LINE_HEIGHT)


def _draw_bar(bars: Sequence[Bar], place: int, ground: float, height: float) -> Markdown:
    """Return one bar with its number, as a link if it leads somewhere."""
    bar, step = bars[place], 1 / len(bars)
    start = percent(place * step + step * (1 - BAR_SHARE) / 2)
    column = mark("rect", "bar", x=start, y=ground - height, width=percent(step * BAR_SHARE), height=height)
    shown = [column, *_draw_number(bars, place, ground - height - 5)]
    if bar.target is None:
        return Markdown("".join(shown))
    area = mark("rect", "area", x=percent(place * step), y=0, width=percent(step), height=ground)
    return linked([area, *shown, mark("text", "tip", bar.name, x="50%", y=LINE_HEIGHT - 5)], bar.target)


def _draw_number(bars: Sequence[Bar], place: int, height: float) -> Iterator[Markdown]:
    """Yield a bar's number, where there is room for it or it is the first of the highest."""
    counts = [bar.count for bar in bars]
    if len(bars) <= NUMBERED or place == counts.index(max(counts)):
        yield mark("text", "number", bars[place].number, x=percent((place + 0.5) / len(bars)), y=height)


def _draw_dates(bars: Sequence[Bar], height: float) -> Iterator[Markdown]:
    """Yield the dates below the bars: the first and the last, and those between that have room."""
    taken: list[tuple[float, float]] = []
    for place in _dates_by_worth(bars):
        start, look = _date_start(bars, place)
        width = text_width(bars[place].date, DATE_SIZE)
        free = all(
            start - BETWEEN_DATES >= right or start + width + BETWEEN_DATES <= left for left, right in taken
        )
        if free and start >= 0 and start + width <= NARROW:
            taken.append((start, start + width))
            at = {"first": "0", "last": "100%"}.get(look, percent((place + 0.5) / len(bars)))
            yield mark("text", f"date {look}".strip(), bars[place].date, x=at, y=height)


def _dates_by_worth(bars: Sequence[Bar]) -> list[int]:
    """Return the places of the bars, those first whose dates a reader needs most."""
    last = len(bars) - 1
    return sorted(range(len(bars)), key=lambda place: (place not in {0, last}, not bars[place].opens, place))


def _date_start(bars: Sequence[Bar], place: int) -> tuple[float, str]:
    """Return where a date begins on the narrowest screen, and the class that keeps it within the chart."""
    width, middle = text_width(bars[place].date, DATE_SIZE), (place + 0.5) / len(bars) * NARROW
    if place == 0 and middle < width / 2:
        return 0, "first"
    if place == len(bars) - 1 and NARROW - middle < width / 2:
        return NARROW - width, "last"
    return middle - width / 2, ""
