"""Where the teasers of lists end."""

from __future__ import annotations

import pytest

from news_digest.render.pages.listing import cut_teaser

BEGUN = "The old ferries of the town stop at noon."


@pytest.mark.parametrize(
    ("told", "is_end"),
    [
        pytest.param("The town of Elmford has its bridge again.", True, id="small word"),
        pytest.param("The town got its bridge back in Elmford.", True, id="long name"),
        pytest.param("The town of Elmford got its bridge in 2014.", True, id="year"),
        pytest.param("Has the town of Elmford got its bridge?", True, id="question"),
        pytest.param("The town of Elmford has got its bridge!", True, id="cry"),
        pytest.param("“The town of Elmford has its bridge again.”", True, id="quote"),
        pytest.param("The town got it by an order of the late Gen.", False, id="title"),
        pytest.param("The town got its bridge in the week of Sept.", False, id="month"),
        pytest.param("The old bridge of the town is from the U.S.", False, id="initials"),
        pytest.param("The mill of Elmford is on the bridge of St.", False, id="short"),
    ],
)
def test_a_begun_sentence_is_left_out(told: str, *, is_end: bool) -> None:
    """Where one before it ends; an abbreviation ends none."""
    teaser = cut_teaser(f"{told} {BEGUN}", len(told) + 12)
    assert teaser == (f"{told} …" if is_end else f"{told} The old …")
