"""How dates, weeks and kinds read: the same on every page, in the words of the site's language."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from unicodedata import bidirectional

from news_digest.model import Article, Edition, TopicKind
from news_digest.render.body import text_direction
from news_digest.render.escape import Markdown, escape_text
from news_digest.render.words import Words

DASH = "\N{EN DASH}"
# Between the facts of a line; where the line breaks, the dot stays with what went before.
DOT = "\N{NO-BREAK SPACE}· "

# The ids of the words for one topic of a kind, and for several.
KIND_WORDS: dict[TopicKind | None, tuple[str, str]] = {
    "person": ("person", "persons"),
    "organisation": ("organisation", "organisations"),
    "place": ("place", "places"),
    "theme": ("theme", "themes"),
    None: ("topic", "also_named"),
}

# In which order pages tell of topics by kind.
KIND_ORDER: tuple[TopicKind | None, ...] = ("person", "organisation", "place", "theme", None)

# Which way letters of these classes run (Unicode Standard Annex 9, table 4).
_DIRECTIONS = {"L": "ltr", "R": "rtl", "AL": "rtl"}
LANGUAGE_CODE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def kind_text(words: Words, kind: TopicKind | None) -> str:
    """Return what one topic of a kind is, as `Person`."""
    return words.text(KIND_WORDS[kind][0])


def kinds_text(words: Words, kind: TopicKind | None) -> str:
    """Return what the topics of a kind are, as `People`."""
    return words.text(KIND_WORDS[kind][1])


def render_date(words: Words, date: dt.date | None, role: str = "") -> Markdown:
    """Return a date that machines can read too, or `Undated`; `role` is a class that says which it is."""
    if date is None:
        return words.markdown("undated")
    mark = f' class="{role}"' if role else ""
    return Markdown(f'<time{mark} datetime="{date.isoformat()}">{escape_text(words.date(date))}</time>')


def days_text(words: Words, edition: Edition) -> str:
    """Return the days of an edition: `18-24 December 2023`."""
    return words.span(edition.first_day, edition.last_day)


def week_text(words: Words, edition: Edition) -> str:
    """Return an edition's short name: `Week 51, 2023`."""
    return words.text("week", week=str(edition.week), year=str(edition.year))


def week_and_days_text(words: Words, edition: Edition) -> str:
    """Return an edition's full name: `Week 51, 2023 (18-24 December)`, with years if the week spans two."""
    within = edition.first_day.year == edition.last_day.year == edition.year
    days = words.span(edition.first_day, edition.last_day, with_year=not within)
    return words.text("week_and_days", week=week_text(words, edition), days=days)


def join_facts(facts: Iterable[str | None]) -> Markdown:
    """Return ready Markdown pieces on one line, set apart by middle dots; empty ones fall away."""
    return Markdown(DOT.join(fact for fact in facts if fact))


def language_attributes(article: Article, site_language: str) -> tuple[str, str] | None:
    """Return (`lang`, `dir`) for an article in another language than the site's, or None."""
    code = article.language
    if not LANGUAGE_CODE.fullmatch(code) or _primary(code) == _primary(site_language):
        return None
    return code, text_direction(code)


def isolate(text: str, site_language: str) -> Markdown:
    """Return a text as a ready piece, which keeps its own direction where the site's is the other.

    Its first letter decides, as in HTML's `dir="auto"`; else signs at its ends would stand at the wrong side.
    """
    own = next(filter(None, (_DIRECTIONS.get(bidirectional(sign)) for sign in text)), None)
    shown = escape_text(text)
    if own is None or own == text_direction(site_language):
        return shown
    return Markdown(f'<span dir="{own}">{shown}</span>')


def _primary(code: str) -> str:
    """Return a language code without its region or script."""
    return code.partition("-")[0].lower()
