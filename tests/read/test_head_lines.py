"""Lines above the text: each is told by its form, and what it says becomes fields of the article."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news_digest.read.head_lines import read_head_line

DAY = dt.date(2024, 3, 18)
ADA, LI = "Ada Jones", "Li Wei"


@pytest.mark.parametrize(
    ("line", "authors", "source", "day"),
    [
        pytest.param("By ADA JONES", (ADA,), None, None, id="capitals"),
        pytest.param("by Ada Jones and Li Wei", (ADA, LI), None, None, id="two"),
        pytest.param("Von Ada Jones, Berlin", (ADA,), None, None, id="German, with a place"),
        pytest.param("Par Ada Jones", (ADA,), None, None, id="French"),
        pytest.param("Por Ada de la Cruz", ("Ada de la Cruz",), None, None, id="Spanish, with particles"),
        pytest.param("By Ada Jones | March 18, 2024", (ADA,), None, DAY, id="a date behind"),
        pytest.param("By Ada Jones, Example Gazette", (ADA,), "Example Gazette", None, id="an outlet behind"),
        pytest.param("Author: Ada Jones", (ADA,), None, None, id="label"),
        pytest.param("Ada Jones, Staff Writer", (ADA,), None, None, id="a role behind"),
        pytest.param("Posted by Ada Jones on March 18, 2024", (ADA,), None, DAY, id="posted by and on"),
        pytest.param("18 March 2024 | By Ada Jones", (ADA,), None, DAY, id="the date before"),
        pytest.param("Text: Ada Jones / Foto: Li Wei", (ADA,), None, None, id="text and photo"),
        pytest.param("Ada Jones", (ADA,), None, None, id="a given name and a surname"),
    ],
)
def test_byline(line: str, authors: tuple[str, ...], source: str | None, day: dt.date | None) -> None:
    """A byline gives authors, and the outlet and day that stand behind them."""
    found = read_head_line(line)
    assert found.kind == "byline"
    assert (found.authors, found.source) == (authors, source)
    assert (found.written and found.written.day) == day


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        pytest.param("==========", "rule", id="rule"),
        pytest.param("—", "rule", id="a dash"),
        pytest.param("#", "rule", id="a sign"),
        pytest.param("***", "rule", id="stars"),
        pytest.param("Share", "idle", id="button"),
        pytest.param("5 min read", "idle", id="reading time"),
        pytest.param("1,204 shares", "idle", id="count"),
        pytest.param("Skip to main content", "idle", id="link of a page"),
        pytest.param("[photo]", "idle", id="place of a photo"),
        pytest.param("Advertisement", "idle", id="advertisement"),
        pytest.param("Updated 2 hours ago", "idle", id="relative time"),
        pytest.param("View this email in your browser (https://mail.example/1)", "idle", id="newsletter"),
        pytest.param("Home > News > Harbour", "idle", id="path"),
        pytest.param("ada@gazette.example", "idle", id="address of e-mail"),
        pytest.param("News", "word", id="section"),
        pytest.param("1204", "word", id="number"),
        pytest.param("Photo: Ada Jones/Reuters", "word", id="credit"),
        pytest.param("FOR IMMEDIATE RELEASE", "release", id="release"),
        pytest.param("EMBARGOED UNTIL 6 A.M. MONDAY", "release", id="embargo"),
        pytest.param("Media contact:", "contact", id="contact"),
        pytest.param("#harbour #news", "tags", id="hashtags"),
    ],
)
def test_what_is_no_text(line: str, kind: str) -> None:
    """Parts of a page and notes to newsrooms are known by their form."""
    assert read_head_line(line).kind == kind


@pytest.mark.parametrize(
    "line",
    [
        "By the time the bridge opened, it was late",
        "Embargo on Oil Widens",
        "Press Release Reveals Fraud",
        "Immediate release of hostages demanded",
        "Draft: the league picks a quarterback",
        "Back to School After Storm",
        "Read the Room, Says Mayor",
        "Ada Lindqvist, the board’s chair, said the work would begin in April.",
        "Example Gazette",
        "Reuters",
        "Harbour Bridge Reopens",
        "Photographs of the Old Harbour",
        "Share Prices Fall in Northport",
        "2024 in Review",
        "March 18",
    ],
)
def test_text(line: str) -> None:
    """Headlines, names of outlets and sentences are text, though they begin as other lines do."""
    assert read_head_line(line).kind == "text"


@pytest.mark.parametrize(
    ("line", "source"),
    [
        pytest.param("Source: Example Gazette", "Example Gazette", id="label"),
        pytest.param("Quelle: Example Gazette", "Example Gazette", id="German label"),
        pytest.param("Example Gazette, March 18, 2024", "Example Gazette", id="date behind"),
        pytest.param("Example Gazette · 18 March 2024", "Example Gazette", id="a dot between"),
        pytest.param("18 March 2024 | Example Gazette", "Example Gazette", id="date before"),
    ],
)
def test_source_line(line: str, source: str) -> None:
    """A label or a date beside it makes a name the source."""
    assert (read_head_line(line).kind, read_head_line(line).source) == ("source", source)


@pytest.mark.parametrize(
    ("line", "day", "updated"),
    [
        pytest.param("2024-03-18", DAY, None, id="ISO"),
        pytest.param("Published: 18 March 2024", DAY, None, id="label"),
        pytest.param("Mon 18 Mar 2024 09.30 GMT", DAY, None, id="with a time"),
        pytest.param("18.03.2024", DAY, None, id="dots"),
        pytest.param("Last updated on March 18, 2024", None, DAY, id="updated"),
    ],
)
def test_date_line(line: str, day: dt.date | None, updated: dt.date | None) -> None:
    """A date is the day of publication, or that of a later change."""
    found = read_head_line(line)
    assert found.kind == "date"
    assert (found.written and found.written.day, found.updated) == (day, updated)


@pytest.mark.parametrize(
    "line", ["03/04/2024", "30 February 2024", "18 March 2204", "Tuesday, March 18, 2024"]
)
def test_date_that_is_none(line: str) -> None:
    """A date that can mean two days, or no day that there is, says so and is not read."""
    found = read_head_line(line)
    assert (found.kind, found.written) == ("date", None)
    assert found.error


def test_address_line() -> None:
    """An address of the web is the article's, also behind a label; what hides its host is not."""
    assert read_head_line("https://gazette.example/a").url == "https://gazette.example/a"
    assert read_head_line("Original: https://gazette.example/a").url == "https://gazette.example/a"
    assert read_head_line("https://bank.example@evil.example/").url is None
    assert read_head_line("#harbour #news").tags == ("harbour", "news")


@settings(deadline=None, max_examples=300)
@given(st.text(st.sampled_from("AaBy 0123,.|/-–—:#[]()<>@&ago\u0301é中"), max_size=170))
def test_any_line_is_read(line: str) -> None:
    """Whatever a line holds, it is something."""
    assert read_head_line(" ".join(line.split())).kind
