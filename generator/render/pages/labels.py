"""How dates, numbers and kinds read: the same words on every page, whatever the machine's language."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from generator.model import Article, Edition, TopicKind
from generator.render.body import text_direction
from generator.render.escape import Markdown

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
UNDATED = "Undated"
DASH = "\N{EN DASH}"

KIND_NAMES: dict[TopicKind | None, tuple[str, str]] = {
    "person": ("Person", "People"),
    "organisation": ("Organisation", "Organisations"),
    "place": ("Place", "Places"),
    "theme": ("Theme", "Themes"),
    None: ("Topic", "Also named"),
}

LANGUAGE_CODE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def date_text(date: dt.date) -> str:
    """Return a date as `20 December 2023`."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def day_text(date: dt.date) -> str:
    """Return a date with its weekday, as `Wednesday 20 December 2023`."""
    return f"{DAYS[date.weekday()]} {date_text(date)}"


def render_date(date: dt.date | None) -> Markdown:
    """Return a date that machines can read too, or `Undated`."""
    if date is None:
        return Markdown(UNDATED)
    return Markdown(f'<time datetime="{date.isoformat()}">{date_text(date)}</time>')


def span_text(first: dt.date | None, last: dt.date | None) -> str:
    """Return a stretch of days, nothing said twice: `3-20 December 2023`; empty if the days are unknown."""
    if first is None or last is None:
        known = first or last
        return date_text(known) if known else ""
    if first == last:
        return date_text(first)
    if first.year != last.year:
        return f"{date_text(first)} {DASH} {date_text(last)}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} {DASH} {date_text(last)}"
    return f"{first.day}{DASH}{date_text(last)}"


def days_text(edition: Edition) -> str:
    """Return the days of an edition: `18-24 December 2023`."""
    return span_text(edition.first_day, edition.last_day)


def week_text(edition: Edition) -> str:
    """Return an edition's short name: `Week 51, 2023`."""
    return f"Week {edition.week}, {edition.year}"


def week_and_days_text(edition: Edition) -> str:
    """Return an edition's full name: `Week 51, 2023 (18-24 December)`, with years if the week spans two."""
    days = days_text(edition)
    if edition.first_day.year == edition.last_day.year == edition.year:
        days = days.removesuffix(f" {edition.year}")
    return f"{week_text(edition)} ({days})"


def month_text(year: int, month: int) -> str:
    """Return a month as `December 2023`."""
    return f"{MONTHS[month - 1]} {year}"


def count_text(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun: `1 article`, `2,309 articles`, `3 stories`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def join_words(words: Sequence[str]) -> Markdown:
    """Return ready Markdown pieces as a list in prose: `a, b and c`."""
    if len(words) <= 1:
        return Markdown("".join(words))
    return Markdown(f"{', '.join(words[:-1])} and {words[-1]}")


def join_facts(facts: Iterable[str | None]) -> Markdown:
    """Return ready Markdown pieces on one line, set apart by middle dots; empty ones fall away."""
    return Markdown(" · ".join(fact for fact in facts if fact))


def language_attributes(article: Article, site_language: str) -> tuple[str, str] | None:
    """Return (`lang`, `dir`) for an article in another language than the site's, or None."""
    code = article.language
    if not LANGUAGE_CODE.fullmatch(code) or _primary(code) == _primary(site_language):
        return None
    return code, text_direction(code)


def _primary(code: str) -> str:
    """Return a language code without its region or script."""
    return code.partition("-")[0].lower()
