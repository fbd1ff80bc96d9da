"""Texts in a form that is not read, told by their first lines: they are refused by name, not published raw.

Each row of the table is a form: what its beginning looks like, and how the article comes in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from news_digest.read.characters import word_set
from news_digest.read.problems import RefusedError

_AS_TEXT = "save it as plain text from the program that made it"
_FIELDS = "write the headline, the source and the text, and what else is known between two lines of ---"
_LOOK = 40  # lines from the top in which a form shows
_MAIL_HEADERS = word_set(
    "from to cc subject date received return-path message-id mime-version content-type reply-to sender"
    " delivered-to in-reply-to list-unsubscribe dkim-signature x-mailer"
)
_SURE_HEADERS = word_set("received return-path message-id mime-version delivered-to dkim-signature")
_HEADER = re.compile(r"([A-Za-z][A-Za-z-]{1,30}):(?: |$)")
_UNDERLINE = re.compile(r"([=\-~^\"'#*+`:.])\1{2,}\s*")
_FIELD_LIST = re.compile(r":[A-Za-z][\w -]{0,30}:(?: |$)")
_CSV_SIGNS = ",;\t|"
_MIN_CSV_ROWS, _MIN_CSV_CELLS = 3, 3
_MAX_CELL = 60  # characters of a cell, on average: prose has longer stretches between its commas


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """A form: its name, the pattern or test of the first lines with text, and what to do."""

    name: str
    advice: str
    begins: re.Pattern[str] | None = None
    test: Callable[[Sequence[str]], bool] | None = None

    def fits(self, top: Sequence[str]) -> bool:
        """Tell whether the lines with text at the top of a file are of this form."""
        if self.begins is not None and not self.begins.match(top[0]):
            return False
        return self.test is None or self.test(top)


def check_form(text: str) -> None:
    """Raise RefusedError, at the first line that shows it, if a text is in a form that is not read."""
    lines = text.split("\n", _LOOK)[:_LOOK]
    first = next((index for index, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return
    top = [line for line in lines[first:] if line.strip()]
    for form in _FORMS:
        if form.fits(top):
            raise RefusedError(
                first + 1, "foreign-form", f"the file is {form.name}, which is not read", form.advice
            )


def _is_org(top: Sequence[str]) -> bool:
    """Tell whether lines are Emacs' Org mode."""
    return any(re.match(r"#\+[A-Za-z_]+:", line) for line in top[:3])


def _is_rest(top: Sequence[str]) -> bool:
    """Tell whether a title between or above lines and fields in colons stand here: reStructuredText."""
    lines = top[1:] if _UNDERLINE.fullmatch(top[0]) else top
    underlined = len(lines) > 1 and _UNDERLINE.fullmatch(lines[1]) is not None
    fields = underlined and any(_FIELD_LIST.match(line) for line in lines[2:5])
    return fields or any(re.match(r"\.\. [\w-]+::", line) for line in top[:5])


def _is_asciidoc(top: Sequence[str]) -> bool:
    """Tell whether a title after `=` is followed by attributes or sections of AsciiDoc."""
    return any(re.match(r":[\w-]+:|==+ \S|\[\[.*\]\]|\[\w[^\]]*\]$", line) for line in top[1:])


def _is_mail(top: Sequence[str]) -> bool:
    """Tell whether a message of e-mail with its headers begins here (RFC 5322)."""
    names = []
    for line in top:
        found = _HEADER.match(line)
        if found:
            names.append(found[1].lower())
        elif not line[0].isspace():
            break
    known = _MAIL_HEADERS.intersection(names)
    return bool(_SURE_HEADERS & known) or {"from", "subject"} <= known


def _is_table(top: Sequence[str]) -> bool:
    """Tell whether all lines have the same number of short cells: comma-separated values, or tabs."""
    if len(top) < _MIN_CSV_ROWS:
        return False
    for sign in _CSV_SIGNS:
        counts = Counter(line.count(sign) for line in top)
        cells, rows = counts.most_common(1)[0]
        lengths = sum(map(len, top)) / max(1, sum(line.count(sign) + 1 for line in top))
        if (
            cells + 1 >= _MIN_CSV_CELLS
            and rows == len(top)
            and lengths <= _MAX_CELL
            and not _is_prose(top, sign)
        ):
            return True
    return False


def _is_prose(top: Sequence[str], sign: str) -> bool:
    """Tell whether lines end as sentences, or have a space behind each comma, as tables seldom have."""
    spaced = sum(line.count(f"{sign} ") for line in top)
    ended = sum(line.rstrip()[-1:] in ".!?”" for line in top)
    return 2 * ended >= len(top) or 2 * spaced > sum(line.count(sign) for line in top)


def _is_quoted_printable(top: Sequence[str]) -> bool:
    """Tell whether lines are broken and letters written as e-mail encodes them (RFC 2045)."""
    broken = sum(line.endswith("=") for line in top)
    return broken >= 2 and any(re.search(r"=[0-9A-F]{2}", line) for line in top)  # noqa: PLR2004 (more than chance)


_FORMS: tuple[_Form, ...] = (
    _Form(name="RTF", begins=re.compile(r"\{\\rtf"), advice=_AS_TEXT),
    _Form(name="PDF", begins=re.compile(r"%PDF-"), advice="copy the article's text out of it"),
    _Form(name="a packed document", begins=re.compile(r"PK\x03\x04"), advice=_AS_TEXT),
    _Form(
        name="a page of HTML or XML",
        begins=re.compile(
            r"\s*<(?:\?xml|!doctype|html|head|body|rss|feed|nitf|newsml\w*|article|section|main|doc|reuters)\b",
            re.IGNORECASE,
        ),
        advice="copy the article's text out of it, as a browser shows it",
    ),
    _Form(
        name="JSON",
        begins=re.compile(r'\[\s*(?:\{|"|$)'),
        test=lambda top: '":' in "".join(top[:5]),
        advice=_FIELDS,
    ),
    _Form(name="Org", test=_is_org, advice=_FIELDS),
    _Form(name="reStructuredText", test=_is_rest, advice=_FIELDS),
    _Form(name="AsciiDoc", begins=re.compile(r"= \S"), test=_is_asciidoc, advice=_FIELDS),
    _Form(
        name="LaTeX",
        begins=re.compile(r"\\(?:documentclass|begin|usepackage)\b|%\s*!tex", re.IGNORECASE),
        advice=_AS_TEXT,
    ),
    _Form(
        name="a wiki's markup",
        begins=re.compile(r"\{\{[A-Z][\w ]+\s*$|\{\{[^{}]*\|[^{}]*=|'''[^']+'''"),
        advice=_AS_TEXT,
    ),
    _Form(name="an e-mail with its headers", test=_is_mail, advice=_FIELDS),
    _Form(name="encoded e-mail (quoted-printable)", test=_is_quoted_printable, advice=_AS_TEXT),
    _Form(
        name="a table of values", test=_is_table, advice="write it as sentences, or as a table in a .md file"
    ),
    _Form(
        name="subtitles",
        begins=re.compile(r"WEBVTT|\d+\s*$"),
        test=lambda top: " --> " in "".join(top[1:3]),
        advice=_AS_TEXT,
    ),
)

FORM_NAMES: Mapping[str, str] = {form.name: form.advice for form in _FORMS}
