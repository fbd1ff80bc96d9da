"""The catalogues: one YAML file for each language, beside this module."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml
from babel import Locale, UnknownLocaleError, localedata
from babel.plural import PluralRule

FOLDER = Path(__file__).parent
ENGLISH = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text in its forms by plural category (one that depends on no number has `other` alone).

    `plural` is the rule of the language that the text is in, which tells the category of a number.
    """

    forms: Mapping[str, str]
    plural: PluralRule

    def form(self, count: int | None) -> str:
        """Return the form for a number, or the general one."""
        return self.forms.get(self.plural(count) if count is not None else "other") or self.forms["other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """What one file says: the locale and patterns of dates, the texts by id, the subjects by slug."""

    language: str
    formats: Locale
    dates: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, Text] = field(default_factory=dict)
    subjects: Mapping[str, str] = field(default_factory=dict)


def languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a catalogue, in order."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yml")))


def find_catalogue(language: str) -> Catalogue:
    """Return the catalogue of a language (as Material names it: `de`, `pt-BR`), or an empty one.

    A language without a catalogue takes that of the same language elsewhere (`pt` for `pt-BR`).
    """
    known = languages()
    for code in _from_narrow_to_wide(language):
        if code in known:
            return _read(code)
    return Catalogue(language=language, formats=find_locale(language))


@cache
def find_locale(language: str) -> Locale:
    """Return the CLDR's locale for a language code; English for one that the CLDR does not know."""
    for code in _from_narrow_to_wide(language):
        try:
            return _load_locale(code)
        except (UnknownLocaleError, ValueError):
            continue
    return _load_locale(ENGLISH)


def _load_locale(code: str) -> Locale:
    """Return a locale whose data no other locale shares.

    Babel 2.18 looks up an inherited name (a month that stands alone is called as in a date) once and keeps it
    where every locale finds it, so that the second language of a process would get the names of the first.
    """
    localedata._cache.clear()  # noqa: SLF001  # there is no other way to what the locales share
    locale = Locale.parse(code, sep="-")
    _ = locale.date_formats  # read now: the data is loaded at the first use
    return locale


def _from_narrow_to_wide(language: str) -> Iterator[str]:
    """Yield a language code, then the same without its region, without its script."""
    parts = language.replace("_", "-").split("-")
    for length in range(len(parts), 0, -1):
        yield "-".join(parts[:length])


@cache
def _read(code: str) -> Catalogue:
    """Return the catalogue in a file of ours."""
    values = yaml.safe_load((FOLDER / f"{code}.yml").read_text(encoding="utf-8"))
    locale = find_locale(values["language"])
    return Catalogue(
        language=values["language"],
        formats=find_locale(values.get("formats", values["language"])),
        dates=values.get("dates", {}),
        texts={
            identifier: Text(
                forms=text if isinstance(text, dict) else {"other": text}, plural=locale.plural_form
            )
            for identifier, text in values["texts"].items()
        },
        subjects=values.get("subjects", {}),
    )
