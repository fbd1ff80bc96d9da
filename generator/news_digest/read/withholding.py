"""Signs that an author holds an article back: `draft: true`, and all that people and tools write for it.

An article with such a sign is never published. Only `draft: true` is understood without a word; every other
sign is named, so that the author can say what is meant. A mistake in a key may lose a decoration, but never
publish a draft: in doubt a sign counts.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from news_digest.language.dates import DateError, parse_date
from news_digest.read.characters import clean_text, word_set
from news_digest.read.keys import MEANINGLESS_KEYS, own_key, plain_key
from news_digest.read.problems import quoted

if TYPE_CHECKING:
    import datetime as dt

    from news_digest.read.strict_yaml import Value

NO = word_set("false no off 0 n f none never nein non")
YES = word_set("true yes on 1 y t always ja oui")
# Keys that hold back unless they say no, that hold back if they say no, that say how far an article has come,
# and that say from when it may be seen, or until when.
_HOLDS = word_set(
    "draft drafts isdraft wip workinprogress unfinished private isprivate hidden ishidden hide unlisted"
    " unpublished confidential internal secret exclude excluded excludefromcollections"
    " eleventyexcludefromcollections donotpublish dontpublish nopublish hold onhold held pending notready"
    " headless password protected withheld withdrawn retracted embargoed"
)
_SHOWS = word_set("published publish ispublished public ispublic ready approved listed released live")
_SHOWS_IF_MADE = word_set("permalink output render")  # Eleventy and Jekyll make no page with `false`
_STATES = word_set("status state visibility poststatus stage workflow reviewstatus access")
_FINISHED = word_set(
    "published publish public live final finished done approved released ready visible open complete"
    " completed ok everyone all online posted"
)
_FROM = word_set(
    "embargo embargountil embargodate embargoeduntil embargolifts publishdate publishon publishat publishfrom"
    " publishtime releasedate releaseon releaseat notbefore scheduled scheduledfor scheduleddate goeslive"
    " golive availablefrom validfrom visiblefrom"
)
_UNTIL = word_set("expirydate expires expiredate unpublishdate unpublishon validuntil notafter visibleuntil")
_UNFINISHED = re.compile(
    r"\b(?:draft|drafts|wip|unpublished|private|pending|hidden|embargo\w*|review|scheduled|future|trash|withdrawn"
    r"|retracted|unlisted|inactive|internal|progress|todo|idea)\b",
    re.IGNORECASE,
)
_ALWAYS_HOLD = frozenset({"draft", "drafts", "unpublished", "embargoed"})  # under whatever key
_DRAFT_FOLDERS = frozenset({"draft", "drafts", "unpublished", "private"})
_LONGEST_HEADING = 120  # characters
_LIKENESS = 0.8  # of a misspelt key to one that holds back (difflib): `drfat`, `privat`, `embargoe`
# Lines at the head of an article by which newsrooms hold it back. A headline may be about an embargo, too.
_HEADING = re.compile(
    r"\W*(?:\[(?i:draft|entwurf|brouillon|borrador)\].*|DRAFT\b.*|(?i:draft|entwurf|brouillon|borrador)"
    r"|(?i:(?:strictly )?embargoed(?: (?:until|till|for|to)\b.*)?)"
    r"|(?i:(?:under )?(?:strict )?embargo(?: until\b.*)?)"
    r"|(?i:(?:embargo(?:ed)?|sperrfrist|sous embargo)\b\W*(?:until|till|bis|au|jusqu.au)?\b.{0,20}\d.{0,30})"
    r"|(?i:hold for release|not for (?:immediate )?release|not for publication|do not publish)"
    r"(?i: until\b.*)?)\W*"
)
ADVICE = "write `draft: true` to keep it off the site, or take this out to publish it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A sign that an article is held back: its line, and what it says.

    It counts always, or while the digest has not come to the day `until`, or once it is past `after`.
    """

    line: int
    text: str
    until: dt.date | None = None
    after: dt.date | None = None

    def counts(self, today: dt.date | None) -> bool:
        """Tell whether the sign counts in a digest that has come to a day (None: it knows no day)."""
        if self.until is not None:
            return today is None or self.until > today
        return self.after is None or (today is not None and self.after < today)


def is_embargo_key(key: str) -> bool:
    """Tell whether a key gives the day from which an article may be seen."""
    return plain_key(key) in _FROM


def is_holding_key(key: str) -> bool:
    """Tell whether a key is one by which articles are held back."""
    return plain_key(key) in _HOLDS | _SHOWS | _STATES | _FROM | _UNTIL


def is_plain_draft(key: str, value: Value) -> bool:
    """Tell whether a field is `draft: true` as we write it."""
    return key == "draft" and value.data == "true" and not value.cut_off and not value.repeated


def is_explicit_no(value: Value) -> bool:
    """Tell whether a value says no and nothing else."""
    return isinstance(value.data, str) and clean_text(value.data).casefold() in NO


def find_signs(fields: Mapping[str, Value]) -> Iterator[Sign]:
    """Yield the signs in front matter, but for a plain `draft: true`, which needs no word.

    Fields inside others count as well: Hugo's `params`, Zola's `extra`.
    """
    for key, first in fields.items():
        for value in (first, *first.repeated):
            if not is_plain_draft(key, first):
                yield from _find_sign(key, value)
            if isinstance(value.data, Mapping):
                yield from (Sign(line=one.line, text=one.text) for one in _find_inner(value.data))


def is_heading_sign(text: str) -> bool:
    """Tell whether a line of clean text holds back what stands below it."""
    return len(text) <= _LONGEST_HEADING and _HEADING.fullmatch(text) is not None


def find_heading_sign(number: int, line: str) -> Sign | None:
    """Return the sign that a line at the head of an article is (“EMBARGOED UNTIL …”), or None."""
    text = clean_text(line)
    if not is_heading_sign(text):
        return None
    return Sign(line=number, text=f"the line {quoted(text)}")


def _find_inner(fields: Mapping[str, Value]) -> Iterator[Sign]:
    """Yield the signs in fields inside others, where a plain `draft: true` is none of ours."""
    yield from find_signs(fields)
    for key, value in fields.items():
        if is_plain_draft(key, value):
            yield Sign(line=value.line, text=quoted(f"{key}: true"))


def find_folder_signs(path: str) -> Iterator[Sign]:
    """Yield the sign that a folder of drafts is."""
    for part in path.split("/")[:-1]:
        if part.casefold() in _DRAFT_FOLDERS:
            yield Sign(line=1, text=f"the folder {quoted(part)}")


def _find_sign(key: str, value: Value) -> Iterator[Sign]:
    """Yield the sign that one field gives, if it gives any."""
    plain = plain_key(key)
    word = clean_text(value.data).casefold() if isinstance(value.data, str) else ""
    shown = f"{clean_text(key)[:40]}: {_show(value)}".rstrip()
    sign = Sign(line=value.line, text=quoted(shown))
    if plain in _FROM or plain in _UNTIL:
        yield from _find_day_sign(sign, word, begins=plain in _FROM)
    elif _is_held_back(key, word) or word in _ALWAYS_HOLD or _makes_no_page(value):
        yield sign


def _is_held_back(key: str, word: str) -> bool:
    """Tell whether a field holds its article back: by its key unless it says no, or by what it says."""
    plain = plain_key(key)
    if plain in _HOLDS or (own_key(key) is None and _resembles_hold(plain)):
        return word not in NO
    if plain in _SHOWS:
        return word not in YES and _read_day(word) is None
    if plain in _SHOWS_IF_MADE:
        return word in NO
    if plain == "state":  # of a country, as likely
        return _UNFINISHED.search(word) is not None
    return plain in _STATES and word not in _FINISHED


def _find_day_sign(sign: Sign, word: str, *, begins: bool) -> Iterator[Sign]:
    """Yield the sign of a day from which, or until which, an article may be seen."""
    day = _read_day(word)
    if day is None and word not in NO and (begins or word in YES):
        yield sign
    elif day is not None:
        yield Sign(
            line=sign.line, text=sign.text, until=day if begins else None, after=None if begins else day
        )


def _read_day(word: str) -> dt.date | None:
    """Return the day that a value gives, or None."""
    try:
        return parse_date(word.upper()).day
    except DateError:
        return None


def _resembles_hold(plain: str) -> bool:
    """Tell whether a key that nobody knows is a misspelt one that holds back."""
    if plain in MEANINGLESS_KEYS | _SHOWS | _STATES | _FROM | _UNTIL | _SHOWS_IF_MADE:
        return False
    return bool(
        difflib.get_close_matches(
            plain[:40], ("draft", "private", "hidden", "embargo", "unpublished"), 1, _LIKENESS
        )
    )


def _makes_no_page(value: Value) -> bool:
    """Tell whether a value is Hugo's `build: {render: never}`."""
    if not isinstance(value.data, Mapping):
        return False
    inner = value.data.get("render")
    return inner is not None and is_explicit_no(inner)


def _show(value: Value) -> str:
    """Return a value in a few characters."""
    return clean_text(value.data)[:40] if isinstance(value.data, str) else "…"
