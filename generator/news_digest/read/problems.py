"""The problems that reading can find, and the list in which a file's problems gather."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from news_digest.model import Problem, Severity
from news_digest.read.characters import clean_text

if TYPE_CHECKING:
    from collections.abc import Mapping

PROBLEM_CODES: Mapping[str, str] = MappingProxyType(
    {
        # the folder and its files
        "no-folder": "the folder of articles is missing",
        "unreadable-file": "the file or folder cannot be opened",
        "bad-file-name": "the file's name holds characters that cannot be shown, or is a device's on Windows",
        "not-read": "the file is in a form that is not read as an article",
        "left-alone": "the file is no article by its name",
        "same-file-name": "the name differs from another one only in case or Unicode form",
        "folder-too-deep": "the folder lies deeper in the folder of articles than it may",
        "symbolic-link": "the name is a symbolic link, and only regular files are read",
        "special-file": "the name is neither a file nor a folder",
        "file-too-large": "the file is larger than an article may be",
        "not-utf-8": "the file is not UTF-8 text",
        "nul-byte": "the file holds a NUL byte, so it is not text",
        "empty-file": "the file holds no text",
        # front matter
        "front-matter-fence": "the front matter does not begin with ---",
        "comment-not-closed": "the mark --> that ends a comment is missing",
        "foreign-form": "the text is in a form that is not read",
        "front-matter-not-closed": "the line --- that ends the front matter is missing",
        "front-matter-too-long": "the front matter is longer than it may be",
        "front-matter-syntax": "a line of the front matter is not YAML",
        "front-matter-not-fields": "the front matter is not a list of `key: value` lines",
        "front-matter-too-deep": "the front matter is nested deeper than any field is",
        "front-matter-reference": "the front matter uses a YAML anchor or alias",
        "front-matter-type": "the front matter uses a YAML type such as !!python",
        "unknown-key": "no field has this name",
        "duplicate-key": "the field is given twice",
        "wrong-type": "the field holds a list or fields where text belongs, or the other way round",
        "value-cut-off": "the value holds ` #`, which ends it in YAML",
        "field-too-long": "the field's text is longer than it may be",
        "too-many-values": "the field's list is longer than it may be",
        "bad-date": "the date is not a day of the calendar, written 2023-12-20",
        "bad-address": "the address is not one of the web",
        "bad-language": "the language is not a tag such as en or pt-BR",
        "bad-slug": "the slug is not made of lower-case letters, digits and hyphens, or is reserved",
        "bad-alias": "the alias is not a path on this site",
        "withheld": "the article is held back by another sign than `draft: true`",
        "unfilled-template": "the field holds a template that nobody has filled in",
        "idle-key": "nothing is made of the keys of other tools",
        "slug-taken": "another article claims this address too",
        "alias-taken": "another article claims this address too",
        "shared-address": "the address that the headline makes is claimed by another article too",
        # headline and body
        "no-headline": "the article has no headline",
        "doubtful-headline": "the first line is no headline",
        "line-left-out": "a line beside the headline is part of a page, and is left out",
        "foreign-markup": "what other programs write into Markdown is not shown",
        "headline-too-long": "the headline is longer than a headline may be",
        "no-body": "nothing follows the headline and the source",
        "line-too-long": "a line is longer than a paragraph may be",
        "too-many-lines": "the article has more lines with text than it may",
        "too-many-words": "the article has more words than it may",
        "too-many-capitals": "more words begin with a capital letter than may",
        "too-many-signs": "the article has more full stops and signs of Markdown than it may",
        "too-many-marks": "a letter bears more marks than it may",
        "mixed-alphabets": "a word mixes letters of two alphabets that look alike",
        "wrong-letters": "letters were read in a wrong encoding",
        "too-many-blocks": "the article has more paragraphs, items and cells than it may",
        "too-many-links": "the article has more opening brackets or links than it may",
        "too-much-markup": "the article has more characters of Markdown than it may",
        "table-too-wide": "a table has more columns, or more cells, than it may",
        "nested-too-deep": "lists or quotes stand deeper in one another than they may",
        "unsafe-link": "the link's address has a scheme that is not followed",
        "unknown-link": "the link leads neither to the web nor to an article file",
        "missing-article": "the link names an article file that is not there",
        "image-not-shown": "images are not shown, only their description is",
    }
)
# What is only told: the article is published as it is, and nothing has to be mended.
REMARK_CODES = frozenset(
    {"foreign-markup", "idle-key", "image-not-shown", "left-alone", "line-left-out", "shared-address"}
)
MAX_QUOTED_CHARACTERS = 60


class RefusedError(Exception):
    """An article that cannot be read at all: line, code, what is wrong, what to write instead."""

    def __init__(self, line: int, code: str, message: str, advice: str) -> None:
        super().__init__(message)
        self.line, self.code, self.message, self.advice = line, code, message, advice


class ProblemList:
    """The problems of one file, gathered while it is read; `path` is the file as people are shown it."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._found: list[Problem] = []

    def add(self, line: int, code: str, message: str, advice: str) -> None:
        """Note a problem; `code` must be one of `PROBLEM_CODES` (KeyError otherwise)."""
        PROBLEM_CODES[code]
        severity: Severity = "remark" if code in REMARK_CODES else "problem"
        self._found.append(
            Problem(path=self.path, line=line, code=code, message=message, advice=advice, severity=severity)
        )

    def add_refusal(self, refusal: RefusedError) -> None:
        """Note why the article is left out."""
        self.add(refusal.line, refusal.code, refusal.message, refusal.advice)

    @property
    def found(self) -> tuple[Problem, ...]:
        """All problems so far, in the order of lines."""
        return tuple(sorted(set(self._found)))


def quoted(text: str) -> str:
    """Return foreign text fit for a message: clean, on one line, cut, in quotation marks."""
    clean = clean_text(text[: 4 * MAX_QUOTED_CHARACTERS])
    cut = clean if len(clean) <= MAX_QUOTED_CHARACTERS else clean[: MAX_QUOTED_CHARACTERS - 1] + "…"
    return f'"{cut}"'
