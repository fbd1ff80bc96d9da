"""Dates, stretches of days and lists, as each language writes them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from news_digest.render.words import load_words

DAY = dt.date(2023, 12, 20)
MATERIAL = Path(__import__("material").__file__).parent / "templates" / "partials" / "languages"


@pytest.mark.parametrize(
    ("language", "date", "day", "month", "name"),
    [
        pytest.param(
            "en", "20 December 2023", "Wednesday 20 December 2023", "December 2023", "December", id="en"
        ),
        pytest.param(
            "de", "20. Dezember 2023", "Mittwoch, 20. Dezember 2023", "Dezember 2023", "Dezember", id="de"
        ),
        pytest.param(
            "fr", "20 décembre 2023", "mercredi 20 décembre 2023", "décembre 2023", "décembre", id="fr"
        ),
        pytest.param("ja", "2023年12月20日", "2023年12月20日水曜日", "2023年12月", "12月", id="ja"),
        pytest.param("he", "20 בדצמבר 2023", "יום רביעי, 20 בדצמבר 2023", "דצמבר 2023", "דצמבר", id="he"),
        pytest.param(
            "pt-BR",
            "20 de dezembro de 2023",
            "quarta-feira, 20 de dezembro de 2023",
            "dezembro de 2023",
            "dezembro",
            id="pt-BR",
        ),
    ],
)
def test_dates(language: str, date: str, day: str, month: str, name: str) -> None:
    """A day, a day with its weekday, a month with and without its year."""
    words = load_words(language)
    assert (words.date(DAY), words.day(DAY), words.month(2023, 12), words.month_name(12)) == (
        date,
        day,
        month,
        name,
    )


@pytest.mark.parametrize(
    ("language", "first", "last", "expected"),
    [
        pytest.param("en", "2023-12-20", "2023-12-20", "20 December 2023", id="one day"),
        pytest.param("en", "2023-12-03", "2023-12-20", "3–20 December 2023", id="days"),
        pytest.param("en", "2023-11-30", "2023-12-20", "30 November – 20 December 2023", id="months"),
        pytest.param("en", "2023-12-20", "2024-01-03", "20 December 2023 – 3 January 2024", id="years"),
        pytest.param("de", "2023-12-03", "2023-12-20", "3.–20. Dezember 2023", id="de days"),
        pytest.param("de", "2023-11-30", "2023-12-20", "30. November – 20. Dezember 2023", id="de months"),
        pytest.param("ja", "2023-12-03", "2023-12-20", "2023年12月3日～20日", id="ja days"),
        pytest.param("fr", "2023-12-20", "2024-01-03", "20 décembre 2023 – 3 janvier 2024", id="fr years"),
    ],
)
def test_spans(language: str, first: str, last: str, expected: str) -> None:
    """A stretch of days says nothing twice; thin spaces around dashes are the language's own."""
    span = load_words(language).span(dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    assert span.replace("\N{THIN SPACE}", " ") == expected


def test_span_of_unknown_days() -> None:
    """A stretch of which one end is known is that day; of none, nothing."""
    words = load_words("en")
    assert words.span(DAY, None) == words.span(None, DAY) == "20 December 2023"
    assert words.span(None, None) == ""


@pytest.mark.parametrize("code", sorted(path.stem for path in MATERIAL.glob("*.html")))
def test_every_language_of_the_theme_writes_dates(code: str) -> None:
    """Whatever language Material has, a day, a month and a stretch name their numbers and their year."""
    words = load_words(code)
    for first in (DAY.replace(day=3), DAY.replace(month=2), DAY.replace(year=2021)):
        assert words.span(first, DAY)
        assert words.span(DAY.replace(day=18), DAY, with_year=False)
    assert words.date(DAY)
    assert words.month(2023, 12)
    assert words.text("articles", count=3)


@pytest.mark.parametrize(
    ("language", "items", "expected"),
    [
        pytest.param("en", [], "", id="none"),
        pytest.param("en", ["a"], "a", id="one"),
        pytest.param("en", ["a", "b", "c"], "a, b and c", id="english"),
        pytest.param("de", ["a", "b", "c"], "a, b und c", id="german"),
        pytest.param("ja", ["a", "b"], "a、b", id="japanese"),
    ],
)
def test_lists(language: str, items: list[str], expected: str) -> None:
    """A list in prose."""
    assert load_words(language).join(items) == expected


@pytest.mark.parametrize(
    ("language", "locale"),
    [
        pytest.param("en", "en_GB", id="named in the catalogue"),
        pytest.param("pt-BR", "pt_BR", id="region"),
        pytest.param("zh-Hant", "zh_Hant", id="script"),
        pytest.param("de-AT", "de", id="catalogue of the language"),
        pytest.param("sh", "en", id="unknown to the CLDR"),
        pytest.param("", "en", id="empty"),
    ],
)
def test_locales(language: str, locale: str) -> None:
    """Dates follow the nearest locale that is known."""
    assert str(load_words(language).formats) == locale
