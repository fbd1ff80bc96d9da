"""The typeface of the pictures: which characters it has, how wide they are, and their shapes.

Source Serif Pro (SIL Open Font License 1.1), from a package whose version and hash are locked. Pillow's own
ways of setting a line depend on libraries of the system, or know no kerning. So widths and kerning are read
from the typeface's tables here, and Pillow draws single characters only: the same pixels on every machine.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Literal

from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont

Weight = Literal["Regular", "Semibold"]
WEIGHTS: tuple[Weight, ...] = ("Regular", "Semibold")
_PAIRS = 2  # the type of OpenType's tables that move the second of two glyphs


@dataclass(frozen=True, slots=True, kw_only=True)
class Lettering:
    """A weight at a size: the em in pixels, and how much further apart than usual letters stand, in ems."""

    weight: Weight
    size: int
    tracking: float = 0.0

    def place(self, text: str) -> tuple[tuple[tuple[str, int], ...], float]:
        """Return the characters of a line with their distances from its start, and its length, in pixels."""
        scale, place, before = self.size / units_per_em(self.weight), 0.0, ""
        placed: list[tuple[str, int]] = []
        for character in text:
            place += kerning(self.weight, before, character) * scale if before else 0
            placed.append((character, round(place)))
            place += advance(self.weight, character) * scale + self.tracking * self.size
            before = character
        return tuple(placed), place - self.tracking * self.size

    def length(self, text: str) -> float:
        """Return the length of a line in pixels."""
        return self.place(text)[1]

    def draw(self, canvas: Image.Image, left: int, baseline: int, text: str) -> None:
        """Draw a line in full strength (255) on a canvas of mode L."""
        for character, distance in self.place(text)[0]:
            shape, beside, above = _shape(self.weight, self.size, character)
            if shape is not None:
                canvas.paste(255, (left + distance + beside, baseline + above), shape)


def typeface_files() -> tuple[Path, ...]:
    """Return the files of the typeface that are used."""
    return tuple(map(_file, WEIGHTS))


@cache
def characters() -> frozenset[str]:
    """Return every character that all weights can draw."""
    return frozenset.intersection(*(frozenset(map(chr, _font(weight).getBestCmap())) for weight in WEIGHTS))


@cache
def units_per_em(weight: Weight) -> int:
    """Return how many of the typeface's units make an em."""
    return int(_font(weight)["head"].unitsPerEm)


@cache
def advance(weight: Weight, character: str) -> int:
    """Return the width of a character in the typeface's units."""
    return int(_font(weight)["hmtx"][_glyph(weight, character)][0])


@cache
def kerning(weight: Weight, left: str, right: str) -> int:
    """Return by how much two characters stand further apart (below zero: closer), in the typeface's units."""
    glyphs = _glyph(weight, left), _glyph(weight, right)
    return next((value for table in _pair_tables(weight) for value in _values(table, *glyphs)), 0)


def _values(table: Any, left: str, right: str) -> Iterator[int]:  # noqa: ANN401  # fontTools makes tables as it reads
    """Yield what a table says of two glyphs: nothing, or one value."""
    if left not in table.Coverage.glyphs:
        return
    if table.Format == 1:
        records = table.PairSet[table.Coverage.glyphs.index(left)].PairValueRecord
        values = [record.Value1 for record in records if record.SecondGlyph == right]
    else:
        second = table.ClassDef2.classDefs.get(right, 0)
        first = table.ClassDef1.classDefs.get(left, 0)
        # Class 0 are all other glyphs, of which a later table may say more.
        values = [table.Class1Record[first].Class2Record[second].Value1] if second else []
    for value in values:
        yield int(getattr(value, "XAdvance", 0))


@cache
def _pair_tables(weight: Weight) -> tuple[Any, ...]:
    """Return the tables of the feature `kern` that speak of pairs, in their order (OpenType, GPOS type 2)."""
    table = _font(weight)["GPOS"].table
    features = [record.Feature for record in table.FeatureList.FeatureRecord if record.FeatureTag == "kern"]
    numbers = sorted({number for feature in features for number in feature.LookupListIndex})
    subtables = (subtable for number in numbers for subtable in table.LookupList.Lookup[number].SubTable)
    return tuple(subtable for subtable in subtables if subtable.LookupType == _PAIRS)


@cache
def _shape(weight: Weight, size: int, character: str) -> tuple[Image.Image | None, int, int]:
    """Return a character's shape (None: a space), and where it lies from its place on the baseline."""
    font = _drawn(weight, size)
    left, top, right, bottom = (int(edge) for edge in font.getbbox(character, anchor="ls"))
    if right <= left or bottom <= top:
        return None, 0, 0
    shape = Image.new("L", (right - left, bottom - top), 0)
    ImageDraw.Draw(shape).text((-left, -top), character, fill=255, font=font, anchor="ls")
    return shape, left, top


@cache
def _drawn(weight: Weight, size: int) -> ImageFont.FreeTypeFont:
    """Return the font that Pillow draws from; BASIC is the layout that needs no library of the system."""
    return ImageFont.truetype(_file(weight), size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _glyph(weight: Weight, character: str) -> str:
    """Return the name of a character's glyph. Raises KeyError if the typeface has none."""
    return str(_font(weight).getBestCmap()[ord(character)])


@cache
def _font(weight: Weight) -> TTFont:
    """Return the tables of the typeface."""
    return TTFont(_file(weight), lazy=True)


def _file(weight: Weight) -> Path:
    """Return where a weight of the typeface lies."""
    return Path(str(resources.files("font_source_serif_pro") / "files" / f"SourceSerifPro-{weight}.ttf"))
