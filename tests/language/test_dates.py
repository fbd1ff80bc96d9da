"""Written dates: read where the day is certain, named with the right form where it is not."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news_digest.language.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    LONGEST,
    DateError,
    date_at,
    find_date,
    parse_date,
    read_date,
)

DAY = dt.date(2024, 3, 18)
HALF_PAST_NINE = dt.datetime(2024, 3, 18, 9, 30, tzinfo=dt.UTC)
PIECES = st.sampled_from(
    (
        *("2024", "18", "3", "٣", "½", "Ⅷ", "March", "März", "Mon", "de", "of", "th", "年", "月", "日"),
        *("T", "9:30", "+01:00", "Z", "EST", "a.m.", "(", ")", "-", "–", ".", "/", ",", "|", " ", "\u0301"),
    )
)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("2024-03-18", id="iso"),
        pytest.param("2024-3-18", id="iso in short"),
        pytest.param("2024-3-18 9:00", id="iso in short with a time"),
        pytest.param("2024-03-18T9:30", id="hour of one digit"),
        pytest.param("2024/03/18", id="slashes, year first"),
        pytest.param("2024.03.18", id="full stops, year first"),
        pytest.param("2024. 3. 18.", id="Korean full stops"),
        pytest.param("20240318", id="eight digits"),
        pytest.param("20240318093000", id="fourteen digits"),
        pytest.param("2024-03-18+01:00", id="a day with an offset"),
        pytest.param("2024-03-18T09:30:00 Europe/Berlin", id="name of a zone"),
        pytest.param("2024-03-18 09:30 EST", id="short name of a zone"),
        pytest.param("2024-03-18 (Monday)", id="weekday behind"),
        pytest.param("March 18, 2024", id="American"),
        pytest.param("Mar. 18 2024", id="American in short"),
        pytest.param("18 March 2024", id="British"),
        pytest.param("18th of March, 2024", id="ordinal"),
        pytest.param("Monday, March 18th 2024 at 9:30 a.m. EST", id="weekday, ordinal, time"),
        pytest.param("March 18, 2024, 9:30 AM Eastern Daylight Time", id="zone in full"),
        pytest.param("10:30 AM EDT, Mon March 18, 2024", id="time first"),
        pytest.param("18 March 2024 | 9.30pm BST", id="bar before the time"),
        pytest.param("18-Mar-2024", id="hyphens and a name"),
        pytest.param("Mon Mar 18 09:30:00 CET 2024", id="clock of a computer"),
        pytest.param("MARCH 18, 2024", id="capitals"),
        pytest.param("(March 18, 2024)", id="brackets"),
        pytest.param("18. März 2024", id="German"),
        pytest.param("Montag, den 18. März 2024 um 9 Uhr", id="German with weekday and hour"),
        pytest.param("18 mars 2024", id="French"),
        pytest.param("lunes, 18 de marzo de 2024", id="Spanish"),
        pytest.param("segunda-feira, 18 de março de 2024", id="Portuguese"),
        pytest.param("18 d’març del 2024", id="Catalan"),
        pytest.param("18 maart 2024", id="Dutch"),
        pytest.param("18. mars 2024", id="Norwegian"),
        pytest.param("18. maaliskuuta 2024", id="Finnish"),
        pytest.param("18 marca 2024 r.", id="Polish"),
        pytest.param("18. března 2024", id="Czech"),
        pytest.param("понедельник, 18 марта 2024 г.", id="Russian"),
        pytest.param("18 березня 2024", id="Ukrainian"),
        pytest.param("18 Mart 2024 Pazartesi", id="Turkish"),
        pytest.param("18 مارس 2024", id="Arabic"),
        pytest.param("١٨ مارس ٢٠٢٤", id="Arabic digits"),
        pytest.param("18 آذار 2024", id="Arabic of the Levant"),
        pytest.param("18 मार्च 2024", id="Hindi"),
        pytest.param("2024. március 18.", id="Hungarian"),
        pytest.param("2024 m. kovo 18 d.", id="Lithuanian"),
        pytest.param("2024. gada 18. marts", id="Latvian"),
        pytest.param("18 tháng 3, 2024", id="Vietnamese"),
        pytest.param("2024年3月18日", id="Chinese and Japanese"),
        pytest.param("2024年３月１８日（月）", id="wide digits and a weekday"),
        pytest.param("2024년 3월 18일", id="Korean"),
        pytest.param("18.03.2024", id="full stops"),
        pytest.param("18.3.2024", id="full stops in short"),
        pytest.param("3/18/2024", id="no month has the number of the day"),
        pytest.param("18/03/2024", id="no month has the number of the day, day first"),
        pytest.param("18-03-2024", id="hyphens, day first"),
    ],
)
def test_a_certain_day_is_read(text: str) -> None:
    """Whatever the language and the order, the day is read if it can be no other."""
    written = parse_date(text)
    assert (written.day, written.moment) == (DAY, None)
    assert read_date(text) == written


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        pytest.param("2024-03-18T09:30Z", HALF_PAST_NINE, id="z"),
        pytest.param("2024-03-18t09:30z", HALF_PAST_NINE, id="small letters"),
        pytest.param("2024-03-18T10:30:00+01:00", HALF_PAST_NINE, id="offset"),
        pytest.param("2024-03-18T18:30:00+0900", HALF_PAST_NINE, id="offset without colon"),
        pytest.param("2024-03-18 09:30:00 +0000 UTC", HALF_PAST_NINE, id="offset and name"),
        pytest.param("2024-03-18T05:30:00-04:00[America/New_York]", HALF_PAST_NINE, id="offset and zone"),
        pytest.param("20240318T093000Z", HALF_PAST_NINE, id="digits alone"),
        pytest.param("Mon, 18 Mar 2024 09:30:00 +0000", HALF_PAST_NINE, id="e-mail"),
        pytest.param("Mon 18 Mar 2024 09.30 GMT", HALF_PAST_NINE, id="newspaper"),
        pytest.param("Mon Mar 18 2024 10:30:00 GMT+0100 (CET)", HALF_PAST_NINE, id="script"),
        pytest.param("Mon Mar 18 10:30:00 2024 +0100", HALF_PAST_NINE, id="version control"),
        pytest.param("18/Mar/2024:09:30:00 +0000", HALF_PAST_NINE, id="log"),
        pytest.param("March 18, 2024 9:30 p.m. UTC", HALF_PAST_NINE.replace(hour=21), id="afternoon"),
        pytest.param("March 18, 2024 12:30 a.m. UTC", HALF_PAST_NINE.replace(hour=0), id="after midnight"),
        pytest.param(
            "2024-03-18T09:30:00.123456789Z", HALF_PAST_NINE.replace(microsecond=123456), id="nine digits"
        ),
        pytest.param(
            "2016-12-31T23:59:60Z", dt.datetime(2016, 12, 31, 23, 59, 59, tzinfo=dt.UTC), id="leap second"
        ),
    ],
)
def test_a_time_with_an_offset_is_a_moment(text: str, moment: dt.datetime) -> None:
    """A time counts if its offset from UTC is written, and the day is that of its own zone."""
    written = parse_date(text)
    assert written.moment == moment
    assert written.moment is not None
    assert written.day == written.moment.date()


@pytest.mark.parametrize(
    ("text", "message", "advice"),
    [
        pytest.param("03/04/2024", "two days", "2024-03-04 or 2024-04-03", id="two orders"),
        pytest.param("2024-03", "without its day", "add the day", id="month"),
        pytest.param("March 2024", "without its day", "add the day", id="month by name"),
        pytest.param("2024", "a year", "2023-12-20", id="year"),
        pytest.param("March 18", "year is missing", "the year", id="no year"),
        pytest.param("18.03.24", "two digits", "year in full", id="year of two digits"),
        pytest.param("18 March ’24", "two digits", "year in full", id="year of two digits behind a name"),
        pytest.param("{{date:YYYY-MM-DD}}", "template", "2023-12-20", id="template"),
        pytest.param("2 hours ago", "no day of the calendar", "2023-12-20", id="relative"),
        pytest.param("2023-02-30", "no day and time", "2023-12-20", id="no such day"),
        pytest.param("30 February 2023", "no day and time", "2023-12-20", id="no such day by name"),
        pytest.param("30/02/2023", "no day and time", "2023-12-20", id="no such day in either order"),
        pytest.param("2024-03-18T25:00Z", "no day and time", "2023-12-20", id="no such hour"),
        pytest.param("2024-03-18 13:00 p.m.", "no day and time", "2023-12-20", id="no such half of a day"),
        pytest.param("2024-03-18T09:30+01:70", "no day and time", "2023-12-20", id="no such offset"),
        pytest.param("Tuesday, March 18, 2024", "is a Monday", "2024-03-18", id="another weekday"),
        pytest.param("1710754200", "seconds", "write 2024-03-18", id="seconds since 1970"),
        pytest.param("1710754200000", "seconds", "write 2024-03-18", id="milliseconds since 1970"),
        pytest.param("0001-01-01", "out of bounds", str(FIRST_YEAR), id="no news then"),
        pytest.param("2567-03-18", "out of bounds", str(LAST_YEAR), id="another era"),
        pytest.param("18 listopada 2024", "certainty", "2023-12-20", id="October or November"),
        pytest.param("soon", "certainty", "2023-12-20", id="no date"),
        pytest.param("", "certainty", "2023-12-20", id="nothing"),
        pytest.param("2024-03-18, 2024-03-19", "certainty", "2023-12-20", id="two dates"),
        pytest.param("18-20 March 2024", "certainty", "2023-12-20", id="a stretch of days"),
        pytest.param("The talks of March 18, 2024", "certainty", "2023-12-20", id="in a sentence"),
        pytest.param("9" * 99, "certainty", "2023-12-20", id="a huge number"),
        pytest.param("2024-03-18" + " " * LONGEST + ".", "certainty", "2023-12-20", id="too long"),
    ],
)
def test_what_is_not_certain_is_named(text: str, message: str, advice: str) -> None:
    """An uncertain date is none, and its error tells what to write."""
    with pytest.raises(DateError) as caught:
        parse_date(text)
    assert message in caught.value.message
    assert advice in caught.value.advice
    assert read_date(text) is None


def test_the_page_on_articles_says_what_is_read() -> None:
    """Each form in its table is read as the table says."""
    page = (Path(__file__).parents[2] / "manual/docs/articles-format.md").read_text(encoding="utf-8")
    table = page.split("| written | read as | why |")[1].split("\n\n")[0]
    rows = [row.split("|")[1:3] for row in table.splitlines() if row.startswith("| `")]
    forms = [(form, meaning.strip()) for cell, meaning in rows for form in re.findall("`([^`]+)`", cell)]
    assert len(forms) > 20
    for form, meaning in forms:
        written = read_date(form)
        assert (str(written.day) if written else "no date") == meaning, form


def test_a_weekday_may_settle_the_order() -> None:
    """Of two days only one is a Monday."""
    assert parse_date("Monday 03/04/2024").day == dt.date(2024, 3, 4)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("By Ada Jones | March 18, 2024", "March 18, 2024", id="behind a byline"),
        pytest.param(
            "Gazette, Monday, March 18, 2024 at 9:30 a.m. EST",
            "Monday, March 18, 2024 at 9:30 a.m. EST",
            id="all",
        ),
        pytest.param("Gazette 18.03.2024, 9.30 Uhr", "18.03.2024, 9.30 Uhr", id="German"),
        pytest.param("On March 18, 2024 the talks", "March 18, 2024", id="no weekday of two letters"),
        pytest.param("03/04/2024, then 18 March 2024", "18 March 2024", id="the first that is certain"),
        pytest.param("Tuesday, March 18, 2024", None, id="another weekday"),
        pytest.param("https://a.example/2024/03/18/pier", None, id="an address"),
        pytest.param("pier-2024-03-18.txt", None, id="a file"),
        pytest.param("18-20 March 2024", None, id="a stretch of days"),
        pytest.param("Nothing of the kind", None, id="none"),
    ],
)
def test_a_date_is_found(text: str, found: str | None) -> None:
    """The first certain date is found with weekday and time, and no part of an address is one."""
    place = find_date(text)
    assert (text[place[1] : place[2]] if place else None) == found
    assert place is None or place[0].day == DAY


def test_a_date_at_a_place() -> None:
    """A date begins here, perhaps with its weekday, or it is not read."""
    text = "LONDON, Monday, 18 March 2024 (AP)"
    written = date_at(text, 8)
    assert written is not None
    assert (written[0].day, text[8 : written[1]]) == (DAY, "Monday, 18 March 2024")
    assert date_at(text, 0) is None


@settings(deadline=None)  # the first foreign name loads tables
@given(st.dates(dt.date(FIRST_YEAR, 1, 1), dt.date(LAST_YEAR, 12, 31)))
def test_every_day_in_its_forms(day: dt.date) -> None:
    """Each form gives back the day that it was made from."""
    for form in ("%Y-%m-%d", "%Y%m%d", "%d.%m.%Y", "%d %B %Y", "%A, %B %d, %Y", "%Y年%m月%d日"):
        text = form.replace("%Y", f"{day.year:04}")
        assert parse_date(day.strftime(text)).day == day


@settings(deadline=None)
@given(st.one_of(st.text(), st.lists(PIECES, max_size=30).map("".join)))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Nothing but a DateError is ever raised, and what is found lies in the text."""
    try:
        written = parse_date(text)
    except DateError:
        assert read_date(text) is None
    else:
        assert FIRST_YEAR <= written.day.year <= LAST_YEAR
    found = find_date(text)
    assert found is None or 0 <= found[1] < found[2] <= len(text)


def test_a_long_text_is_not_looked_through() -> None:
    """Only the first characters count, so that a long line costs no more than a short one."""
    assert find_date("x" * LONGEST + " 2024-03-18") is None
    assert read_date("2024-03-18" + " " * LONGEST) is None
