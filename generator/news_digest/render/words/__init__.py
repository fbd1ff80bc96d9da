"""The digest's own words: labels from one catalogue for each language, dates and numbers by the CLDR."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from babel import Locale
from babel.lists import format_list
from babel.numbers import format_decimal

from news_digest.model import Subject
from news_digest.render.escape import Markdown, escape_inline, escape_start
from news_digest.render.words.catalogue import ENGLISH, Text, find_catalogue
from news_digest.render.words.dates import date_pattern, span_parts, span_unit, write_date

FIELD = re.compile(r"\{([a-z_]+)\}")
LEFT_TO_RIGHT, POP = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
Value = str | int


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a site in its language; a text that the language lacks is said in English.

    `formats` is the locale of dates, numbers and lists. What is filled into a text is a string, or a whole
    number, which is written in the way of the language; a year or a week is therefore given as a string.
    """

    language: str
    formats: Locale
    dates: Mapping[str, str]
    texts: Mapping[str, Text]
    subjects: Mapping[str, str]

    def text(self, identifier: str, /, **fields: Value) -> str:
        """Return a text with its fields filled in, as plain text; `count` chooses the plural form.

        Raises `KeyError` for an unknown id or a missing field.
        """
        return "".join(piece for piece, _ready in self._pieces(identifier, fields))

    def markdown(self, identifier: str, /, **fields: Value) -> Markdown:
        """Return a text as ready Markdown, its fields escaped unless they are Markdown. Raises as `text`."""
        written = ""
        for ready, run in groupby(self._pieces(identifier, fields), key=lambda piece: piece[1]):
            joined = "".join(piece for piece, _ready in run)
            escape: Callable[[str], Markdown] = escape_inline if written else escape_start
            written += joined if ready else escape(joined)
        return Markdown(written)

    def _pieces(self, identifier: str, fields: Mapping[str, Value]) -> Iterator[tuple[str, bool]]:
        """Yield the pieces of a filled text, each with whether it is ready Markdown."""
        count = fields.get("count")
        template = self.texts[identifier].form(count if isinstance(count, int) else None)
        for place, piece in enumerate(FIELD.split(template)):
            if place % 2 == 0:
                if piece:
                    yield piece, False
                continue
            value = fields[piece]
            if value != "":
                yield self.number(value) if isinstance(value, int) else value, isinstance(value, Markdown)

    def number(self, number: int) -> str:
        """Return a whole number, as `2,309`."""
        return _write_number(number, self.formats)

    def date(self, date: dt.date) -> str:
        """Return a date, as `20 December 2023`."""
        return write_date(date, self.dates.get("day") or date_pattern(self.formats, "day"), self.formats)

    def day(self, date: dt.date) -> str:
        """Return a date with its weekday, as `Wednesday 20 December 2023`."""
        pattern = self.dates.get("weekday") or date_pattern(self.formats, "weekday")
        return write_date(date, pattern, self.formats)

    def month(self, year: int, month: int) -> str:
        """Return a month with its year, as `December 2023`."""
        pattern = self.dates.get("month") or date_pattern(self.formats, "month")
        return write_date(dt.date(year, month, 1), pattern, self.formats)

    def month_name(self, month: int) -> str:
        """Return a month by its name alone, as `December`."""
        return write_date(dt.date(2000, month, 1), "LLLL", self.formats)

    def span(self, first: dt.date | None, last: dt.date | None, *, with_year: bool = True) -> str:
        """Return a stretch of days, nothing said twice: `3-20 December 2023`; empty if the days are unknown.

        Without its year it must lie within one.
        """
        if first is None or last is None or first == last:
            known = first or last
            return self.date(known) if known else ""
        parts = span_parts(self.formats, self.dates, span_unit(first, last), with_year=with_year)
        if parts is None:
            return f"{self.date(first)} \N{EN DASH} {self.date(last)}"
        return "".join(
            write_date(date, part, self.formats) for date, part in zip((first, last), parts, strict=True)
        )

    def join(self, items: Sequence[str]) -> Markdown:
        """Return ready Markdown pieces as a list in prose: `a, b and c`."""
        return Markdown(format_list(list(items), locale=self.formats))

    def subject(self, subject: Subject) -> str:
        """Return a subject's short name."""
        return subject.short if subject.is_renamed else self.subjects.get(subject.slug, subject.short)

    def whole_subject(self, subject: Subject) -> str:
        """Return a subject's full name, or the short one where the language has a name of its own for it."""
        return subject.name if subject.is_renamed else self.subjects.get(subject.slug, subject.name)


@lru_cache(maxsize=20_000)
def _write_number(number: int, locale: Locale) -> str:
    """Return a whole number in the way of a locale; most numbers of a site are small and met often."""
    return str(format_decimal(number, locale=locale))


def load_words(language: str) -> Words:
    """Return the words of a language, given as Material for MkDocs names it (`de`, `pt-BR`, `zh-Hant`).

    Languages without a catalogue speak English, with dates, numbers and lists of their own.
    """
    english, own = find_catalogue(ENGLISH), find_catalogue(language)
    return Words(
        language=language,
        formats=own.formats,
        dates=own.dates,
        texts={**_isolated(english.texts, own.formats), **own.texts},
        subjects=own.subjects,
    )


def _isolated(texts: Mapping[str, Text], site: Locale) -> Mapping[str, Text]:
    """Return English texts so that they keep their order among words that run from right to left."""
    if site.character_order != "right-to-left":
        return texts
    return {
        identifier: replace(
            text, forms={key: f"{LEFT_TO_RIGHT}{form}{POP}" for key, form in text.forms.items()}
        )
        for identifier, text in texts.items()
    }
