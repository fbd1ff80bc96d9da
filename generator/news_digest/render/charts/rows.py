"""Small charts under each other: for each row its name, its course over time, and its number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from news_digest.render.charts.marks import linked, mark, percent, picture
from news_digest.render.escape import Markdown

# In CSS pixels.
ROW_HEIGHT = 30
COURSE_HEIGHT = 22
LEAST_HEIGHT = 1.5
LETTERS_BELOW = 9
# What of the width is the names' and, at the right, the numbers'.
NAMES, NUMBERS = 0.4, 0.12
BAR_SHARE = 0.8
THICK = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What a row is about, where it leads, its number in all, and its numbers over time from the oldest."""

    name: str
    target: str
    total: int
    number: str
    course: tuple[int, ...]


def draw_rows(rows: Sequence[Row], dates: tuple[str, str] | None, label: str) -> Markdown:
    """Return the chart of rows with the first and last date above, or of one bar a row without dates.

    Each course has its own scale, since beside a subject of thousands one of ten would be a line; the bars of
    totals share one.
    """
    head = 16 if dates else 0
    parts = list(_draw_dates(dates, head)) if dates else []
    most = max(row.total for row in rows)
    for place, row in enumerate(rows):
        top = head + place * ROW_HEIGHT
        area = mark("rect", "area", x="0", y=top, width=percent(NAMES), height=ROW_HEIGHT)
        ground = top + ROW_HEIGHT - (ROW_HEIGHT - COURSE_HEIGHT) / 2
        name = mark("text", "name", row.name, x="0", y=top + ROW_HEIGHT - LETTERS_BELOW)
        parts.append(linked([area, name], row.target))
        parts += _draw_course(row.course, ground) if dates else _draw_total(row.total, most, top)
        parts.append(mark("text", "number last", row.number, x="100%", y=top + ROW_HEIGHT - LETTERS_BELOW))
    return picture("rows", label, parts, size=head + ROW_HEIGHT * len(rows))


def _draw_dates(dates: tuple[str, str], height: int) -> Iterator[Markdown]:
    """Yield the first and the last date above the courses."""
    yield mark("text", "date first", dates[0], x=percent(NAMES), y=height - 4)
    yield mark("text", "date last", dates[1], x=percent(1 - NUMBERS), y=height - 4)


def _draw_course(course: Sequence[int], ground: float) -> Iterator[Markdown]:
    """Yield a row's bars over time."""
    step = (1 - NAMES - NUMBERS) / len(course)
    end, most = percent(1 - NUMBERS), max(course)
    yield mark("line", "axis", x1=percent(NAMES), y1=ground, x2=end, y2=ground)
    for place, count in enumerate(course):
        if count:
            height = max(count / most * COURSE_HEIGHT, LEAST_HEIGHT)
            x, width = percent(NAMES + (place + (1 - BAR_SHARE) / 2) * step), percent(step * BAR_SHARE)
            yield mark("rect", "bar", x=x, y=ground - height, width=width, height=height)


def _draw_total(total: int, most: int, top: float) -> Iterator[Markdown]:
    """Yield a row's only bar, which lies."""
    width = percent((1 - NAMES - NUMBERS) * total / most)
    yield mark("rect", "bar", x=percent(NAMES), y=top + (ROW_HEIGHT - THICK) / 2, width=width, height=THICK)
