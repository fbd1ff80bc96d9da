"""Pictures: what is on them, how large they are, equal bytes for equal words, and when words are left out."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from dataclasses import replace
from io import BytesIO

import pytest
from effort import PATIENCE_SECONDS
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from news_digest import picture
from news_digest.model import Picture
from news_digest.picture.card import (
    FOOT_BASELINE,
    GREEKED,
    HEADLINE_BOTTOM,
    HEADLINE_TOP,
    HEADLINES,
    LEFT,
    MEASURE,
    RIGHT,
)
from news_digest.picture.lettering import ELLIPSIS, find_legible, fit, shorten
from news_digest.picture.typeface import Lettering, characters, kerning

PLAIN = Picture(
    uri="articles/dam.png",
    site_name="The Test Digest",
    label="Environment",
    headline="Dam above Elmford holds after a night of rain",
    source="Valley Echo",
    date="4 March 2024",
)
LONG = (
    "Council of Elmford and the National Weather Service disagree for a third week over who should have "
    "warned the people near Elm Bridge before the river reached the market square, an inquiry was told"
)
MOST_BYTES = 25_000  # of words as they come; three hundred capitals W have 32,000


def open_picture(drawn: bytes) -> Image.Image:
    """Return a drawn picture's pixels, as numbers of its palette."""
    return Image.open(BytesIO(drawn))


def inked(drawn: bytes, box: tuple[int, int, int, int]) -> bool:
    """Tell whether there is anything but paper in a part of a picture."""
    return open_picture(drawn).crop(box).getbbox() is not None


@pytest.mark.parametrize(
    "headline",
    [
        pytest.param("Dam holds", id="short"),
        pytest.param(LONG, id="two hundred characters"),
        pytest.param(LONG.upper(), id="capitals"),
        pytest.param((LONG + " ") * 4, id="far too long"),
        pytest.param('“We are safe,” she said: ‘no’ to "Elm\'s" <b>bridge</b> &amp;', id="quotes and markup"),
        pytest.param("Вода поднялась до рыночной площади", id="Cyrillic"),
        pytest.param("Το νερό ανέβηκε", id="Greek"),
        pytest.param("Ο Łódź, Đà Nẵng și Kraków: ça va, où ß?", id="accents"),
        pytest.param("המים עולים", id="Hebrew"),
        pytest.param("河水上涨", id="Chinese"),
        pytest.param("", id="nothing"),
    ],
)
def test_a_picture_is_small_and_of_one_size(headline: str) -> None:
    """Whatever the headline, the picture is a PNG of 1200 by 630 pixels in few colours and few bytes."""
    drawn = picture.draw_picture(replace(PLAIN, headline=headline))
    opened = open_picture(drawn)
    assert (opened.format, opened.mode, opened.size) == ("PNG", "P", (picture.WIDTH, picture.HEIGHT))
    assert len(drawn) < MOST_BYTES


@pytest.mark.parametrize(
    ("changed", "box"),
    [
        pytest.param({"headline": "Dam"}, (LEFT, HEADLINE_TOP, RIGHT, HEADLINE_BOTTOM), id="headline"),
        pytest.param({"source": "Echo"}, (LEFT, 534, 600, FOOT_BASELINE + 12), id="source"),
        pytest.param({"date": "1 May 2024"}, (600, 534, RIGHT, FOOT_BASELINE + 12), id="date"),
        pytest.param({"label": "Politics"}, (600, 40, RIGHT, 110), id="label"),
        pytest.param({"site_name": "Digest"}, (LEFT, 40, 600, 110), id="site"),
    ],
)
def test_each_word_has_its_place(changed: dict[str, str], box: tuple[int, int, int, int]) -> None:
    """A field is seen where it belongs, and nothing is seen there without it."""
    empty = Picture(
        uri="a.png", site_name="", label=None, headline="\N{HEBREW LETTER ALEF}", source=None, date=None
    )
    assert inked(picture.draw_picture(replace(empty, **changed)), box)
    if "headline" not in changed:
        assert not inked(picture.draw_picture(empty), box)


def test_nothing_touches_the_edges() -> None:
    """The longest words of every kind stay within the margins and off the rules."""
    drawn = picture.draw_picture(
        replace(PLAIN, headline=LONG, source=LONG, date=LONG, label=LONG, site_name=LONG)
    )
    assert open_picture(drawn).getbbox() is not None
    assert not inked(drawn, (RIGHT + 4, 0, picture.WIDTH, picture.HEIGHT))
    assert not inked(drawn, (0, 0, LEFT - 2, picture.HEIGHT))
    assert not inked(drawn, (0, HEADLINE_BOTTOM + 8, picture.WIDTH, 531))


def test_words_that_can_not_be_lettered_give_a_quiet_pattern() -> None:
    """Instead of boxes there are pale lines; what can be lettered stands on the picture still."""
    hebrew, arabic = (
        picture.draw_picture(replace(PLAIN, headline=text)) for text in ("המים עולים", "المياه ترتفع")
    )
    assert hebrew == arabic
    top, part = GREEKED[0]
    assert inked(hebrew, (LEFT, top, LEFT + int(MEASURE * part), top + 4))
    assert inked(hebrew, (LEFT, 534, 600, FOOT_BASELINE + 12))


@pytest.mark.parametrize(
    ("text", "legible"),
    [
        pytest.param("Plain words", "Plain words", id="plain"),
        pytest.param("  two\n lines\t", "two lines", id="white space"),
        pytest.param("Cafe\N{COMBINING ACUTE ACCENT}", "Café", id="composed"),
        pytest.param("x\N{COMBINING ACUTE ACCENT}y", None, id="a mark on a letter without such a form"),
        pytest.param("Storm \N{CLOUD WITH TORNADO}\N{VARIATION SELECTOR-16} hits", "Storm hits", id="emoji"),
        pytest.param("\N{CLOUD WITH TORNADO}", None, id="emoji alone"),
        pytest.param("a\N{NARROW NO-BREAK SPACE}b\N{NON-BREAKING HYPHEN}c", "a b-c", id="look-alikes"),
        pytest.param("soft\N{SOFT HYPHEN}ly\N{ZERO WIDTH SPACE}", "softly", id="unseen"),
        pytest.param(
            "paid in \N{BITCOIN SIGN}", "paid in \N{BITCOIN SIGN}", id="a sign that means something"
        ),
        pytest.param("a word of עברית in it", None, id="right to left"),
        pytest.param("abc\N{RIGHT-TO-LEFT OVERRIDE}def", None, id="turned"),
        pytest.param("東京", None, id="not in the typeface"),
        pytest.param("…!?", None, id="no word"),
        pytest.param("", None, id="empty"),
        pytest.param(None, None, id="unknown"),
    ],
)
def test_what_is_legible(text: str | None, legible: str | None) -> None:
    """A text is drawn as it is read, or not at all."""
    assert find_legible(text) == legible


@settings(deadline=None, max_examples=100)
@given(text=st.text(max_size=80))
def test_any_text_can_be_drawn(text: str) -> None:
    """No text breaks the drawing, and what is legible has letters of the typeface only."""
    assert set(find_legible(text) or "") <= characters()
    fields = {"headline": text, "source": text, "label": text, "date": text, "site_name": text}
    assert len(picture.draw_picture(Picture(uri="a.png", **fields))) < MOST_BYTES


@settings(deadline=None, max_examples=60)
@given(
    words=st.lists(st.text("abcWMil’- ", min_size=1, max_size=30), min_size=1, max_size=40),
    size=st.sampled_from([54, 96]),
)
def test_a_block_fits_its_box(words: list[str], size: int) -> None:
    """No line is longer than the box is wide, all fit its height, and no word is lost without an ellipsis."""
    text = " ".join(" ".join(words).split()) or "a"
    block = fit(text, [Lettering(weight="Semibold", size=size)], 700, 360)
    assert all(block.lettering.length(line) <= 701 for line in block.lines)
    assert len(block.lines) * block.leading <= 360
    if not block.lines[-1].endswith(ELLIPSIS):
        assert "".join("".join(block.lines).split()) == "".join(text.split())


def test_the_largest_lettering_that_fits_is_taken() -> None:
    """Few words stand large, many stand small, and too many are cut."""
    sizes = [
        fit(text, HEADLINES, MEASURE, 360).lettering.size for text in ("Dam holds", PLAIN.headline, LONG)
    ]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == HEADLINES[0].size
    assert sizes[-1] < sizes[0]
    assert fit((LONG + " ") * 3, HEADLINES, MEASURE, 360).lines[-1].endswith(ELLIPSIS)


def test_a_label_has_capitals_only_where_the_typeface_has_them() -> None:
    """A letter without a capital in the typeface leaves the label out, and breaks nothing."""
    assert "ϝ" in characters()
    assert "ϝ".upper() not in characters()
    unlabelled = picture.draw_picture(replace(PLAIN, label=None))
    assert picture.draw_picture(replace(PLAIN, label="ϝ")) == unlabelled


def test_a_line_is_shortened_to_its_room() -> None:
    """What fits stays; what does not ends with an ellipsis."""
    lettering = Lettering(weight="Regular", size=30)
    assert shorten("Echo", lettering, 500) == "Echo"
    cut = shorten(LONG, lettering, 500)
    assert cut.endswith(ELLIPSIS)
    assert lettering.length(cut) <= 500


def test_shortening_measures_no_more_than_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text of any length costs as much as the longest that could stand on the line."""
    lettering = Lettering(weight="Regular", size=30)
    measured: list[int] = []
    length = Lettering.length

    def count(self: Lettering, text: str) -> float:
        measured.append(len(text))
        return length(self, text)

    monkeypatch.setattr(Lettering, "length", count)
    shorten("i" * 3000, lettering, 500)
    assert max(measured[1:]) <= 500 + len(ELLIPSIS)


def test_letters_are_kerned() -> None:
    """Pairs that leave a hole stand closer, as the typeface asks; others do not."""
    assert kerning("Semibold", "T", "o") < 0
    assert kerning("Semibold", "A", "V") < 0
    assert kerning("Semibold", "n", "n") == 0
    line = Lettering(weight="Semibold", size=96)
    assert line.length("To") < line.length("T") + line.length("o")


def test_another_process_draws_the_same_bytes() -> None:
    """Nothing depends on what was drawn before, or on the order of a hash."""
    program = (
        "import hashlib; from news_digest.model import Picture;"
        "from news_digest.picture import draw_picture, make_key;"
        f"p = {PLAIN!r}; print(hashlib.sha256(draw_picture(p)).hexdigest(), make_key(p))"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=PATIENCE_SECONDS
    )
    here = hashlib.sha256(picture.draw_picture(PLAIN)).hexdigest()
    assert result.stdout.split() == [here, picture.make_key(PLAIN)]


def test_many_are_drawn_as_few_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """Drawn over all cores, the pictures are the same and in order."""
    pictures = [replace(PLAIN, headline=f"Dam {number}") for number in range(8)]
    few = list(picture.draw_pictures(pictures))
    monkeypatch.setattr(picture, "PARALLEL_FROM", 1)
    monkeypatch.setattr(picture, "count_cores", lambda: 2)
    assert list(picture.draw_pictures(pictures)) == few == [picture.draw_picture(each) for each in pictures]


@pytest.mark.parametrize("field", ["site_name", "label", "headline", "source", "date"])
def test_the_key_changes_with_what_is_drawn(field: str) -> None:
    """Each word has a say, moved words too; where the picture stands has none."""
    assert picture.make_key(replace(PLAIN, **{field: "Other"})) != picture.make_key(PLAIN)
    assert picture.make_key(replace(PLAIN, uri="articles/other.png")) == picture.make_key(PLAIN)
    assert picture.make_key(replace(PLAIN, source=None, date="x")) != picture.make_key(
        replace(PLAIN, source="x", date=None)
    )
