"""The lines that stand above an article's text beside its headline: what each of them is, by its form alone.

Bylines, dates, addresses and `Source: …` are fields of the article. Rules, buttons of a web page and reading
times are nothing. All else is text, of which one line is the headline, one the source, and the rest the body.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import Literal

from news_digest.language.dates import DateError, WrittenDate, find_date, parse_date, read_date
from news_digest.language.given_names import load_given_names
from news_digest.read.links import is_web_address
from news_digest.read.outlets import is_outlet
from news_digest.read.page_lines import BRACKETED, CONTACT, CREDIT, EDGES, IDLE, PATH, RELEASE, SECTIONS
from news_digest.read.withholding import is_heading_sign

Kind = Literal[
    "text", "rule", "date", "byline", "address", "source", "tags", "release", "contact", "idle", "word"
]
MAX_CHARACTERS = 160  # longer lines are text


_NOTHING = re.compile(r"[\W_]+")
_NUMBERS = re.compile(r"[\W\d_]+")
_TAGS = re.compile(r"(?:[#＃][^\s#,;]+[\s,;]*)+")  # noqa: RUF001 (the wide sign of East Asia)
_TAG = re.compile(r"[#＃]([^\s#,;]+)")  # noqa: RUF001 (as above)
_ADDRESS = re.compile(
    r"(?:(?:link|url|original|source|via|quelle|fuente|read (?:more|it)(?: at| here)?|permalink)\s*:\s*)?"
    r"[<(]?(?P<address>https?://[^\s<>()]+(?:\([^\s<>()]*\)[^\s<>()]*)*)[>)]?",
    re.IGNORECASE,
)
_BARE_ADDRESS = re.compile(r"www\.[\w-]+(?:\.[\w-]+)+(?:/\S*)?", re.IGNORECASE)
_SOURCE_LABEL = re.compile(
    r"(?:source|quelle|fuente|fonte|publication|publisher|published (?:by|in)|from|via|outlet|newspaper)"
    r"\s*:\s*(?P<name>\S.*)",
    re.IGNORECASE,
)
_DATE_LABEL = re.compile(
    r"(?P<updated>(?:last )?(?:updated|modified|edited)|aktualisiert|mis à jour|actualizado)?"
    r"(?:(?:first |originally )?(?:published|posted|publish date|publication date|date|issued|released|filed"
    r"|created|veröffentlicht|erschienen|publié|publicado|pubblicato|gepubliceerd|datum|fecha|data))?"
    r"(?: on| at| am| le| el| il)?\s*[:|]?\s+",
    re.IGNORECASE,
)
_AUTHOR_LABEL = re.compile(
    r"(?:(?:written|words|text|story|report|reported|article|posted|edited|compiled) by"
    r"|by|von|par|por|di|door|av|af"
    r"|(?:author|authors|byline|reporter|writer|autor|autorin|auteur|autore|text|words)\s*:)"
    r"\s*:?\s+(?P<rest>\S.*)",
    re.IGNORECASE,
)
# Between the names of a byline and what stands behind them.
_BETWEEN = re.compile(r"\s*[|•·/]\s*|\s+[-–—]\s+|,\s+|\s+\((?=[^)]*\)$)|\)$|\s+in\s+(?=[A-Z])")
_AND = re.compile(r"\s+(?:and|und|et|y|e|en|og|och|&)\s+")
_PARTICLES = "da|de|del|della|der|di|do|dos|du|el|al|bin|ibn|la|le|ten|ter|van|von|zu|y"
_PERSON_WORD = rf"(?:[^\W\d_a-zß-öø-ÿ][\w.’'-]*|(?:{_PARTICLES}))"
_PERSON = re.compile(rf"(?:(?:Dr|Prof|Mr|Mrs|Ms)\.? )?{_PERSON_WORD}(?: {_PERSON_WORD}){{0,4}}")
_ROLE = re.compile(
    r"(?:(?:senior|chief|staff|deputy|associate|special|foreign|political|science|sports?|guest|contributing"
    r"|our|for|freelance)\s+)*"
    r"(?:writers?|reporters?|correspondents?|editors?|columnists?|contributors?|photographers?|critic"
    r"|journalists?|bureau(?: chief)?|redaktion|korrespondent(?:in)?|redakteur(?:in)?)(?:\s.*)?|staff",
    re.IGNORECASE,
)
# What is left around the date of a byline: “Posted … on …”, “… | …”.
_AROUND_DATE = re.compile(r"^[\s|•·,(–—-]+|(?:\s+(?:on|at|am|le|el|il))?[\s|•·,)(–—-]+$")
_LABEL_OF_DATE = re.compile(
    r"^(?:first |originally )?(?:published|posted|updated|filed|written)\b(?: on)?[\s:|]*(?=by\b)",
    re.IGNORECASE,
)
_BETWEEN_NAMES = re.compile(rf"[A-Z]\.?|{_PARTICLES}")
_BYLINE_WORDS = 6  # a line of more words that ends with a full stop is a sentence
_NAME_WORDS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadLine:
    """What a line above the text is (`kind`, and in words `what`), and the fields that it gives."""

    kind: Kind = "text"
    what: str = ""
    written: WrittenDate | None = None
    updated: dt.date | None = None
    authors: tuple[str, ...] = ()
    source: str | None = None
    url: str | None = None
    tags: tuple[str, ...] = ()
    error: DateError | None = None
    is_sure: bool = True  # else it may be a headline as well, such as the name of a person


def read_head_line(text: str) -> HeadLine:
    """Return what a line of clean text is."""
    if not text or len(text) > MAX_CHARACTERS:
        return HeadLine()
    for read in _READERS:
        found = read(text)
        if found is not None:
            return found
    return HeadLine()


def _read_nothing(text: str) -> HeadLine | None:
    """Read a line without letters and figures, or with figures alone."""
    if _NOTHING.fullmatch(text):
        return HeadLine(kind="rule", what="a rule")
    if _NUMBERS.fullmatch(text) and read_date(text) is None and _find_date_error(text) is None:
        return HeadLine(kind="word", what="a number")
    return None


def _read_tags(text: str) -> HeadLine | None:
    """Read a line of hashtags."""
    return (
        HeadLine(kind="tags", what="a line of tags", tags=tuple(_TAG.findall(text)))
        if _TAGS.fullmatch(text)
        else None
    )


def _read_address(text: str) -> HeadLine | None:
    """Read an address of the web, with a label perhaps."""
    found = _ADDRESS.fullmatch(text)
    if found is None:
        return HeadLine(kind="address", what="an address") if _BARE_ADDRESS.fullmatch(text) else None
    address = found["address"]
    return HeadLine(kind="address", what="an address", url=address if is_web_address(address) else None)


def _read_release(text: str) -> HeadLine | None:
    """Read what stands above a press release."""
    if RELEASE.fullmatch(text) or is_heading_sign(text):
        return HeadLine(kind="release", what="a note to newsrooms")
    return HeadLine(kind="contact", what="a contact") if CONTACT.fullmatch(text) else None


def _read_date_line(text: str) -> HeadLine | None:
    """Read a date, with a label perhaps."""
    label = _DATE_LABEL.match(text)
    rest = text[label.end() :] if label else text
    written = read_date(rest.strip("()[]")) or read_date(text.strip("()[]"))
    if written is None:
        error = _find_date_error(rest if label else text)
        return HeadLine(kind="date", what="a date", error=error) if error else None
    if label and label["updated"]:
        return HeadLine(kind="date", what="a date", updated=written.day)
    return HeadLine(kind="date", what="a date", written=written)


def _find_date_error(text: str) -> DateError | None:
    """Return what is wrong with a text that is a date in full, but none that can be read with certainty."""
    try:
        parse_date(text)
    except DateError as error:
        return error if error.is_in_full else None
    return None


def _read_byline(text: str) -> HeadLine | None:
    """Read who wrote it: a label and names with an outlet or a date behind, a name and a role, or a name."""
    dated = find_date(text)
    if dated:
        rest = _AROUND_DATE.sub("", f"{text[: dated[1]]} {text[dated[2] :]}")
        found = _read_names(" ".join(_LABEL_OF_DATE.sub("", rest, count=1).split()))
        return replace(found, written=dated[0]) if found else None
    return _read_names(text)


def _read_names(text: str) -> HeadLine | None:
    """Read a byline without its date."""
    label = _AUTHOR_LABEL.fullmatch(text)
    parts = [part for part in _BETWEEN.split(label["rest"] if label else text) if part and part.strip()]
    names = _AND.split(parts[0].strip()) if parts else []
    if not names or not all(_PERSON.fullmatch(name) for name in names):
        return None
    if text[-1] in ".?!;:" and not (label and len(text.split()) <= _BYLINE_WORDS):
        return None
    if not label and not _has_role(names, parts) and not _is_person(text):
        return None
    is_sure = label is not None or _has_role(names, parts)
    authors = tuple(_plain_name(name) for name in names)
    found = HeadLine(kind="byline", what="a byline", authors=authors, is_sure=is_sure)
    for part in map(str.strip, parts[1:]):
        if len(part.split()) > _BYLINE_WORDS:
            return None
        found = _add_part(found, part)
    return found


def _has_role(names: list[str], parts: list[str]) -> bool:
    """Tell whether a role stands behind a full name."""
    return len(parts) > 1 and len(names[0].split()) > 1 and _ROLE.fullmatch(parts[1].strip()) is not None


def _is_person(text: str) -> bool:
    """Tell whether a line is a given name and a surname, an initial or a particle between them perhaps."""
    first, *between, last = text.split() if " " in text else ("", "")
    if is_outlet(text) or not (first[:1].isupper() and last[:1].isupper() and last.isalpha()):
        return False
    if not all(_BETWEEN_NAMES.fullmatch(word) for word in between):
        return False
    return first.title() in load_given_names()


def _add_part(found: HeadLine, part: str) -> HeadLine:
    """Return a byline with what stands behind its names: a date, another author, an outlet, or a role."""
    line = _read_date_line(part)
    if line:
        return replace(found, written=found.written or line.written, updated=found.updated or line.updated)
    if _ROLE.fullmatch(part) and not is_outlet(part):
        return found
    if is_outlet(part):
        return replace(found, source=found.source or part)
    names = _AND.split(part)
    if all(_PERSON.fullmatch(name) and len(name.split()) > 1 for name in names) and found.source is None:
        return replace(found, authors=(*found.authors, *map(_plain_name, names)))
    return found


def _plain_name(name: str) -> str:
    """Return a name with capitals at its beginnings only, where it is written in nothing else."""
    return name.title() if name.isupper() and len(name) > 3 else name  # noqa: PLR2004 (initials)


def _read_source_label(text: str) -> HeadLine | None:
    """Read `Source: Example Gazette`, or a name and a date."""
    label = _SOURCE_LABEL.fullmatch(text)
    name = label["name"] if label else text
    for sign in (" | ", " • ", " · ", " — ", " – ", " - ", ", ", " ("):
        first, _, rest = name.partition(sign)
        for outlet, date in ((first, rest), (rest, first)):
            line = _read_date_line(date.strip("() ")) if rest else None
            if line and _is_short_name(outlet):
                return replace(line, kind="source", what="a source and a date", source=outlet.strip("() "))
    return HeadLine(kind="source", what="a source", source=name) if label and _is_short_name(name) else None


def _is_short_name(text: str) -> bool:
    """Tell whether a text may be a name of an outlet."""
    return (
        0 < len(text.split()) <= _NAME_WORDS
        and text[:1].isalnum()
        and ":" not in text
        and text[-1] not in ".?!;"
    )


def _read_idle(text: str) -> HeadLine | None:
    """Read what a page shows around an article."""
    bare = EDGES.sub("", text)
    if bare.casefold() in SECTIONS:
        return HeadLine(kind="word", what="the name of a section")
    found = find_date(text)
    written = found[0] if found else None
    if CREDIT.fullmatch(bare):
        return HeadLine(kind="word", what="a credit or a number", written=written)
    if IDLE.fullmatch(bare) or PATH.fullmatch(text) or BRACKETED.fullmatch(text):
        return HeadLine(kind="idle", what="part of a page", written=written)
    return None


_READERS = (
    _read_nothing,
    _read_tags,
    _read_address,
    _read_release,
    _read_date_line,
    _read_byline,
    _read_source_label,
    _read_idle,
)
