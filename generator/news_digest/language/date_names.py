"""The names of months and weekdays: English by heart, other languages by the CLDR (https://cldr.unicode.org/).

The CLDR comes with Babel, which is only loaded for a word that is not English but stands where a month does.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

# Languages whose news use the calendar of Gregory. Left out are those that count other years or months beside
# it (Thai, Nepali, Amharic): there a year of four digits does not make a day certain.
LANGUAGES = (
    "af ar ar_DZ ar_SY az be bg bn bs ca cs cy da de el eo es et eu fa fi fil fr ga gl he hi hr hu hy id is "
    "it ka lb lt lv mk ms nb nl nn pl pt ro ru sk sl sq sr sr_Latn sv sw ta tr uk ur"
)
_ENGLISH_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sep", "sept"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
# Behind the English names, what Chinese, Japanese and Korean write in brackets behind a date.
_SHORT_WEEKDAYS = {
    name: frozenset((number,))
    for number, names in enumerate(
        (
            ("monday", "mon", "月", "월"),
            ("tuesday", "tue", "tues", "火", "화"),
            ("wednesday", "wed", "weds", "水", "수"),
            ("thursday", "thu", "thur", "thurs", "木", "목"),
            ("friday", "fri", "金", "금"),
            ("saturday", "sat", "土", "토"),
            ("sunday", "sun", "日", "일"),
        )
    )
    for name in names
}


def find_month(word: str) -> int | None:
    """Return the number of the month that a word or its abbreviation names in any of the languages, or None.

    A word that is another month in another language (“listopad” is October and November) names none.
    """
    name = _fold(word)
    return _ENGLISH_MONTHS.get(name) or _months().get(name)


def find_weekdays(words: str) -> frozenset[int]:
    """Return the weekdays (Monday is 0) that a name or abbreviation can mean; none if it is no such name."""
    name = _fold(words)
    return _SHORT_WEEKDAYS.get(name) or _weekdays().get(name, frozenset())


def is_plain_weekday(words: str) -> bool:
    """Tell whether a name is a weekday in English or a sign for one, which needs no tables."""
    return _fold(words) in _SHORT_WEEKDAYS


def _fold(name: str) -> str:
    """Return the form in which names are compared: without case, marks and final full stops."""
    # The dotless i of Turkish, which no case folding joins with the other.
    parts = unicodedata.normalize("NFKD", name.casefold().replace("\u0131", "i"))
    return "".join(sign for sign in parts if not unicodedata.combining(sign)).strip(" .")


@cache
def _months() -> Mapping[str, int]:
    """Return the months of all languages by name, without names of several."""
    names = _collect("months")
    return {name: min(numbers) for name, numbers in names.items() if len(numbers) == 1}


@cache
def _weekdays() -> Mapping[str, frozenset[int]]:
    """Return the weekdays of all languages by name."""
    return {name: frozenset(numbers) for name, numbers in _collect("days").items()}


def _collect(field: str) -> Mapping[str, set[int]]:
    """Return what each name of months or days means in any of the languages."""
    from babel import Locale  # noqa: PLC0415 - most articles never need it, and it costs half a second

    meanings: defaultdict[str, set[int]] = defaultdict(set)
    for language in LANGUAGES.split():
        tables = getattr(Locale.parse(language), field)
        for use in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in tables[use][width].items():
                    folded = _fold(name.removeprefix("de "))  # Catalan: “de març”
                    if len(folded) > 1 and not folded[0].isdigit():
                        meanings[folded].add(number)
    return meanings
