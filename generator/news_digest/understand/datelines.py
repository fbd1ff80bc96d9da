"""Datelines: “CAIRO, Dec. 20, 2023 (AP) —” at the head of a report.

    dateline = [wire dash] place {region} {date | wire} end
             | date {wire} end  |  wire dash
    end      = dash | colon | full stop

Between the pieces stand commas, spaces, full stops or dashes. Prose can look the same (“Rust – the board
said – is …”), so the pieces must bear each other out: `_is_borne_out` says which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from news_digest.language.date_names import find_month, find_weekdays
from news_digest.language.dates import WrittenDate, date_at, read_date
from news_digest.language.plain_signs import to_plain
from news_digest.understand.asian_datelines import find_asian_dateline
from news_digest.understand.wires import is_wire
from news_digest.understand.written_places import (
    WORD,
    is_capitals,
    is_city,
    is_known_place,
    is_known_region,
    is_label,
    is_person,
    is_short_region,
    read_place,
)

REACH = 160  # characters in which a dateline ends
MOST_PIECES = 6
LONGEST_WEEKDAY = 25  # characters in which a date has its first digit
LONGEST_ACRONYM = 4

_DASH = r"(?:-{2,3}|[–—―\u2212]|-(?=\s)|_(?=\s))"
_MAY_END = re.compile(rf"{_DASH}|[:.)/]\s|[\u3011)\u3015电電讯訊]")
_END = re.compile(
    rf"[.,]?(?: ?(?P<dash>{_DASH})|(?P<colon>:)(?=\s)|(?P<stop>\.| /)(?=\s)|(?P<nothing>(?<=\))(?=\s)))"
    r"\s*(?=(?P<next>\S))"
)
_REGION = re.compile(rf", ?(?P<region>{WORD}(?: {WORD}){{0,2}})")
_BRACKETED = r"\((?P<bracketed>[^\W\d_][\w .&/,'’+-]{1,40})\)"
_SLASHED = r"/ ?(?P<slashed>[^\W\d_][\w.-]{1,30}(?: [\w.-]{1,30}){0,3}) ?/"
_WIRE = re.compile(rf"(?:[,.]? ?| ?{_DASH} ?)(?:{_BRACKETED}|{_SLASHED})")
_LEADING_WIRE = re.compile(
    rf"\((?P<wire>[^\W\d_][\w .&/,'’+-]{{1,40}})\)(?:\s*{_DASH}\s*|(?=[^\W\d_]))(?=(?P<next>\S))"
)
_BEFORE_DATE = re.compile(rf"(?:[,.|] ?| ?{_DASH} ?| / | )(?:(?:le|den|the|il) )?")
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|º|\.)?"
# A day of a month, or one in numbers; also with a year that makes no certain day of it.
_PART_OF_DATE = re.compile(
    r"(?:(?P<weekday>[^\W\d_]{3,20})\.?,? )?"
    rf"(?:(?P<before>[^\W\d_]{{3,20}})\.? {_DAY}|{_DAY} (?:de |of )?(?P<behind>[^\W\d_]{{3,20}})\.?"
    r"|\d{1,2}[./]\d{1,2}(?:[./](?:\d{4}|\d{2}))?)"
    r"(?:,? (?:de |del )?\d{4})?(?!\w)"
)


class Dateline(NamedTuple):
    """The place as written, the date if it is certain, either or both, and where the report begins."""

    place: str | None
    date: WrittenDate | None
    end: int


class _Pieces(NamedTuple):
    """What has been read of a dateline so far."""

    end: int
    place: str | None = None
    regions: tuple[str, ...] = ()
    date: WrittenDate | None = None
    is_dated: bool = False  # also by a weekday, or by a day without its year
    wire: str | None = None


def find_dateline(paragraph: str) -> Dateline | None:
    """Return the dateline at the head of a paragraph, or None; of several that end in order, the longest."""
    head = to_plain(paragraph[:REACH])
    if not _MAY_END.search(head):
        return None
    asian = find_asian_dateline(head)
    if asian:
        place, date, end = asian
        return Dateline(place, read_date(date) if date else None, end)
    found = None
    for pieces in _read_pieces(head):
        found = _finish(head, pieces) or found
    return found or _find_leading_wire(head)


def skip_dateline(paragraph: str) -> str:
    """Return a paragraph without the dateline or wire at its head."""
    dateline = find_dateline(paragraph)
    return paragraph[dateline.end :] if dateline else paragraph


def _find_leading_wire(head: str) -> Dateline | None:
    """Return the wire alone with which a report begins: “(Reuters) -”, “(CNN)The”."""
    match = _LEADING_WIRE.match(head)
    return Dateline(None, None, match.end()) if match and is_wire(match["wire"]) else None


def _read_pieces(head: str) -> Iterator[_Pieces]:
    """Yield what is read of a dateline, from its first piece to all that there are."""
    pieces = _read_first(head)
    for _ in range(MOST_PIECES):
        if pieces is None:
            return
        yield pieces
        pieces = _add_date(head, pieces) or _add_wire(head, pieces) or _add_region(head, pieces)


def _read_first(head: str) -> _Pieces | None:
    """Return the place, in brackets perhaps or behind a wire, or the date with which a text begins."""
    lead = _LEADING_WIRE.match(head)
    wire = lead["wire"] if lead and is_wire(lead["wire"]) else None
    start = lead.end() if lead and wire else 0
    if not lead and head[:1] == "(":
        return _read_bracketed(head)
    place = read_place(head, start)
    is_known = place is not None and is_known_place(place[0])
    if not wire and not is_known and (dated := _read_date(head, 0)):
        return _Pieces(dated[1], date=dated[0], is_dated=True)
    return _Pieces(place[1], place[0], wire=wire) if place else None


def _read_bracketed(head: str) -> _Pieces | None:
    """Return the place with its region that stands in brackets: “(Northport, ME)”."""
    place = read_place(head, 1)
    if place is None:
        return None
    region = _REGION.match(head, place[1])
    end = region.end() if region else place[1]
    regions = (region["region"],) if region else ()
    return _Pieces(end + 1, place[0], regions) if head[end : end + 1] == ")" else None


def _add_date(head: str, pieces: _Pieces) -> _Pieces | None:
    """Return the pieces with the date that comes next, or None."""
    before = _BEFORE_DATE.match(head, pieces.end)
    if pieces.is_dated or before is None:
        return None
    dated = _read_date(head, before.end())
    return pieces._replace(end=dated[1], date=dated[0], is_dated=True) if dated else None


def _read_date(head: str, start: int) -> tuple[WrittenDate | None, int] | None:
    """Return the date at a place, None for one that names no certain day, and its end; or None."""
    if not any(sign.isdigit() for sign in head[start : start + LONGEST_WEEKDAY]):
        return None
    found = date_at(head, start)
    if found:
        return found
    part = _PART_OF_DATE.match(head, start)
    if part is None or (part["weekday"] and not find_weekdays(part["weekday"])):
        return None
    month = part["before"] or part["behind"]
    return (None, part.end()) if month is None or find_month(month) else None


def _add_wire(head: str, pieces: _Pieces) -> _Pieces | None:
    """Return the pieces with the wire that comes next, or None."""
    match = _WIRE.match(head, pieces.end)
    if pieces.wire or match is None:
        return None
    return pieces._replace(end=match.end(), wire=match["bracketed"] or match["slashed"])


def _add_region(head: str, pieces: _Pieces) -> _Pieces | None:
    """Return the pieces with the region, or weekday, that comes next; None behind a date or wire."""
    match = _REGION.match(head, pieces.end)
    if pieces.is_dated or pieces.wire or match is None or match["region"][0].islower():
        return None
    return pieces._replace(end=match.end(), regions=(*pieces.regions, match["region"]))


def _finish(head: str, pieces: _Pieces) -> Dateline | None:
    """Return the dateline that ends behind these pieces, or None if it does not, or is none."""
    match = _END.match(head, pieces.end)
    if match is None:
        return None
    days = [region for region in pieces.regions if _is_weekday(region)]
    regions = tuple(region for region in pieces.regions if region not in days)
    whole = pieces._replace(regions=regions, is_dated=pieces.is_dated or bool(days))
    if not _is_borne_out(whole, match):
        return None
    place = ", ".join(map(_bare, (pieces.place, *regions))) if pieces.place else None
    return Dateline(place, pieces.date, match.end())


def _bare(name: str) -> str:
    """Return a name without the full stop behind it, but for short forms: “Maine.”, “Calif.”, “D.C.”."""
    return name if "." in name[:-1] or is_short_region(name) else name.rstrip(".")


def _is_weekday(word: str) -> bool:
    """Tell whether a word behind a place is the day of the report."""
    return not is_known_region(word) and bool(find_weekdays(word))


def _is_borne_out(pieces: _Pieces, end: re.Match[str]) -> bool:
    """Tell whether the pieces of a dateline, and the sign and letter behind them, make it one.

    A known wire bears out nearly everything. Else a report must not go on in a small letter; a full stop
    needs a certain date, a colon any date, and a dash a date, a known region, or a place in capitals.
    """
    if pieces.wire is not None and is_wire(pieces.wire) and _suits_wire(pieces, end):
        return True
    if end["next"].islower() or end["nothing"] is not None:
        return False
    if pieces.place is None:
        return pieces.date is not None and not end["stop"]
    if is_label(pieces.place) or (is_person(pieces.place) and not pieces.wire):
        return False
    return pieces.date is not None or (
        not end["stop"] and _is_place_enough(pieces, with_dash=bool(end["dash"]))
    )


def _suits_wire(pieces: _Pieces, end: re.Match[str]) -> bool:
    """Tell whether a dateline with a known wire ends so: without dash and colon only if it is dated."""
    return bool(end["dash"] or end["colon"]) or (pieces.is_dated and not end["next"].islower())


def _is_place_enough(pieces: _Pieces, *, with_dash: bool) -> bool:
    """Tell whether the place bears out a dateline without a certain date."""
    place = pieces.place or ""
    if is_capitals(place):
        return pieces.is_dated or (with_dash and (pieces.wire is not None or _stands_alone(pieces)))
    if pieces.is_dated:
        return is_known_place(place)
    return with_dash and _has_known_region(pieces)


def _has_known_region(pieces: _Pieces) -> bool:
    """Tell whether a town stands before a region that is known: “Portland, Oregon”."""
    return bool(pieces.regions) and is_known_region(pieces.regions[-1]) and is_city(pieces.place or "")


def _stands_alone(pieces: _Pieces) -> bool:
    """Tell whether a place in capitals before a dash needs nothing else; “IBM —” does."""
    place = pieces.place or ""
    return bool(pieces.regions) or is_known_place(place) or len(place) > LONGEST_ACRONYM
