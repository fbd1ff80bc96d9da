"""One text or two, judged from shingles alone."""

from __future__ import annotations

import numpy as np
import pytest
from made_articles import make_article

from news_digest.link.same_text import find_figures, is_same_text, shingle_article

LONG = tuple(range(400))


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        pytest.param(("two", "2", "bus"), {"two", "2"}, id="digits and letters"),
        pytest.param(("twofold", "b2"), set(), id="parts of words"),
        pytest.param((), set(), id="nothing"),
    ],
)
def test_figures(words: tuple[str, ...], figures: set[str]) -> None:
    """Numbers are figures, in digits or in letters."""
    assert find_figures(words) == figures


@pytest.mark.parametrize(
    ("run", "same"),
    [
        pytest.param(LONG, True, id="the same"),
        pytest.param(LONG[:300], True, id="the end cut off"),
        pytest.param(LONG[:200] + tuple(range(1000, 1200)), False, id="half of it"),
        pytest.param(LONG[200:] + LONG[:200], False, id="in another order"),
        pytest.param((), False, id="no words"),
    ],
)
def test_what_makes_one_text(run: tuple[int, ...], same: bool) -> None:
    """Copies are contained in each other, in order, and all over."""
    article = make_article("a", "word " * 400)
    one, other = (
        shingle_article(article, np.array(each, dtype=np.int32), frozenset()) for each in (LONG, run)
    )
    assert is_same_text(one, other) == same
    assert is_same_text(other, one) == same
