"""Names of months and weekdays: what the CLDR says, and nothing that means two months."""

from __future__ import annotations

import subprocess
import sys

import pytest
from babel import Locale, localedata

from news_digest.language import date_names
from news_digest.language.date_names import LANGUAGES, find_month, find_weekdays


@pytest.mark.parametrize("language", LANGUAGES.split())
def test_every_language_counts_twelve_months(language: str) -> None:
    """Each full name of one word means its month, or none because it means others elsewhere."""
    for number, name in Locale.parse(language).months["format"]["wide"].items():
        bare = name.removeprefix("de ")
        if bare[0].isalpha():
            assert find_month(bare) in {number, None}, bare


@pytest.mark.parametrize("name", ["listopad", "listopada", "srp", "Marchember", ""])
def test_no_certain_month(name: str) -> None:
    """A name of two months, or of none, names none."""
    assert find_month(name) is None


@pytest.mark.parametrize(
    ("name", "number"),
    [("MAYIS", 5), ("marz", 3), ("Déc.", 12), ("SEPT.", 9), ("März", 3), ("Ma\u0308rz", 3)],
)
def test_case_and_marks_do_not_count(name: str, number: int) -> None:
    """Months are found in any case, with or without marks and full stops."""
    assert find_month(name) == number


def test_english_is_contradicted_by_no_language() -> None:
    """English names are looked up first, and so must not mean anything else elsewhere."""
    months, weekdays = date_names._collect("months"), date_names._collect("days")
    assert all(
        months[name] == {number} for name, number in date_names._ENGLISH_MONTHS.items() if name in months
    )
    for name, numbers in date_names._SHORT_WEEKDAYS.items():
        assert weekdays.get(name, numbers) == numbers


def test_weekdays() -> None:
    """A weekday may be one of several in different languages, and is none if no language has it."""
    assert find_weekdays("Monday") == {0}
    assert find_weekdays("segunda-feira") == {0}
    assert find_weekdays("月") == {0}
    assert find_weekdays("Maine") == frozenset()


def test_between_full_stops_the_day_comes_first() -> None:
    """No locale of the CLDR that writes the year last writes the month first between full stops."""
    formats = (Locale.parse(name).date_formats for name in localedata.locale_identifiers())
    patterns = {str(one[width].pattern) for one in formats for width in ("medium", "short")}
    dotted = [one for one in patterns if "MMM" not in one and "." in one and one.rfind("y") > one.rfind("M")]
    assert len(dotted) > 10
    assert all(one.find("d") < one.find("M") for one in dotted)


def test_plain_dates_load_no_tables() -> None:
    """English and numbers are read without Babel, which costs half a second to load."""
    code = (
        "import sys; from news_digest.language.dates import date_at, read_date; "
        "assert all(map(read_date, ['2024-03-18', 'Monday, March 18, 2024', '18 Mar 2024 9:30 GMT'])); "
        "assert date_at('March 18, 2024 (AP) — The', 0); "
        "assert 'babel' not in sys.modules; assert read_date('18. März 2024'); assert 'babel' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
