"""Languages that write ordinal numbers with a full stop, as German does: “am 20. Dezember”."""

from __future__ import annotations

from functools import cache


@cache
def has_dotted_ordinals(language: str) -> bool:
    """Tell whether a language has a full stop behind the day in a long date, by the CLDR.

    False for English and for a language that the CLDR does not know.
    """
    main = language.replace("_", "-").partition("-")[0].lower()
    if main == "en":
        return False
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - English sites never need it

    try:
        return "d." in str(Locale.parse(main).date_formats["long"].pattern)
    except (UnknownLocaleError, ValueError):
        return False
