"""Bars over time: how time is cut, where the bars and their dates stand, and what the page says of them."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rendered import OUR_EXTENSIONS, Press

from news_digest.render.charts.bars import Bar, draw_bars
from news_digest.render.charts.lettering import fit_text, text_width
from news_digest.render.charts.periods import LENGTHS, cut_periods, find_period, period_text
from news_digest.render.charts.rows import Row, draw_rows
from news_digest.render.words import load_words
from news_digest.sanitise import sanitise_page

WORDS = load_words("en")
PRESS = Press(OUR_EXTENSIONS)
days = st.dates(min_value=dt.date(1, 1, 1), max_value=dt.date(9999, 12, 31))


def make_bars(*counts: int, target: str | None = None) -> list[Bar]:
    """Return bars with these numbers."""
    return [
        Bar(
            name=f"Year {2000 + place}: {count}",
            date=str(2000 + place),
            count=count,
            number=WORDS.number(count),
            opens=True,
            target=target,
        )
        for place, count in enumerate(counts)
    ]


@pytest.mark.parametrize(
    ("dates", "most", "names"),
    [
        pytest.param(["2023-12-18", "2024-02-01"], 12, ["Dec 2023", "Jan 2024", "Feb 2024"], id="months"),
        pytest.param(["2023-12-18", "2024-05-01"], 3, ["Q4 2023", "Q1 2024", "Q2 2024"], id="quarters"),
        pytest.param(["2023-12-18", "2024-05-01"], 2, ["2023", "2024"], id="years"),
        pytest.param(["1993-12-18", "2004-05-01"], 3, ["1990–1994", "1995–1999", "2000–2004"], id="fives"),
        pytest.param(["0001-01-01", "0012-01-01"], 3, ["1–4", "5–9", "10–14"], id="the first years"),
        pytest.param([], 3, [], id="no dates"),
    ],
)
def test_periods(dates: list[str], most: int, names: list[str]) -> None:
    """Periods are as short as their number allows, and begin where calendars do."""
    periods = cut_periods(map(dt.date.fromisoformat, dates), most)
    assert [period_text(WORDS, period, short=True) for period in periods] == names


def test_names_of_months() -> None:
    """A month is written out where there is room."""
    period = find_period(dt.date(2023, 12, 18), 1)
    assert (period_text(WORDS, period), period_text(WORDS, period, short=True)) == (
        "December 2023",
        "Dec 2023",
    )


@settings(deadline=None, max_examples=60)
@given(dates=st.lists(days, min_size=1, max_size=30), most=st.integers(min_value=2, max_value=40))
def test_every_date_is_counted_once(dates: list[dt.date], most: int) -> None:
    """The periods follow each other without a gap, hold every date, and are as many as may be."""
    periods = cut_periods(dates, most)
    assert sum(periods.values()) == len(dates)
    (length,) = {period.length for period in periods}
    assert [one.start + length for one in periods] == [
        *[one.start for one in periods][1:],
        list(periods)[-1].start + length,
    ]
    assert len(periods) <= most or length == LENGTHS[-1]
    assert all(period_text(WORDS, period, short=short) for period in periods for short in (True, False))


def test_months_without_articles_are_gaps() -> None:
    """A bar stands for each number but none, from the first place to the last."""
    chart = draw_bars(make_bars(2, 0, 4), "label")
    heights = re.findall(r'class="bar" x="[\d.]+%" y="[\d.]+" width="[\d.]+%" height="([\d.]+)"', chart)
    assert heights == ["42", "84"]
    assert re.findall('class="number"[^>]*>([^<]+)<', chart) == ["2", "4"]


def test_many_bars_number_the_highest_alone() -> None:
    """Where numbers would meet, only the first of the highest has its own."""
    chart = draw_bars(make_bars(*[1, 7, 7] * 5), "label")
    assert re.findall('class="number"[^>]*>([^<]+)<', chart) == ["7"]


@settings(deadline=None, max_examples=60)
@given(count=st.integers(min_value=1, max_value=80), date=st.text(min_size=1, max_size=12))
def test_dates_never_meet(count: int, date: str) -> None:
    """On the narrowest screen the dates below the bars stand apart and within the chart."""
    bars = [Bar(name="n", date=date, count=1, number="1", opens=place % 12 == 3) for place in range(count)]
    found = re.findall(r'class="date ?(first|last|)" x="([\d.]+)%?"', draw_bars(bars, "label"))
    width = text_width(date, 11)
    starts = [
        0 if look == "first" else 320 - width if look == "last" else float(x) * 3.2 - width / 2
        for look, x in found
    ]
    assert all(
        later - earlier >= width + 9.9
        for earlier, later in zip(sorted(starts), sorted(starts)[1:], strict=False)
    )
    assert all(-0.1 <= start <= 320.1 - width for start in starts)


def test_bars_with_links_are_a_document_of_them() -> None:
    """Each bar that leads somewhere is one link, named by its whole date and number; the rest is an image."""
    page = PRESS.render(draw_bars(make_bars(2, 0, 4, target="../archive/2024/index.md"), "Coverage"))
    assert 'role="document"' in page.html
    assert [(href, "Year" in label) for href, label in page.links] == [("../archive/2024/index.md", True)] * 2
    assert 'role="img"' in draw_bars(make_bars(2, 0, 4), "Coverage")


@pytest.mark.parametrize(
    "hostile", ['"><script>x</script>', "</text></svg><img src=x>", "[a](b) `c` *d* &lt; {: #e }"]
)
def test_strangers_words_stay_words(hostile: str) -> None:
    """Names in a chart are shown as they are, and the chart passes the second layer whole."""
    row = Row(name=hostile, target="../x/index.md", total=3, number="3", course=(1, 2))
    for chart in (
        draw_bars(
            [Bar(name=hostile, date=hostile, count=1, number=hostile, target="../x/index.md")] * 2, "label"
        ),
        draw_rows([row, row], ("2023", "2024"), "label"),
    ):
        page = PRESS.render(chart)
        assert set(page.names) <= {"p", "svg", "line", "rect", "text", "a"}
        assert " ".join(hostile.split()) in page.text
        assert sanitise_page(page.html).count("<text") == page.names.count("text")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("Elmford", "Elmford", id="short"),
        pytest.param("Ministry of Public Works and Ways", "Ministry of Public Works…", id="between words"),
        pytest.param("Donaudampfschifffahrtsgesellschaft", "Donaudampfschifffahrtsges…", id="one word"),
    ],
)
def test_long_names_are_cut(text: str, shown: str) -> None:
    """A name too long for a label ends in an ellipsis, between words if it can."""
    assert fit_text(text, 26) == shown
    assert text_width("木", 10) > text_width("i", 10)
