"""Taking one field's value out of front matter, as text, a list, an address or a date, or noting why not.

Each method returns None or nothing if the field is not given, is empty, or is wrong; the last is a problem.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from news_digest.language.dates import DateError, parse_date
from news_digest.read.bounds import MAX_VALUES
from news_digest.read.characters import clean_text, decode_entities
from news_digest.read.links import is_web_address
from news_digest.read.problems import ProblemList, quoted

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from news_digest.read.strict_yaml import Value

# A ` #` cannot belong to these, so what follows it is a comment and nothing is lost.
_COMMENTS_ARE_MEANT = {"date", "updated", "url", "link", "language", "slug", "draft"}
_TEMPLATE = re.compile(r"\A\{\{.*\}\}\Z|\A<%.*%>\Z")  # of Obsidian, Hugo's archetypes, Templater


class FieldReader:
    """Reads typed values from fields, and notes in `problems` what is wrong with them."""

    def __init__(self, fields: Mapping[str, Value], problems: ProblemList) -> None:
        self.fields = fields
        self.problems = problems

    def text(self, key: str, limit: int) -> str | None:
        """Return a field's text, at most `limit` characters."""
        value = self.fields.get(key)
        return self.text_of(value, key, limit) if value else None

    def text_of(self, value: Value, key: str, limit: int) -> str | None:
        """Return the text of a value that stands under a key."""
        if not isinstance(value.data, str):
            form = f"write `{key}: …` with text on the same line, in double quotes if it begins with [ or {{"
            self.problems.add(value.line, "wrong-type", f"{key} is no text but {_type_name(value)}", form)
            return None
        if value.cut_off and key not in _COMMENTS_ARE_MEANT:
            advice = f'write {key} in double quotes, as in `"We are #1"`'
            self.problems.add(value.line, "value-cut-off", f"{key} ends before the #", advice)
        text = clean_text(decode_entities(value.data))
        if _TEMPLATE.search(text) and key not in {"date", "updated"}:
            message = f"{key} is {quoted(text)}, a template that nobody has filled in"
            self.problems.add(
                value.line, "unfilled-template", message, f"write the {key}, or take the line out"
            )
            return None
        if len(text) > limit:
            message = f"{key} has {len(text):,} characters"
            self.problems.add(value.line, "field-too-long", message, f"write at most {limit:,}")
            return None
        return text or None

    def texts(self, key: str, limit: int, most: int = MAX_VALUES) -> tuple[tuple[int, str], ...]:
        """Return the texts of a field that holds one or a list, `most` of them, each with its line."""
        pairs = ((value.line, self.text_of(value, key, limit)) for value in self.values(key, most))
        return tuple((line, text) for line, text in pairs if text)

    def values(self, key: str, most: int = MAX_VALUES) -> Iterator[Value]:
        """Yield the values of a field that holds one or a list, `most` of them."""
        value = self.fields.get(key)
        if value is None:
            return
        if not isinstance(value.data, tuple):
            yield value
            return
        if len(value.data) > most:
            message = f"{key} lists {len(value.data):,} values"
            self.problems.add(value.line, "too-many-values", message, f"keep at most {most}")
        yield from value.data[:most]

    def moment(self, key: str) -> tuple[dt.date | None, dt.datetime | None]:
        """Return the day that a field gives, and the moment if it gives one."""
        text = self.text(key, MAX_VALUES)
        if text is None:
            return None, None
        try:
            written = parse_date(text)
        except DateError as error:
            advice = (
                error.advice.replace("write ", f"write `{key}: ", 1) + "`"
                if _is_value(error)
                else error.advice
            )
            message = f"{key} is {quoted(text)}: {error.message}"
            self.problems.add(self.fields[key].line, "bad-date", message, advice)
            return None, None
        return written.day, written.moment

    def address(self, value: Value, key: str, limit: int) -> str | None:
        """Return the web address that a value gives."""
        text = self.text_of(value, key, limit)
        if text is None or is_web_address(text):
            return text
        message = f"{key} is {quoted(text)}, which is no address of the web"
        advice = f"write `{key}: https://…` in full, without spaces"
        self.problems.add(value.line, "bad-address", message, advice)
        return None


def _is_value(error: DateError) -> bool:
    """Tell whether the advice is a date to write, and no sentence."""
    return error.advice.removeprefix("write ")[:1].isdigit()


def _type_name(value: Value) -> str:
    """Return what a value is, in plain words."""
    return "fields" if isinstance(value.data, Mapping) else "a list"
