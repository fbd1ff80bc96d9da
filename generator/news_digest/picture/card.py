"""How a picture looks: a newspaper's head, a headline, and who says so and when.

1200 by 630 pixels, what sites that show links ask for (1.91 to 1). Ten colours, packed without looking for
repeats further back than a byte: so the result does not depend on how a machine's zlib searches for them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from io import BytesIO

from PIL import Image

from news_digest.model import Picture
from news_digest.picture.lettering import Block, find_legible, fit, shorten
from news_digest.picture.typeface import Lettering

WIDTH, HEIGHT = 1200, 630
LEFT, RIGHT = 72, 1128
MEASURE = RIGHT - LEFT

# As in theme/assets/inks.css: --paper, --ink, --accent, --faded.
PAPER = (0xFC, 0xFB, 0xF8)
INK, ACCENT, FADED = (0x1D, 0x1B, 0x18), (0x8A, 0x1F, 0x17), (0x5B, 0x56, 0x4E)
INKS = (INK, ACCENT, FADED)
LEVELS = 3  # shades from paper to ink: ten colours with three inks, so four bits a pixel
_RUN_LENGTHS = 3  # zlib's Z_RLE

NAMEPLATE = Lettering(weight="Semibold", size=36)
LABEL = Lettering(weight="Semibold", size=24, tracking=0.09)
FOOT = Lettering(weight="Semibold", size=32)
FOOT_BESIDE = Lettering(weight="Regular", size=30)
HEADLINES = tuple(Lettering(weight="Semibold", size=size) for size in (96, 88, 80, 72, 66, 60, 54))

HEAD_BASELINE, FOOT_BASELINE = 86, 578
HEADLINE_TOP, HEADLINE_BOTTOM = 146, 508
_GAP = 48  # between what stands left and right on a line
# Where words can not be drawn: lines of type seen from afar, as (top, part of the measure), each so thick.
GREEKED = tuple((176 + 46 * row, part) for row, part in enumerate((1.0, 0.94, 0.98, 0.9, 0.96, 0.92, 0.55)))
GREEKED_THICKNESS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tinted:
    """A part of the picture (left, top, right, bottom) and in which of `INKS` it stands."""

    box: tuple[int, int, int, int]
    ink: tuple[int, int, int]


def draw_picture(picture: Picture) -> bytes:
    """Return a picture as PNG: equal words, equal bytes. Words that can not be lettered are left out."""
    canvas = Image.new("L", (WIDTH, HEIGHT), 0)
    _draw_rules(canvas)
    tinted = (_draw_head(canvas, picture), _draw_foot(canvas, picture), *_draw_headline(canvas, picture))
    shades = canvas.point(_shades(INK))
    for part in tinted:
        shades.paste(canvas.crop(part.box).point(_shades(part.ink)), part.box)
    return _pack(shades)


def _draw_rules(canvas: Image.Image) -> None:
    """Draw a newspaper's double rule under the head."""
    canvas.paste(255, (LEFT, 112, RIGHT, 116))
    canvas.paste(255, (LEFT, 120, RIGHT, 121))


def _draw_head(canvas: Image.Image, picture: Picture) -> _Tinted:
    """Draw the site's name and, at the right, what the page is about; return the right part."""
    label = shorten(find_legible((picture.label or "").upper()) or "", LABEL, MEASURE // 2)
    start = RIGHT - round(LABEL.length(label)) if label else RIGHT
    name = shorten(find_legible(picture.site_name) or "", NAMEPLATE, start - _GAP - LEFT)
    NAMEPLATE.draw(canvas, LEFT, HEAD_BASELINE, name)
    LABEL.draw(canvas, start, HEAD_BASELINE, label)
    return _Tinted(box=(start - _GAP // 2, 0, WIDTH, 112), ink=ACCENT)


def _draw_foot(canvas: Image.Image, picture: Picture) -> _Tinted:
    """Draw a thin rule, under it who says so and, at the right, when; return the right part."""
    date = shorten(find_legible(picture.date) or "", FOOT_BESIDE, MEASURE // 2)
    start = RIGHT - round(FOOT_BESIDE.length(date)) if date else RIGHT
    source = shorten(find_legible(picture.source) or "", FOOT, start - _GAP - LEFT)
    if source or date:
        canvas.paste(255, (LEFT, 532, RIGHT, 533))
    FOOT.draw(canvas, LEFT, FOOT_BASELINE, source)
    FOOT_BESIDE.draw(canvas, start, FOOT_BASELINE, date)
    return _Tinted(box=(start - _GAP // 2, 533, WIDTH, HEIGHT), ink=FADED)


def _draw_headline(canvas: Image.Image, picture: Picture) -> tuple[_Tinted, ...]:
    """Draw the headline, or a quiet pattern in its place; return what of it is not in ink."""
    headline = find_legible(picture.headline)
    if headline is None:
        return (_draw_pattern(canvas),)
    height = HEADLINE_BOTTOM - HEADLINE_TOP
    block = fit(headline, HEADLINES, MEASURE, height)
    _draw_block(canvas, block, HEADLINE_TOP + (height - len(block.lines) * block.leading) // 2)
    return ()


def _draw_block(canvas: Image.Image, block: Block, top: int) -> None:
    """Draw lines below each other."""
    baseline = top + round(block.lettering.size * 0.8)
    for row, line in enumerate(block.lines):
        block.lettering.draw(canvas, LEFT, baseline + row * block.leading, line)


def _draw_pattern(canvas: Image.Image) -> _Tinted:
    """Draw lines of type as seen from afar, in the palest shade."""
    for top, part in GREEKED:
        canvas.paste(256 // LEVELS, (LEFT, top, LEFT + round(MEASURE * part), top + GREEKED_THICKNESS))
    return _Tinted(box=(LEFT, HEADLINE_TOP, RIGHT, HEADLINE_BOTTOM), ink=FADED)


def _pack(shades: Image.Image) -> bytes:
    """Return a picture whose pixels are numbers of `palette` as PNG."""
    shades.putpalette(palette())
    file = BytesIO()
    shades.save(file, "PNG", bits=4, compress_type=_RUN_LENGTHS)
    return file.getvalue()


@cache
def _shades(ink: tuple[int, int, int]) -> list[int]:
    """Return for each strength (0 to 255) the number of its colour in the palette."""
    first = INKS.index(ink) * LEVELS
    return [first + level if (level := round(strength / 255 * LEVELS)) else 0 for strength in range(256)]


@cache
def palette() -> list[int]:
    """Return the colours: paper, then each ink from its palest shade to the full."""
    shades = [
        round(paper + (full - paper) * level / LEVELS)
        for ink in INKS
        for level in range(1, LEVELS + 1)
        for paper, full in zip(PAPER, ink, strict=True)
    ]
    return [*PAPER, *shades]
