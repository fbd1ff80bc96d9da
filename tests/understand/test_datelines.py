"""Datelines: the place at the head of a report, and the report without it."""

from __future__ import annotations

import pytest

from generator.understand.datelines import find_dateline, skip_dateline


@pytest.mark.parametrize(
    ("paragraph", "place"),
    [
        pytest.param("CAIRO (AP) — Talks began.", "CAIRO", id="agency"),
        pytest.param(
            "KHAN YOUNIS, Gaza Strip (AP) — Talks began.", "KHAN YOUNIS, Gaza Strip", id="with-area"
        ),
        pytest.param("LONDON, March 3 - Talks began.", "LONDON", id="day"),
        pytest.param("Geneva (Reuters) - Talks began.", "Geneva", id="mixed-case-with-agency"),
        pytest.param("Geneva - a city of talks - is full.", None, id="mixed-case-alone"),
        pytest.param("Talks began.", None, id="none"),
    ],
)
def test_places(paragraph: str, place: str | None) -> None:
    """The place is found as written, and only in a dateline."""
    dateline = find_dateline(paragraph)
    assert (dateline.place if dateline else None) == place


def test_report_begins_after_it() -> None:
    """Dateline and agency are skipped."""
    assert skip_dateline("CAIRO, Dec. 20, 2023 (AP) — Talks began.") == "Talks began."
    assert skip_dateline("(Reuters) - Talks began.") == "Talks began."
