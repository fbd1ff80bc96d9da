"""Times of day beside a date: `09:30`, `9.30 a.m. EST`, `T09:30:00.5+01:00`, `um 9 Uhr`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

# The name of a zone says nothing certain about the moment: EST is in America or in Australia, and the offset
# of Europe/Berlin changes with the laws of the year.
_ZONE_NAME = (
    r"(?-i:[A-Z][a-z]+(?:/[A-Z][A-Za-z_-]{1,30}){1,2}|[A-Z]{2,5}(?!\w)"
    r"|(?:Eastern|Central|Mountain|Pacific|Atlantic)(?: (?:Standard|Daylight|European|Summer)){0,2}(?: Time)?"
    r"|local time)"
)
ZONE = (
    r"(?P<utc>(?:UTC|GMT|Z)(?!\w))?(?: ?(?P<offset>[+\u2212-]\d{1,2}(?::?\d{2})?)(?!\d))?"
    rf"(?: ?{_ZONE_NAME})?(?: ?[(\[][^()\[\]]{{1,40}}[)\]])?"
)
_MINUTES = r"[:.h](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,](?P<fraction>\d{1,12}))?)?(?!\d)"
_HALF = r"[ap]\.? ?m(?:\.|\b)"
_HOURS = r"(?:Uhr|hrs?|hours|h)\b\.?"
# Hours alone are a time only before what makes them one.
TIME = (
    rf"(?P<hour>\d{{1,2}})(?:{_MINUTES}|(?= ?(?:{_HALF}|{_HOURS})))"
    rf"(?: ?(?P<half>{_HALF}))?(?: ?{_HOURS})?"
)
CLOCK = rf"{TIME} ?{ZONE}"


def make_time(parts: Mapping[str, str | None]) -> dt.time:
    """Return the time of day that groups of TIME and ZONE give, with its offset from UTC if there is one.

    Raises ValueError for what is no time of day. A leap second counts as the second before it, since Python's
    minutes have none.
    """
    hour, minute, second = (int(parts.get(name) or 0) for name in ("hour", "minute", "second"))
    if half := parts.get("half"):
        hour = _hour_of_day(hour, half)
    if (minute, second) == (59, 60):
        second = 59
    fraction = int((parts.get("fraction") or "")[:6].ljust(6, "0"))
    return dt.time(hour, minute, second, fraction, tzinfo=_offset(parts))


def _hour_of_day(hour: int, half: str) -> int:
    """Return the hour from 0 to 23 for one of the forenoon or afternoon; ValueError beyond twelve."""
    if not 1 <= hour <= 12:  # noqa: PLR2004 - hours on the face of a clock
        raise ValueError("no hour of half a day")
    return hour % 12 + (12 if half[0] in "pP" else 0)


def _offset(parts: Mapping[str, str | None]) -> dt.timezone | None:
    """Return the numeric offset that is given, UTC for its names, or None; ValueError if there is no such."""
    written = parts.get("offset")
    if written is None:
        return dt.UTC if parts.get("utc") else None
    digits = written[1:].replace(":", "")
    hours, minutes = (digits, "0") if len(digits) <= len("00") else (digits[:-2], digits[-2:])
    distance = dt.timedelta(hours=int(hours), minutes=dt.time(minute=int(minutes)).minute)
    return dt.timezone(distance if written[0] == "+" else -distance)
