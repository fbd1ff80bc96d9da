"""What RFC 4287 demands of the parts of Atom that our feeds use, as a list of complaints."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator

ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# How often an element may stand in another (sections 4.1.1, 4.1.2 and 3.2): at least, at most.
ANY = (0, 10**9)
FEED = {
    **dict.fromkeys(("id", "title", "updated"), (1, 1)),
    **dict.fromkeys(("subtitle", "rights", "generator", "icon", "logo"), (0, 1)),
    **dict.fromkeys(("author", "category", "contributor", "link", "entry"), ANY),
}
ENTRY = {
    **dict.fromkeys(("id", "title", "updated"), (1, 1)),
    **dict.fromkeys(("published", "rights", "summary"), (0, 1)),
    **dict.fromkeys(("author", "category", "contributor", "link"), ANY),
}
PERSON = {"name": (1, 1), "uri": (0, 1), "email": (0, 1)}
# Attributes that an element must have and may have (4.2.2, 4.2.7, 3.1), apart from the common ones.
ATTRIBUTES = {
    "category": ({"term"}, {"scheme", "label"}),
    "link": ({"href"}, {"rel", "type", "hreflang", "title", "length"}),
    **dict.fromkeys(("title", "subtitle", "rights", "summary"), (set(), {"type"})),
}
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


def find_faults(text: str) -> list[str]:
    """Return what an Atom feed does against RFC 4287, as far as our feeds use it."""
    feed = ET.fromstring(text)  # noqa: S314 - our own feed
    if feed.tag != f"{ATOM}feed":
        return [f"the root is {feed.tag}"]
    entries = feed.findall(f"{ATOM}entry")
    faults = [*_check(feed, FEED), *(fault for entry in entries for fault in _check(entry, ENTRY))]
    if feed.find(f"{ATOM}author") is None and any(entry.find(f"{ATOM}author") is None for entry in entries):
        faults.append("4.1.1: an entry without an author in a feed without one")
    faults += [
        "4.1.2: an entry without content needs an alternate link"
        for entry in entries
        if not _alternates(entry)
    ]
    for place in (feed, *entries):
        ways = Counter((link.get("type"), link.get("hreflang")) for link in _alternates(place))
        faults += [f"4.1.1: two alternate links of {way}" for way, number in ways.items() if number > 1]
    ids = Counter(entry.findtext(f"{ATOM}id") for entry in entries)
    faults += [f"4.1.1: two entries {identity}" for identity, number in ids.items() if number > 1]
    return faults


def _alternates(element: ET.Element) -> list[ET.Element]:
    """Return the links to what a feed or an entry is a form of (4.2.7.2: `alternate` where none is said)."""
    return [link for link in element.findall(f"{ATOM}link") if link.get("rel", "alternate") == "alternate"]


def _check(element: ET.Element, allowed: dict[str, tuple[int, int]]) -> Iterator[str]:
    """Yield what is wrong with an element's children, and with theirs."""
    counts = Counter(child.tag.removeprefix(ATOM) for child in element)
    for name in counts.keys() - allowed.keys():
        yield f"{name} may not stand in {element.tag}"
    for name, (least, most) in allowed.items():
        if not least <= counts[name] <= most:
            yield f"{counts[name]} times {name} in {element.tag}"
    yield from _check_attributes(element)
    for child in element:
        name = child.tag.removeprefix(ATOM)
        if name == "author":
            yield from _check(child, PERSON)
        elif name != "entry":
            yield from _check_attributes(child)
            yield from _check_text(name, child)


def _check_attributes(element: ET.Element) -> Iterator[str]:
    """Yield what is wrong with an element's attributes."""
    must, may = ATTRIBUTES.get(element.tag.removeprefix(ATOM), (set(), set()))
    names = set(element.attrib)
    if not must <= names <= must | may | {LANGUAGE}:
        yield f"{element.tag} has {sorted(names)}"
    if LANGUAGE in names and not TAG.fullmatch(element.attrib[LANGUAGE]):
        yield f"xml:lang is {element.attrib[LANGUAGE]}"
    if "href" in names and not ADDRESS.fullmatch(element.attrib["href"]):
        yield f"href is {element.attrib['href']}"


def _check_text(name: str, element: ET.Element) -> Iterator[str]:
    """Yield what is wrong with an element's text."""
    text = element.text or ""
    if len(element):
        yield f"{name} holds elements"
    if name in ("updated", "published") and not MOMENT.fullmatch(text):
        yield f"{name} is {text}"
    if name in ("id", "uri") and not ADDRESS.fullmatch(text):
        yield f"{name} is {text}"
