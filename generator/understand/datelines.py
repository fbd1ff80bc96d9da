"""Datelines: “CAIRO, Dec. 20, 2023 (AP) —” at the head of a report."""

from __future__ import annotations

import re
from typing import NamedTuple

AGENCY = r"(?:[A-Z]{2,6}|Reuters|Xinhua|Bloomberg|Agence France-Presse|Associated Press)"
# A place in capitals, perhaps with a state or country and a date behind it, an agency in brackets, a dash.
DATELINE = re.compile(
    r"(?P<place>(?=[A-Z][A-Z.'’-]{2})[A-Z](?:[A-Z.'’]|-(?=[A-Z]))++"
    r"(?:[ /](?:[A-Z](?:[A-Z.'’]|-(?=[A-Z]))*+|de|la|el)){0,3})"
    r"(?P<more>(?:, [A-Z][\w.'’ ]{1,25}){0,2}?)"
    r"(?P<date>,? [\w.]{3,10} \d{1,2}(?:,? \d{4})?|,? \d{1,2} [\w.]{3,10}(?: \d{4})?)?"
    r"(?P<agency>,? ?\([A-Z][\w .&/-]{1,40}\))?"
    r"\s*(?:--|[–—]|-(?=\s))\s*"
)
# A place in plain letters counts only with an agency or a date before the dash.
MIXED = re.compile(
    r"(?P<place>[A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{1,20}){0,2})"
    r"(?P<more>(?:, [A-Z][\w.'’ ]{1,25}){0,2}?)"
    r"(?P<date>,? [A-Z][\w.]{2,9} \d{1,2}(?:,? \d{4})?|,? \d{1,2} [A-Z][\w.]{2,9}(?: \d{4})?)?"
    rf"(?P<agency>,? ?\({AGENCY}\))"
    r"\s*(?:--|[–—]|-(?=\s))\s*"
)
AGENCY_ONLY = re.compile(rf"\({AGENCY}\)\s*(?:--|[–—]|-(?=\s))\s*")


class Dateline(NamedTuple):
    """The place as written, the date's words if there are any, and where the report begins."""

    place: str
    date: str | None
    end: int


def find_dateline(paragraph: str) -> Dateline | None:
    """Return the dateline at the head of a paragraph, or None."""
    head = paragraph[:160]
    match = DATELINE.match(head) or MIXED.match(head)
    if match is None:
        return None
    place = (match["place"] + (match["more"] or "")).strip()
    date = match["date"].strip(" ,") if match["date"] else None
    return Dateline(place, date, match.end())


def skip_dateline(paragraph: str) -> str:
    """Return a paragraph without the dateline or agency at its head."""
    dateline = find_dateline(paragraph)
    if dateline:
        return paragraph[dateline.end :]
    agency = AGENCY_ONLY.match(paragraph)
    return paragraph[agency.end() :] if agency else paragraph
