"""The pieces of a chart, as SVG that stands in a page's Markdown.

Every text and label is escaped for a tag of HTML and for Markdown at once (`escape_attribute`). Links are
links of Markdown around the marks, so that the engine checks them and writes their addresses like all others.
"""

from __future__ import annotations

from collections.abc import Iterable

from news_digest.render.escape import Markdown, encode_target, escape_attribute


def mark(name: str, look: str, words: str | None = None, /, **numbers: float | str) -> Markdown:
    """Return an element of the class `look` with attributes in the order given, and its words if it has any.

    Numbers are user units, cut to one decimal; a string is a percentage of the chart's width or a path.
    """
    attributes = "".join(f' {key}="{_number(value)}"' for key, value in numbers.items())
    start = f'<{name} class="{look}"{attributes}'
    return Markdown(f"{start}/>" if words is None else f"{start}>{escape_attribute(words)}</{name}>")


def linked(marks: Iterable[Markdown], target: str, look: str = "") -> Markdown:
    """Return marks as one link, of a class if need be; the marks alone where the target is no address."""
    inside = Markdown("".join(marks))
    encoded = encode_target(target)
    if encoded is None:
        return inside
    return Markdown(f"[{inside}]({encoded})" + (f"{{ .{look} }}" if look else ""))


def picture(look: str, label: str, parts: Iterable[Markdown], *, size: tuple[int, int] | int) -> Markdown:
    """Return a whole chart under its label, as one paragraph.

    `size` is the width and height of its user units, which scale with the page; or a height alone, in CSS
    pixels, for a chart as wide as the page whose marks stand at percentages, so that words keep their size.
    A chart without links is an image, of which the label says all; one with links is a document,
    whose links are read. (HTML's checkers want a role where there is a label, and know these two.)
    """
    inside = "\n".join(parts)
    role = "document" if "](" in inside else "img"
    box = f'height="{size}"' if isinstance(size, int) else f'viewBox="0 0 {size[0]} {size[1]}"'
    start = f'<svg class="chart {look}" {box} role="{role}" aria-label="{escape_attribute(label)}">'
    return Markdown(f"{start}\n{inside}\n</svg>")


def percent(share: float) -> str:
    """Return a share of the chart's width as a percentage with two decimals at most."""
    return f"{round(share * 100, 2):g}%"


def _number(value: float | str) -> str:
    """Return a number as short as it can be written."""
    return value if isinstance(value, str) else f"{round(value, 1):g}"
