"""The days that a digest can bear: told by what is past, by the other articles, and by the editors."""

from __future__ import annotations

import datetime as dt

import pytest

from news_digest.model import find_last_day, find_newest_day
from news_digest.model.days import KNOWN_PAST, MOST_AHEAD_DAYS, STEP_DAYS


def after(days: int) -> dt.date:
    """Return a day so many days after the one that has passed for certain."""
    return KNOWN_PAST + dt.timedelta(days=days)


FAR = dt.date(2199, 12, 31)
HORIZON = after(MOST_AHEAD_DAYS)
WEEK = [dt.date(2024, 3, day) for day in range(10, 17)]


@pytest.mark.parametrize(
    ("days", "last"),
    [
        pytest.param([], HORIZON, id="no article"),
        pytest.param([FAR], HORIZON, id="a far day alone"),
        pytest.param([dt.date(2042, 3, 18), after(-900)], HORIZON, id="two of different years"),
        pytest.param(WEEK, after(STEP_DAYS), id="an old archive bears what is past, and a step"),
        pytest.param([*WEEK, FAR, dt.date(2098, 1, 5)], after(STEP_DAYS), id="two far days of nine"),
        pytest.param([*WEEK, *[after(4000)] * 30], HORIZON, id="far days in plenty"),
        pytest.param([*WEEK, after(-5), after(50), after(100)], after(160), id="step by step"),
        pytest.param([*WEEK, after(61)], after(60), id="one day more than a step"),
        pytest.param([after(10 * day) for day in range(90)], after(950), id="a digest that goes on"),
        pytest.param([after(300 * year) for year in range(6)], after(1500 + 900), id="a sparse archive"),
        pytest.param([FAR] * 9, HORIZON, id="nothing but far days"),
        pytest.param([dt.date(9999, 12, 31)] * 9, HORIZON, id="the end of the calendar"),
    ],
)
def test_last_day(days: list[dt.date], last: dt.date) -> None:
    """The last day goes on from what is past or from most of the articles, step by step, never far."""
    assert find_last_day(days) == last
    assert find_last_day(list(reversed(days))) == last


def test_editors_have_the_last_word() -> None:
    """What the editors name as the latest day counts alone, before and after what the others bear."""
    assert find_last_day([*WEEK, FAR], dt.date(2024, 3, 12)) == dt.date(2024, 3, 12)
    assert find_last_day(WEEK, FAR) == FAR


def test_a_fifth_of_far_articles_moves_nothing() -> None:
    """Of a hundred articles twenty may claim any day of the far years: the newest day stays."""
    honest = [after(day) for day in range(80)]
    for claimed in (400, 1200, 3600):
        lies = [after(claimed + 61 * number) for number in range(20)]
        assert find_newest_day([*honest, *lies]) == after(79)


@pytest.mark.parametrize("days", [pytest.param([], id="none"), pytest.param([FAR], id="far")])
def test_no_newest_day(days: list[dt.date]) -> None:
    """Where no day can be borne there is no newest one."""
    assert find_newest_day(days) is None
