"""Datelines: place and date at the head of a report, the report without them, and prose that looks alike."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news_digest.understand.datelines import REACH, find_dateline, skip_dateline

DAY = dt.date(2024, 3, 18)
PIECES = st.sampled_from(
    (
        *("LONDON", "Rome", "Maine", "ST.", "of", "Sunday", "March 18", "18. März", ", 2024", "3/18/2024"),
        *(
            "(AP)",
            "(dpa",
            "/PRNewswire/",
            "東京",
            "【",
            "】",
            "(",
            ")",
            "/",
            ":",
            ".",
            ",",
            "-",
            "--",
            "—",
            "_",
            " ",
        ),
    )
)


@pytest.mark.parametrize(
    ("head", "place", "date"),
    [
        pytest.param("CAIRO (AP) — ", "CAIRO", None, id="wire"),
        pytest.param("CAIRO, March 18, 2024 (AP) — ", "CAIRO", DAY, id="date and wire"),
        pytest.param("KHAN YOUNIS, Gaza Strip (AP) — ", "KHAN YOUNIS, Gaza Strip", None, id="area"),
        pytest.param("LONDON, March 18 - ", "LONDON", None, id="no year"),
        pytest.param("LONDON, March 18 (AP) -- ", "LONDON", None, id="no year, wire"),
        pytest.param("ST. LOUIS, March 18 (UPI) -- ", "ST. LOUIS", None, id="saint"),
        pytest.param("LONDON, 03/04/2024 - ", "LONDON", None, id="two days"),
        pytest.param(
            "SAN JUAN, Puerto Rico, Feb. 30, 2024 (AP) -- ", "SAN JUAN, Puerto Rico", None, id="no day"
        ),
        pytest.param("LONDON, Tuesday, March 18, 2024 — ", "LONDON", None, id="another weekday"),
        pytest.param("Geneva (Reuters) - ", "Geneva", None, id="small letters with a wire"),
        pytest.param("McALLEN, Texas (AP) — ", "McALLEN, Texas", None, id="Mc"),
        pytest.param("LONDON/PARIS, Jan 12 (Reuters) - ", "LONDON/PARIS", None, id="two places"),
        pytest.param("ELMFORD, Maine — March 18, 2024 — ", "ELMFORD, Maine", DAY, id="two dashes"),
        pytest.param("ELMFORD – March 18, 2024 – ", "ELMFORD", DAY, id="two dashes without a state"),
        pytest.param("Kuala Lumpur, Sunday. - ", "Kuala Lumpur", None, id="weekday"),
        pytest.param("LONDON, Monday. — ", "LONDON", None, id="weekday and full stop"),
        pytest.param("LONDON, MONDAY, MARCH 18, 2024. ", "LONDON", DAY, id="old print"),
        pytest.param("WASHINGTON, Tuesday, March 19 (AP) — ", "WASHINGTON", None, id="weekday and day"),
        pytest.param("ELMFORD, Maine. (AP) — ", "ELMFORD, Maine", None, id="state and full stop"),
        pytest.param("ELMFORD, Calif. (AP) — ", "ELMFORD, Calif.", None, id="state in short"),
        pytest.param("ELMFORD, Maine (AP) _ ", "ELMFORD, Maine", None, id="underscore for a dash"),
        pytest.param("(Elmford, ME) March 18, 2024 - ", "Elmford, ME", DAY, id="place in brackets"),
        pytest.param("Elmford, 18 March 2024: ", "Elmford", DAY, id="colon"),
        pytest.param("ELMFORD, 3/18/2024 - ", "ELMFORD", DAY, id="slashes"),
        pytest.param("NEW DELHI, MAR 18, 2024 (PTI): ", "NEW DELHI", DAY, id="Indian wire with a colon"),
        pytest.param("Mumbai, Mar 18 (PTI) ", "Mumbai", None, id="Indian wire without a dash"),
        pytest.param("Washington, D.C. – ", "Washington, D.C.", None, id="town and region"),
        pytest.param("Ithaca, NY — ", "Ithaca, NY", None, id="town and state in short"),
        pytest.param(
            "ELMFORD, Maine, March 18, 2024 /PRNewswire/ -- ", "ELMFORD, Maine", DAY, id="slashed wire"
        ),
        pytest.param("TORONTO, March 18, 2024 /CNW/ - ", "TORONTO", DAY, id="Canadian wire"),
        pytest.param("OTTAWA, ON, March 18, 2024 (GLOBE NEWSWIRE) -- ", "OTTAWA, ON", DAY, id="province"),
        pytest.param("BOSTON--(BUSINESS WIRE)--", "BOSTON", None, id="wire between dashes"),
        pytest.param("BOSTON--(BUSINESS WIRE)--Mar 18, 2024--", "BOSTON", DAY, id="date behind the wire"),
        pytest.param("RENO, NV / ACCESSWIRE / March 18, 2024 / ", "RENO, NV", DAY, id="slashes for dashes"),
        pytest.param("Wien (APA) - ", "Wien", None, id="Austrian wire"),
        pytest.param("Rom, 3. Mai (dpa) - ", "Rom", None, id="German wire and day"),
        pytest.param("Nordhafen, 18. März 2024 (dpa/lno) - ", "Nordhafen", DAY, id="German wire and date"),
        pytest.param("BERLIN, 18.3.2024 - ", "BERLIN", DAY, id="German numbers"),
        pytest.param("Zürich, 18. März 2024. ", "Zürich", DAY, id="full stop behind a date"),
        pytest.param("Frankfurt am Main (dpa) - ", "Frankfurt am Main", None, id="particle"),
        pytest.param("Paris, le 18 mars 2024 – ", "Paris", DAY, id="French date"),
        pytest.param("PARIS (AFP) — ", "PARIS", None, id="French wire"),
        pytest.param("MADRID, 3 may. (EUROPA PRESS) - ", "MADRID", None, id="Spanish wire"),
        pytest.param("Madrid, 18 mar (EFE).- ", "Madrid", None, id="full stop and hyphen"),
        pytest.param("Buenos Aires, 18 de marzo de 2024 (Télam).- ", "Buenos Aires", DAY, id="Spanish date"),
        pytest.param("LISBOA, 18 mar 2024 (Lusa) - ", "LISBOA", DAY, id="Portuguese wire"),
        pytest.param("(ANSA) - ROMA, 18 MAR - ", "ROMA", None, id="Italian wire first"),
        pytest.param("Warszawa, 18 marca 2024 r. - ", "Warszawa", DAY, id="Polish date"),
        pytest.param("МОСКВА, 18 марта. /ТАСС/. ", "МОСКВА", None, id="Russian wire"),
        pytest.param("ANKARA (AA) - ", "ANKARA", None, id="Turkish wire"),
        pytest.param("【東京 3月18日】", "東京", None, id="Japanese day"),
        pytest.param("（東京 2024年3月18日 共同）", "東京", DAY, id="Japanese date and wire"),
        pytest.param("【ワシントン＝山田太郎】", "ワシントン", None, id="Japanese byline"),
        pytest.param("［ロンドン　１８日　ロイター］ - ", "ロンドン", None, id="Japanese wide signs"),
        pytest.param("新华社北京3月18日电（记者李明）", "北京", None, id="Chinese wire"),
        pytest.param("（中央社台北18日電）", "台北", None, id="Chinese wire of Taiwan"),
        pytest.param("(서울=연합뉴스) 홍길동 기자 = ", "서울", None, id="Korean wire"),
        pytest.param("(Reuters) - ", None, None, id="wire alone"),
        pytest.param("(CNN)", None, None, id="wire alone without a dash"),
        pytest.param("March 18, 2024 — ", None, DAY, id="date alone"),
        pytest.param("Monday, March 18, 2024 – ", None, DAY, id="date alone with its weekday"),
    ],
)
def test_a_dateline_is_found_whole(head: str, place: str | None, date: dt.date | None) -> None:
    """Place and certain date are found, and the report begins right behind."""
    report = "Talks began."
    dateline = find_dateline(head + report)
    assert dateline is not None
    assert (dateline.place, dateline.date.day if dateline.date else None) == (place, date)
    assert skip_dateline(head + report) == report


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Rust – the board said – is everywhere in the piles.", id="thought in dashes"),
        pytest.param("IBM — the maker of the machine — sold it.", id="acronym"),
        pytest.param("IBM — The maker of the machine sold it.", id="acronym before a capital"),
        pytest.param("Iran (AP) The talks began.", id="no dash"),
        pytest.param("Mr. Smith, 18 March 2024: a diary of the talks.", id="title of a person"),
        pytest.param(
            "Mr. Smith, 18 March 2024: A diary of the talks.", id="title of a person before a capital"
        ),
        pytest.param("Ada Jones, March 18, 2024 — The talks began.", id="person"),
        pytest.param("JOHN SMITH – The talks began.", id="person in capitals"),
        pytest.param("UPDATE: The talks began.", id="label"),
        pytest.param("Q: What began?", id="question"),
        pytest.param("BREAKING - The talks began.", id="label before a dash"),
        pytest.param("BREAKING NEWS — The talks began.", id="label of two words"),
        pytest.param("Updated March 18, 2024 – The talks began.", id="label before a date"),
        pytest.param("National Science Foundation (NSF) — The talks began.", id="acronym in brackets"),
        pytest.param("Geneva - a city of talks - is full.", id="small letters alone"),
        pytest.param("Berlin, 9 November 1989 – the wall fell.", id="sentence that goes on"),
        pytest.param("However, Ada said – The talks began.", id="speech"),
        pytest.param("COVID-19 – The talks began.", id="number in a word"),
        pytest.param("Iran, Iraq – The talks began.", id="two countries"),
        pytest.param("AI – The talks began.", id="two letters"),
        pytest.param("Sunday – The talks began.", id="weekday alone"),
        pytest.param("18.03.2024. The talks began.", id="date and full stop"),
        pytest.param("(Elmford, ME) The talks began.", id="brackets alone"),
        pytest.param("Talks began.", id="nothing"),
        pytest.param("", id="empty"),
    ],
)
def test_prose_is_no_dateline(text: str) -> None:
    """What only looks alike keeps every word."""
    assert find_dateline(text) is None
    assert skip_dateline(text) == text


def test_the_first_dash_counts_where_the_rest_is_prose() -> None:
    """A date behind a dash belongs to the report if no dash ends it."""
    assert skip_dateline("LONDON — March 18 was the day.") == "March 18 was the day."


@settings(deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_text_has_its_dateline_near_the_head(text: str) -> None:
    """Whatever stands there, the report begins within reach, and behind no letter that was lost."""
    dateline = find_dateline(text)
    assert dateline is None or 0 < dateline.end <= REACH
    assert text.endswith(skip_dateline(text))
